#include "git/renames.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/map.h"
#include "git/object.h"
#include "git/similar.h"

#define SCORE_LEAST (SCORE_MAX / 2)
/* Files of one name are paired early if they share this much. */
#define SCORE_NAMESAKE (SCORE_LEAST + (SCORE_MAX - SCORE_LEAST) / 2)
/* The best so many sources of each file are kept for the last round. */
#define CANDIDATES 4u
/* Files of the same content that are looked at for a better name. */
#define IDENTICAL_MAX 101u

/* A file that was added or deleted. */
struct file {
	const struct change *change;
	struct str name; /* the last part of its path */
	struct file *source; /* of an added one, once it is known */
	uint64_t size;
	bool sized;
	bool used; /* a deleted one has become an added one */
	bool missing;
	bool spanned;
	struct spans spans;
};

struct files {
	struct file *items;
	size_t n;
	size_t cap;
};

struct pairing {
	struct ledger *ledger;
	struct repo *repo;
	struct arena arena;
	struct files added;
	struct files deleted;
	bool incomplete;
	struct file ambiguous; /* stands for several of one name */
};

struct candidate {
	struct file *added; /* NULL: no candidate */
	struct file *deleted;
	unsigned score;
	bool same_name;
};

static void
collect(struct pairing *p, const struct ledger_commit *c)
{
	const struct change *change;
	struct files *to;

	for (uint32_t i = 0; i < c->n_changes; i++) {
		change = ledger_change(p->ledger, c->changes + i);
		if (change->kind == CHANGE_EDITED)
			continue;
		to = change->kind == CHANGE_ADDED ? &p->added : &p->deleted;
		*vec_push(&p->arena, to) = (struct file){
			.change = change,
			.name = ledger_name(p->ledger, change->path),
		};
	}
}

static void
pair(struct file *added, struct file *deleted)
{
	added->source = deleted;
	deleted->used = true;
}

static struct str
key_of(const struct file *f)
{
	return (struct str){ (const char *)f->change->id.bytes, OID_BYTES };
}

/* Deleted files of the same content, in their order. */
struct alike {
	struct file *file;
	struct alike *next;
};

static struct file *
best_alike(const struct alike *list, const struct file *added)
{
	struct file *best = NULL;
	unsigned looked_at = 0;

	for (; list != NULL; list = list->next) {
		struct file *f = list->file;

		if ((!change_is_file(f->change) ||
			!change_is_file(added->change)) &&
		    f->change->mode != added->change->mode)
			continue;
		if (f->used)
			continue;
		if (str_eq(f->name, added->name))
			return f;
		if (best == NULL)
			best = f;
		if (++looked_at == IDENTICAL_MAX)
			break;
	}
	return best;
}

static void
pair_identical(struct pairing *p)
{
	struct map by_id;
	struct alike *item;
	struct file *best;
	void **at;

	map_init(&by_id, &p->arena);
	for (size_t i = p->deleted.n; i-- > 0;) {
		at = map_at(&by_id, key_of(&p->deleted.items[i]));
		item = arena_alloc(&p->arena, sizeof(*item));
		*item = (struct alike){ &p->deleted.items[i], *at };
		*at = item;
	}
	for (size_t i = 0; i < p->added.n; i++) {
		best = best_alike(map_get(&by_id, key_of(&p->added.items[i])),
		    &p->added.items[i]);
		if (best != NULL)
			pair(&p->added.items[i], best);
	}
}

static void
load_size(struct pairing *p, struct file *f)
{
	if (f->sized)
		return;
	f->sized = true;
	f->missing = !object_size(p->repo, &f->change->id, &f->size);
	p->incomplete = p->incomplete || f->missing;
	f->missing = f->missing || f->size > LIMIT_BLOB_BYTES;
}

static void
load_spans(struct pairing *p, struct file *f)
{
	struct object blob;

	if (f->spanned || f->missing)
		return;
	f->spanned = true;
	if (object_read(p->repo, &f->change->id, 0, &blob) != OBJECT_FOUND) {
		f->missing = p->incomplete = true;
		return;
	}
	spans_make(&f->spans, blob.bytes, &p->arena);
	object_free(&blob);
}

/* The score, or 0 where it cannot reach the least that is asked for. */
static unsigned
score(
    struct pairing *p, struct file *deleted, struct file *added, unsigned least)
{
	if (!change_is_file(deleted->change) || !change_is_file(added->change))
		return 0;
	load_size(p, deleted);
	load_size(p, added);
	if (deleted->missing || added->missing ||
	    !sizes_may_reach(deleted->size, added->size, least))
		return 0;
	load_spans(p, deleted);
	load_spans(p, added);
	return deleted->missing || added->missing
	    ? 0
	    : spans_score(&deleted->spans, &added->spans);
}

/* By name; one that two files have is no sign of anything. */
static void
index_names(struct pairing *p, const struct files *files, struct map *out)
{
	for (size_t i = 0; i < files->n; i++) {
		struct file *f = &files->items[i];
		void **at;

		if (f->used || f->source != NULL)
			continue;
		at = map_at(out, f->name);
		*at = *at == NULL ? f : &p->ambiguous;
	}
}

