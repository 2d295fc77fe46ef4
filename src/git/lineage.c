#include "git/lineage.h"

#include "base/arena.h"
#include "git/renames.h"
#include "git/trace.h"

struct lineage {
	struct arena arena; /* that it lives in itself */
	struct ledger *ledger;
	struct repo *repo;
	struct trace *trace;
	uint32_t head; /* where it stands: a commit, or LEDGER_NONE */
	struct str owners; /* the folder that owners' folders are in */
	uint32_t *seen; /* by change: number of its node, plus 1 */
	uint32_t *older; /* by path: the one it was joined to, or 0 */
};

struct node {
	struct point point;
	struct step step;
	uint32_t *before; /* nodes */
	uint32_t n_before;
	uint32_t room; /* for nodes in before */
	uint32_t waiting; /* children that are not in the result yet */
	bool complete; /* every parent of a merge has its line */
};

/* The revisions of one file while they are being found. */
struct family {
	struct lineage *lineage;
	struct arena *arena;
	struct node *items;
	size_t n;
	size_t cap;
};

struct lineage *
lineage_new(struct ledger *l, struct repo *repo, struct str owners)
{
	struct arena arena;
	struct lineage *g;

	arena_init(&arena);
	g = arena_alloc(&arena, sizeof(*g));
	g->ledger = l;
	g->repo = repo;
	g->head = l->head;
	g->owners = owners;
	g->trace = trace_new(l);
	g->seen =
	    arena_array(&arena, ledger_n(l, TABLE_CHANGES), sizeof(*g->seen));
	g->older =
	    arena_array(&arena, ledger_n(l, TABLE_PATHS), sizeof(*g->older));
	g->arena = arena;
	return g;
}

void
lineage_free(struct lineage *g)
{
	struct arena arena;

	if (g == NULL)
		return;
	trace_free(g->trace);
	arena = g->arena;
	arena_free(&arena);
}

bool
lineage_join(struct lineage *g, struct str path, struct str older)
{
	uint32_t to = ledger_find_path(g->ledger, path);
	uint32_t from = ledger_find_path(g->ledger, older);

	if (to == LEDGER_NONE || from == LEDGER_NONE)
		return false;
	g->older[to] = from;
	return true;
}

void
lineage_stand(struct lineage *g, uint32_t commit)
{
	g->head = commit;
}

bool
lineage_has(const struct lineage *g, uint32_t path)
{
	return trace_at(g->trace, g->head, path).commit != LEDGER_NONE;
}

/* Where a file came from, by one of its revisions. */
struct origin {
	struct step step;
	struct point *before; /* one at most for each parent */
	uint32_t n_before;
	bool complete; /* every parent of a merge has the file */
};

static void
look_at_merge(const struct lineage *g, const struct ledger_commit *c,
    uint32_t path, struct origin *o)
{
	struct point p;

	o->step.kind = STEP_MERGE;
	for (uint32_t i = 0; i < c->n_parents; i++) {
		p = trace_at(g->trace, ledger_parent(g->ledger, c, i), path);
		if (p.commit != LEDGER_NONE)
			o->before[o->n_before++] = p;
		else
			o->complete = false;
	}
}

static void
follow(const struct lineage *g, const struct ledger_commit *c, uint32_t path,
    struct origin *o)
{
	struct point p =
	    trace_at(g->trace, ledger_parent(g->ledger, c, 0), path);

	if (p.commit == LEDGER_NONE)
		return;
	o->step.before = ledger_change(g->ledger, p.change);
	o->before[o->n_before++] = p;
}

/* Whose a path is: a path of its own for each, or LEDGER_NONE for nobody's. */
static uint32_t
owner_of(const struct lineage *g, uint32_t path)
{
	uint32_t owner = LEDGER_NONE, folder;

	for (; path != 0; path = folder) {
		folder = ledger_folder(g->ledger, path);
		if (folder != 0 &&
		    str_eq(ledger_name(g->ledger, folder), g->owners))
			owner = path;
	}
	return owner;
}

/* Also where the folder of all owners itself was renamed. */
static bool
is_somebody_elses(const struct lineage *g, uint32_t path, uint32_t from)
{
	uint32_t old = owner_of(g, from), new = owner_of(g, path);

	if (g->owners.n == 0 || old == LEDGER_NONE)
		return false;
	return new == LEDGER_NONE ||
	    !str_eq(ledger_name(g->ledger, old), ledger_name(g->ledger, new));
}

