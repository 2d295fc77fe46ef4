/*
 * soup: HTML as it is found, as a tree of elements and texts.
 *
 * Every text makes a tree: what is not closed is closed where HTML closes it,
 * and an end without a beginning is passed over. Names are in small letters,
 * character references are read, comments and doctypes are not in the tree.
 *
 * Units     lines and columns are those of the HTML, from 1.
 * Owner     the tree lives in the arena.
 * Source    HTML Living Standard 13.1.2.4 (ends that may be left out) and
 *           13.2.6, cut down; elements deeper than LIMIT_MARKUP_DEPTH become
 *           neighbours.
 */
#ifndef IMPORT_SOUP_H
#define IMPORT_SOUP_H

#include "data/xnode.h"

struct soup {
	struct xnode *root; /* without a name; its children are the document */
	size_t comments;
};

void soup_read(struct str html, struct arena *arena, struct soup *out);

/* Whether an element stands within a line; others begin one. */
bool soup_is_inline(struct str name);

#endif
