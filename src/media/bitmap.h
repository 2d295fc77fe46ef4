/*
 * bitmap: what a page has to know of a picture before it is decoded.
 *
 * Units     pixels, as the picture is shown: a camera that was held upright
 *           stores a lying picture and a mark that says so.
 * Source    PNG 11.2.2, 11.3.2.1, APNG's acTL; GIF89a 18; T.81 B.2.2; WebP's
 *           container; Exif 2.32, tag 0x0112.
 */
#ifndef MEDIA_BITMAP_H
#define MEDIA_BITMAP_H

#include "media/format.h"

struct bitmap {
	uint32_t width;
	uint32_t height;
	uint8_t format; /* enum format */
	uint8_t orientation; /* of Exif: 1 is upright, 5 to 8 lie on a side */
	bool moving; /* it has more than one frame */
};

/* False for what is none of JPEG, PNG, GIF and WebP, or is damaged. */
bool bitmap_read(struct str bytes, struct bitmap *out) must_check;
/* Whether width and height are stored the other way round. */
bool bitmap_lies(uint8_t orientation);

#endif
