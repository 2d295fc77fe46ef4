#include <stdlib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "git/commit.h"
#include "git/gather.h"
#include "git/handle.h"
#include "git/staged.h"

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

static int
compare_staged(const void *key, const void *item)
{
	const struct str *path = key;
	const struct staged_entry *se = item;

	return str_cmp(*path, se->path);
}

/*
 * The id of a working file is that of its bytes; the index has it as Git
 * stores it, with other ends of lines perhaps.
 */
static bool
is_saved(const struct entry *e, const struct staged *staged,
    const struct gather *committed)
{
	const struct entry *old = committed->n == 0
	    ? NULL
	    : bsearch(&e->path, committed->items, committed->n, sizeof(*old),
		  compare_path);
	const struct staged_entry *new = staged->n == 0
	    ? NULL
	    : bsearch(&e->path, staged->items, staged->n, sizeof(*new),
		  compare_staged);

	if (old == NULL || e->modified)
		return false;
	return oid_eq(&old->id, e->stored || new == NULL ? &e->id : &new->id);
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
	struct staged staged;
	struct diag quiet;

	if (s->repo->root < 0 ||
	    !staged_read(&staged, repo_folder(s->repo), arena))
		return;
	diag_init(&quiet);
	g.diag = &quiet;
	gather_committed(s, &g);
	for (size_t i = 0; i < s->n; i++) {
		if (!is_saved(&s->items[i], &staged, &g))
			*vec_push(arena, out) = s->items[i].path;
	}
	for (size_t i = 0; i < g.n; i++) {
		if (snapshot_find(s, g.items[i].path) == NULL)
			*vec_push(arena, out) =
			    str_copy(arena, g.items[i].path);
	}
	diag_free(&quiet);
}
