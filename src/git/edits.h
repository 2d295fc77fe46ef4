/*
 * edits: how many lines turn one text into another.
 *
 * The number is that of Git, which is not always the least possible: lines
 * that occur often are set aside where they would mislead, and a search that
 * takes too long settles for a good way. So the same is set aside here, and
 * the search gives up at the same point.
 *
 * Source    E. Myers, "An O(ND) Difference Algorithm and Its Variations",
 *           1986; the limits and rules of Git's xdiff.
 */
#ifndef GIT_EDITS_H
#define GIT_EDITS_H

#include "git/ledger.h"

struct line_count edits_count(
    struct str old, struct str new, struct arena *scratch);

#endif
