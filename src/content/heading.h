/*
 * heading: the first heading of a Markdown text, for a document without a
 * title of its own.
 *
 * Owner     slices of body, or made in arena.
 * Source    CommonMark 4.2 and 4.3; headings in code are not headings.
 */
#ifndef CONTENT_HEADING_H
#define CONTENT_HEADING_H

#include "base/arena.h"

struct heading_found {
	struct str text; /* without marks of emphasis and code */
	bool leads; /* nothing stands before it */
	size_t end; /* where what follows it begins in the body */
	uint32_t lines; /* from the body's start to there */
};

/* False if body has no heading with any text. */
bool heading_first(
    struct str body, struct arena *arena, struct heading_found *out) must_check;

/* A title from a file's name: "read-more" is "Read more". */
struct str heading_from_name(struct str name, struct arena *arena);

#endif
