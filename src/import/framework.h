/*
 * framework: competencies of another system, as vision/competencies.yaml.
 *
 * Readers of CASE and of Mahara's matrices fill a tree of statements; one
 * writer makes the file of it, so that both treat depth, names and ids alike.
 * The file knows two levels, competencies and their elements. A deeper tree
 * keeps its order and is flattened below its first level; a single root that
 * only holds the rest is the framework itself.
 *
 * Owner     the import's arena.
 * Errors    what has no place in the file is reported.
 */
#ifndef IMPORT_FRAMEWORK_H
#define IMPORT_FRAMEWORK_H

#include "data/value.h"
#include "import/import.h"

struct statement {
	struct str id; /* wanted in the file; empty: made of code or name */
	struct str code; /* "MA.3.1", or empty */
	struct str name; /* short, or empty */
	struct str text; /* the whole statement */
	struct str notes; /* Markdown, or empty */
	struct str color;
	struct str icon;
	struct str grades[16]; /* an "I can" statement's */
	size_t n_grades;
	bool i_can; /* says what its parent is in some grades */
	double order; /* among its siblings */
	size_t number; /* as it came, for those of one order */
	struct str mark; /* what the file has in quotes where it stands */
	struct statement *parent; /* NULL: of the first level */
	struct {
		struct statement **items;
		size_t n;
		size_t cap;
	} related;
	struct {
		struct statement **items; /* filled by framework_put */
		size_t n;
		size_t cap;
	} children;
	size_t visited; /* children gone through */
	struct str given; /* the id it has got */
};

struct framework {
	struct str title;
	struct str version;
	struct str source;
	struct str intro;
	struct value levels; /* list of {id, name}, or nil */
	struct value bands; /* list of {id, name, grades}, or nil */
	struct {
		struct statement **items;
		size_t n;
		size_t cap;
	} all; /* in the order they came */
};

/* Make child a child of parent; false if that would be a circle. */
bool statement_attach(
    struct statement *child, struct statement *parent) must_check;

/* Plan vision/competencies.yaml, or what im->to says. */
bool framework_put(
    struct import *im, struct framework *f, const char *from) must_check;

/* A member of o, unless text is empty. */
void framework_set(
    struct import *im, struct object *o, const char *key, struct str text);

/* The i-th level from the lowest; its id is made of its name if it has none. */
struct value framework_level(
    struct import *im, size_t i, struct str id, struct str name);
/* Where a JSON file first has the word mark: its values have no places. */
struct place framework_place(struct import *im, struct str mark);

/* An id of a word: letters, digits and "-"; empty if there are none. */
struct str framework_id(struct import *im, struct str text);

#endif
