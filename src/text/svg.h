/*
 * svg: rewrite an SVG picture from what is known to be safe in it.
 *
 * The picture is read as XML and written anew: only listed elements and
 * attributes, references only to parts of itself, no script, style, foreign
 * content, entities, comments, or editors' metadata (which names its makers).
 * title and desc are kept, since they are the text of the picture.
 *
 * Units     width and height are pixels, rounded up, from the attributes or
 *           else the viewBox; 0 if neither says.
 * Owner     out lives in the arena.
 * Errors    what is left out is reported once for each name; a file that is
 *           not well-formed XML, or not SVG, is an error and returns false.
 * Source    SVG 1.1 and SVG 2; XML 1.0 without a document type.
 */
#ifndef TEXT_SVG_H
#define TEXT_SVG_H

#include "base/str.h"

struct arena;
struct diag;

bool svg_clean(struct str svg, struct str path, struct arena *arena,
    struct diag *diag, struct str *out, uint32_t *width,
    uint32_t *height) must_check;

#endif
