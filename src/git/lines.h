/*
 * lines: how many lines a change adds and removes.
 *
 * Errors    what is not text has no count: binary content, links, submodules
 *           and Git LFS pointers. Neither has what is missing.
 * Source    "git log --numstat" with its default algorithm (Myers), which
 *           libgit2 shares with Git.
 */
#ifndef GIT_LINES_H
#define GIT_LINES_H

#include "git/ledger.h"

/*
 * From one content to the next; before is NULL for a new file. False if an
 * object is missing: it may be there another time.
 */
bool lines_count(struct repo *repo, const struct change *before,
    const struct change *after, struct line_count *out) must_check;

#endif
