/*
 * map: from text to a pointer, in the order in which keys were added.
 *
 * Owner     the table lives in the arena it was made with; keys and values
 *           are the caller's and must live as long.
 */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include "base/str.h"

struct arena;

struct map_entry {
	struct str key;
	void *value;
};

/* The hash stands here, so that no other key is read on the way to one. */
struct map_slot {
	uint32_t entry; /* its number + 1, 0 is free */
	uint32_t hash;
};

struct map {
	struct arena *arena;
	struct map_entry *items; /* in order of adding */
	size_t n;
	size_t cap;
	struct map_slot *slots;
	size_t n_slots; /* a power of two */
};

void map_init(struct map *m, struct arena *arena);
/* Room for n keys in an empty map, which then need not grow on the way. */
void map_reserve(struct map *m, size_t n);
/* The value, or NULL. */
void *map_get(const struct map *m, struct str key);
/* Where the value of key stands; a new key starts with NULL. */
void **map_at(struct map *m, struct str key);
void map_put(struct map *m, struct str key, void *value);

/* The key nearest to name within two edits, or an empty slice: for hints. */
struct str map_nearest(const struct map *m, struct str name);

#endif
