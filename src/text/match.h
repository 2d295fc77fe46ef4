/*
 * match: which numbers of one row stand in another, in the same order.
 *
 * The longest common subsequence, found with as few edits as there are. Rows
 * hold the numbers of words or blocks; equal numbers are equal things.
 *
 * Units     edits are insertions and deletions of one number.
 * Owner     partner is the caller's, with room for b.n numbers; what is
 *           needed on the way comes from scratch.
 * Errors    false when the rows differ by more than max_edits: they are not
 *           two states of one text, and partner is all MATCH_NONE but for
 *           what they begin and end with.
 * Source    E. W. Myers, "An O(ND) Difference Algorithm and Its Variations",
 *           Algorithmica 1 (1986).
 */
#ifndef TEXT_MATCH_H
#define TEXT_MATCH_H

#include "base/str.h"

struct arena;

#define MATCH_NONE UINT32_MAX

struct row {
	const uint32_t *items;
	size_t n;
};

/* partner[j] is the place in a of what stands at j in b, or MATCH_NONE. */
bool match_rows(struct row a, struct row b, size_t max_edits,
    struct arena *scratch, uint32_t *partner) must_check;

#endif
