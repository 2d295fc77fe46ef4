/*
 * qr: an address as a code that a phone's camera reads, as an SVG drawing.
 *
 * Black on white whatever the page's colors are, with the quiet border of
 * four modules that readers need.
 *
 * Owner     the drawing lives in the arena.
 * Errors    a text too long for a code gives an empty drawing.
 * Source    ISO/IEC 18004, through libqrencode.
 */
#ifndef TEXT_QR_H
#define TEXT_QR_H

#include "base/str.h"

struct arena;

/* label is what screen readers say; it must not be empty. */
struct str qr_svg(struct str text, struct str label, struct arena *arena);

#endif
