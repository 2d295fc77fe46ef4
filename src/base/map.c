#include "base/map.h"

#include "base/arena.h"

#define NEAR_EDITS 2
/* A power of two, as every number of slots is. */
#define SLOTS_MIN 16

void
map_init(struct map *m, struct arena *arena)
{
	*m = (struct map){ .arena = arena };
}

/* The slot that holds key, or the free one where it would go. */
static struct map_slot *
find_slot(const struct map *m, struct str key, uint32_t hash)
{
	size_t i = hash & (m->n_slots - 1);
	struct map_slot *slot;

	for (;; i = (i + 1) & (m->n_slots - 1)) {
		slot = &m->slots[i];
		if (slot->entry == 0 ||
		    (slot->hash == hash &&
			str_eq(m->items[slot->entry - 1].key, key)))
			return slot;
	}
}

void *
map_get(const struct map *m, struct str key)
{
	const struct map_slot *slot;

	if (m->n == 0)
		return NULL;
	slot = find_slot(m, key, str_hash(key));
	return slot->entry != 0 ? m->items[slot->entry - 1].value : NULL;
}

/* Three of four slots are filled at most. */
static bool
has_slots(const struct map *m, size_t n)
{
	return n <= m->n_slots / 4 * 3;
}

static void
add_slots(struct map *m, size_t keys)
{
	const struct map_slot *old = m->slots;
	size_t n = m->n_slots;

	m->n_slots = n != 0 ? n : SLOTS_MIN;
	while (!has_slots(m, keys))
		m->n_slots *= 2;
	m->slots = arena_array(m->arena, m->n_slots, sizeof(*m->slots));
	for (size_t i = 0; i < n; i++) {
		if (old[i].entry != 0)
			*find_slot(m, m->items[old[i].entry - 1].key,
			    old[i].hash) = old[i];
	}
}

void
map_reserve(struct map *m, size_t n)
{
	vec_reserve(m->arena, m, n);
	add_slots(m, n);
}

void **
map_at(struct map *m, struct str key)
{
	uint32_t hash = str_hash(key);
	struct map_slot *slot;

	if (!has_slots(m, m->n + 1))
		add_slots(m, m->n + 1);
	slot = find_slot(m, key, hash);
	if (slot->entry == 0) {
		*vec_push(m->arena, m) = (struct map_entry){ key, NULL };
		*slot = (struct map_slot){ (uint32_t)m->n, hash };
	}
	return &m->items[slot->entry - 1].value;
}

void
map_put(struct map *m, struct str key, void *value)
{
	*map_at(m, key) = value;
}

struct str
map_nearest(const struct map *m, struct str name)
{
	struct str best = { NULL, 0 };
	size_t best_distance = NEAR_EDITS + 1, d;

	for (size_t i = 0; i < m->n; i++) {
		d = str_distance(name, m->items[i].key, NEAR_EDITS);
		if (d < best_distance && d < m->items[i].key.n) {
			best = m->items[i].key;
			best_distance = d;
		}
	}
	return best;
}
