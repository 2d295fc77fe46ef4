#include <stdlib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "git/commit.h"
#include "git/gather.h"
#include "git/handle.h"

static int
compare_path(const void *key, const void *item)
{
	const struct str *path = key;
	const struct entry *e = item;

	return str_cmp(*path, e->path);
}

/* What the last commit has; nothing where there is none yet. */
static void
gather_committed(const struct snapshot *s, struct gather *g)
{
	struct commit commit;
	struct oid head;

	if (!oid_from_hex(s->commit, &head) ||
	    !commit_read(s->repo, &head, &commit))
		return;
	if (tree_gather(g, &commit.tree))
		gather_sort(g);
	commit_free(&commit);
}

static bool
is_saved(const struct entry *e, git_index *index, const struct gather *g)
{
	const struct entry *committed = g->n == 0
	    ? NULL
	    : bsearch(&e->path, g->items, g->n, sizeof(*e), compare_path);
	const git_index_entry *staged =
	    git_index_get_bypath(index, arena_cstr(g->arena, e->path), 0);

	return !e->modified && committed != NULL && staged != NULL &&
	    memcmp(committed->id.bytes, staged->id.id, OID_BYTES) == 0;
}

void
snapshot_unsaved(
    const struct snapshot *s, struct arena *arena, struct paths *out)
{
	struct gather g = { .repo = s->repo,
		.arena = arena,
		.content = s->content,
		.themes =
		    arena_printf(arena, "%.*sthemes/", STR_ARG(s->root)) };
	git_index *index = NULL;
	struct diag quiet;

	if (s->repo->root < 0 || git_repository_index(&index, s->repo->git) < 0)
		return;
	diag_init(&quiet);
	g.diag = &quiet;
	gather_committed(s, &g);
	for (size_t i = 0; i < s->n; i++) {
		if (!is_saved(&s->items[i], index, &g))
			*vec_push(arena, out) = s->items[i].path;
	}
	for (size_t i = 0; i < g.n; i++) {
		if (snapshot_find(s, g.items[i].path) == NULL)
			*vec_push(arena, out) =
			    str_copy(arena, g.items[i].path);
	}
	diag_free(&quiet);
	git_index_free(index);
}
