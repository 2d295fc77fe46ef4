/*
 * color: colors of a theme, and whether text in them can be read.
 *
 * Units     a contrast ratio goes from 1 to 21.
 * Source    WCAG 2.2, "relative luminance" and "contrast ratio"; 1.4.3 asks
 *           for 4.5 for text.
 */
#ifndef THEME_COLOR_H
#define THEME_COLOR_H

#include "base/str.h"

struct arena;

/* What WCAG's level AA asks of text on what lies behind it. */
#define COLOR_TEXT_CONTRAST 4.5

struct color {
	uint8_t red;
	uint8_t green;
	uint8_t blue;
};

/* "#0a5a73", or "#05a" for "#0055aa". */
bool color_from_text(struct str s, struct color *out) must_check;
struct str color_text(struct color c, struct arena *arena);

double color_contrast(struct color a, struct color b);
/* The lowest contrast of c with any of the grounds. */
double color_contrast_on(struct color c, const struct color *grounds, size_t n);
/* percent of a and the rest of b. */
struct color color_mix(struct color a, struct color b, unsigned percent);
/*
 * The color nearest to c, on its way to black or to white, that has at
 * least the contrast for text on every ground; c itself if it has. False if
 * there is none.
 */
bool color_reach(struct color c, const struct color *grounds, size_t n,
    struct color *out) must_check;

#endif
