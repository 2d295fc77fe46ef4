/*
 * field: tables of fields, and an author's object checked against one.
 *
 * A row says what a field is called, of what type it is and what it is for.
 * The check, "waymark explain", the manual and the schemas for editors read
 * the same rows. The checked object is what the rest of waymark and every
 * template sees: aliases resolved, a list where the table says list, a date
 * as YYYY-MM-DD, a number as a number, whatever the YAML looked like.
 *
 * Owner     tables are constant; the checked object is made in arena and
 *           borrows nothing from the author's but words that are written so
 *           in the file (data/yaml.h).
 * Errors    reported at the value, or at the object for what is missing; the
 *           field is then left out, and the check goes on to the next.
 */
#ifndef DATA_FIELD_H
#define DATA_FIELD_H

#include "data/value.h"

struct buf;
struct field_table;

enum field_type {
	FIELD_TEXT, /* one paragraph of plain text */
	FIELD_MARKDOWN, /* text that is rendered */
	FIELD_DATE, /* see data/when.h; checked: text, YYYY-MM-DD */
	FIELD_INT, /* from min to max */
	FIELD_BOOL, /* true or false, yes or no */
	FIELD_CHOICE, /* one of the words in `of`, "a|b" */
	FIELD_ID, /* letters, digits, "-", "_" and ".": names a file or part */
	FIELD_REF, /* another document: path below content/, or its id */
	FIELD_FILE, /* a file beside the document, or a path below content/ */
	FIELD_LINK, /* http, https, mailto, tel, or a path of this site */
	FIELD_LANG, /* a language tag of BCP 47: "es", "zh-Hant" */
	FIELD_COLOR, /* "#0a5a73" */
	FIELD_MAP, /* a group of fields, of the table `fields` */
	FIELD_NAMED, /* groups under names that the author chooses */
	FIELD_ANY, /* kept as written */
	FIELD_ALIAS, /* another tool's name for the field `of` */
	FIELD_FOREIGN /* another tool's field; the help says what to do instead
		       */
};

enum {
	FIELD_REQUIRED = 1, /* missing is an error */
	FIELD_ADVISED = 2, /* missing is a warning */
	FIELD_LIST = 4, /* a list of the type; one alone is a list of one */
	FIELD_COMMAS = 8, /* a list written as text is cut at commas */
	FIELD_NOT = 16, /* alias of true for false: published means not draft */
	FIELD_RARE = 32, /* for who writes files: no form asks for it */
	FIELD_STAFF = 64, /* of a document: staff's to set, not a student's */
	FIELD_SHOWN = 128 /* only shown: nothing is decided, listed, linked or
			   * found by it, but for an order by title */
};

struct field {
	const char *name;
	enum field_type type;
	unsigned flags;
	const char *help; /* sentences; of an alias: NULL */
	const char *of; /* words of a choice; the field that an alias means;
			 * what an id, document or file is, or NULL */
	const struct field_table *fields; /* of FIELD_MAP and FIELD_NAMED */
	int32_t min; /* FIELD_INT */
	int32_t max; /* FIELD_INT; of text, characters (0: LIMIT_TEXT_CHARS) */
	const char *unless; /* not missing if this other field is given */
	const char *after; /* FIELD_DATE: not before the day of this field */
	const char *dated; /* FIELD_ALIAS: the field that a day is meant for */
};

struct field_table {
	const char *name; /* as in the manual: "artifact" */
	const struct field *items;
	size_t n;
	const struct field_table *more; /* rows that other tables share */
	const char *bare; /* the field that text alone stands for, or NULL */
};

/* A table made of the rows of an array. */
#define FIELD_ROWS(rows) .items = (rows), .n = sizeof(rows) / sizeof(*(rows))

/*
 * Check the object in against table. Keys that no row has are a warning and
 * move, as written, to the member "extra" of the result. Nil is an object
 * without members. False if there was any error; *out is an object all the
 * same, with what was right.
 */
bool fields_check(const struct field_table *table, const struct value *in,
    struct str path, struct arena *arena, struct diag *diag,
    struct value *out) must_check;

/* The row of that name, aliases included, or NULL. */
const struct field *field_find(
    const struct field_table *table, struct str name);
/*
 * The table's own rows and then those that it shares, by number. Of two with
 * one name the first counts, which is the one that field_find gives.
 */
size_t field_count(const struct field_table *table);
const struct field *field_row(const struct field_table *table, size_t i);

/* "list of ids", "one of a, b": as the manual says it. */
void field_print_type(const struct field *field, struct buf *out);
/* A field for "waymark explain", with the fields of its group indented. */
void field_print(const struct field *field, struct buf *out);
/* The rows of a table one below the other, and those that it shares. */
void field_print_table(const struct field_table *table, struct buf *out);

#endif