/* Files that moved to another folder, and kept a name nobody else has. */
static void
pair_namesakes(struct pairing *p)
{
	struct map deleted, added;
	struct file *from, *to;

	map_init(&deleted, &p->arena);
	map_init(&added, &p->arena);
	index_names(p, &p->deleted, &deleted);
	index_names(p, &p->added, &added);
	for (size_t i = 0; i < deleted.n; i++) {
		from = deleted.items[i].value;
		to = map_get(&added, deleted.items[i].key);
		if (from != &p->ambiguous && to != NULL &&
		    to != &p->ambiguous &&
		    score(p, from, to, SCORE_NAMESAKE) >= SCORE_NAMESAKE)
			pair(to, from);
	}
}

/* Best first; what is no candidate last. */
static int
compare_candidates(const struct candidate *a, const struct candidate *b)
{
	if (a->added == NULL || b->added == NULL)
		return (a->added == NULL) - (b->added == NULL);
	if (a->score != b->score)
		return a->score > b->score ? -1 : 1;
	return b->same_name - a->same_name;
}

/*
 * Replace the worst of the candidates, if the new one is better. Hopeless
 * ones take part: which slot one of several equals gets depends on them.
 */
static void
offer(struct candidate *best, const struct candidate *c)
{
	size_t worst = 0;

	for (size_t i = 1; i < CANDIDATES; i++) {
		if (compare_candidates(&best[i], &best[worst]) > 0)
			worst = i;
	}
	if (compare_candidates(&best[worst], c) > 0)
		best[worst] = *c;
}

static void
find_candidates(struct pairing *p, struct file *added, struct candidate *best)
{
	struct candidate c = { .added = added };

	for (size_t i = 0; i < p->deleted.n; i++) {
		c.deleted = &p->deleted.items[i];
		if (c.deleted->used)
			continue;
		c.score = score(p, c.deleted, added, SCORE_LEAST);
		c.same_name = str_eq(c.deleted->name, added->name);
		offer(best, &c);
	}
}

/* Merge sort, since the order of equals decides: Git's sort is stable. */
static void
sort_candidates(struct candidate *items, size_t n, struct candidate *room)
{
	size_t half = n / 2, i = 0, j = half, k = 0;

	if (n < 2)
		return;
	sort_candidates(items, half, room);
	sort_candidates(items + half, n - half, room);
	while (i < half || j < n) {
		if (j == n ||
		    (i < half && compare_candidates(&items[i], &items[j]) <= 0))
			room[k++] = items[i++];
		else
			room[k++] = items[j++];
	}
	for (k = 0; k < n; k++)
		items[k] = room[k];
}

static void
pair_similar(struct pairing *p)
{
	size_t n = 0;
	struct candidate *all =
	    arena_array(&p->arena, p->added.n * CANDIDATES, sizeof(*all));
	struct candidate *room =
	    arena_array(&p->arena, p->added.n * CANDIDATES, sizeof(*room));

	for (size_t i = 0; i < p->added.n; i++) {
		if (p->added.items[i].source != NULL)
			continue;
		find_candidates(p, &p->added.items[i], &all[n]);
		n += CANDIDATES;
	}
	sort_candidates(all, n, room);
	for (size_t i = 0;
	     i < n && all[i].added != NULL && all[i].score >= SCORE_LEAST;
	     i++) {
		if (all[i].added->source == NULL && !all[i].deleted->used)
			pair(all[i].added, all[i].deleted);
	}
}

static void
keep_renames(struct pairing *p, uint32_t commit)
{
	struct ledger_commit *c = ledger_commit(p->ledger, commit);
	struct rename *r;

	c->renames = (uint32_t)ledger_n(p->ledger, TABLE_RENAMES);
	for (size_t i = 0; i < p->added.n; i++) {
		const struct file *f = &p->added.items[i];

		if (f->source == NULL)
			continue;
		r = ledger_add(p->ledger, TABLE_RENAMES);
		*r = (struct rename){ f->change->path, f->source->change->path,
			f->source->change->id };
		c->n_renames++;
	}
	ledger_touch(p->ledger, TABLE_COMMITS, commit);
	c->flags |= COMMIT_PAIRED;
	if (p->incomplete)
		c->flags |= COMMIT_UNSURE;
}

static void
look_for_renames(struct ledger *l, struct repo *repo, uint32_t commit)
{
	struct pairing p = { .ledger = l, .repo = repo };

	arena_init(&p.arena);
	collect(&p, ledger_commit(l, commit));
	if (p.added.n != 0 && p.deleted.n != 0) {
		pair_identical(&p);
		pair_namesakes(&p);
		pair_similar(&p);
	}
	keep_renames(&p, commit);
	arena_free(&p.arena);
}

const struct rename *
renames_find(
    struct ledger *l, struct repo *repo, uint32_t commit, uint32_t path)
{
	const struct ledger_commit *c = ledger_commit(l, commit);

	if ((c->flags & COMMIT_PAIRED) == 0)
		look_for_renames(l, repo, commit);
	for (uint32_t i = 0; i < c->n_renames; i++) {
		if (ledger_rename(l, c->renames + i)->to == path)
			return ledger_rename(l, c->renames + i);
	}
	return NULL;
}
