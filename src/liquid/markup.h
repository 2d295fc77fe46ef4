/*
 * markup: escape text for HTML, and take HTML out of text.
 *
 * Source    templates.md 5; strip_html and escape_once of Ruby Liquid.
 */
#ifndef LIQUID_MARKUP_H
#define LIQUID_MARKUP_H

#include "base/str.h"

struct arena;

/* s itself when nothing has to be escaped. */
struct str markup_escape(struct str s, struct arena *arena);
/* Character references that are there already stay. */
struct str markup_escape_once(struct str s, struct arena *arena);
/* Without tags, comments, scripts and styles. */
struct str markup_strip(struct str s, struct arena *arena);
/* With character references read: the five of XML, numbers, and Latin-1. */
struct str markup_decode(struct str s, struct arena *arena);

#endif