/* Where a file was, by what its author says. */
static void
look_at_joined(const struct lineage *g, const struct ledger_commit *c,
    uint32_t path, struct origin *o)
{
	uint32_t older = g->older[path];
	struct point p =
	    trace_last(g->trace, ledger_parent(g->ledger, c, 0), older);

	o->step.apart = true;
	if (p.commit == LEDGER_NONE || is_somebody_elses(g, path, older))
		return;
	o->step.kind = STEP_RENAME;
	o->step.renamed_from = older;
	o->step.before = ledger_change(g->ledger, p.change);
	o->before[o->n_before++] = p;
}

static void
look_at_created(const struct lineage *g, const struct ledger_commit *c,
    uint32_t path, struct origin *o)
{
	const struct rename *r = NULL;

	bool unknown = (c->flags & COMMIT_UNREAD) != 0 ||
	    (c->n_parents == 0 && (c->flags & COMMIT_CUT) != 0);

	o->step.kind = unknown ? STEP_BOUNDARY : STEP_CREATE;
	if (c->n_parents == 1 && !unknown)
		r = renames_find(g->ledger, g->repo, o->step.commit, path);
	/* It may have been a file that is not in this clone. */
	if (r == NULL && (c->flags & COMMIT_UNSURE) != 0)
		o->step.kind = STEP_BOUNDARY;
	if (r == NULL && !unknown && g->older[path] != 0)
		look_at_joined(g, c, path, o);
	if (r == NULL)
		return;
	o->step.apart = is_somebody_elses(g, path, r->from);
	if (o->step.apart)
		return;
	o->step.kind = STEP_RENAME;
	o->step.renamed_from = r->from;
	follow(g, c, r->from, o);
}

static struct origin
look_at(const struct lineage *g, struct point p, struct arena *arena)
{
	const struct ledger_commit *c = ledger_commit(g->ledger, p.commit);
	const struct change *change = ledger_change(g->ledger, p.change);
	struct origin o = {
		.step = { .commit = p.commit,
		    .change = p.change,
		    .renamed_from = LEDGER_NONE },
		.complete = true,
	};

	o.before = arena_array(arena, c->n_parents + 1, sizeof(*o.before));
	if (c->n_parents > 1)
		look_at_merge(g, c, change->path, &o);
	else if (change->kind == CHANGE_ADDED)
		look_at_created(g, c, change->path, &o);
	else
		follow(g, c, change->path, &o);
	for (uint32_t i = 0; i < o.n_before; i++)
		o.before[i] = trace_origin(g->trace, o.before[i]);
	return o;
}

/* The node of a point, which is added if it is new. */
static uint32_t
add_node(struct family *f, struct point p)
{
	uint32_t *seen = &f->lineage->seen[p.change];

	if (*seen == 0) {
		vec_push(f->arena, f)->point = p;
		*seen = (uint32_t)f->n;
	}
	return *seen - 1;
}

static void
add_before(struct family *f, uint32_t node, struct point p)
{
	uint32_t before = add_node(f, p);
	struct node *n = &f->items[node];

	for (uint32_t i = 0; i < n->n_before; i++) {
		if (n->before[i] == before)
			return;
	}
	n->before[n->n_before++] = before;
}

/* Look at every node from the first on, and at those that this adds. */
static void
expand_from(struct family *f, size_t first)
{
	struct origin o;
	struct node *n;

	for (size_t i = first; i < f->n; i++) {
		o = look_at(f->lineage, f->items[i].point, f->arena);
		n = &f->items[i];
		n->step = o.step;
		n->complete = o.complete;
		/* A merge may get a line for each parent later. */
		n->room =
		    ledger_commit(f->lineage->ledger, o.step.commit)->n_parents;
		n->before = arena_array(f->arena, n->room, sizeof(*n->before));
		for (uint32_t j = 0; j < o.n_before; j++)
			add_before(f, (uint32_t)i, o.before[j]);
	}
}

/* Points that a search has met. */
struct points {
	struct point *items;
	size_t n;
	size_t cap;
};

static bool
has_point(const struct points *points, struct point p)
{
	for (size_t i = 0; i < points->n; i++) {
		if (points->items[i].change == p.change)
			return true;
	}
	return false;
}

/*
 * True if the line from a point down meets the family: then both were
 * created by the same commit.
 */
static bool
is_related(const struct family *f, struct point from)
{
	struct points met = { NULL, 0, 0 };
	struct arena scratch;
	struct origin o;
	bool found = false;

	arena_init(&scratch);
	*vec_push(&scratch, &met) = trace_origin(f->lineage->trace, from);
	for (size_t i = 0; i < met.n && !found; i++) {
		found = f->lineage->seen[met.items[i].change] != 0;
		if (found)
			break;
		o = look_at(f->lineage, met.items[i], &scratch);
		for (uint32_t j = 0; j < o.n_before; j++) {
			if (!has_point(&met, o.before[j]))
				*vec_push(&scratch, &met) = o.before[j];
		}
	}
	arena_free(&scratch);
	return found;
}

