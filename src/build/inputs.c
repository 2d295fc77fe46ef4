#include "build/inputs.h"

#include "admin/admin.h"
#include "base/process.h"
#include "build/build.h"
#include "config/config.h"
#include "git/history.h"
#include "git/holdings.h"
#include "git/snapshot.h"
#include "theme/theme.h"

static void
add_commit(struct hash_state *state, struct repo *repo, struct str name,
    struct arena *arena)
{
	struct oid id;

	hash_add(state,
	    history_find(repo, name, &id) ? oid_hex(&id, arena) : STR(""));
}

/*
 * What the history depends on beside the commit: how much of it is here, whose
 * names are whose at HEAD, and the tags that are milestones.
 */
static void
add_history(
    struct hash_state *state, const struct inputs *in, struct arena *arena)
{
	const struct value *named = value_get(
	    value_get(&in->config->site, STR("history")), STR("milestones"));

	holdings_add(in->repo, state, arena);
	add_commit(state, in->repo, STR("HEAD"), arena);
	for (size_t i = 0;
	     value_is(named, VALUE_OBJECT) && i < named->as.object->n; i++)
		add_commit(state, in->repo,
		    arena_printf(arena, "refs/tags/%.*s",
			STR_ARG(named->as.object->items[i].key)),
		    arena);
}

struct hash
inputs_key(const struct inputs *in, struct arena *arena)
{
	const struct build_options *o = in->options;
	struct hash_state *state = hash_begin(arena);
	struct str parts[] = {
		process_program(arena),
		{ (const char *)in->snapshot->key.bytes,
		    sizeof(in->snapshot->key.bytes) },
		{ (const char *)in->theme->key.bytes,
		    sizeof(in->theme->key.bytes) },
		in->snapshot->root,
		in->snapshot->content,
		in->snapshot->commit,
		date_text(in->config->as_of, arena),
		{ (const char *)in->now->key.bytes,
		    sizeof(in->now->key.bytes) },
		date_text(in->today, arena),
		o->audience,
		o->base_url,
		o->drafts ? STR("drafts") : STR(""),
		in->key,
	};

	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		hash_add(state, parts[i]);
	add_history(state, in, arena);
	for (size_t i = 0; i < in->admin->n_files; i++)
		hash_add(state, in->admin->files[i].bytes);
	return hash_end(state);
}
