#include "base/map.h"

#include "base/arena.h"

#define NEAR_EDITS 2

void
map_init(struct map *m, struct arena *arena)
{
	*m = (struct map){ .arena = arena };
}

/* The slot that holds key, or the free one where it would go. */
static uint32_t *
find_slot(const struct map *m, struct str key, uint32_t hash)
{
	size_t i = hash & (m->n_slots - 1);
	const struct map_entry *e;

	while (m->slots[i] != 0) {
		e = &m->items[m->slots[i] - 1];
		if (e->hash == hash && str_eq(e->key, key))
			break;
		i = (i + 1) & (m->n_slots - 1);
	}
	return &m->slots[i];
}

void *
map_get(const struct map *m, struct str key)
{
	uint32_t slot;

	if (m->n == 0)
		return NULL;
	slot = *find_slot(m, key, str_hash(key));
	return slot != 0 ? m->items[slot - 1].value : NULL;
}

static void
add_slots(struct map *m)
{
	m->n_slots = m->n_slots != 0 ? m->n_slots * 2 : 16;
	m->slots = arena_array(m->arena, m->n_slots, sizeof(*m->slots));
	for (size_t i = 0; i < m->n; i++)
		*find_slot(m, m->items[i].key, m->items[i].hash) =
		    (uint32_t)(i + 1);
}

void **
map_at(struct map *m, struct str key)
{
	uint32_t hash = str_hash(key), *slot;
	struct map_entry *e;

	if ((m->n + 1) * 4 > m->n_slots * 3)
		add_slots(m);
	slot = find_slot(m, key, hash);
	if (*slot == 0) {
		e = vec_push(m->arena, m);
		*e = (struct map_entry){ key, NULL, hash };
		*slot = (uint32_t)m->n;
	}
	return &m->items[*slot - 1].value;
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
