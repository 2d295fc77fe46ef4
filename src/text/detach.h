/*
 * detach: a rendered body as it may stand on its page a second time.
 *
 * Its ids are gone, and with them the links and names that point to one; its
 * headings are so many levels deeper, and it has no landmarks.
 *
 * Owner     the result lives in the arena, or is html itself.
 */
#ifndef TEXT_DETACH_H
#define TEXT_DETACH_H

#include "base/str.h"

struct arena;
struct buf;

struct str detach(struct str html, unsigned deeper, struct arena *arena);
/* Add a part of a body without the ids in it, and otherwise as it is. */
void detach_ids(struct buf *out, struct str html);

#endif
