/*
 * cache: bytes kept from one build to the next, which can always be lost.
 *
 * A value is a pure function of its kind and key, or carries in itself what
 * it depends on. The cache is a file outside of the repository and the
 * output, readable by its owner alone: it may hold names that no page shows,
 * and what is dropped from it is overwritten.
 *
 * Owner     cache_close gives back everything; values are copied.
 * Errors    none: a cache that is damaged, locked or cannot be written is
 *           dropped or not used, and costs only time. A NULL cache has
 *           nothing and keeps nothing.
 *           A process that was forked uses it only if it was at rest then
 *           (cache_rest), and reads alone.
 * Source    SQLite in WAL mode; secure_delete in sqlite.org/pragma.html.
 */
#ifndef CACHE_CACHE_H
#define CACHE_CACHE_H

#include "base/str.h"

struct arena;
struct cache;
struct map;

/*
 * The folder for a repository's cache: the one given with --cache, or one of
 * $XDG_CACHE_HOME/waymark or ~/.cache/waymark that belongs to that repository
 * alone. NULL when there is no such place.
 */
const char *cache_folder(
    struct str given, const char *repository, struct arena *arena);

/* The folder and the file in it are made; NULL when that is not possible. */
struct cache *cache_open(const char *folder);
/* What was put is kept from here on. */
void cache_close(struct cache *c);
/*
 * Keep what was put, and let go of the file until the cache is used again:
 * processes that are forked now each open it for themselves when they read.
 */
void cache_rest(struct cache *c);

bool cache_get(struct cache *c, struct str kind, struct str key,
    struct arena *arena, struct str *out) must_check;
void cache_put(
    struct cache *c, struct str kind, struct str key, struct str value);
void cache_drop(struct cache *c, struct str kind, struct str key);
/*
 * Drop all of a kind but the keys in keep: what is no longer used, because
 * somebody has withdrawn it, does not stay here either.
 */
void cache_keep_only(struct cache *c, struct str kind, const struct map *keep);
/* Drop all of a kind; an empty kind is all there is. */
void cache_drop_kind(struct cache *c, struct str kind);

/* The version of SQLite that runs. */
const char *cache_library_version(void);

#endif
