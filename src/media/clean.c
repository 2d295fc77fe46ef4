#include "media/clean.h"

#include "media/bytes.h"
#include "media/segments.h"

#define ANY SIZE_MAX

/* VP8X: only the flag that says there is transparency. */
#define WEBP_ALPHA 0x10u

/* Everything that a published picture may consist of. */
static const struct {
	enum format format;
	uint32_t kind;
	size_t most; /* bytes */
} parts[] = {
	{ FORMAT_JPEG, 0xD8, 0 }, /* SOI */
	{ FORMAT_JPEG, 0xE0, 14 }, /* JFIF, without a thumbnail */
	{ FORMAT_JPEG, 0xDB, ANY }, /* DQT */
	{ FORMAT_JPEG, 0xC0, 15 }, /* SOF0: 6 bytes and 3 for each color */
	{ FORMAT_JPEG, 0xC2, 15 }, /* SOF2 */
	{ FORMAT_JPEG, 0xC4, ANY }, /* DHT */
	{ FORMAT_JPEG, 0xDD, 2 }, /* DRI */
	{ FORMAT_JPEG, 0xDA, ANY }, /* SOS and pixels */
	{ FORMAT_JPEG, 0xD9, 0 }, /* EOI */
	{ FORMAT_PNG, SEGMENT_KIND("IHDR"), 13 },
	{ FORMAT_PNG, SEGMENT_KIND("PLTE"), 768 },
	{ FORMAT_PNG, SEGMENT_KIND("tRNS"), 256 },
	{ FORMAT_PNG, SEGMENT_KIND("bKGD"), 6 },
	{ FORMAT_PNG, SEGMENT_KIND("pHYs"), 9 },
	{ FORMAT_PNG, SEGMENT_KIND("sRGB"), 1 },
	{ FORMAT_PNG, SEGMENT_KIND("IDAT"), ANY },
	{ FORMAT_PNG, SEGMENT_KIND("IEND"), 0 },
	{ FORMAT_WEBP, SEGMENT_KIND("VP8X"), 10 },
	{ FORMAT_WEBP, SEGMENT_KIND("ALPH"), ANY },
	{ FORMAT_WEBP, SEGMENT_KIND("VP8 "), ANY },
	{ FORMAT_WEBP, SEGMENT_KIND("VP8L"), ANY },
};

static bool
is_listed(enum format format, const struct segment *s)
{
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
		if (parts[i].format == format && parts[i].kind == s->kind)
			return s->bytes.n <= parts[i].most;
	}
	return false;
}

/* The parts that hold text have their place in a list; this one has flags. */
static bool
is_plain(const struct segment *s)
{
	return s->kind != SEGMENT_KIND("VP8X") ||
	    (byte_at(s->bytes, 0) & ~WEBP_ALPHA) == 0;
}

const char *
clean_fault(struct str bytes, enum format format)
{
	struct segments all;
	struct segment s;

	if (format_of(bytes) != format)
		return "is of another type than it should be";
	segments_begin(&all, format, bytes);
	while (segments_next(&all, &s)) {
		if (!is_listed(format, &s) || !is_plain(&s))
			return "holds more than its pixels";
	}
	if (all.broken || !all.ended)
		return "is not whole";
	if (all.rest.n != 0 ||
	    (format == FORMAT_WEBP && little32(bytes, 4) != bytes.n - 8))
		return "has something behind its end";
	return NULL;
}

static void
put_little32(char *to, size_t v)
{
	for (unsigned i = 0; i < 4; i++)
		to[i] = (char)(v >> 8 * i & 0xFF);
}

size_t
clean_webp(char *bytes, size_t n)
{
	struct segments all;
	struct segment s;
	size_t end = 12, whole;
	char *from;

	segments_begin(&all, FORMAT_WEBP, (struct str){ bytes, n });
	while (segments_next(&all, &s)) {
		if (!is_listed(FORMAT_WEBP, &s))
			continue;
		from = bytes + (s.bytes.p - bytes) - 8;
		whole = 8 + s.bytes.n + s.bytes.n % 2;
		if (s.kind == SEGMENT_KIND("VP8X"))
			from[8] = (char)(from[8] & WEBP_ALPHA);
		memmove(bytes + end, from, whole);
		end += whole;
	}
	if (all.broken)
		return n;
	put_little32(bytes + 4, end - 8);
	return end;
}
