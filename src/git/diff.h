/*
 * diff: what a commit changed in its first parent, path by path.
 *
 * Two trees are compared entry by entry in the bytes they are stored in, and
 * a folder that is the same on both sides is never read. A wide folder costs
 * a hundred times less than with libgit2's own comparison.
 *
 * Owner     trees are kept from one commit to the next, as much as fits;
 *           diff_free gives them back.
 * Errors    a folder that is missing, as in a treeless clone, makes the
 *           answer false: the changes are those that could be seen.
 * Source    Git's tree-diff.c, whose order of paths this is.
 */
#ifndef GIT_DIFF_H
#define GIT_DIFF_H

#include "git/ledger.h"

struct diff;

struct diff *diff_new(struct repo *repo, struct ledger *l);
void diff_free(struct diff *d);

/*
 * Add the changes from one tree to the other to the ledger; an old tree of
 * NULL has no files.
 */
bool diff_trees(
    struct diff *d, const struct oid *old, const struct oid *new) must_check;

#endif
