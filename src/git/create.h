/*
 * create: a new repository, the only one that waymark ever writes to.
 *
 * The files are staged and not committed: a commit carries a name, and whose
 * that is, is for a person to say. A build reads what is staged.
 *
 * Errors    reported; false when the folder is not what it should be.
 * Source    git-init(1), git-add(1), through libgit2.
 */
#ifndef GIT_CREATE_H
#define GIT_CREATE_H

#include "base/str.h"

struct arena;
struct diag;

enum create_state {
	CREATE_FRESH, /* no repository here, nor around it */
	CREATE_TAKEN, /* nor that, but files, be it those of a whole home */
	CREATE_HERE, /* the folder is a repository's working tree */
	CREATE_INSIDE /* the folder lies in a repository's working tree */
};

/* What stands in the way of a repository in folder, which may be missing. */
enum create_state create_state(struct str folder, struct arena *arena);

/*
 * Make a repository in folder, its branch called main, and stage the files at
 * paths, which are there and relative to it.
 */
bool create_repo(struct str folder, const struct str *paths, size_t n,
    struct arena *arena, struct diag *diag) must_check;

#endif
