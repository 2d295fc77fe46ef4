#include "media/format.h"

static const struct format_info infos[FORMAT_COUNT] = {
	[FORMAT_UNKNOWN] = { "no picture", STR_INIT(""), false },
	[FORMAT_JPEG] = { "a JPEG", STR_INIT(".jpg"), true },
	[FORMAT_PNG] = { "a PNG", STR_INIT(".png"), true },
	[FORMAT_GIF] = { "a GIF", STR_INIT(".gif"), true },
	[FORMAT_WEBP] = { "a WebP picture", STR_INIT(".webp"), true },
	[FORMAT_HEIC] = { "a HEIC photo", STR_INIT(".heic"), false },
	[FORMAT_AVIF] = { "an AVIF picture", STR_INIT(".avif"), false },
	[FORMAT_TIFF] = { "a TIFF picture", STR_INIT(".tif"), false },
	[FORMAT_BMP] = { "a BMP picture", STR_INIT(".bmp"), false },
	[FORMAT_JXL] = { "a JPEG XL picture", STR_INIT(".jxl"), false },
	[FORMAT_PDF] = { "a PDF", STR_INIT(".pdf"), false },
	[FORMAT_FILM] = { "a film or recording", STR_INIT(".mp4"), false },
};

/* The first row that fits counts. */
static const struct {
	size_t at;
	struct str magic;
	enum format format;
} magics[] = {
	{ 0, STR_INIT("\xff\xd8\xff"), FORMAT_JPEG },
	{ 0, STR_INIT("\x89PNG\r\n\x1a\n"), FORMAT_PNG },
	{ 0, STR_INIT("GIF87a"), FORMAT_GIF },
	{ 0, STR_INIT("GIF89a"), FORMAT_GIF },
	{ 8, STR_INIT("WEBPVP8"), FORMAT_WEBP },
	{ 4, STR_INIT("ftypavi"), FORMAT_AVIF },
	{ 4, STR_INIT("ftyphei"), FORMAT_HEIC },
	{ 4, STR_INIT("ftyphev"), FORMAT_HEIC },
	{ 4, STR_INIT("ftypmif1"), FORMAT_HEIC },
	{ 4, STR_INIT("ftypmsf1"), FORMAT_HEIC },
	{ 4, STR_INIT("JXL "), FORMAT_JXL },
	{ 0, STR_INIT("\xff\x0a"), FORMAT_JXL },
	{ 0, STR_INIT("II*\0"), FORMAT_TIFF },
	{ 0, STR_INIT("MM\0*"), FORMAT_TIFF },
	{ 0, STR_INIT("BM"), FORMAT_BMP },
	{ 0, STR_INIT("%PDF-"), FORMAT_PDF },
	{ 4, STR_INIT("ftyp"), FORMAT_FILM },
	{ 4, STR_INIT("moov"), FORMAT_FILM },
	{ 4, STR_INIT("mdat"), FORMAT_FILM },
	{ 0, STR_INIT("\x1a\x45\xdf\xa3"), FORMAT_FILM },
};

enum format
format_of(struct str bytes)
{
	for (size_t i = 0; i < sizeof(magics) / sizeof(*magics); i++) {
		if (str_starts(str_skip(bytes, magics[i].at), magics[i].magic))
			return magics[i].format;
	}
	return FORMAT_UNKNOWN;
}

/* Where a container says that one of its tracks is pictures. */
static bool
has_video_track(struct str bytes)
{
	const struct str mark = STR("hdlr");
	size_t at;

	/* Version, flags and an older type stand before the type. */
	while ((at = str_find(bytes, mark)) != STR_NONE) {
		bytes = str_skip(bytes, at + mark.n);
		if (str_starts(str_skip(bytes, 8), STR("vide")))
			return true;
	}
	return false;
}

bool
format_is_film(struct str bytes)
{
	if (str_starts(bytes, STR("OggS")))
		return str_find(bytes, STR("\x80theora")) != STR_NONE;
	if (str_starts(bytes, STR("RIFF")))
		return str_starts(str_skip(bytes, 8), STR("AVI "));
	if (format_of(bytes) != FORMAT_FILM)
		return false;
	return str_starts(bytes, STR("\x1a\x45\xdf\xa3")) ||
	    has_video_track(bytes);
}

const struct format_info *
format_info(enum format format)
{
	return &infos[format];
}

/* Other endings that mean the same. */
static const struct {
	enum format format;
	struct str ending;
} others[] = {
	{ FORMAT_JPEG, STR_INIT(".jpeg") },
	{ FORMAT_JPEG, STR_INIT(".jpe") },
	{ FORMAT_TIFF, STR_INIT(".tiff") },
	{ FORMAT_HEIC, STR_INIT(".heif") },
};

static bool
ends(struct str name, struct str ending)
{
	return name.n >= ending.n &&
	    str_eq_nocase(str_skip(name, name.n - ending.n), ending);
}

bool
format_is_called(enum format format, struct str name)
{
	if (ends(name, infos[format].ending))
		return true;
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++) {
		if (others[i].format == format && ends(name, others[i].ending))
			return true;
	}
	return false;
}
