/*
 * renames: which file that a commit deletes is the same as one that it adds.
 *
 * The answer is that of "git diff-tree -M50% -l0" over the whole commit:
 * first files with the same content, then those of the same name that share
 * three quarters, then the best pairs of all the rest that share half.
 * Nothing is ever a copy. A commit is looked at when somebody asks, and the
 * ledger keeps the answer.
 *
 * Errors    a file that is missing or too large resembles nothing; the
 *           commit is marked, to be looked at again another time.
 * Source    Git's diffcore-rename.c of version 2.39.
 */
#ifndef GIT_RENAMES_H
#define GIT_RENAMES_H

#include "git/ledger.h"

/* What the commit renamed to path; NULL if path is new there. */
const struct rename *renames_find(
    struct ledger *l, struct repo *repo, uint32_t commit, uint32_t path);

#endif
