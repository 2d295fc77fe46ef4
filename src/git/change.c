#include "git/change.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/limits.h"
#include "base/map.h"
#include "git/commit.h"
#include "git/repo.h"

/* Where the walk of one side of a history stands. */
struct side {
	struct map seen; /* ids, as 20 bytes */
	struct oid *items; /* the same, in the order in which they were met */
	size_t n;
	size_t cap;
};

struct reading {
	struct paths *paths; /* what is touched */
	struct repo *repo;
	struct arena *arena;
	struct diag *diag;
};

static struct str
key_of(struct arena *arena, const struct oid *id)
{
	return str_copy(
	    arena, (struct str){ (const char *)id->bytes, OID_BYTES });
}

static void
meet(struct side *side, const struct oid *id, struct arena *arena)
{
	struct str key = { (const char *)id->bytes, OID_BYTES };

	if (map_get(&side->seen, key) != NULL)
		return;
	map_put(&side->seen, key_of(arena, id), side);
	*vec_push(arena, side) = *id;
}

static bool
has(const struct side *side, const struct oid *id)
{
	return map_get(&side->seen,
		   (struct str){ (const char *)id->bytes, OID_BYTES }) != NULL;
}

/*
 * All that head stands on, but for what `without` has, in the order of
 * breadth. What a shallow clone lacks is passed over.
 */
static void
walk(struct side *side, const struct oid *head, const struct side *without,
    const struct reading *r)
{
	map_init(&side->seen, r->arena);
	if (without == NULL || !has(without, head))
		meet(side, head, r->arena);
	for (size_t i = 0; i < side->n; i++) {
		struct oid id = side->items[i], parent;
		struct commit commit;
		struct str rest;

		if (!commit_read(r->repo, &id, &commit))
			continue;
		rest = commit.parents;
		while (commit_parent(&rest, &parent)) {
			if (without == NULL || !has(without, &parent))
				meet(side, &parent, r->arena);
		}
		commit_free(&commit);
	}
}

static void
touch(const struct reading *r, struct str path)
{
	*vec_push(r->arena, r->paths) = path;
}

/* Git's order within a tree: a folder sorts as if its name ended in "/". */
static int
compare_entries(const struct tree_entry *a, const struct tree_entry *b)
{
	size_t n = a->name.n < b->name.n ? a->name.n : b->name.n;
	int order = memcmp(a->name.p, b->name.p, n);
	unsigned char at_a, at_b;

	if (order != 0)
		return order;
	at_a = a->name.n > n			 ? (unsigned char)a->name.p[n]
	    : (a->mode & MODE_KIND) == MODE_TREE ? '/'
						 : '\0';
	at_b = b->name.n > n			 ? (unsigned char)b->name.p[n]
	    : (b->mode & MODE_KIND) == MODE_TREE ? '/'
						 : '\0';
	return at_a - at_b;
}

static bool compare_trees(const struct reading *r, const struct oid *old,
    const struct oid *new, struct str folder, unsigned depth) must_check;

/* An entry that one side lacks, or that is another on the other side. */
static bool
compare_pair(const struct reading *r, const struct tree_entry *old,
    const struct tree_entry *new, struct str folder, unsigned depth)
{
	const struct tree_entry *any = old != NULL ? old : new;
	bool is_folder = (any->mode & MODE_KIND) == MODE_TREE;
	struct str parts[] = { folder, any->name, STR("/") };

	if (old != NULL && new != NULL && oid_eq(old->id, new->id) &&
	    old->mode == new->mode)
		return true;
	if (is_folder && depth < LIMIT_PATH_DEPTH)
		return compare_trees(r, old != NULL ? old->id : NULL,
		    new != NULL ? new->id : NULL,
		    arena_concat(r->arena, parts, 3), depth + 1);
	touch(r, arena_concat(r->arena, parts, is_folder ? 3 : 2));
	return true;
}

static bool
read_tree(const struct reading *r, const struct oid *id, struct str folder,
    struct object *out)
{
	*out = (struct object){ 0 };
	if (id == NULL)
		return true;
	if (object_read(r->repo, id, 0, out) == OBJECT_FOUND)
		return true;
	diag_report(r->diag, CODE_OBJECT_MISSING,
	    (struct place){ folder, 0, 0 },
	    "this folder (object %.*s) cannot be read",
	    STR_ARG(oid_hex(id, r->arena)));
	return false;
}

static bool
compare_trees(const struct reading *r, const struct oid *old,
    const struct oid *new, struct str folder, unsigned depth)
{
	struct object was, is;
	struct tree_entry a, b;
	struct str rest_a, rest_b;
	bool has_a, has_b, ok;
	int order;

	if (!read_tree(r, old, folder, &was))
		return false;
	ok = read_tree(r, new, folder, &is);
	rest_a = was.bytes;
	rest_b = ok ? is.bytes : STR("");
	has_a = ok && tree_next(&rest_a, &a);
	has_b = ok && tree_next(&rest_b, &b);
	while (ok && (has_a || has_b)) {
		order = !has_b ? -1 : !has_a ? 1 : compare_entries(&a, &b);
		ok = compare_pair(r, order <= 0 ? &a : NULL,
		    order >= 0 ? &b : NULL, folder, depth);
		if (order <= 0)
			has_a = tree_next(&rest_a, &a);
		if (order >= 0)
			has_b = tree_next(&rest_b, &b);
	}
	object_free(&was);
	if (ok || is.handle != NULL)
		object_free(&is);
	return ok;
}

