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

struct str detach(struct str html, unsigned deeper, struct arena *arena);

#endif
