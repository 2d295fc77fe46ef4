/*
 * title: the headings of a body, found before it is rendered.
 *
 * The body's first level becomes the one that the page has room for, and no
 * level is skipped on the way down, whatever the author wrote; every heading
 * has an id of its own on the page. Since the ids are known before the walk,
 * a link may point forward.
 */
#ifndef TEXT_TITLE_H
#define TEXT_TITLE_H

#include "text/writer.h"

/* Fill w->titles from the tree; a first heading that repeats the page's title
 * is taken out of the tree. */
void title_find(struct writer *w, cmark_node *root);
/* The headings as a table of contents. */
struct heading *title_contents(const struct writer *w, size_t *n);

void title_enter(struct writer *w, const cmark_node *node);
void title_leave(struct writer *w);

/* The level that a raw <h2> gets, by the same rule. */
unsigned title_level(struct writer *w, unsigned level, struct spot spot);

#endif
