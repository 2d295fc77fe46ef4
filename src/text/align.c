#include "text/align.h"

#include <stdlib.h>

#include "base/arena.h"
#include "text/match.h"

/* Bodies with more different blocks than this are aligned from both ends. */
#define MOST_EDITS 1000
/* Gaps with more pairs than this are not searched for changed blocks. */
#define MOST_PAIRS 10000
/* Bodies with more blocks than this are not searched for moved ones. */
#define MOST_MOVED 1000
/* Words in common, of all in both, that make two blocks one changed block. */
#define LIKE_PERCENT 40
/* The same for a block that moved and was changed on the way. */
#define MOVED_PERCENT 80
/* Shorter blocks are too common to be known again elsewhere. */
#define MOVED_WORDS 4

/* The blocks of a body without its frames. */
struct blocks {
	const struct piece **items;
	size_t *places; /* in the pieces */
	uint32_t **bags; /* sorted word numbers, made when first needed */
	struct row row;
};

struct aligner {
	struct arena *arena;
	struct blocks old, new;
	uint32_t *partner; /* of each new block, in old; or MATCH_NONE */
	bool *used; /* of each old block */
	struct alignment *out;
};

static void
collect(struct blocks *b, const struct pieces *pieces, struct arena *arena)
{
	uint32_t *ids = arena_array(arena, pieces->n + 1, sizeof(*ids));
	size_t n = 0;

	b->items = arena_array(arena, pieces->n + 1, sizeof(struct piece *));
	b->places = arena_array(arena, pieces->n + 1, sizeof(*b->places));
	b->bags = arena_array(arena, pieces->n + 1, sizeof(*b->bags));
	for (size_t i = 0; i < pieces->n; i++) {
		if (pieces->items[i].kind == PIECE_FRAME)
			continue;
		b->items[n] = &pieces->items[i];
		b->places[n] = i;
		ids[n++] = pieces->items[i].id;
	}
	b->row = (struct row){ ids, n };
}

static int
compare_ids(const void *left, const void *right)
{
	const uint32_t *a = left, *b = right;

	return (*a > *b) - (*a < *b);
}

/* The numbers of a block's words and pictures, sorted. */
static const uint32_t *
bag_of(struct blocks *b, size_t i, struct arena *arena)
{
	const struct piece *piece = b->items[i];
	uint32_t *bag = b->bags[i];
	size_t n = 0;

	if (bag != NULL)
		return bag;
	piece_number(piece);
	bag = arena_array(arena, piece->n + 1, sizeof(*bag));
	for (size_t t = 0; t < piece->n; t++) {
		if (piece->tokens[t].kind == TOKEN_WORD ||
		    piece->tokens[t].kind == TOKEN_PICTURE)
			bag[++n] = piece->tokens[t].id;
	}
	bag[0] = (uint32_t)n;
	qsort(bag + 1, n, sizeof(*bag), compare_ids);
	b->bags[i] = bag;
	return bag;
}

/* Words in common, in percent of both blocks' words. */
static unsigned
likeness(struct aligner *al, size_t i, size_t j)
{
	const uint32_t *a, *b;
	size_t x = 1, y = 1, common = 0;

	if (al->old.items[i]->kind != al->new.items[j]->kind)
		return 0;
	a = bag_of(&al->old, i, al->arena);
	b = bag_of(&al->new, j, al->arena);
	if (a[0] + b[0] == 0)
		return 0;
	while (x <= a[0] && y <= b[0]) {
		if (a[x] == b[y]) {
			common++;
			x++;
			y++;
		} else if (a[x] < b[y]) {
			x++;
		} else {
			y++;
		}
	}
	return (unsigned)(200 * common / (a[0] + b[0]));
}

static void
pair(struct aligner *al, size_t i, size_t j, enum fate fate)
{
	al->partner[j] = (uint32_t)i;
	al->used[i] = true;
	al->out->fates[al->new.places[j]] = fate;
	al->out->partners[al->new.places[j]] = al->old.places[i];
}

/*
 * Between two unchanged blocks: the changed ones, in order, so that the sum of
 * their likeness is the greatest.
 */
