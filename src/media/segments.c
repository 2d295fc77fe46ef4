#include "media/segments.h"

#include "media/bytes.h"

/* Markers without a length: T.81, table B.1. */
enum {
	MARKER_TEM = 0x01,
	MARKER_RST0 = 0xD0,
	MARKER_RST7 = 0xD7,
	MARKER_SOI = 0xD8,
	MARKER_EOI = 0xD9,
	MARKER_SOS = 0xDA
};

enum { GIF_IMAGE = 0x2C, GIF_EXTENSION = 0x21, GIF_END = 0x3B };

/* The first n bytes of the rest, or false if there are not so many. */
static bool
take(struct segments *s, size_t n, struct str *out)
{
	if (n > s->rest.n)
		return false;
	*out = str_slice(s->rest, 0, n);
	s->rest = str_skip(s->rest, n);
	return true;
}

static bool
is_restart(uint32_t marker)
{
	return marker >= MARKER_RST0 && marker <= MARKER_RST7;
}

/* Bytes of pixels up to the next marker: FF 00 and restarts are pixels. */
static size_t
scan_length(struct str s)
{
	size_t at = 0, next;

	while ((next = str_find_char(str_skip(s, at), '\xff')) != STR_NONE) {
		at += next;
		if (at + 1 >= s.n)
			break;
		if (byte_at(s, at + 1) != 0 && byte_at(s, at + 1) != 0xFF &&
		    !is_restart(byte_at(s, at + 1)))
			return at;
		at++;
	}
	return s.n;
}

static bool
next_marker(struct segments *s, struct segment *out)
{
	struct str head;
	size_t n;

	while (byte_at(s->rest, 0) == 0xFF && byte_at(s->rest, 1) == 0xFF)
		s->rest = str_skip(s->rest, 1); /* padding */
	if (!take(s, 2, &head) || byte_at(head, 0) != 0xFF)
		return false;
	out->kind = byte_at(head, 1);
	out->bytes = str_slice(s->rest, 0, 0);
	s->ended = out->kind == MARKER_EOI;
	if (out->kind == MARKER_SOI || s->ended || out->kind == MARKER_TEM ||
	    is_restart(out->kind))
		return true;
	n = big16(s->rest, 0);
	if (n < 2 || n > s->rest.n)
		return false;
	if (out->kind == MARKER_SOS)
		n += scan_length(str_skip(s->rest, n));
	if (!take(s, n, &out->bytes))
		return false;
	out->bytes = str_skip(out->bytes, 2);
	return true;
}

static bool
next_png_chunk(struct segments *s, struct segment *out)
{
	struct str head, sum;

	if (!take(s, 8, &head) || !take(s, big32(head, 0), &out->bytes) ||
	    !take(s, 4, &sum))
		return false;
	out->kind = big32(head, 4);
	s->ended = out->kind == SEGMENT_KIND("IEND");
	return true;
}

static bool
next_webp_chunk(struct segments *s, struct segment *out)
{
	struct str head, padding;
	uint32_t n;

	if (!take(s, 8, &head))
		return false;
	n = little32(head, 4);
	if (!take(s, n, &out->bytes) || !take(s, n % 2, &padding))
		return false;
	out->kind = big32(head, 0);
	s->ended = s->rest.n == 0;
	return true;
}

/* Sub-blocks up to the empty one: GIF89a 15. */
static bool
take_blocks(struct segments *s)
{
	struct str block;

	do {
		if (!take(s, 1, &block) || !take(s, byte_at(block, 0), &block))
			return false;
	} while (block.n != 0);
	return true;
}

/* Bytes of the table of colours that the packed field at i speaks of. */
static size_t
color_table(struct str s, size_t i)
{
	uint32_t packed = byte_at(s, i);

	return (packed & 0x80) != 0 ? (size_t)3 << ((packed & 7) + 1) : 0;
}

static bool
next_gif_block(struct segments *s, struct segment *out)
{
	const char *from = s->rest.p;
	struct str head, rest;

	if (!take(s, 1, &head))
		return false;
	out->kind = byte_at(head, 0);
	s->ended = out->kind == GIF_END;
	if (out->kind == GIF_IMAGE) {
		if (!take(s, 9, &head) ||
		    !take(s, color_table(head, 8), &rest) ||
		    !take(s, 1, &rest) || !take_blocks(s))
			return false;
	} else if (out->kind == GIF_EXTENSION) {
		if (!take(s, 1, &head) || !take_blocks(s))
			return false;
	} else if (!s->ended) {
		return false;
	}
	out->bytes = (struct str){ from, (size_t)(s->rest.p - from) };
	return true;
}

void
segments_begin(struct segments *s, enum format format, struct str bytes)
{
	size_t head = 0;

	if (format == FORMAT_PNG)
		head = 8;
	else if (format == FORMAT_WEBP)
		head = 12;
	else if (format == FORMAT_GIF)
		head = 13 + color_table(bytes, 10);
	*s = (struct segments){ .format = format,
		.rest = str_skip(bytes, head) };
	/* A WebP ends where its head says; what follows is no part of it. */
	if (format == FORMAT_WEBP)
		s->rest = str_slice(s->rest, 0, (size_t)little32(bytes, 4) - 4);
}

static bool (*const steps[FORMAT_COUNT])(
    struct segments *s, struct segment *out) = {
	[FORMAT_JPEG] = next_marker,
	[FORMAT_PNG] = next_png_chunk,
	[FORMAT_GIF] = next_gif_block,
	[FORMAT_WEBP] = next_webp_chunk,
};

bool
segments_next(struct segments *s, struct segment *out)
{
	if (s->ended || s->broken)
		return false;
	*out = (struct segment){ 0 };
	s->broken = steps[s->format] == NULL || !steps[s->format](s, out);
	return !s->broken;
}
