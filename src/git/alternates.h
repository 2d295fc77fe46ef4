/*
 * alternates: other object stores that a repository borrows from.
 *
 * A clone made with --shared or --reference has only its own objects; the rest
 * it finds where it was cloned from, until that is moved away.
 *
 * Owner     paths live in the arena given.
 * Errors    none: a store that is not there has nothing.
 * Source    gitrepository-layout(5), "objects/info/alternates"; Git follows
 *           those of others five deep.
 */
#ifndef GIT_ALTERNATES_H
#define GIT_ALTERNATES_H

#include "base/str.h"

struct arena;
struct hash_state;
struct repo;

struct stores {
	struct str *items; /* folders such as "/srv/work.git/objects" */
	size_t n;
	size_t cap;
};

/* The repository's own store, and then all that it borrows from. */
void stores_list(struct repo *repo, struct arena *arena, struct stores *out);
/*
 * Add to a key which stores are borrowed from, and what packs they have: a
 * history may reach less far without one.
 */
void alternates_add(
    struct repo *repo, struct hash_state *state, struct arena *arena);

#endif
