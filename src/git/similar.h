/*
 * similar: how much of one file is in another, as Git scores it.
 *
 * A file is cut into lines, or pieces of 64 bytes of longer ones. What two
 * files share is the bytes of the pieces that both have, and the score is
 * their part of the larger file.
 *
 * Units     scores run from 0 to SCORE_MAX.
 * Owner     spans live in the arena.
 * Source    Git's diffcore-delta.c and estimate_similarity(); a score has to
 *           agree with Git's to the last digit, or renames would differ. As
 *           in Git 2.39, a last line without a line end does not count.
 */
#ifndef GIT_SIMILAR_H
#define GIT_SIMILAR_H

#include "base/str.h"

#define SCORE_MAX 60000u

struct arena;

/* A file's pieces: hash in the upper half, bytes in the lower, by hash. */
struct spans {
	uint64_t *items;
	size_t n;
	size_t size; /* of the file */
};

void spans_make(struct spans *s, struct str text, struct arena *arena);
unsigned spans_score(const struct spans *old, const struct spans *new);
/* False if files of these sizes cannot reach the score. */
bool sizes_may_reach(uint64_t a, uint64_t b, unsigned least);

/* True for content that Git takes for binary: a NUL in its first 8,000. */
bool is_binary(struct str text);

#endif
