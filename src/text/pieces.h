/*
 * pieces: a rendered body cut into the blocks that a reader would compare.
 *
 * The HTML is markdown_render's own: balanced, and of few elements. A block
 * is what a reader takes as one: a paragraph, heading, list entry, table row,
 * listing or picture. What stands around blocks (<ul>, <table>, <blockquote>)
 * is frame, and is copied.
 *
 * Owner     slices of the HTML, or of an earlier one that was cut with the
 *           same cuts and has the same block; the tables live in its arena.
 */
#ifndef TEXT_PIECES_H
#define TEXT_PIECES_H

#include "base/str.h"

struct arena;
struct known;

enum token_kind {
	TOKEN_TAG, /* markup within a block: not compared */
	TOKEN_WORD, /* a word or number; one ideograph */
	TOKEN_SIGN, /* one mark of punctuation */
	TOKEN_PICTURE /* a whole <img> */
};

struct token {
	enum token_kind kind;
	bool spaced; /* white space stood before it */
	uint32_t id; /* after piece_number: equal text, equal number */
	struct str html;
};

enum piece_kind {
	PIECE_FRAME,
	PIECE_TEXT, /* a paragraph */
	PIECE_HEADING,
	PIECE_ENTRY, /* of a list */
	PIECE_ROW, /* of a table */
	PIECE_LISTING,
	PIECE_OTHER /* captions, terms, and what stands bare in a frame */
};

struct piece {
	enum piece_kind kind;
	unsigned depth; /* frames that are open around it */
	struct str open; /* tags before the content; a frame has only this */
	struct str content;
	struct str close;
	struct token *tokens;
	size_t n;
	size_t words;
	uint32_t id; /* equal words and signs, equal number */
	struct known *known; /* what it shares with its like; NULL: a frame */
};

struct pieces {
	struct piece *items;
	size_t n;
	size_t cap;
};

/*
 * What the bodies share that are to be compared: the numbers of their words,
 * and the blocks that were cut already.
 */
struct cuts;
struct cuts *cuts_new(struct arena *arena);

void pieces_cut(struct pieces *out, struct str html, struct cuts *cuts);

/*
 * Number the tokens of a piece, for who compares it word by word: of most,
 * nobody does.
 */
void piece_number(const struct piece *piece);

/* The content of a piece without markup, as one line. */
struct str piece_words(const struct piece *piece, struct arena *arena);

#endif
