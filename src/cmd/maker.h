/*
 * maker: the files that "waymark new" and "waymark init" put down.
 *
 * They are gathered first and written together, so that nothing is there when
 * one of them cannot be. A file that is there already is never changed.
 *
 * Owner     the arena given to maker_init; paths are from the folder.
 * Errors    told on stderr; the caller exits with the status.
 */
#ifndef CMD_MAKER_H
#define CMD_MAKER_H

#include "content/sketch.h"

struct arena;

struct made {
	struct str path;
	struct str bytes;
};

struct maker {
	const char *command; /* "waymark new": for what is told */
	struct arena *arena;
	struct str content; /* the content folder, without a "/" at its end */
	struct made *items;
	size_t n;
	size_t cap;
};

void maker_init(struct maker *m, const char *command, struct str content,
    struct arena *arena);
void maker_add(struct maker *m, struct str path, struct str bytes);
/* A document called id, of the student owner if its kind has one. */
void maker_add_document(struct maker *m, const struct sketch *sketch,
    struct str owner, struct str id, const struct sketch_values *values);
/* Write all of them below the folder dir, or none; an enum status. */
int maker_write(const struct maker *m, int dir) must_check;

/* A name taken apart: the first word is the first name. */
struct person_name {
	struct str first;
	struct str last;
	struct str id; /* "layla-h" */
};
/* An id that shows no more than a first name and an initial. */
struct person_name maker_student(struct str name, struct arena *arena);

#endif
