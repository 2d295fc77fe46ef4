#include "git/gather.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/limits.h"

bool
gather_wants(const struct gather *g, struct str path)
{
	return str_starts(path, g->content) || str_starts(path, g->themes);
}

bool
gather_wants_folder(const struct gather *g, struct str path)
{
	return gather_wants(g, path) || str_starts(g->content, path) ||
	    str_starts(g->themes, path);
}

/* Links and submodules are left out, not followed. */
static bool
mode_is_file(struct gather *g, struct str path, uint32_t mode)
{
	struct place place = { .path = path };

	switch (mode & MODE_KIND) {
	case MODE_FILE:
		return true;
	case MODE_LINK:
		diag_report(g->diag, CODE_PATH_LINK, place,
		    "this is a symbolic link, which waymark does not follow");
		diag_hint(g->diag, "put a copy of the file in its place");
		return false;
	case MODE_COMMIT:
		diag_report(g->diag, CODE_PATH_SUBMODULE, place,
		    "this is another repository (a submodule), so its files "
		    "are not part of the site");
		diag_hint(g->diag, "add the files themselves");
		return false;
	default:
		diag_report(g->diag, CODE_PATH_UNSAFE, place,
		    "this is neither a file nor a folder (mode %o)", mode);
		return false;
	}
}

static bool
is_full(struct gather *g)
{
	if (g->n == LIMIT_ENTRIES)
		diag_report(g->diag, CODE_REPO_LARGE,
		    (struct place){ .path = g->content },
		    "there are more than %u files here, too many for a site",
		    LIMIT_ENTRIES);
	return g->n == LIMIT_ENTRIES;
}

struct entry *
gather_add(
    struct gather *g, struct str path, const struct oid *id, uint32_t mode)
{
	struct entry *e;

	if (path_judge(path, g->diag) != PATH_GOOD ||
	    !mode_is_file(g, path, mode) || is_full(g))
		return NULL;
	e = vec_push(g->arena, g);
	*e = (struct entry){
		.path = str_copy(g->arena, path),
		.id = *id,
		.tracked = *id,
		/* Old trees hold other rights, such as 0664. */
		.mode = MODE_FILE | (mode & 0100 ? 0755u : 0644u),
	};
	return e;
}

void
gather_drop(struct gather *g)
{
	g->n--;
}

static int
compare(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;

	return str_cmp(a->path, b->path);
}

static bool
is_sorted(const struct gather *g)
{
	for (size_t i = 1; i < g->n; i++) {
		if (compare(&g->items[i - 1], &g->items[i]) >= 0)
			return false;
	}
	return true;
}

void
gather_sort(struct gather *g)
{
	struct path_twins twins;
	struct arena scratch;
	size_t n = 0;

	if (!is_sorted(g))
		qsort(g->items, g->n, sizeof(*g->items), compare);
	arena_init(&scratch);
	path_twins_init(&twins, &scratch);
	for (size_t i = 0; i < g->n; i++) {
		if (n != 0 && compare(&g->items[n - 1], &g->items[i]) == 0)
			continue;
		if (path_twins_add(&twins, g->items[i].path, g->diag))
			g->items[n++] = g->items[i];
	}
	g->n = n;
	arena_free(&scratch);
}
