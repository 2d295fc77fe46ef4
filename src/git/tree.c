#include "base/arena.h"
#include "base/diag.h"
#include "base/limits.h"
#include "git/gather.h"

static bool gather_folder(struct gather *g, struct str path,
    const struct oid *id, unsigned depth) must_check;

static bool
gather_one(struct gather *g, struct str folder, const struct tree_entry *te,
    unsigned depth)
{
	struct str parts[] = { folder, te->name, STR("/") };
	struct str path = arena_concat(g->arena, parts, 2);
	bool is_folder = (te->mode & MODE_KIND) == MODE_TREE;
	struct entry *e;

	/* Whole names are checked with the path; this is several in one. */
	if (str_find_char(te->name, '/') != STR_NONE) {
		if (gather_wants_folder(g, path))
			path_refuse_unsafe(path, g->diag);
		return true;
	}
	if (is_folder) {
		path = arena_concat(g->arena, parts, 3);
		return !gather_wants_folder(g, path) ||
		    gather_folder(g, path, te->id, depth + 1);
	}
	e = gather_wants(g, path) ? gather_add(g, path, te->id, te->mode)
				  : NULL;
	if (e == NULL)
		return true;
	e->stored = true;
	/* What a partial clone does not have is told when it is read. */
	if (!object_size(g->repo, &e->id, &e->size))
		e->size = 0;
	return true;
}

static void
report_unreadable(struct gather *g, struct str path, const struct oid *id)
{
	struct str hex = oid_hex(id, g->arena);

	diag_report(g->diag, CODE_OBJECT_MISSING, (struct place){ path, 0, 0 },
	    "this folder (object %.*s) cannot be read", STR_ARG(hex));
	diag_hint(g->diag,
	    "\"git fsck\" says what is wrong; \"git fetch\" may bring what is "
	    "missing");
}

static bool
gather_folder(
    struct gather *g, struct str path, const struct oid *id, unsigned depth)
{
	struct object tree;
	struct tree_entry te;
	struct str rest;
	bool ok = true;

	/* Reported for the folder, as no file below it will be. */
	if (depth > LIMIT_PATH_DEPTH)
		return path_judge(str_slice(path, 0, path.n - 1), g->diag) !=
		    PATH_GOOD;
	if (object_read(g->repo, id, 0, &tree) != OBJECT_FOUND) {
		report_unreadable(g, path, id);
		return false;
	}
	rest = tree.kind == OBJECT_TREE ? tree.bytes : STR("");
	while (ok && tree_next(&rest, &te))
		ok = gather_one(g, path, &te, depth);
	object_free(&tree);
	return ok;
}

bool
tree_gather(struct gather *g, const struct oid *tree)
{
	return gather_folder(g, STR(""), tree, 0);
}

bool
tree_gather_below(struct gather *g, struct str path, const struct oid *tree)
{
	unsigned depth = 0;

	for (size_t i = 0; i < path.n; i++)
		depth += path.p[i] == '/';
	return gather_folder(g, path, tree, depth);
}
