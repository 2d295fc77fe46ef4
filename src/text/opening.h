/*
 * opening: what is written for an opening tag, by its element's way.
 */
#ifndef TEXT_OPENING_H
#define TEXT_OPENING_H

#include "text/element.h"
#include "text/tag.h"
#include "text/writer.h"

/* An element that fits where it stands; rest is the HTML behind its tag. */
void opening_write(struct writer *w, const cmark_node *node,
    const struct element *element, const struct tag *tag, struct str rest,
    struct spot spot);

/* Say that something is left out; why begins with ", " or is empty. */
void opening_report(
    struct writer *w, struct str what, const char *why, struct spot spot);
/* The end tag of an element that was left out is no finding of its own. */
void opening_expect_end(struct writer *w, const struct element *element);
bool opening_is_dropped(const struct writer *w, const struct element *element);

#endif
