/*
 * squeeze: a style sheet without what only its authors read.
 *
 * Comments and white space that means nothing go; everything else stays as
 * it is. A browser waits for the style sheet before it paints a page.
 *
 * Owner     the result lives in the arena.
 * Source    CSS Syntax Module Level 3, 4.3: comments and strings.
 */
#ifndef THEME_SQUEEZE_H
#define THEME_SQUEEZE_H

#include "base/str.h"

struct arena;

struct str squeeze_css(struct str css, struct arena *arena) must_check;

#endif
