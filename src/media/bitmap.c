#include "media/bitmap.h"

#include "media/bytes.h"
#include "media/segments.h"

/* A directory with more entries than any camera writes is not followed. */
#define EXIF_ENTRIES 500u
#define TAG_ORIENTATION 0x0112u

static const struct str exif_head = STR_INIT("Exif\0\0");

static uint32_t
exif16(struct str s, size_t i, bool big)
{
	return big ? big16(s, i) : little16(s, i);
}

static uint32_t
exif32(struct str s, size_t i, bool big)
{
	return big ? big32(s, i) : little32(s, i);
}

/* The orientation in a TIFF header and its first directory; 0 for none. */
static uint8_t
exif_orientation(struct str s)
{
	bool big;
	uint32_t n, v;
	size_t at;

	if (str_starts(s, exif_head))
		s = str_skip(s, exif_head.n);
	big = byte_at(s, 0) == 'M';
	if (exif16(s, 2, big) != 42)
		return 0;
	at = exif32(s, 4, big);
	n = exif16(s, at, big);
	for (uint32_t i = 0; i < n && i < EXIF_ENTRIES; i++) {
		size_t entry = at + 2 + (size_t)i * 12;

		if (exif16(s, entry, big) != TAG_ORIENTATION)
			continue;
		v = exif16(s, entry + 8, big);
		return v >= 1 && v <= 8 ? (uint8_t)v : 0;
	}
	return 0;
}

/* A start of frame (SOF0 to SOF15, but for DHT, JPG and DAC) has the size. */
static bool
is_frame(uint32_t marker)
{
	return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 &&
	    marker != 0xC8 && marker != 0xCC;
}

static void
read_jpeg(const struct segment *s, struct bitmap *out)
{
	if (is_frame(s->kind) && s->bytes.n >= 6) {
		out->height = big16(s->bytes, 1);
		out->width = big16(s->bytes, 3);
	} else if (s->kind == 0xE1 && str_starts(s->bytes, exif_head) &&
	    out->orientation == 0) {
		out->orientation = exif_orientation(s->bytes);
	}
}

static void
read_png(const struct segment *s, struct bitmap *out)
{
	if (s->kind == SEGMENT_KIND("IHDR") && s->bytes.n >= 13) {
		out->width = big32(s->bytes, 0);
		out->height = big32(s->bytes, 4);
	} else if (s->kind == SEGMENT_KIND("acTL")) {
		out->moving = big32(s->bytes, 0) > 1;
	} else if (s->kind == SEGMENT_KIND("eXIf")) {
		out->orientation = exif_orientation(s->bytes);
	}
}

static void
read_webp(const struct segment *s, struct bitmap *out)
{
	struct str b = s->bytes;

	if (s->kind == SEGMENT_KIND("VP8X") && b.n >= 10) {
		out->width = little24(b, 4) + 1;
		out->height = little24(b, 7) + 1;
		out->moving = (byte_at(b, 0) & 2) != 0;
	} else if (s->kind == SEGMENT_KIND("EXIF")) {
		out->orientation = exif_orientation(b);
	} else if (out->width != 0) {
		return; /* the head has said it */
	} else if (s->kind == SEGMENT_KIND("VP8L") && b.n >= 5) {
		out->width = (little16(b, 1) & 0x3FFF) + 1;
		out->height = (little24(b, 2) >> 6 & 0x3FFF) + 1;
	} else if (s->kind == SEGMENT_KIND("VP8 ") && b.n >= 10) {
		out->width = little16(b, 6) & 0x3FFF;
		out->height = little16(b, 8) & 0x3FFF;
	}
}

static void
read_gif(const struct segment *s, unsigned *frames)
{
	*frames += s->kind == 0x2C;
}

static void
read_segments(struct str bytes, struct bitmap *out)
{
	struct segments all;
	struct segment s;
	unsigned frames = 0;

	segments_begin(&all, out->format, bytes);
	while (segments_next(&all, &s)) {
		if (out->format == FORMAT_JPEG)
			read_jpeg(&s, out);
		else if (out->format == FORMAT_PNG)
			read_png(&s, out);
		else if (out->format == FORMAT_WEBP)
			read_webp(&s, out);
		else
			read_gif(&s, &frames);
		/* All this stands before a JPEG's pixels. */
		if (out->format == FORMAT_JPEG && s.kind == 0xDA)
			break;
	}
	out->moving = out->moving || frames > 1;
}

bool
bitmap_lies(uint8_t orientation)
{
	return orientation >= 5;
}

bool
bitmap_read(struct str bytes, struct bitmap *out)
{
	uint32_t width;

	*out = (struct bitmap){ .format = (uint8_t)format_of(bytes) };
	if (!format_info(out->format)->cleaned)
		return false;
	if (out->format == FORMAT_GIF) {
		out->width = little16(bytes, 6);
		out->height = little16(bytes, 8);
	}
	read_segments(bytes, out);
	if (out->orientation == 0)
		out->orientation = 1;
	width = out->width;
	if (bitmap_lies(out->orientation)) {
		out->width = out->height;
		out->height = width;
	}
	return out->width != 0 && out->height != 0;
}
