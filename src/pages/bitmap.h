/*
 * bitmap: the size of a picture from its first bytes.
 *
 * Source    PNG 11.2.2; GIF89a 18; JPEG (ITU T.81) B.2.2; WebP's container.
 */
#ifndef PAGES_BITMAP_H
#define PAGES_BITMAP_H

#include "base/str.h"

/* False for what is none of PNG, GIF, JPEG and WebP, or is damaged. */
bool bitmap_size(
    struct str bytes, uint32_t *width, uint32_t *height) must_check;

#endif
