/*
 * units: which units a text has that is being marked, for its folds.
 *
 * A unit is a block, or a frame with all that stands in it. What stands in a
 * list, table, quotation or section are parts of it: the entries of a list,
 * the rows of a table, and of all others blocks and frames, which may have
 * parts in turn. An entry has none, nor has any other frame.
 *
 * Units     `at` is the place of the text at which it goes on.
 * Owner     they live in the arena.
 */
#ifndef TEXT_UNITS_H
#define TEXT_UNITS_H

#include "text/fold.h"
#include "text/pieces.h"

/* Frames within each other that have parts; one more stays whole. */
#define UNITS_DEPTH 8

/* What stands in a frame. */
enum units_hold {
	UNITS_BLOCKS, /* and frames: each is a part */
	UNITS_ENTRIES,
	UNITS_HEAD, /* of a table: no parts yet */
	UNITS_ROWS,
	UNITS_END /* behind its parts, or a frame that stays whole */
};

/* The text itself, or a frame with parts that is open. */
struct units_level {
	struct fold_units *units; /* its parts so far */
	enum units_hold hold;
	unsigned frame; /* the depth of its own tags */
	unsigned depth; /* of its parts */
	bool entry_open; /* a frame stands in the last entry */
	size_t entries; /* so far */
	struct str head; /* of a table, as it is now, or empty */
};

struct units {
	struct arena *arena;
	struct fold_units all;
	unsigned depth; /* frames open around what is written */
	struct units_level levels[UNITS_DEPTH];
	size_t n; /* levels open, the text's own included */
};

void units_init(struct units *u, struct arena *arena);
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
