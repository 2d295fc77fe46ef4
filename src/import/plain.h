/*
 * plain: words out of text that may be HTML.
 *
 * Owner     made in arena, or a slice of text.
 * Source    CASE and Leap2A do not say whether a title is text or HTML.
 */
#ifndef IMPORT_PLAIN_H
#define IMPORT_PLAIN_H

#include "base/str.h"

struct arena;

/* Whether there is a tag in it, or a character reference. */
bool plain_is_html(struct str text);
/* Without tags and references. Line ends stay. */
struct str plain_text(struct str text, struct arena *arena);
/* The same on one line, with one blank between words. */
struct str plain_line(struct str text, struct arena *arena);
/* Plain text as HTML: paragraphs between empty lines, and line breaks. */
struct str plain_to_html(struct str text, struct arena *arena);

#endif
