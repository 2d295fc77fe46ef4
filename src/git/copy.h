/*
 * copy: take what one ledger knows of a commit over into another.
 *
 * Owner     the numbers of paths that were met live in the arena.
 */
#ifndef GIT_COPY_H
#define GIT_COPY_H

#include "git/ledger.h"

struct copy {
	struct ledger *from;
	struct ledger *to;
	struct arena *arena;
	uint32_t *paths; /* number in to, by number in from; 0: not met */
};

void copy_init(struct copy *copy, struct ledger *from, struct ledger *to,
    struct arena *arena);
/* The row of commit n for the other ledger, all but its parents. */
void copy_commit(struct copy *copy, uint32_t n, struct ledger_commit *out);

#endif
