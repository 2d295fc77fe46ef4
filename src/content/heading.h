/*
 * heading: the heading that stands over a Markdown text, for a document
 * without a title of its own.
 *
 * That is a heading of the first level at the top. One of another level, or
 * behind other words, may as well stand over a part of the text: it is the
 * title if it is alone on its level and none is above it.
 *
 * Owner     made in arena.
 * Source    CommonMark 4.2 and 4.3; headings in code are not headings.
 */
#ifndef CONTENT_HEADING_H
#define CONTENT_HEADING_H

#include "base/arena.h"

/* Its text without marks of emphasis and code; empty if there is none. */
struct str heading_title(struct str body, struct arena *arena);

/*
 * A title from a file's name: "read-more" is "Read more". One with blanks is
 * written as a title already: "2026-05-12 At the creek".
 */
struct str heading_from_name(struct str name, struct arena *arena);

#endif
