/*
 * last: whether the published site is still what this build would make.
 *
 * The key of all that a build is made from is kept in the cache, with the
 * size, time and inode of every published file and the findings that were
 * told. When key and files are as they were, there is nothing to do but to
 * tell the findings again.
 *
 * Owner     the cache must stay open; texts borrow from the caller.
 * Errors    none: what is missing or damaged means that the site is built.
 */
#ifndef PUBLISH_LAST_H
#define PUBLISH_LAST_H

#include "base/hash.h"

struct cache;
struct diag;
struct publish;

struct last {
	struct cache *cache; /* NULL: nothing is known, nothing is kept */
	struct str output; /* folder */
	struct hash key;
	uint64_t files; /* of the site */
};

/* True if the site is right; its findings are added to diag. */
bool last_holds(struct last *last, struct diag *diag) must_check;
/* Keep what has been published, and the findings of diag from `from` on. */
void last_keep(struct last *last, const struct publish *p,
    const struct diag *diag, size_t from);

#endif
