/*
 * fold: which runs of a marked text need not be read to see what changed.
 *
 * The text is a row of units, its outermost blocks: a paragraph or a heading,
 * but a whole list, table or quotation. What changed stays, with the heading
 * above it and its neighbours where they are short; long runs of all else are
 * folds. A list of which one entry changed stays whole, so that its numbers do.
 *
 * Units     places are bytes of the text; words as the reader sees them.
 * Owner     the folds live in the arena.
 */
#ifndef TEXT_FOLD_H
#define TEXT_FOLD_H

#include "base/str.h"

struct arena;

struct fold_unit {
	size_t at; /* where it begins; it ends where the next one does */
	size_t words;
	size_t pictures;
	bool heading;
	bool changed;
};

struct fold {
	size_t from, to;
	size_t words;
};

/* The folds of n units, of which the last one ends at `end`, in order. */
size_t fold_find(const struct fold_unit *units, size_t n, size_t end,
    struct arena *arena, struct fold **out);

#endif