/* What differs between two commits; from may be NULL, an empty tree. */
static bool
compare_commits(
    const struct reading *r, const struct oid *from, const struct oid *to)
{
	struct commit old, new;
	bool ok;

	if (!commit_read(r->repo, to, &new))
		return true;
	if (from == NULL) {
		ok = compare_trees(r, NULL, &new.tree, STR(""), 0);
		commit_free(&new);
		return ok;
	}
	ok = true;
	if (commit_read(r->repo, from, &old)) {
		ok = compare_trees(r, &old.tree, &new.tree, STR(""), 0);
		commit_free(&old);
	}
	commit_free(&new);
	return ok;
}

/* Keep what is in others, too. */
static void
keep_common(
    struct paths *paths, const struct paths *others, struct arena *arena)
{
	struct map known;
	size_t n = 0;

	map_init(&known, arena);
	for (size_t i = 0; i < others->n; i++)
		map_put(&known, others->items[i], paths);
	for (size_t i = 0; i < paths->n; i++) {
		if (map_get(&known, paths->items[i]) != NULL)
			paths->items[n++] = paths->items[i];
	}
	paths->n = n;
}

/* What one commit did on its own: what is as in none of its parents. */
static bool
add_commit(const struct reading *r, const struct oid *id)
{
	struct paths own = { 0 }, other = { 0 };
	struct reading one = *r;
	struct commit commit;
	struct oid parent;
	struct str rest;
	bool ok, more;

	if (!commit_read(r->repo, id, &commit))
		return true;
	rest = commit.parents;
	one.paths = &own;
	more = commit_parent(&rest, &parent);
	ok = compare_commits(&one, more ? &parent : NULL, id);
	one.paths = &other;
	while (ok && more && own.n != 0 && commit_parent(&rest, &parent)) {
		other.n = 0;
		ok = compare_commits(&one, &parent, id);
		keep_common(&own, &other, r->arena);
	}
	commit_free(&commit);
	for (size_t i = 0; ok && i < own.n; i++)
		touch(r, own.items[i]);
	return ok;
}

/* The nearest commit that both stand on. A clone that is cut short may know
 * that there is one, and not have it. */
static bool
find_fork(const struct oid *head, const struct side *base,
    const struct reading *r, struct oid *out)
{
	struct side all = { 0 };
	struct commit commit;

	walk(&all, head, NULL, r);
	for (size_t i = 0; i < all.n; i++) {
		if (!has(base, &all.items[i]))
			continue;
		if (!commit_read(r->repo, &all.items[i], &commit))
			break;
		commit_free(&commit);
		*out = all.items[i];
		return true;
	}
	diag_report(r->diag, CODE_REV_UNKNOWN, (struct place){ 0 },
	    "the change and its base have no commit in common");
	diag_hint(r->diag, "%s",
	    repo_is_shallow(r->repo)
		? "this clone is cut short: \"git fetch --unshallow\", or "
		  "\"fetch-depth: 0\" in a workflow, brings the rest"
		: "name the branch that the change was made from with --base");
	return false;
}

static bool
find(const struct reading *r, struct str name, struct oid *out)
{
	if (commit_find(r->repo, name, out))
		return true;
	diag_report(r->diag, CODE_REV_UNKNOWN, (struct place){ 0 },
	    "there is no commit called \"%.*s\"", STR_ARG(name));
	diag_hint(r->diag,
	    "\"git branch --all\" lists branches; in a workflow, fetch the "
	    "base first");
	return false;
}

static void
sort_paths(struct paths *paths)
{
	size_t n = 0;

	if (paths->n == 0)
		return;
	qsort(paths->items, paths->n, sizeof(*paths->items), str_cmp_items);
	for (size_t i = 0; i < paths->n; i++) {
		if (n == 0 || !str_eq(paths->items[n - 1], paths->items[i]))
			paths->items[n++] = paths->items[i];
	}
	paths->n = n;
}

/* Without those that are in others; both stand in order. */
static void
leave_out(struct paths *paths, const struct paths *others)
{
	size_t n = 0, at = 0;

	for (size_t i = 0; i < paths->n; i++) {
		while (at < others->n &&
		    str_cmp(others->items[at], paths->items[i]) < 0)
			at++;
		if (at == others->n ||
		    !str_eq(others->items[at], paths->items[i]))
			paths->items[n++] = paths->items[i];
	}
	paths->n = n;
}

bool
change_read(struct change *c, struct repo *repo, struct str base,
    struct str head, struct arena *arena, struct diag *diag)
{
	struct reading r = { &c->paths, repo, arena, diag };
	struct side old = { 0 }, new = { 0 };
	struct oid from, to;

	*c = (struct change){ 0 };
	if (!find(&r, base, &from) ||
	    !find(&r, head.n != 0 ? head : STR("HEAD"), &to))
		return false;
	walk(&old, &from, NULL, &r);
	if (!find_fork(&to, &old, &r, &c->fork) ||
	    !compare_commits(&r, &c->fork, &to))
		return false;
	walk(&new, &to, &old, &r);
	r.paths = &c->undone;
	for (size_t i = 0; i < new.n; i++) {
		if (!add_commit(&r, &new.items[i]))
			return false;
	}
	sort_paths(&c->paths);
	sort_paths(&c->undone);
	leave_out(&c->undone, &c->paths);
	return true;
}
