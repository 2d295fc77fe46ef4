/*
 * only: the files that somebody asks "waymark check" about.
 *
 * All of the site is checked all the same, as a file may be wrong because of
 * another; but who has just written one page wants to read of that page.
 *
 * Owner     paths live in the arena given to only_read.
 */
#ifndef CMD_ONLY_H
#define CMD_ONLY_H

#include "cmd/option.h"

struct arena;
struct diag;

#define ONLY_MAX 64

struct only {
	struct str paths[ONLY_MAX]; /* from the repository's root, with "/" */
	size_t n; /* 0: all files */
};

/* Words are files or folders; false for one that is not there: told. */
bool only_read(struct only *only, const struct words *words,
    struct arena *arena) must_check;
/*
 * Drop what is told of other files; how many findings that are. What is told
 * of no file stays.
 */
size_t only_keep(const struct only *only, struct diag *diag);

#endif
