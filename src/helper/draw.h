/*
 * draw: a picture, decoded and drawn anew in every size asked for.
 *
 * What comes out is upright, in sRGB, and has nothing of the file it came
 * from but its pixels.
 *
 * Owner     the bytes of a drawing are GLib's until draw_free.
 * Errors    enum fault; a decoder that takes too much time or memory ends the
 *           process, and its parent says so.
 * Source    libvips 8.14's API; robust.md, "Pictures".
 */
#ifndef HELPER_DRAW_H
#define HELPER_DRAW_H

#include "media/order.h"

struct drawing {
	void *bytes;
	size_t n;
};

/* Once, before the sandbox closes: the library and its profiles. */
bool draw_init(const char *program);
enum fault draw(const struct order *order, struct str bytes,
    struct drawing out[VARIANTS_MAX]) must_check;
void draw_free(struct drawing out[VARIANTS_MAX]);

#endif