/* The file under one of its other names at a parent that lacks its path. */
static bool
find_renamed(
    const struct family *f, uint32_t parent, uint32_t path, struct point *out)
{
	const struct lineage *g = f->lineage;
	uint32_t name;

	for (size_t i = 0; i < f->n; i++) {
		name = ledger_change(g->ledger, f->items[i].point.change)->path;
		if (name == path)
			continue;
		*out = trace_at(g->trace, parent, name);
		if (out->commit != LEDGER_NONE && is_related(f, *out)) {
			*out = trace_origin(g->trace, *out);
			return true;
		}
	}
	return false;
}

/*
 * A file that was renamed on one side of a merge and edited on the other: the
 * side that has it under its other name is a line of it too. True if a line
 * was added, which may bring names and merges of its own.
 */
static bool
complete_merge(struct family *f, uint32_t node)
{
	struct lineage *g = f->lineage;
	struct point at = f->items[node].point, p;
	const struct ledger_commit *c = ledger_commit(g->ledger, at.commit);
	uint32_t path = ledger_change(g->ledger, at.change)->path, parent;
	uint32_t n_before = f->items[node].n_before;
	size_t n = f->n;

	for (uint32_t i = 0; i < c->n_parents; i++) {
		parent = ledger_parent(g->ledger, c, i);
		if (f->items[node].n_before == f->items[node].room ||
		    trace_at(g->trace, parent, path).commit != LEDGER_NONE ||
		    !find_renamed(f, parent, path, &p))
			continue;
		add_before(f, node, p);
		expand_from(f, n);
		n = f->n;
	}
	return f->items[node].n_before != n_before;
}

static void
complete_merges(struct family *f)
{
	bool again = true;

	while (again) {
		again = false;
		for (uint32_t i = 0; i < f->n; i++) {
			if (!f->items[i].complete && complete_merge(f, i))
				again = true;
		}
	}
}

/* True if a stands before b where neither is the other's ancestor. */
static bool
is_newer(const struct ledger *l, const struct node *a, const struct node *b)
{
	const struct ledger_commit *x = ledger_commit(l, a->step.commit);
	const struct ledger_commit *y = ledger_commit(l, b->step.commit);

	if (x->committed != y->committed)
		return x->committed > y->committed;
	return oid_cmp(&x->id, &y->id) < 0;
}

/* Nodes whose children are all in the result. */
struct ready {
	uint32_t *items;
	size_t n;
	size_t cap;
};

static uint32_t
take_newest(const struct family *f, struct ready *ready)
{
	size_t best = 0;
	uint32_t node;

	for (size_t i = 1; i < ready->n; i++) {
		if (is_newer(f->lineage->ledger, &f->items[ready->items[i]],
			&f->items[ready->items[best]]))
			best = i;
	}
	node = ready->items[best];
	ready->items[best] = ready->items[--ready->n];
	return node;
}

static void
put_in_order(struct family *f, struct steps *out)
{
	struct ready ready = { NULL, 0, 0 };
	struct node *n;

	for (size_t i = 0; i < f->n; i++) {
		for (uint32_t j = 0; j < f->items[i].n_before; j++)
			f->items[f->items[i].before[j]].waiting++;
	}
	*vec_push(f->arena, &ready) = 0;
	while (ready.n != 0) {
		n = &f->items[take_newest(f, &ready)];
		*vec_push(f->arena, out) = n->step;
		for (uint32_t j = 0; j < n->n_before; j++) {
			if (--f->items[n->before[j]].waiting == 0)
				*vec_push(f->arena, &ready) = n->before[j];
		}
	}
}

void
lineage_of(
    struct lineage *g, struct str path, struct arena *arena, struct steps *out)
{
	struct family f = { .lineage = g, .arena = arena };
	uint32_t at = ledger_find_path(g->ledger, path);
	struct point head;

	*out = (struct steps){ NULL, 0, 0 };
	if (at == LEDGER_NONE)
		return;
	head = trace_at(g->trace, g->head, at);
	if (head.commit == LEDGER_NONE)
		return;
	add_node(&f, trace_origin(g->trace, head));
	expand_from(&f, 0);
	complete_merges(&f);
	put_in_order(&f, out);
	for (size_t i = 0; i < f.n; i++)
		g->seen[f.items[i].point.change] = 0;
}
