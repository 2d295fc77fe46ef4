/*
 * render: the walk over a body's tree that writes its HTML.
 */
#ifndef TEXT_RENDER_H
#define TEXT_RENDER_H

#include "text/writer.h"

/* False when the HTML is over its limit: reported. */
bool render_tree(struct writer *w, cmark_node *root) must_check;

#endif
