/*
 * nesting: the HTML elements that an author has opened and not yet closed.
 *
 * An element belongs to the Markdown node that its tag stands in, and can be
 * closed there alone: so HTML is balanced within a paragraph, a list item or
 * a cell, whatever an author left open.
 *
 * Errors    what is closed without an end tag is reported where it began,
 *           unless HTML lets its end be left out.
 */
#ifndef TEXT_NESTING_H
#define TEXT_NESTING_H

#include "text/element.h"
#include "text/writer.h"

/* An element that an author opened. */
struct raw_element {
	const struct element *element;
	const cmark_node *parent; /* the Markdown node that it stands in */
	struct spot spot;
	unsigned level; /* of a heading, as written out */
	unsigned rows; /* of a table, so far */
	bool block; /* writer_block was called for it */
	bool hidden; /* it is left out, with all it holds */
};

struct raw_element *nesting_push(struct writer *w, const cmark_node *node,
    const struct element *element, struct spot spot);
/* The one opened last, if it belongs to that node; or NULL. */
struct raw_element *nesting_top(
    const struct writer *w, const cmark_node *parent);
/* Write the end tag of the one opened last. */
void nesting_pop(struct writer *w);
/* The same where the author wrote none. */
void nesting_close_early(struct writer *w);

/* A Markdown node ends: what was opened in it is closed. */
void nesting_leave(struct writer *w, const cmark_node *node);
/* A Markdown node begins: what cannot hold it is closed. */
void nesting_make_room(struct writer *w, const cmark_node *node);
/* True while all but HTML is to be left out, as within <script>. */
bool nesting_hides(const struct writer *w);

/* False where text cannot stand, as between the rows of a table. */
bool nesting_holds_text(const struct raw_element *e);
/* Make room for an element of this HTML node, by closing those whose end may
 * be left out, such as <li>. False: it cannot stand here. */
bool nesting_fit(
    struct writer *w, const cmark_node *node, const struct element *element);

#endif
