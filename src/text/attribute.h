/*
 * attribute: the attributes of an author's element, checked and written anew.
 *
 * Source    element.h says which; the values are checked by their kind, after
 *           their character references are read.
 */
#ifndef TEXT_ATTRIBUTE_H
#define TEXT_ATTRIBUTE_H

#include "text/element.h"
#include "text/tag.h"
#include "text/writer.h"

/* Write what the element may have; the rest is reported. The result says
 * whether a direction was among it. */
bool attribute_write(struct writer *w, const struct element *element,
    const struct tag *tag, struct spot spot);

/* A text of HTML as it is meant: &eacute; and &#233; are é. */
struct str attribute_decode(struct str text);
/* The meaning of one attribute of a tag. */
struct str attribute_value(const struct tag *tag, struct str name);

#endif
