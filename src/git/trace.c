#include "git/trace.h"

#include <string.h>

#include "base/arena.h"

/*
 * Every commit belongs to a chain of first parents. Along a chain the file
 * is what the last change before made it, so that one search in the changes
 * of its path tells what a file is at any commit.
 */
struct touch {
	uint32_t chain;
	uint32_t commit; /* grows along a chain */
	uint32_t change;
};

struct trace {
	struct arena arena; /* that it lives in itself */
	struct ledger *ledger;
	uint32_t *chain_of; /* by commit */
	uint32_t *below; /* by chain: the commit it began from */
	uint32_t *first; /* by path, into touches; one more than paths */
	struct touch *touches; /* by path, chain and commit */
};

/* Newest first, so that the line of first parents from the head is whole. */
static uint32_t
make_chains(struct trace *t)
{
	uint32_t n = (uint32_t)ledger_n(t->ledger, TABLE_COMMITS), chains = 0;
	uint32_t parent;

	memset(t->chain_of, 0xFF, n * sizeof(*t->chain_of));
	for (uint32_t i = n; i-- > 0;) {
		if (t->chain_of[i] == LEDGER_NONE)
			t->chain_of[i] = chains++;
		parent =
		    ledger_parent(t->ledger, ledger_commit(t->ledger, i), 0);
		t->below[t->chain_of[i]] = parent;
		if (parent != LEDGER_NONE && t->chain_of[parent] == LEDGER_NONE)
			t->chain_of[parent] = t->chain_of[i];
	}
	return chains;
}

/* Commits by chain, each chain from its oldest on: a counting sort. */
static uint32_t *
commits_by_chain(const struct trace *t, uint32_t chains, struct arena *scratch)
{
	uint32_t n = (uint32_t)ledger_n(t->ledger, TABLE_COMMITS);
	uint32_t *next = arena_array(scratch, chains + 1, sizeof(*next));
	uint32_t *out = arena_array(scratch, n, sizeof(*out));

	for (uint32_t i = 0; i < n; i++)
		next[t->chain_of[i] + 1]++;
	for (uint32_t i = 0; i < chains; i++)
		next[i + 1] += next[i];
	for (uint32_t i = 0; i < n; i++)
		out[next[t->chain_of[i]]++] = i;
	return out;
}

static void
add_touches(struct trace *t, uint32_t commit, uint32_t *next)
{
	const struct ledger_commit *c = ledger_commit(t->ledger, commit);

	for (uint32_t i = 0; i < c->n_changes; i++) {
		uint32_t path = ledger_change(t->ledger, c->changes + i)->path;

		t->touches[next[path]++] = (struct touch){ t->chain_of[commit],
			commit, c->changes + i };
	}
}

static void
make_touches(struct trace *t, uint32_t chains)
{
	struct ledger *l = t->ledger;
	uint32_t paths = (uint32_t)ledger_n(l, TABLE_PATHS);
	uint32_t changes = (uint32_t)ledger_n(l, TABLE_CHANGES);
	uint32_t *next, *order;
	struct arena scratch;

	arena_init(&scratch);
	next = arena_array(&scratch, paths + 1, sizeof(*next));
	order = commits_by_chain(t, chains, &scratch);
	for (uint32_t i = 0; i < changes; i++)
		next[ledger_change(l, i)->path + 1]++;
	for (uint32_t i = 0; i < paths; i++)
		next[i + 1] += next[i];
	memcpy(t->first, next, (paths + 1) * sizeof(*next));
	for (size_t i = 0; i < ledger_n(l, TABLE_COMMITS); i++)
		add_touches(t, order[i], next);
	arena_free(&scratch);
}

struct trace *
trace_new(struct ledger *l)
{
	size_t commits = ledger_n(l, TABLE_COMMITS);
	struct arena arena;
	struct trace *t;

	arena_init(&arena);
	t = arena_alloc(&arena, sizeof(*t));
	t->ledger = l;
	t->chain_of = arena_array(&arena, commits, sizeof(*t->chain_of));
	t->below = arena_array(&arena, commits, sizeof(*t->below));
	t->first = arena_array(
	    &arena, ledger_n(l, TABLE_PATHS) + 1, sizeof(*t->first));
	t->touches = arena_array(
	    &arena, ledger_n(l, TABLE_CHANGES), sizeof(*t->touches));
	t->arena = arena;
	make_touches(t, make_chains(t));
	return t;
}

void
trace_free(struct trace *t)
{
	struct arena arena = t->arena;

	arena_free(&arena);
}

/* The last touch at or before the commit in its chain, or NULL. */
static const struct touch *
last_touch(const struct touch *low, const struct touch *end, uint32_t chain,
    uint32_t commit)
{
	const struct touch *begin = low, *middle;

	while (low < end) {
		middle = low + (end - low) / 2;
		if (middle->chain < chain ||
		    (middle->chain == chain && middle->commit <= commit))
			low = middle + 1;
		else
			end = middle;
	}
	return low > begin && low[-1].chain == chain ? low - 1 : NULL;
}

/* The change that path had last, at the commit or before; or NULL. */
static const struct touch *
find_touch(const struct trace *t, uint32_t commit, uint32_t path)
{
	const struct touch *begin = t->touches + t->first[path];
	const struct touch *end = t->touches + t->first[path + 1];
	const struct touch *last = NULL;

	while (begin != end && commit != LEDGER_NONE && last == NULL) {
		last = last_touch(begin, end, t->chain_of[commit], commit);
		commit = t->below[t->chain_of[commit]];
	}
	return last;
}

struct point
trace_at(const struct trace *t, uint32_t commit, uint32_t path)
{
	const struct touch *last = find_touch(t, commit, path);

	if (last == NULL ||
	    ledger_change(t->ledger, last->change)->kind == CHANGE_DELETED)
		return (struct point){ LEDGER_NONE, LEDGER_NONE };
	return (struct point){ last->commit, last->change };
}

struct point
trace_last(const struct trace *t, uint32_t commit, uint32_t path)
{
	const struct touch *last = find_touch(t, commit, path);

	if (last != NULL &&
	    ledger_change(t->ledger, last->change)->kind == CHANGE_DELETED)
		commit = ledger_parent(
		    t->ledger, ledger_commit(t->ledger, last->commit), 0);
	return trace_at(t, commit, path);
}

/* The file as the first parent but the very first has it, if it is the same. */
static struct point
find_same(const struct trace *t, struct point p)
{
	const struct ledger_commit *c = ledger_commit(t->ledger, p.commit);
	const struct change *a = ledger_change(t->ledger, p.change), *b;
	struct point other;

	for (uint32_t i = 1; i < c->n_parents; i++) {
		other = trace_at(t, ledger_parent(t->ledger, c, i), a->path);
		if (other.commit == LEDGER_NONE)
			continue;
		b = ledger_change(t->ledger, other.change);
		if (a->mode == b->mode && oid_eq(&a->id, &b->id))
			return other;
	}
	return (struct point){ LEDGER_NONE, LEDGER_NONE };
}

struct point
trace_origin(const struct trace *t, struct point p)
{
	struct point same = find_same(t, p);

	while (same.commit != LEDGER_NONE) {
		p = same;
		same = find_same(t, p);
	}
	return p;
}
