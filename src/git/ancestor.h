/*
 * ancestor: an older commit, by its day or as one that another descends from.
 *
 * The line of a commit is its first parents, as "git log --first-parent"
 * shows them: what stood on the branch itself, day after day. What came with
 * a merge stands on it from the merge on.
 *
 * Units     times are the committers', in seconds since 1970: a commit comes
 *           to the branch when it is committed, not when it was written.
 * Errors    not reported; the caller knows what was asked for. A commit that
 *           is not in this clone ends its line.
 */
#ifndef GIT_ANCESTOR_H
#define GIT_ANCESTOR_H

#include "git/oid.h"

struct repo;

/*
 * The newest commit on the line of head that was committed before a time;
 * false if the line begins later. One whose date cannot be read is passed
 * over.
 */
bool ancestor_before(struct repo *repo, const struct oid *head, int64_t time,
    struct oid *out) must_check;

/* True if young is old, or was made upon it by way of any parents. */
bool ancestor_is(struct repo *repo, const struct oid *old,
    const struct oid *young) must_check;

#endif
