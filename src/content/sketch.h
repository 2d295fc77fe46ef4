/*
 * sketch: the first text of a new document, for its author to go on from.
 *
 * The fields that matter stand in it: those whose value is known as lines,
 * the others as comments that are lines when the "#" is taken away. What is
 * said of each comes from the tables of fields, so that a sketch, "waymark
 * explain" and the manual agree.
 *
 * Source    the tables of content/; the rows in sketch.c.
 */
#ifndef CONTENT_SKETCH_H
#define CONTENT_SKETCH_H

#include "content/kind.h"

struct buf;

/* What is known: "class" is "room-12". Names are those in the rows' from. */
struct sketch_value {
	const char *name;
	struct str text;
};

struct sketch_values {
	const struct sketch_value *items;
	size_t n;
};

struct sketch;

/*
 * A sketch is called as its kind of document; a student's record in people/,
 * which has the consent to fill in, is called "record". NULL: there is none.
 */
const struct sketch *sketch_find(struct str name);
/* The sketch of that number, from 0; NULL behind the last. */
const struct sketch *sketch_at(size_t i);
const char *sketch_name(const struct sketch *sketch);
/* Whether body, trimmed, is what a document of that kind began with. */
bool sketch_is_unwritten(enum kind kind, struct str body);
enum kind sketch_kind(const struct sketch *sketch);
/*
 * The name of a value that the sketch cannot do without and that is not
 * given, or NULL.
 */
const char *sketch_lacks(
    const struct sketch *sketch, const struct sketch_values *values);
void sketch_write(const struct sketch *sketch,
    const struct sketch_values *values, struct buf *out);

/* A text as a YAML value on one line: in quotes where it needs them. */
void sketch_add_yaml(struct buf *out, struct str text);

#endif
