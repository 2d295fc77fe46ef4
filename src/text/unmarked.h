/*
 * unmarked: text in which every character means itself, past the parser.
 *
 * The library parses a body twice: first into blocks, then what stands in
 * each of them. Most cells, items and headings hold words alone, for which the
 * second pass costs more than the first: it clears a table for each block and
 * looks at each byte. So between the two the text of such a block is put into
 * the tree as it is, and the block is hidden from the second pass by its type.
 * The tree is the same as without.
 *
 * Owner     nodes and texts live as long as the tree (nodes.h).
 * Source    CommonMark 0.29, "A parsing strategy"; SPECIAL_CHARS in cmark's
 *           inlines.c.
 */
#ifndef TEXT_UNMARKED_H
#define TEXT_UNMARKED_H

#include "text/nodes.h"

/* The blocks that are hidden, and what they are. */
struct unmarked {
	struct {
		cmark_node *node;
		uint16_t type;
	} * items;
	size_t n;
	size_t cap;
};

/* The tree of a body of one unmarked line, without its end; NULL for any
 * other. */
cmark_node *unmarked_line(struct str line);

/* Once all lines have been read: fill and hide blocks. u is zeroed. */
void unmarked_hide(struct unmarked *u, cmark_node *root);
/* Once the rest has been parsed. */
void unmarked_show(const struct unmarked *u);

#endif
