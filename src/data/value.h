/*
 * value: one piece of an author's data, with the place it stands at.
 *
 * YAML, JSON and templates share this type. What a template looks at may also
 * be a drop: an object of the program whose members are made when asked for.
 *
 * Units     n is bytes of a text, items of a list, members of an object.
 * Owner     a value borrows what it points to, usually from an arena; values
 *           are copied by assignment and never freed alone.
 * Source    the types of Liquid: nil, booleans, integers, decimals, text,
 *           arrays, objects in order, ranges.
 */
#ifndef DATA_VALUE_H
#define DATA_VALUE_H

#include "base/diag.h"

struct drop;
struct member;
struct object;

enum value_kind {
	VALUE_NIL,
	VALUE_BOOL,
	VALUE_INT,
	VALUE_DOUBLE,
	VALUE_TEXT,
	VALUE_LIST,
	VALUE_OBJECT,
	VALUE_RANGE, /* templates only */
	VALUE_DROP /* templates only */
};

enum {
	VALUE_SAFE = 1, /* text is HTML already and is not escaped again */
	VALUE_QUOTED = 2, /* YAML: the author put quotes round it */
	VALUE_WRITTEN = 4 /* YAML: it is bytes of the author's file */
};

struct range {
	int64_t first;
	int64_t last;
};

struct value {
	uint8_t kind; /* enum value_kind */
	uint8_t flags;
	uint16_t column; /* place; line 0 when it has none */
	uint32_t line;
	size_t n;
	union {
		bool boolean;
		int64_t integer;
		double number;
		const char *text;
		const struct value *items;
		const struct object *object;
		const struct range *range;
		const struct drop *drop;
	} as;
};

struct member {
	struct str key;
	uint16_t column; /* of the key */
	uint32_t line;
	struct value value;
};

struct object {
	struct member *items; /* in the author's order; keys are unique */
	size_t n;
	size_t cap;
	uint32_t *slots; /* index by key, made for large objects; or NULL */
	size_t n_slots;
	uint64_t marks; /* of all keys, see value_mark: most that are asked for
			 * are not there, and few of those have a bit */
};

static inline struct value
value_nil(void)
{
	return (struct value){ .kind = VALUE_NIL };
}

static inline struct value
value_bool(bool b)
{
	return (struct value){ .kind = VALUE_BOOL, .as.boolean = b };
}

static inline struct value
value_int(int64_t i)
{
	return (struct value){ .kind = VALUE_INT, .as.integer = i };
}

static inline struct value
value_double(double d)
{
	return (struct value){ .kind = VALUE_DOUBLE, .as.number = d };
}

static inline struct value
value_text(struct str s)
{
	return (struct value){ .kind = VALUE_TEXT, .n = s.n, .as.text = s.p };
}

/* HTML that the program made itself. */
static inline struct value
value_safe(struct str html)
{
	struct value v = value_text(html);

	v.flags = VALUE_SAFE;
	return v;
}

static inline struct value
value_list(const struct value *items, size_t n)
{
	return (struct value){ .kind = VALUE_LIST, .n = n, .as.items = items };
}

static inline struct value
value_drop(const struct drop *drop)
{
	return (struct value){ .kind = VALUE_DROP, .as.drop = drop };
}

struct value value_object(const struct object *object);

static inline bool
value_is(const struct value *v, enum value_kind kind)
{
	return v != NULL && v->kind == kind;
}

/* False for any other kind, and where there is no value. */
static inline bool
value_true(const struct value *v)
{
	return value_is(v, VALUE_BOOL) && v->as.boolean;
}

/* The text of a VALUE_TEXT; empty for any other kind. */
static inline struct str
value_str(const struct value *v)
{
	if (!value_is(v, VALUE_TEXT))
		return (struct str){ NULL, 0 };
	return (struct str){ v->as.text, v->n };
}

/* The place of v in the file called path. */
struct place value_place(const struct value *v, struct str path);
/* What an author calls the kind: "a list", "text", "true or false". */
const char *value_kind_name(enum value_kind kind);

/*
 * A bit for a key, and the bits of all keys that v has: where one's bit is
 * not among them there is no such member, and v need not be looked at.
 */
uint64_t value_mark(struct str key);
uint64_t value_marks(const struct value *v);
/* The member of an object called key, or NULL; v may be of any kind. */
const struct value *value_get(const struct value *v, struct str key);
const struct member *object_find(const struct object *o, struct str key);
/*
 * Whether the two are the same data in the same order, wherever each stands.
 * They come from an author's file, which is so deep and no deeper.
 */
bool value_same(const struct value *a, const struct value *b);
/* Add a member whose key is not there yet, with its place. */
void object_add(
    struct object *o, struct arena *arena, const struct member *member);
/* Add a member, or replace the value of one that is there. */
void object_set(
    struct object *o, struct arena *arena, struct str key, struct value value);

#endif
