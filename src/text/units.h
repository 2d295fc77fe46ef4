/*
 * units: which units a text has that is being marked, for its folds.
 *
 * A unit is an outermost block; what stands in a frame belongs to the frame's.
 * The entries of an outermost list and the rows of a table are parts of it,
 * unless something stands beside the rows.
 *
 * Units     `at` is the place of the text at which it goes on.
 * Owner     they live in the arena.
 */
#ifndef TEXT_UNITS_H
#define TEXT_UNITS_H

#include "text/fold.h"
#include "text/pieces.h"

struct units {
	struct arena *arena;
	struct fold_units all;
	unsigned depth; /* frames open around what is written */
	enum piece_kind parts; /* of the last unit; PIECE_FRAME: it has none */
	unsigned parts_depth;
	bool part_open; /* an entry in which a frame stands */
	bool beside; /* something that is no row */
	size_t entries; /* of the last unit's list */
	struct str head; /* of the last unit's table, as it is now, or empty */
};

/* A tag of what stands around blocks. */
void units_frame(struct units *u, size_t at, const struct piece *frame);
/* A block of the new body begins. */
void units_block(struct units *u, size_t at, const struct piece *block);
/* An old block that is gone stands here by itself, */
void units_gone(struct units *u, size_t at, enum piece_kind kind);
/* and wherever one stands. */
void units_note_gone(struct units *u, enum piece_kind kind);
/* Something that is written has changed. */
void units_note_change(struct units *u);

#endif
