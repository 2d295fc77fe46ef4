/*
 * fold: which runs of a marked text need not be read to see what changed.
 *
 * The text is a row of units, its outermost blocks: a paragraph or a heading,
 * but a whole list, table or quotation. What changed stays, with the heading
 * above it and its neighbours where they are short; long runs of all else are
 * folds. A list, table or quotation that changed is a row of units itself, and
 * so is one that stands in it: where some of those are folded, it goes on as
 * another list with the same numbers, another table with the same head, or
 * another quotation.
 *
 * Units     places are bytes of the text; words as the reader sees them.
 * Owner     the folds live in the arena, or are slices of the text.
 */
#ifndef TEXT_FOLD_H
#define TEXT_FOLD_H

#include "base/str.h"

struct arena;

struct fold_units {
	struct fold_unit *items;
	size_t n;
	size_t cap;
};

struct fold_unit {
	size_t at; /* where it begins; it ends where the next one does */
	size_t words;
	size_t pictures;
	bool heading;
	bool changed;
	size_t number; /* entries of its list before it */
	struct fold_units parts; /* behind its head; none: it stays whole */
	struct str head; /* unmarked, where the one in the text has changed */
	size_t tail; /* where what stands behind them begins */
};

struct fold {
	size_t from, to;
	size_t words;
	/* Where it is a part of something: what ends that before the fold, */
	struct str shut;
	struct str open; /* begins it anew for the fold, */
	struct str close; /* ends it there, */
	struct str reopen; /* and begins it once more behind the fold. */
};

/* The folds of a text, in order; none begins where another one ends. */
size_t fold_find(const struct fold_units *units, struct str html,
    struct arena *arena, struct fold **out);

#endif
