/*
 * fence: which lines of a body are blocks of code between "```" or "~~~".
 *
 * Units     a line is without its end, as str_line gives it.
 * Ownership the state holds a slice of the line that opened the block.
 * Source    CommonMark 4.5; the indent is not limited, because the block may
 *           be part of a list.
 */
#ifndef CONTENT_FENCE_H
#define CONTENT_FENCE_H

#include "base/str.h"

/* Where a reader of lines stands; zero before the first one. */
struct fence {
	struct str open; /* the signs that the block began with, or empty */
};

/* Take the next line; true if it is code, or opens or closes a block of it. */
bool fence_takes(struct fence *f, struct str line);

#endif
