/*
 * shape: what of SVG is let through, as tables.
 *
 * Source    SVG 1.1 and 2, without what runs (script, animation), loads
 *           (image, style, foreignObject) or leads away (a).
 */
#ifndef TEXT_SHAPE_H
#define TEXT_SHAPE_H

#include "base/str.h"

enum shape_way {
	SHAPE_KEEP,
	SHAPE_TEXT, /* kept, and so is the text in it */
	SHAPE_OPEN, /* the tag is left out, what it holds stays */
	SHAPE_QUIET, /* left out with all it holds: nothing that is seen */
	SHAPE_DROP /* left out with all it holds, and reported */
};

/* The name has no prefix; what no row names is SHAPE_DROP. */
enum shape_way shape_element(struct str name);
/* True for attributes that are kept, if their value is safe. */
bool shape_attribute(struct str name);
/* Properties that style="..." may set; each is an attribute too. */
bool shape_property(struct str name);
/* False for a value that could load, run or hide something. */
bool shape_value(struct str value);

#endif
