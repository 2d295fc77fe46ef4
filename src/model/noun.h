/*
 * noun: what every thing that a page can be about has in common.
 *
 * A noun is a drop, so templates look into it by the table of its class
 * (model/<noun>.c). A name that is not in the class's table is looked for in
 * the table of all nouns (model/noun.c), then among the fields of the front
 * matter: so a theme can use a field that the program does not know.
 *
 * Owner     nouns live in the arena of the build; they do not change once
 *           the plan has filled their urls, so that workers share them.
 */
#ifndef MODEL_NOUN_H
#define MODEL_NOUN_H

#include "base/arena.h"
#include "data/drop.h"
#include "policy/release.h"

struct noun;
struct student;
struct year;

/* Drops in an order that templates see; the items are made once. */
struct list {
	struct value *items; /* every one a VALUE_DROP */
	size_t n;
	size_t cap;
};

struct noun {
	struct drop drop;
	enum kind kind; /* KIND_COUNT: no document of its own (a tag, a year) */
	const struct released *released; /* NULL without a document */
	const struct document *document; /* &released->document, or NULL */
	uint64_t fields; /* value_marks of its front matter */
	struct str url; /* filled by the plan; empty: no page of its own */
	struct str id; /* slug: the last part of the url */
	struct str title;
	struct str summary;
	struct str lang; /* empty: the site's */
	struct date date;
	struct date updated; /* its own word, or its newest version */
	struct str sort; /* collation key: ties go to the stem */
	const struct student *student; /* whose it is, or NULL */
	const struct year *year; /* the school year of date, or NULL */
	struct list tags;
	struct list related;
	struct list translations; /* the same in other languages, not itself */
	struct list showcases; /* that show it */
};

void list_add(struct list *list, struct arena *arena, const struct drop *drop);
const struct drop *list_at(const struct list *list, size_t i);
bool list_has(const struct list *list, const struct drop *drop);
/* The list as a template sees it. */
struct value list_value(const struct list *list);

/* True if the drop is of a noun's class, and not a line of a list. */
bool noun_is(const struct drop *drop);
/* The noun a drop of a noun's class is. */
struct noun *noun_of(const struct drop *drop);

/* The noun at i of a list of nouns. */
struct noun *list_noun(const struct list *list, size_t i);

/* What noun classes give as drop_class.other: fields of the front matter. */
bool noun_other(const struct drop *drop, struct str name, struct drop_env *env,
    struct value *out);

/* The properties that all nouns have: the base of their classes. */
extern const struct drop_class noun_class;

#endif
