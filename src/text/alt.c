#include "text/alt.h"

#define NAME " is a file's name, not what the picture shows"
#define NOTHING " says no more than that there is a picture"
#define TWICE " begins with what a screen reader says by itself"

/* The endings of a name that a camera or a computer gave. */
static const struct str endings[] = { STR_INIT(".jpg"), STR_INIT(".jpeg"),
	STR_INIT(".png"), STR_INIT(".gif"), STR_INIT(".webp"), STR_INIT(".svg"),
	STR_INIT(".heic") };

/* The first letters of such a name, when its ending was taken off. */
static const struct str names[] = { STR_INIT("img_"), STR_INIT("dsc"),
	STR_INIT("dscn"), STR_INIT("dscf"), STR_INIT("pxl_"),
	STR_INIT("screenshot ") };

/* Alone, or with a number: "image1", "photo 2". */
static const struct str nothings[] = { STR_INIT("image"), STR_INIT("img"),
	STR_INIT("picture"), STR_INIT("pic"), STR_INIT("photo"),
	STR_INIT("photograph"), STR_INIT("graphic"), STR_INIT("screenshot"),
	STR_INIT("untitled"), STR_INIT("alt"), STR_INIT("alt text"),
	STR_INIT("imagen"), STR_INIT("foto"), STR_INIT("dibujo") };

static const struct str beginnings[] = { STR_INIT("image of "),
	STR_INIT("an image of "), STR_INIT("picture of "),
	STR_INIT("a picture of "), STR_INIT("photo of "),
	STR_INIT("a photo of "), STR_INIT("imagen de "),
	STR_INIT("una imagen de "), STR_INIT("foto de "),
	STR_INIT("una foto de ") };

#define COUNT(table) (sizeof(table) / sizeof(*(table)))

static bool
begins(struct str s, struct str start)
{
	return s.n >= start.n && str_eq_nocase(str_slice(s, 0, start.n), start);
}

static bool
ends(struct str s, struct str end)
{
	return s.n >= end.n && str_eq_nocase(str_skip(s, s.n - end.n), end);
}

static bool
is_number(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (!(s.p[i] >= '0' && s.p[i] <= '9') && s.p[i] != ' ' &&
		    s.p[i] != '-' && s.p[i] != '_' && s.p[i] != '(' &&
		    s.p[i] != ')')
			return false;
	}
	return true;
}

static bool
is_file_name(struct str alt)
{
	for (size_t i = 0; i < COUNT(endings); i++) {
		if (ends(alt, endings[i]))
			return true;
	}
	for (size_t i = 0; i < COUNT(names); i++) {
		if (begins(alt, names[i]) &&
		    is_number(str_skip(alt, names[i].n)))
			return true;
	}
	return false;
}

const char *
alt_fault(struct str alt)
{
	alt = str_trim(alt);
	if (is_file_name(alt))
		return NAME;
	for (size_t i = 0; i < COUNT(nothings); i++) {
		if (begins(alt, nothings[i]) &&
		    is_number(str_skip(alt, nothings[i].n)))
			return NOTHING;
	}
	for (size_t i = 0; i < COUNT(beginnings); i++) {
		if (begins(alt, beginnings[i]))
			return TWICE;
	}
	return NULL;
}