static void
pair_gap(struct aligner *al, size_t i0, size_t i1, size_t j0, size_t j1)
{
	size_t n = i1 - i0, m = j1 - j0;
	unsigned *like, *best;

	if (n == 0 || m == 0 || n > MOST_PAIRS / m)
		return;
	like = arena_array(al->arena, n * m, sizeof(*like));
	best = arena_array(al->arena, (n + 1) * (m + 1), sizeof(*best));
	for (size_t i = n; i-- > 0;) {
		for (size_t j = m; j-- > 0;) {
			unsigned l = likeness(al, i0 + i, j0 + j);
			unsigned *here = &best[i * (m + 1) + j];

			like[i * m + j] = l < LIKE_PERCENT ? 0 : l;
			*here = here[1] > here[m + 1] ? here[1] : here[m + 1];
			if (like[i * m + j] + here[m + 2] > *here)
				*here = like[i * m + j] + here[m + 2];
		}
	}
	for (size_t i = 0, j = 0; i < n && j < m;) {
		const unsigned *here = &best[i * (m + 1) + j];

		if (like[i * m + j] != 0 &&
		    *here == like[i * m + j] + here[m + 2])
			pair(al, i0 + i++, j0 + j++, FATE_CHANGED);
		else if (*here == here[1])
			j++;
		else
			i++;
	}
}

static void
pair_gaps(struct aligner *al, const uint32_t *same)
{
	size_t n = al->new.row.n, i0 = 0, j0 = 0;

	for (size_t j = 0; j <= n; j++) {
		if (j < n && same[j] == MATCH_NONE)
			continue;
		pair_gap(al, i0, j < n ? same[j] : al->old.row.n, j0, j);
		if (j < n)
			i0 = same[j] + 1;
		j0 = j + 1;
	}
}

/* A block without a partner may stand elsewhere in the old body. */
static void
find_moved(struct aligner *al, size_t j)
{
	size_t best = 0;
	unsigned most = MOVED_PERCENT - 1, l;

	if (al->new.items[j]->words < MOVED_WORDS)
		return;
	for (size_t i = 0; i < al->old.row.n; i++) {
		if (al->used[i])
			continue;
		l = likeness(al, i, j);
		if (l > most) {
			most = l;
			best = i;
		}
	}
	if (most >= MOVED_PERCENT)
		pair(al, best, j, FATE_MOVED);
}

void
align_pieces(struct alignment *out, const struct pieces *old_pieces,
    const struct pieces *new_pieces, struct arena *arena)
{
	struct aligner al = { .arena = arena, .out = out };
	uint32_t *same;
	size_t n;

	collect(&al.old, old_pieces, arena);
	collect(&al.new, new_pieces, arena);
	n = al.new.row.n;
	out->fates = arena_array(arena, new_pieces->n + 1, sizeof(*out->fates));
	out->partners =
	    arena_array(arena, new_pieces->n + 1, sizeof(*out->partners));
	out->gone = arena_array(arena, old_pieces->n + 1, sizeof(*out->gone));
	al.used = arena_array(arena, al.old.row.n + 1, sizeof(*al.used));
	al.partner = arena_array(arena, n + 1, sizeof(*al.partner));
	same = arena_array(arena, n + 1, sizeof(*same));
	/* Too far apart is an answer too: then only the ends are the same. */
	(void)!match_rows(al.old.row, al.new.row, MOST_EDITS, arena, same);
	for (size_t j = 0; j < n; j++) {
		al.partner[j] = MATCH_NONE;
		if (same[j] != MATCH_NONE)
			pair(&al, same[j], j, FATE_SAME);
	}
	pair_gaps(&al, same);
	if (n <= MOST_MOVED && al.old.row.n <= MOST_MOVED) {
		for (size_t j = 0; j < n; j++) {
			if (al.partner[j] == MATCH_NONE)
				find_moved(&al, j);
		}
	}
	for (size_t i = 0; i < new_pieces->n; i++) {
		if (new_pieces->items[i].kind == PIECE_FRAME)
			out->fates[i] = FATE_SAME;
	}
	for (size_t i = 0; i < al.old.row.n; i++)
		out->gone[al.old.places[i]] = !al.used[i];
}
