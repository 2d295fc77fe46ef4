/*
 * anchors: the ids of one page, so that no two parts of it share one.
 *
 * Several bodies may stand on one page, an artifact and its responses for
 * example; they share one struct anchors, and so never collide. The template's
 * own ids are kept for it.
 *
 * Owner     ids live in the arena that anchors_init was given; those that come
 *           from outside are copied.
 * Source    ids are made as GitHub makes them, so that links between headings
 *           that work there work here: lower case, no punctuation, "-" for a
 *           space, letters of any script as they are.
 */
#ifndef TEXT_ANCHORS_H
#define TEXT_ANCHORS_H

#include "base/map.h"

struct anchors {
	struct arena *arena;
	struct map taken;
	const struct map *kept; /* ids of the template; NULL: none */
	unsigned bodies; /* rendered so far, for the ids of footnotes */
	unsigned tables; /* numbered over the page, for their labels */
	unsigned listings;
};

void anchors_init(
    struct anchors *a, const struct map *kept, struct arena *arena);
/* Keep an id for something else; false if it is taken already. */
bool anchors_reserve(struct anchors *a, struct str id);
/*
 * An id that nothing on the page has, from one that a text asks for:
 * "the-creek", then "the-creek-1".
 */
struct str anchors_make(struct anchors *a, struct str slug);
/* The id that text asks for, taken or not; "section" for text without any
 * letter. */
struct str anchors_slug(struct str text, struct arena *arena);

#endif
