#include "content/damage.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "data/bytes.h"
#include "data/mojibake.h"

/* A phrase of another script: shorter runs are names and single words. */
#define PHRASE_CHARS 4
#define RARE_PERCENT 2

/* Words in Chinese letters, to be compared when the whole text is known. */
struct phrase {
	struct str text;
	struct place place;
};

struct letters {
	struct str text;
	struct str path;
	bool own_ideographs; /* the text is written in them */
	struct arena *scratch;
	struct diag *diag;
	struct mojibake mojibake;
	size_t nbsp_runs;
	size_t ideographs;
	struct phrase *items;
	size_t n;
	size_t cap;
};

/* What Windows-1252 has where Latin-1 has controls: 0x80 to 0x9F. */
static const uint16_t cp1252[32] = { 0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026,
	0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0, 0,
	0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
	0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178 };

static struct place
place_at(const struct letters *l, size_t at)
{
	return bytes_place(l->text, l->path, at);
}

static bool
is_bidi_control(uint32_t c)
{
	return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

static bool
is_latin(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/*
 * Whether bytes, which a run of ideographs was made from, are UTF-8 that
 * makes more sense there. One ideograph in eleven is UTF-8 by chance, so a
 * single one must have been a no-break space, or a letter inside a word.
 */
static bool
makes_sense(struct str bytes, bool touches_latin)
{
	size_t at = 0, bad;
	uint32_t c;

	if (!utf8_check(bytes, &bad))
		return false;
	c = utf8_next(bytes, &at);
	if (at < bytes.n || bytes.n > 2)
		return true;
	return c == 0xA0 || (touches_latin && c < 0x250);
}

static bool
report_gbk(struct letters *l, size_t start, size_t end)
{
	struct str run = str_slice(l->text, start, end - start), was;
	char bytes[MOJIBAKE_RUN];
	bool touches = (start > 0 && is_latin(l->text.p[start - 1])) ||
	    (end < l->text.n && is_latin(l->text.p[end]));

	was = mojibake_bytes(&l->mojibake, MOJIBAKE_GBK, run, bytes);
	if (was.n == 0)
		return false;
	if (makes_sense(was, touches)) {
		diag_report(l->diag, CODE_MOJIBAKE_GBK, place_at(l, start),
		    "\"%.*s\" looks like text read in the wrong encoding",
		    STR_ARG(run));
		if (str_eq(was, STR("\u00A0")))
			diag_hint(l->diag, "it may have been a no-break space");
		else
			diag_hint(
			    l->diag, "it may have been \"%.*s\"", STR_ARG(was));
		return true;
	}
	/* The first two bytes of a quotation mark, a dash or an ellipsis. */
	if (!str_eq(was, STR("\xE2\x80")))
		return false;
	diag_report(l->diag, CODE_MOJIBAKE_GBK, place_at(l, start),
	    "\"%.*s\" was a dash, a quotation mark or \"…\"; which one is lost",
	    STR_ARG(run));
	diag_hint(l->diag, "look at where the text comes from");
	return true;
}

static void
read_ideographs(struct letters *l, size_t start, size_t *at)
{
	size_t count;
	struct phrase *phrase;

	*at = mojibake_run_end(l->text, start);
	count = utf8_count(str_slice(l->text, start, *at - start));
	l->ideographs += count;
	if (l->own_ideographs || report_gbk(l, start, *at) ||
	    count < PHRASE_CHARS)
		return;
	phrase = vec_push(l->scratch, l);
	phrase->text = str_slice(l->text, start, *at - start);
	phrase->place = place_at(l, start);
}

/* The byte of Windows-1252 that c stands for, or 0. */
static unsigned char
cp1252_byte(uint32_t c)
{
	if (c >= 0xA0 && c <= 0xFF)
		return (unsigned char)c;
	for (size_t i = 0; i < sizeof(cp1252) / sizeof(*cp1252); i++) {
		if (cp1252[i] != 0 && cp1252[i] == c)
			return (unsigned char)(0x80 + i);
	}
	return 0;
}

/* How many bytes of UTF-8 the letter c begins, if it was one; or 0. */
static size_t
lead_length(uint32_t c)
{
	return c == 0xC2 || c == 0xC3 ? 2 : c == 0xE2 ? 3 : c == 0xF0 ? 4 : 0;
}

/* "â€™" for an apostrophe, "Ã©" for "é". */
static void
read_cp1252(struct letters *l, uint32_t lead, size_t start, size_t *at)
{
	size_t n = lead_length(lead), next = *at, bad;
	char bytes[4] = { (char)lead };

	for (size_t i = 1; i < n; i++) {
		unsigned char b = 0;

		if (next < l->text.n)
			b = cp1252_byte(utf8_next(l->text, &next));
		if (b < 0x80 || b > 0xBF)
			return;
		bytes[i] = (char)b;
	}
	if (n == 0 || !utf8_check((struct str){ bytes, n }, &bad))
		return;
	*at = next;
	diag_report(l->diag, CODE_MOJIBAKE_CP1252, place_at(l, start),
	    "\"%.*s\" looks like text read in the wrong encoding",
	    STR_ARG(str_slice(l->text, start, next - start)));
	diag_hint(l->diag, "it may have been \"%.*s\"", (int)n, bytes);
}

static void
read_nbsp(struct letters *l, size_t start, size_t *at)
{
	struct str nbsp = STR("\u00A0");
	size_t n = 1;

	for (; str_starts(str_skip(l->text, *at), nbsp); n++)
		*at += nbsp.n;
	if (n > 1 && l->nbsp_runs++ == 0)
		diag_report(l->diag, CODE_NBSP_RUN, place_at(l, start),
		    "%zu no-break spaces in a row", n);
}

static void
read_letter(struct letters *l, size_t *at)
{
	size_t start = *at;
	uint32_t c = utf8_next(l->text, at);

	if (c == 0xA0) {
		read_nbsp(l, start, at);
	} else if (c < 0x100) {
		read_cp1252(l, c, start, at);
	} else if (mojibake_is_ideograph(c)) {
		read_ideographs(l, start, at);
	} else if (c == UTF8_BAD) {
		diag_report(l->diag, CODE_REPLACEMENT_CHAR, place_at(l, start),
		    "a letter was lost here");
	} else if (is_bidi_control(c)) {
		diag_report(l->diag, CODE_BIDI_CONTROL, place_at(l, start),
		    "an invisible sign (U+%04X) changes the direction of the "
		    "text",
		    (unsigned)c);
		diag_hint(l->diag, "delete it");
	}
}

static size_t
count_phrase(const struct letters *l, struct str text)
{
	size_t n = 0;

	for (size_t i = 0; i < l->n; i++)
		n += str_eq(l->items[i].text, text);
	return n;
}

/* Words of another script that come again and are a small part of all. */
static void
report_phrases(struct letters *l)
{
	if (l->n < 2 ||
	    l->ideographs * 100 > utf8_count(l->text) * RARE_PERCENT)
		return;
	for (size_t i = 0; i < l->n; i++) {
		if (count_phrase(l, l->items[i].text) < 2)
			continue;
		diag_report(l->diag, CODE_SCRIPT_ANOMALY, l->items[i].place,
		    "\"%.*s\" is in another script than the rest, more than "
		    "once",
		    STR_ARG(l->items[i].text));
		diag_hint(l->diag,
		    "look at where the text comes from: it may be spam in the "
		    "place of another word");
	}
}

void
damage_check_letters(struct str text, struct str path, struct str lang,
    struct arena *scratch, struct diag *diag)
{
	struct letters l = {
		.text = text, .path = path, .scratch = scratch, .diag = diag
	};
	size_t at = 0, most = diag->n + LIMIT_FINDINGS_ALIKE;

	if (utf8_is_ascii(text))
		return;
	l.own_ideographs = mojibake_is_own(&l.mojibake, text, lang);
	while ((at = utf8_skip_ascii(text, at)) < text.n && diag->n < most)
		read_letter(&l, &at);
	report_phrases(&l);
	mojibake_free(&l.mojibake);
}
