#include "git/holdings.h"

#include "base/hash.h"
#include "git/alternates.h"
#include "git/walk.h"

void
holdings_add(struct repo *repo, struct hash_state *state, struct arena *arena)
{
	hash_add(state, walk_settings(repo, arena));
	hash_add(state, walk_boundary(repo, arena));
	stores_add_own(repo, state, arena);
}
