#include "git/walk.h"

#include "base/diag.h"
#include "base/hash.h"
#include "git/alternates.h"
#include "git/commit.h"
#include "git/diff.h"
#include "git/handle.h"
#include "git/pending.h"

/* Commits in the order in which the ledger is to have them. */
struct order {
	struct pending **items;
	size_t n;
	size_t cap;
};

struct str
walk_boundary(struct repo *repo, struct arena *arena)
{
	return common_file(repo, STR("shallow"), arena);
}

struct str
walk_settings(struct repo *repo, struct arena *arena)
{
	struct hash_state *state = hash_begin(arena);
	const struct map *replaced = &repo->replaced;
	const struct oid *to;
	struct hash h;

	hash_add(state, common_file(repo, STR("info/grafts"), arena));
	hash_add(state, repo_is_partial(repo) ? STR("partial") : STR("whole"));
	stores_add_borrowed(repo, state, arena);
	for (size_t i = 0; i < replaced->n; i++) {
		to = replaced->items[i].value;
		hash_add(state, replaced->items[i].key);
		hash_add(
		    state, (struct str){ (const char *)to->bytes, OID_BYTES });
	}
	h = hash_end(state);
	return hash_hex(&h, sizeof(h.bytes), arena);
}

/*
 * Parents first, without recursion: histories are deep. The first parent's
 * line goes before the others', so that it stands together.
 */
static void
put_in_order(struct found *f, struct order *out)
{
	struct order stack = { NULL, 0, 0 };
	struct pending *p, *parent;

	if (f->n != 0)
		*vec_push(&f->arena, &stack) = f->items[0];
	while (stack.n != 0) {
		p = stack.items[stack.n - 1];
		if (p->next == p->n_parents) {
			*vec_push(&f->arena, out) = p;
			stack.n--;
			continue;
		}
		if ((p->parents[p->next++] & PARENT_PENDING) == 0)
			continue;
		parent = f->items[p->parents[p->next - 1] & ~PARENT_PENDING];
		if (!parent->entered && !parent->missing) {
			parent->entered = true;
			*vec_push(&f->arena, &stack) = parent;
		}
	}
}

/* The parents' places, now that they have them. */
static void
place_parents(struct found *f, const struct pending *p, struct ledger_commit *c)
{
	const struct pending *parent;
	uint32_t place;

	c->parents = (uint32_t)ledger_n(f->ledger, TABLE_LINKS);
	c->n_parents = 0;
	for (uint32_t i = 0; i < p->n_parents; i++) {
		place = p->parents[i];
		if ((place & PARENT_PENDING) != 0) {
			parent = f->items[place & ~PARENT_PENDING];
			place = parent->place;
		}
		if (place == LEDGER_NONE) {
			c->flags |= COMMIT_CUT;
			continue;
		}
		ledger_add_link(f->ledger, place);
		c->n_parents++;
	}
}

static void
place_new(struct found *f, struct pending *p)
{
	struct ledger_commit c = p->row;

	place_parents(f, p, &c);
	c.helpers = (uint32_t)ledger_n(f->ledger, TABLE_LINKS);
	for (uint32_t i = 0; i < c.n_helpers; i++)
		ledger_add_link(f->ledger, p->helpers[i]);
	p->place = ledger_add_commit(f->ledger, &c);
}

static void
place_copy(struct found *f, struct pending *p)
{
	struct ledger_commit c;

	copy_commit(&f->copy, p->old, &c);
	place_parents(f, p, &c);
	p->place = ledger_add_commit(f->ledger, &c);
}

/*
 * The tree of the first parent that the ledger knows; all zero if there is
 * none. False if the parent is known and its tree is not.
 */
static bool
tree_of_parent(struct found *f, const struct pending *p, struct oid *out)
{
	const struct ledger_commit *c = ledger_commit(f->ledger, p->place);
	uint32_t at = ledger_parent(f->ledger, c, 0);
	const struct pending *parent;
	struct commit commit;

	*out = (struct oid){ { 0 } };
	if (at == LEDGER_NONE)
		return true;
	for (uint32_t i = 0; i < p->n_parents; i++) {
		if ((p->parents[i] & PARENT_PENDING) == 0)
			continue;
		parent = f->items[p->parents[i] & ~PARENT_PENDING];
		if (parent->place == at && parent->old == LEDGER_NONE) {
			*out = parent->tree;
			return true;
		}
	}
	if (!commit_read(f->repo, &ledger_commit(f->ledger, at)->id, &commit))
		return false;
	*out = commit.tree;
	commit_free(&commit);
	return true;
}

