#include "text/wording.h"

#include "base/arena.h"

/* Blocks of which more words than this changed are shown whole, twice. */
#define CONFETTI_PERCENT 60
#define MOST_WORD_EDITS 1000
/* Unchanged runs up to this size between two changes are marked with them. */
#define JOINED_WORDS 2
#define JOINED_BYTES 10

/* Small unchanged runs between two changes only tear a sentence apart. */
static void
join_runs(const struct wording *w, uint32_t *partner, size_t n_old)
{
	size_t from = 0, words = 0, bytes = 0;
	bool changed_before = false;
	uint32_t next = 0; /* the old word that follows the last kept one */

	for (size_t j = 0; j <= w->row.n; j++) {
		bool end = j == w->row.n;
		bool change = end
		    ? next != n_old
		    : partner[j] == MATCH_NONE || partner[j] != next;

		if (change && changed_before && words != 0 &&
		    words <= JOINED_WORDS && bytes <= JOINED_BYTES) {
			for (size_t i = from; i < j; i++)
				partner[i] = MATCH_NONE;
		}
		if (end)
			return;
		if (change) {
			changed_before = true;
			words = bytes = 0;
			from = j;
		}
		if (partner[j] == MATCH_NONE) {
			from = j + 1;
			continue;
		}
		words += w->items[j]->kind == TOKEN_WORD;
		words += w->items[j]->kind == TOKEN_PICTURE ? JOINED_WORDS : 0;
		bytes += w->items[j]->html.n;
		next = partner[j] + 1;
	}
}

static bool
is_confetti(const struct wording *old, const struct wording *new,
    const uint32_t *partner)
{
	size_t kept = 0;

	for (size_t j = 0; j < new->row.n; j++)
		kept += partner[j] != MATCH_NONE;
	return (old->row.n + new->row.n - 2 * kept) * 100 >
	    (old->row.n + new->row.n) * CONFETTI_PERCENT;
}

struct wording
wording_of(const struct piece *piece, struct arena *arena)
{
	uint32_t *ids = arena_array(arena, piece->n + 1, sizeof(*ids));
	struct wording w;

	piece_number(piece);
	w.items = arena_array(arena, piece->n + 1, sizeof(struct token *));
	w.row = (struct row){ ids, 0 };
	for (size_t i = 0; i < piece->n; i++) {
		if (piece->tokens[i].kind == TOKEN_TAG)
			continue;
		w.items[w.row.n] = &piece->tokens[i];
		ids[w.row.n++] = piece->tokens[i].id;
	}
	return w;
}

bool
wording_match(const struct wording *old, const struct wording *new,
    struct arena *arena, uint32_t *partner)
{
	bool close =
	    match_rows(old->row, new->row, MOST_WORD_EDITS, arena, partner);

	join_runs(new, partner, old->row.n);
	return close && !is_confetti(old, new, partner);
}
