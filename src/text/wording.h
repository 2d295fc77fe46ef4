/*
 * wording: the words of a block, and which of them stand in a changed one.
 *
 * Runs that stand within two short unchanged words are joined, since those
 * only tear a sentence apart. When more than 60 % of a block changed, or more
 * words than are worth the search, the two are better shown whole.
 *
 * Owner     the tables live in the arena; tokens are the piece's own.
 * Source    experience.md 4.
 */
#ifndef TEXT_WORDING_H
#define TEXT_WORDING_H

#include "text/match.h"
#include "text/pieces.h"

/* What of a block is compared: its tokens without tags. */
struct wording {
	const struct token **items;
	struct row row; /* their numbers */
};

struct wording wording_of(const struct piece *piece, struct arena *arena);
/*
 * partner[j] is the place in old of what is new's word j, or MATCH_NONE; it has
 * room for new->row.n of them. False for two that are better shown whole.
 */
bool wording_match(const struct wording *old, const struct wording *new,
    struct arena *arena, uint32_t *partner) must_check;

#endif
