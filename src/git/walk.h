/*
 * walk: bring the commits of a history into a ledger.
 *
 * The walk starts at the head and stops at commits that the ledger has. What
 * refs/replace and grafts say of parents holds, and where a shallow clone
 * ends, the commit is marked as cut off. If the ledger holds commits that are
 * not in the head's history, as after a rebase, or that can be told better
 * now, as after "git fetch --unshallow", it is made anew from what it knows
 * and nothing of them stays.
 *
 * Errors    a head that cannot be read is reported and false. A parent that
 *           is missing cuts its child off; the history is still told.
 * Source    gitglossary(7), "grafts" and "shallow repository".
 */
#ifndef GIT_WALK_H
#define GIT_WALK_H

#include "git/ledger.h"

/* Make l, which may be empty, the history of head. */
bool walk_history(struct ledger *l, struct repo *repo, const struct oid *head,
    struct diag *diag) must_check;

/*
 * What decides, beside the commits, how a history reads: replaced objects and
 * grafts, whether a clone is partial, and what it borrows from other stores. A
 * ledger that was made under another key is of no use. Where a shallow clone
 * ends is not part of it: what a ledger knows of the commits behind that is
 * so, and a service that keeps it need not clone them again.
 */
struct str walk_settings(struct repo *repo, struct arena *arena);
/* The commits at which a shallow clone ends, as Git keeps them; or nothing. */
struct str walk_boundary(struct repo *repo, struct arena *arena);

#endif
