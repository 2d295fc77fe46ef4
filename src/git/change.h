/*
 * change: the paths that a change touches, from where it left its base.
 *
 * Counted is what differs between the head and the commit at which it left
 * the base, and what any commit of the change did on its own: a file that one
 * commit adds and the next takes away stays in Git for ever. A merge did what
 * is as in none of its parents.
 *
 * Units     every file of the repository counts, whatever its kind; a rename
 *           is two paths.
 * Owner     paths are made in the arena given; they stand in order, each once
 *           in one of the two lists.
 * Errors    a name that is no commit, and a clone that does not reach back to
 *           where the change began, are reported.
 */
#ifndef GIT_CHANGE_H
#define GIT_CHANGE_H

#include "git/oid.h"
#include "git/snapshot.h"

struct change {
	struct oid fork; /* the commit at which it left the base */
	struct paths paths; /* which the head has otherwise */
	struct paths undone; /* touched on the way, and as they were at last */
};

/* head is a commit's name, or empty for HEAD. */
bool change_read(struct change *c, struct repo *repo, struct str base,
    struct str head, struct arena *arena, struct diag *diag) must_check;

#endif
