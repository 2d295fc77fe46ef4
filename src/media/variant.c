#include "media/variant.h"

#include "base/arena.h"
#include "base/hash.h"

/*
 * Whatever changes the bytes that waymark-media makes changes this as well,
 * so that old files and what is kept of them are not taken for new ones.
 */
#define RECIPE "2"

/* A width is left out when the next one is hardly larger. */
#define NEAR_PERCENT 80u

/* VP8 has 14 bits for a side. */
#define WEBP_SIDE 16383u

#define MARK_BYTES 5u

static const uint32_t widths[] = { 480, 960, 1600 };

#define N_WIDTHS (sizeof(widths) / sizeof(*widths))

static void
add(struct variants *out, enum format format, uint32_t width, uint32_t height)
{
	out->items[out->n++] = (struct variant){ format, width, height };
}

static void
add_width(struct variants *out, const struct bitmap *b, uint32_t width)
{
	uint64_t height =
	    ((uint64_t)b->height * width + b->width / 2) / b->width;
	uint32_t h = height == 0 ? 1 : (uint32_t)height;
	enum format format = variant_format(b);

	if (format == FORMAT_WEBP || h <= WEBP_SIDE)
		add(out, FORMAT_WEBP, width, h);
	if (format != FORMAT_WEBP)
		add(out, format, width, h);
}

enum format
variant_format(const struct bitmap *bitmap)
{
	return bitmap->format == FORMAT_GIF ? FORMAT_PNG
					    : (enum format)bitmap->format;
}

void
variants_of(const struct bitmap *bitmap, struct variants *out)
{
	uint32_t most = bitmap->width < widths[N_WIDTHS - 1]
	    ? bitmap->width
	    : widths[N_WIDTHS - 1];

	*out = (struct variants){ .n = 0 };
	for (size_t i = 0; i < N_WIDTHS; i++) {
		if (widths[i] < most * NEAR_PERCENT / 100)
			add_width(out, bitmap, widths[i]);
	}
	add_width(out, bitmap, most);
	out->whole_is_shown = most == bitmap->width;
	out->whole = out->n - 1;
	if (!out->whole_is_shown) {
		out->whole = out->n;
		add(out, variant_format(bitmap), bitmap->width, bitmap->height);
	}
}

struct str
variant_mark(struct str id, const struct variant *v, struct arena *arena)
{
	struct str parts[] = { STR(RECIPE " "), id };
	struct hash hash = hash_of(arena_concat(arena, parts, 2));

	return arena_printf(arena, "-%.*s-%u%.*s",
	    STR_ARG(hash_hex(&hash, MARK_BYTES, arena)), v->width,
	    STR_ARG(format_info(v->format)->ending));
}
