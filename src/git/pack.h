/*
 * pack: where objects stand in one of a repository's packs.
 *
 * Known are packs with an index of version 2, which Git has written since
 * 2007. They may come from anywhere: whatever does not add up is not there,
 * and the caller asks libgit2, which says what is wrong.
 *
 * Units     places are bytes from the pack's beginning.
 * Owner     a pack made of two texts borrows them; entries are slices of it.
 * Errors    none are reported.
 * Source    gitformat-pack(5).
 */
#ifndef GIT_PACK_H
#define GIT_PACK_H

#include "git/oid.h"

struct arena;

/* Of an object: how its id begins, and its place as the index has it. */
struct pack_key {
	uint32_t head;
	uint32_t place;
};

struct pack {
	struct str index;
	struct str bytes;
	uint32_t n; /* objects */
	const struct pack_key *keys; /* by id; NULL before pack_learn */
};

/* What stands for a difference from another object, beside Git's kinds. */
#define ENTRY_FROM_PLACE 6u
#define ENTRY_FROM_ID 7u

struct pack_entry {
	unsigned kind; /* an object_kind, or one of the above */
	size_t size; /* of what is compressed */
	size_t base; /* where the object stands that it differs from */
	struct str rest; /* what is compressed, and all that follows it */
};

/* False if they are no index and pack, or none that is known. */
bool pack_init(struct pack *p, struct str index, struct str bytes) must_check;
/*
 * Before many objects are looked for: an index is so large that each search
 * waits for memory, and this is a fifth of it.
 */
void pack_learn(struct pack *p, struct arena *arena);
/* Where an object stands; false if it is in another pack, or in none. */
bool pack_find(
    const struct pack *p, const struct oid *id, size_t *at) must_check;
bool pack_entry(
    const struct pack *p, size_t at, struct pack_entry *out) must_check;

#endif
