#include "policy/withheld.h"

#include "base/map.h"

struct withheld {
	struct map by_stem; /* stem -> enum refusal */
};

struct withheld *
withheld_new(struct arena *arena)
{
	struct withheld *w = arena_alloc(arena, sizeof(*w));

	map_init(&w->by_stem, arena);
	return w;
}

void
withheld_add(struct withheld *withheld, struct str stem, enum refusal refusal)
{
	enum refusal *r = arena_alloc(withheld->by_stem.arena, sizeof(*r));

	*r = refusal;
	map_put(&withheld->by_stem, stem, r);
}

enum refusal
withheld_find(const struct withheld *withheld, struct str stem)
{
	const enum refusal *r = map_get(&withheld->by_stem, stem);

	return r != NULL ? *r : REFUSAL_NONE;
}
