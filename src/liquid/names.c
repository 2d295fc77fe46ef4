#include "liquid/names.h"

#include "base/arena.h"

void
names_init(struct names *n, struct arena *arena, const struct names *parent)
{
	n->arena = arena;
	n->parent = parent;
	n->first = parent != NULL ? names_count(parent) : 0;
	map_init(&n->map, arena);
}

uint32_t
names_count(const struct names *n)
{
	return n->first + (uint32_t)n->map.n;
}

/* The map holds the number plus one, so that NULL stays "not there". */
uint32_t
names_find(const struct names *n, struct str text)
{
	for (; n != NULL; n = n->parent) {
		void *found = map_get(&n->map, text);

		if (found != NULL)
			return (uint32_t)((uintptr_t)found - 1);
	}
	return NAME_NONE;
}

uint32_t
names_intern(struct names *n, struct str text)
{
	uint32_t name = names_find(n, text);

	if (name == NAME_NONE) {
		name = names_count(n);
		map_put(&n->map, str_copy(n->arena, text),
		    (void *)((uintptr_t)name + 1));
	}
	return name;
}

struct str
names_text(const struct names *n, uint32_t name)
{
	while (name < n->first)
		n = n->parent;
	return n->map.items[name - n->first].key;
}
