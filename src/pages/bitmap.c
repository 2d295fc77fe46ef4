#include "pages/bitmap.h"

static uint32_t
byte_at(struct str s, size_t i)
{
	return i < s.n ? (unsigned char)s.p[i] : 0;
}

static uint32_t
big16(struct str s, size_t i)
{
	return byte_at(s, i) << 8 | byte_at(s, i + 1);
}

static uint32_t
big32(struct str s, size_t i)
{
	return big16(s, i) << 16 | big16(s, i + 2);
}

static uint32_t
little16(struct str s, size_t i)
{
	return byte_at(s, i) | byte_at(s, i + 1) << 8;
}

static uint32_t
little24(struct str s, size_t i)
{
	return little16(s, i) | byte_at(s, i + 2) << 16;
}

static bool
png_size(struct str s, uint32_t *width, uint32_t *height)
{
	*width = big32(s, 16);
	*height = big32(s, 20);
	return s.n >= 24;
}

static bool
gif_size(struct str s, uint32_t *width, uint32_t *height)
{
	*width = little16(s, 6);
	*height = little16(s, 8);
	return s.n >= 10;
}

/* A start of frame (SOF0 to SOF15, but for DHT, JPG and DAC) has the size. */
static bool
is_frame(uint32_t marker)
{
	return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 &&
	    marker != 0xC8 && marker != 0xCC;
}

static bool
jpeg_size(struct str s, uint32_t *width, uint32_t *height)
{
	size_t i = 2;

	while (i + 9 <= s.n && byte_at(s, i) == 0xFF) {
		uint32_t marker = byte_at(s, i + 1);

		if (marker == 0xFF) { /* padding */
			i++;
			continue;
		}
		if (is_frame(marker)) {
			*height = big16(s, i + 5);
			*width = big16(s, i + 7);
			return true;
		}
		i += 2 + big16(s, i + 2);
	}
	return false;
}

static bool
webp_size(struct str s, uint32_t *width, uint32_t *height)
{
	struct str chunk = str_slice(s, 12, 4);

	if (s.n < 30 || !str_eq(str_slice(s, 8, 4), STR("WEBP")))
		return false;
	if (str_eq(chunk, STR("VP8X"))) {
		*width = little24(s, 24) + 1;
		*height = little24(s, 27) + 1;
	} else if (str_eq(chunk, STR("VP8L"))) {
		*width = (little16(s, 21) & 0x3FFF) + 1;
		*height = (little24(s, 22) >> 6 & 0x3FFF) + 1;
	} else {
		*width = little16(s, 26) & 0x3FFF;
		*height = little16(s, 28) & 0x3FFF;
	}
	return true;
}

/* How a format begins, and where it tells the size. */
static const struct format {
	struct str magic;
	bool (*size)(struct str s, uint32_t *width, uint32_t *height);
} formats[] = {
	{ STR_INIT("\x89PNG\r\n\x1a\n"), png_size },
	{ STR_INIT("GIF8"), gif_size },
	{ STR_INIT("\xff\xd8\xff"), jpeg_size },
	{ STR_INIT("RIFF"), webp_size },
};

bool
bitmap_size(struct str bytes, uint32_t *width, uint32_t *height)
{
	*width = *height = 0;
	for (size_t i = 0; i < sizeof(formats) / sizeof(*formats); i++) {
		if (str_starts(bytes, formats[i].magic))
			return formats[i].size(bytes, width, height) &&
			    *width != 0 && *height != 0;
	}
	return false;
}
