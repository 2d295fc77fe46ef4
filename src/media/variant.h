/*
 * variant: the widths and formats in which a picture is published.
 *
 * A phone on one bar of signal loads 480 pixels, a wide screen 1600, and
 * nobody more than the picture has. The names are known before anything is
 * made, since they come from the content, the recipe and the width.
 *
 * Source    experience.md 2.7 and 7.
 */
#ifndef MEDIA_VARIANT_H
#define MEDIA_VARIANT_H

#include "media/bitmap.h"

struct arena;

/* Of each width a WebP and one for who cannot read that; and the whole. */
#define VARIANTS_MAX 8u

struct variant {
	uint32_t format; /* enum format */
	uint32_t width;
	uint32_t height;
};

struct variants {
	struct variant items[VARIANTS_MAX]; /* shown: by width, WebP first */
	size_t n;
	size_t whole; /* the picture at its own size, for a link to it */
	bool whole_is_shown; /* it is one of the widths, too */
};

void variants_of(const struct bitmap *bitmap, struct variants *out);
/* The format that stands in for WebP; a WebP has none but itself. */
enum format variant_format(const struct bitmap *bitmap);

/*
 * What a file name gets between its stem and its ending, "-3f2a9c10b4-960":
 * another content or another recipe is another file. The id is the content's
 * in Git, which cannot be told from it.
 */
struct str variant_mark(
    struct str id, const struct variant *v, struct arena *arena);

#endif
