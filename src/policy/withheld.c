#include "policy/withheld.h"

#include "base/arena.h"
#include "content/document.h"

struct withheld {
	struct map by_stem; /* stem -> enum refusal */
	struct byname names; /* of enum refusal */
};

struct withheld *
withheld_new(struct arena *arena)
{
	struct withheld *w = arena_alloc(arena, sizeof(*w));

	map_init(&w->by_stem, arena);
	byname_init(&w->names, arena);
	return w;
}

static enum refusal *
keep(struct withheld *withheld, enum refusal refusal)
{
	enum refusal *r = arena_alloc(withheld->by_stem.arena, sizeof(*r));

	*r = refusal;
	return r;
}

void
withheld_add(struct withheld *withheld, struct str stem, enum refusal refusal)
{
	map_put(&withheld->by_stem, stem, keep(withheld, refusal));
}

void
withheld_add_name(struct withheld *withheld, enum name_rank rank,
    struct str name, const struct document *document, enum refusal refusal)
{
	struct named named = { keep(withheld, refusal), document->rel,
		document->owner };

	byname_add(&withheld->names, rank, name, &named);
}

enum refusal
withheld_find(const struct withheld *withheld, struct str stem)
{
	const enum refusal *r = map_get(&withheld->by_stem, stem);

	return r != NULL ? *r : REFUSAL_NONE;
}

enum refusal
withheld_find_name(const struct withheld *withheld, struct str name,
    const struct byname_asker *asker)
{
	struct arena scratch;
	struct byname_answer answer;

	arena_init(&scratch);
	answer = byname_find(&withheld->names, name, asker, &scratch);
	arena_free(&scratch);
	return answer.thing != NULL ? *(const enum refusal *)answer.thing
				    : REFUSAL_NONE;
}
