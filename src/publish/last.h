/*
 * last: whether the published site is still what this build would make.
 *
 * The key of all that a build is made from is kept in the cache, with the
 * marks of every published file and the findings that were told. When key and
 * files are as they were, there is nothing to do but to tell the findings
 * again. When they are not, the marks spare the build reading the old files.
 *
 * Owner     the cache must stay open; texts borrow from the caller. The marks
 *           are in arena.
 * Errors    none: what is missing or damaged means that the site is built.
 */
#ifndef PUBLISH_LAST_H
#define PUBLISH_LAST_H

#include "base/hash.h"
#include "publish/marks.h"

struct arena;
struct cache;
struct diag;

struct last {
	struct arena *arena;
	struct cache *cache; /* NULL: nothing is known, nothing is kept */
	struct str output; /* folder */
	struct hash key;
	struct marks marks; /* of the site's files */
};

/* True if the site is right; its findings are added to diag. */
bool last_holds(struct last *last, struct diag *diag) must_check;
/*
 * For publish_begin, once last_holds was asked: the marks of the site that is
 * there. NULL without a cache.
 */
const struct marks *last_marks(struct last *last);
/* Keep what has been published, and the findings of diag from `from` on. */
void last_keep(struct last *last, const struct publish *p,
    const struct diag *diag, size_t from);

#endif
