#include "data/bytes.h"

#include "base/lanes.h"
#include "base/utf8.h"

#define UTF8_MARK STR("\xEF\xBB\xBF")

struct str
bytes_text(struct str bytes)
{
	return str_starts(bytes, UTF8_MARK) ? str_skip(bytes, UTF8_MARK.n)
					    : bytes;
}

struct place
bytes_place(struct str bytes, struct str path, size_t at)
{
	struct place place = { path, 1, 1 };
	size_t start = 0;

	for (size_t i = 0; i < at; i++) {
		if (bytes.p[i] == '\n') {
			place.line++;
			start = i + 1;
		}
	}
	place.column +=
	    (uint32_t)utf8_count(str_slice(bytes, start, at - start));
	return place;
}

static size_t
count_byte(struct str bytes, char c)
{
	size_t n = 0;

	for (size_t i = 0; i < bytes.n; i++)
		n += bytes.p[i] == c;
	return n;
}

static bool
has_utf16_mark(struct str bytes)
{
	return str_starts(bytes, STR("\xFF\xFE")) ||
	    str_starts(bytes, STR("\xFE\xFF"));
}

/* Every second byte of English text in UTF-16 is NUL. */
static bool
is_utf16(struct str bytes)
{
	return has_utf16_mark(bytes) || count_byte(bytes, '\0') * 3 > bytes.n;
}

/*
 * Chinese text in GBK is pairs of bytes, both high but for rare letters; in
 * Windows-1252 a high byte stands alone between letters.
 */
static bool
is_gbk(struct str bytes)
{
	size_t high = 0, low = 0;

	for (size_t i = 0; i < bytes.n; i++) {
		unsigned char lead = (unsigned char)bytes.p[i], trail;

		if (lead < 0x80)
			continue;
		trail = i + 1 < bytes.n ? (unsigned char)bytes.p[i + 1] : 0;
		if (lead == 0x80 || lead == 0xFF || trail < 0x40)
			return false;
		high += trail >= 0xA1;
		low += trail < 0xA1;
		i++;
	}
	return high > low * 3;
}

/* More high bytes than English letters: not a language of Western Europe. */
static bool
is_foreign(struct str bytes)
{
	size_t high = 0, letters = 0;

	for (size_t i = 0; i < bytes.n; i++) {
		unsigned char c = (unsigned char)bytes.p[i];

		high += c >= 0x80;
		letters += (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
	}
	return high > letters;
}

const char *
bytes_encoding(struct str bytes)
{
	if (is_utf16(bytes))
		return "UTF-16";
	if (is_gbk(bytes))
		return "GB18030";
	return is_foreign(bytes) ? NULL : "WINDOWS-1252";
}

/*
 * True for what neither Markdown nor YAML can hold: C0 but tab, LF and CR,
 * DEL, C1 but NEL, and the two noncharacters at the end of the first plane.
 */
static bool
is_control(uint32_t c)
{
	return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') ||
	    (c >= 0x7F && c < 0xA0 && c != 0x85) || c == 0xFFFE || c == 0xFFFF;
}

/* From byte `at` on, up to where more than printable ASCII and LF may come. */
static size_t
skip_plain(struct str bytes, size_t at)
{
	struct lanes v, plain;

	for (; bytes.n - at >= LANES; at += LANES) {
		v = lanes_load(bytes.p + at);
		plain =
		    lanes_or(lanes_between(v, ' ', '~'), lanes_equal(v, '\n'));
		if (lanes_mask(plain) != 0xFFFF)
			break;
	}
	return at;
}

/* The first control character or lone CR, or STR_NONE; bytes are UTF-8. */
static size_t
find_control(struct str bytes, size_t at, uint32_t *out)
{
	size_t start;

	while ((at = skip_plain(bytes, at)) < bytes.n) {
		for (size_t end = at + LANES; at < end && at < bytes.n;) {
			start = at;
			*out = utf8_next(bytes, &at);
			if (is_control(*out) ||
			    (*out == '\r' &&
				(at == bytes.n || bytes.p[at] != '\n')))
				return start;
		}
	}
	return STR_NONE;
}

static void
report_encoding(struct str bytes, struct str path, size_t at, struct diag *diag)
{
	struct place place = bytes_place(bytes, path, at);
	const char *name = bytes_encoding(bytes);

	if (name == NULL) {
		diag_report(
		    diag, CODE_ENCODING, place, "the file is not UTF-8");
		diag_hint(diag,
		    "open it in the program that it was written with, and "
		    "save it as UTF-8");
		return;
	}
	diag_report(diag, CODE_ENCODING, place,
	    "the file is not UTF-8; it looks like %s", name);
	diag_hint(diag,
	    "save it as UTF-8, or convert it: iconv -f %s -t UTF-8 \"%.*s\" "
	    "> new.md",
	    name, STR_ARG(path));
}

static void
report_control(
    struct str bytes, struct str path, size_t at, uint32_t c, struct diag *diag)
{
	struct place place = bytes_place(bytes, path, at);

	if (c == '\r') {
		diag_report(diag, CODE_CONTROL_CHARACTER, place,
		    "the line ends as on old Macs, with a carriage return");
		diag_hint(
		    diag, "save the file with line ends of Unix or Windows");
		return;
	}
	diag_report(diag, CODE_CONTROL_CHARACTER, place,
	    "the control character U+%04X is in the text", (unsigned)c);
	diag_hint(diag, "delete it: it cannot be seen, and means nothing here");
}

bool
bytes_check(struct str bytes, struct str path, struct diag *diag)
{
	size_t plain = skip_plain(bytes, 0), at = 0;
	uint32_t c = 0;

	if (!utf8_check(str_skip(bytes, plain), &at) || has_utf16_mark(bytes)) {
		report_encoding(bytes, path, plain + at, diag);
		return false;
	}
	at = find_control(bytes, plain, &c);
	if (at == STR_NONE)
		return true;
	if (c == 0 && is_utf16(bytes)) {
		report_encoding(bytes, path, at, diag);
		return false;
	}
	report_control(bytes, path, at, c, diag);
	return false;
}