static void
compare_one(struct found *f, struct diff *d, const struct pending *p)
{
	uint32_t first = (uint32_t)ledger_n(f->ledger, TABLE_CHANGES);
	struct ledger_commit *c;
	struct oid old;
	bool complete = tree_of_parent(f, p, &old) &&
	    diff_trees(d, oid_is_zero(&old) ? NULL : &old, &p->tree);

	c = ledger_commit(f->ledger, p->place);
	c->changes = first;
	c->n_changes = (uint32_t)ledger_n(f->ledger, TABLE_CHANGES) - first;
	if (!complete)
		c->flags |= COMMIT_UNREAD;
}

/*
 * Newest first: packs store old trees as differences from newer ones, and
 * one commit's old tree is the next one's new tree.
 */
static void
compare_new(struct found *f, const struct order *order)
{
	struct diff *d = diff_new(f->repo, f->ledger);

	for (size_t i = order->n; i-- > 0;) {
		if (order->items[i]->old == LEDGER_NONE)
			compare_one(f, d, order->items[i]);
	}
	diff_free(d);
}

/*
 * True if all that the ledger holds is history of the commits found, or of
 * head, and nothing of it can be told better now.
 */
static bool
still_holds(struct found *f, const struct oid *head)
{
	struct ledger *l = f->ledger;
	size_t n = ledger_n(l, TABLE_COMMITS), reached = 0;
	bool *seen = arena_array(&f->arena, n + 1, sizeof(*seen));
	uint32_t at = ledger_find(l, head);

	if (at != LEDGER_NONE)
		seen[at] = true;
	for (size_t i = 0; i < f->n; i++) {
		for (uint32_t j = 0; j < f->items[i]->n_parents; j++) {
			at = f->items[i]->parents[j];
			if ((at & PARENT_PENDING) == 0)
				seen[at] = true;
		}
	}
	for (size_t i = n; i-- > 0;) {
		const struct ledger_commit *c = ledger_commit(l, (uint32_t)i);

		if (!seen[i] ||
		    (c->flags & (COMMIT_UNREAD | COMMIT_UNSURE)) != 0 ||
		    ((c->flags & COMMIT_CUT) != 0 && !found_is_cut(f, &c->id)))
			return false;
		reached++;
		for (uint32_t j = 0; j < c->n_parents; j++)
			seen[ledger_parent(l, c, j)] = true;
	}
	return reached == n;
}

static bool
enter(struct found *f, const struct oid *head, struct diag *diag)
{
	struct order order = { NULL, 0, 0 };
	struct str hex;

	if (f->n != 0 && f->items[0]->missing) {
		hex = oid_hex(head, &f->arena);
		diag_report(diag, CODE_OBJECT_MISSING, (struct place){ 0 },
		    "commit %.*s cannot be read", STR_ARG(hex));
		return false;
	}
	put_in_order(f, &order);
	for (size_t i = 0; i < order.n; i++) {
		if (order.items[i]->old != LEDGER_NONE)
			place_copy(f, order.items[i]);
		else
			place_new(f, order.items[i]);
	}
	compare_new(f, &order);
	f->ledger->head = ledger_find(f->ledger, head);
	return true;
}

bool
walk_history(struct ledger *l, struct repo *repo, const struct oid *head,
    struct diag *diag)
{
	struct found found;
	struct ledger old;
	bool ok;

	found_init(&found, repo, l, NULL);
	found_load(&found, head);
	if (still_holds(&found, head)) {
		ok = enter(&found, head, diag);
		found_free(&found);
		return ok;
	}
	found_free(&found);
	old = *l;
	ledger_init(l);
	l->grown = true;
	found_init(&found, repo, l, &old);
	found_load(&found, head);
	ok = enter(&found, head, diag);
	found_free(&found);
	ledger_free(&old);
	return ok;
}
