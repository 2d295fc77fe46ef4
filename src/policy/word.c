#include "policy/word.h"

#include <string.h>

#include "base/hex.h"
#include "base/utf8.h"

/* Bytes that may stand between two parts of a name, tags included. */
#define GAP_BYTES 512

#define FNV_START 0xcbf29ce484222325u
#define FNV_PRIME 0x100000001b3u

struct span {
	uint32_t first;
	uint32_t last;
};

/* What is not seen: soft hyphen, marks, joiners, direction, vowel signs. */
static const struct span hidden[] = { { 0xAD, 0xAD }, { 0x300, 0x36F },
	{ 0x61C, 0x61C }, { 0x640, 0x640 }, { 0x64B, 0x652 },
	{ 0x200B, 0x200F }, { 0x202A, 0x202E }, { 0x2060, 0x206F },
	{ 0xFE00, 0xFE0F }, { 0xFEFF, 0xFEFF } };

/* Beyond ASCII, what is no letter: punctuation, blanks, symbols. */
static const struct span breaks[] = { { 0x80, 0xA9 }, { 0xAB, 0xB4 },
	{ 0xB6, 0xB9 }, { 0xBB, 0xBF }, { 0xD7, 0xD7 }, { 0xF7, 0xF7 },
	{ 0x2B0, 0x2FF }, { 0x37E, 0x37E }, { 0x387, 0x387 }, { 0x55A, 0x55F },
	{ 0x589, 0x58A }, { 0x5BE, 0x5BE }, { 0x5F3, 0x5F4 }, { 0x60C, 0x60D },
	{ 0x61B, 0x61F }, { 0x66A, 0x66D }, { 0x6D4, 0x6D4 }, { 0x964, 0x965 },
	{ 0x1680, 0x1680 }, { 0x2000, 0x2BFF }, { 0x2E00, 0x2E7F },
	{ 0x3000, 0x3004 }, { 0x3008, 0x3020 }, { 0x3030, 0x3030 },
	{ 0x30FB, 0x30FB }, { 0xFE10, 0xFE1F }, { 0xFE30, 0xFE6F },
	{ 0xFF00, 0xFF0F }, { 0xFF1A, 0xFF20 }, { 0xFF3B, 0xFF40 },
	{ 0xFF5B, 0xFF65 }, { 0xFFF9, 0xFFFF }, { 0x1F000, 0x1FAFF },
	{ 0xE0000, 0x10FFFF } };

/* Scripts that put no spaces between words, or endings on names. */
static const struct span unspaced[] = { { 0xE00, 0xEFF }, { 0x1000, 0x109F },
	{ 0x1100, 0x11FF }, { 0x1780, 0x17FF }, { 0x2E80, 0x2FFF },
	{ 0x3005, 0x312F }, { 0x3130, 0x31BF }, { 0x3400, 0x4DBF },
	{ 0x4E00, 0x9FFF }, { 0xAC00, 0xD7AF }, { 0xF900, 0xFAFF },
	{ 0x20000, 0x3FFFF } };

/* The letter below the accent, from U+00C0 and from U+1E00; "." keeps. */
static const char latin[] =
    "aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiiidnooooo.ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
    "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"
    "................................oo.............uu..............."
    "....dddlllnnnaaiioouuuuuuuuuu.aaaa....ggkkoooo..jdddgg..nnaa...."
    "aaaaeeeeiiiioooorrrruuuusstt..hh";
static const char latin_more[] =
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
    "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
    "wwwwwwwwwwxxxxyyzzzzzzhtwyas..sdaaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
    "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";

static bool
within(const struct span *spans, size_t n, uint32_t c)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (c < spans[mid].first)
			high = mid;
		else if (c > spans[mid].last)
			low = mid + 1;
		else
			return true;
	}
	return false;
}

#define WITHIN(spans, c) within(spans, sizeof(spans) / sizeof(*(spans)), c)

static bool
is_unspaced(uint32_t c)
{
	return c >= unspaced[0].first && WITHIN(unspaced, c);
}

static uint32_t
fold_letter(uint32_t c)
{
	uint32_t base = '.';

	if (c >= 0xC0 && c - 0xC0 < sizeof(latin) - 1)
		base = (unsigned char)latin[c - 0xC0];
	else if (c >= 0x1E00 && c - 0x1E00 < sizeof(latin_more) - 1)
		base = (unsigned char)latin_more[c - 0x1E00];
	if (base != '.')
		return base;
	if ((c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F))
		return c + 0x20;
	if (c >= 0x400 && c <= 0x40F)
		return c + 0x50;
	return c;
}

/* A letter or digit of ASCII, folded; 0 for anything else. */
static uint32_t
fold_plain(uint32_t c)
{
	if ((c | 0x20) - 'a' < 26)
		return c | 0x20;
	return c - '0' < 10 ? c : 0;
}

static uint32_t
fold(uint32_t c)
{
	uint32_t plain = fold_plain(c);

	if (c < 0x80)
		return plain != 0 ? plain : WORD_BREAK | c;
	if (WITHIN(hidden, c))
		return 0;
	return WITHIN(breaks, c) ? WORD_BREAK | c : fold_letter(c);
}

/* Names of references that matter within a name, and what they mean. */
static const struct {
	struct str name;
	uint32_t c;
} references[] = {
	{ STR_INIT("amp"), '&' },
	{ STR_INIT("apos"), '\'' },
	{ STR_INIT("commat"), '@' },
	{ STR_INIT("gt"), '>' },
	{ STR_INIT("lt"), ' ' },
	{ STR_INIT("nbsp"), ' ' },
	{ STR_INIT("quot"), '"' },
	{ STR_INIT("shy"), 0xAD },
	{ STR_INIT("szlig"), 's' },
};

/* "eacute" is an e with something on it: a letter, then one of these. */
static const struct str accents[] = { STR_INIT("acute"), STR_INIT("caron"),
	STR_INIT("cedil"), STR_INIT("circ"), STR_INIT("grave"),
	STR_INIT("ring"), STR_INIT("slash"), STR_INIT("tilde"),
	STR_INIT("uml") };

static uint32_t
named_reference(struct str name)
{
	for (size_t i = 0; i < sizeof(references) / sizeof(*references); i++) {
		if (str_eq(name, references[i].name))
			return references[i].c;
	}
	for (size_t i = 0; i < sizeof(accents) / sizeof(*accents); i++) {
		if (str_eq(str_skip(name, 1), accents[i]))
			return (unsigned char)name.p[0];
	}
	return 0;
}

/* A reference at the "&" of *at, or the "&" alone. */
static uint32_t
read_reference(struct str s, size_t *at)
{
	struct str rest = str_slice(s, *at + 1, WORD_CHAR_BYTES - 1);
	size_t end = str_find_char(rest, ';');
	uint32_t c = 0;

	if (end != STR_NONE && end > 0) {
		rest = str_slice(rest, 0, end);
		c = rest.p[0] == '#' ? utf8_reference(str_skip(rest, 1))
				     : named_reference(rest);
	}
	*at += c != 0 ? end + 2 : 1;
	return c != 0 ? c : '&';
}

/* A percent-encoded ASCII character at *at, or the "%" alone. */
static uint32_t
read_percent(struct str s, size_t *at)
{
	uint8_t byte;

	if (!hex_bytes(str_slice(s, *at + 1, 2), &byte, 1) || byte >= 0x80) {
		*at += 1;
		return '%';
	}
	*at += 3;
	return byte;
}

static uint32_t
read_char(struct str s, size_t *at)
{
	unsigned char byte = (unsigned char)s.p[*at];

	if (byte >= 0x80)
		return utf8_next(s, at);
	if (byte == '&')
		return read_reference(s, at);
	if (byte == '%')
		return read_percent(s, at);
	*at += 1;
	return byte;
}

uint32_t
word_char(struct str s, size_t *at)
{
	return fold(read_char(s, at));
}

static bool
is_capital(uint32_t c)
{
	return c < 0x80 ? c < 'a' : c < 0xDF || c > 0xFF;
}

static inline void
add_letter(struct word *out, uint32_t c)
{
	out->hash = (out->hash ^ c) * FNV_PRIME;
	if (out->n < 4)
		out->start |= (c < 0x80 ? c : 0x80) << (8 * out->n);
	out->n++;
}

/* Take letters into out until the word ends; most are of ASCII. */
static void
read_letters(struct str s, size_t *at, struct word *out)
{
	size_t next = *at;
	uint32_t c = 0;

	while (next < s.n && !is_unspaced(c)) {
		c = fold_plain((unsigned char)s.p[next]);
		if (c != 0) {
			add_letter(out, c);
			*at = ++next;
			continue;
		}
		c = word_char(s, &next);
		if ((c & WORD_BREAK) != 0 || (out->n > 0 && is_unspaced(c)))
			break;
		*at = next;
		if (c != 0)
			add_letter(out, c);
	}
}

static void
start_word(struct str s, size_t at, struct word *out)
{
	size_t next = at;

	*out = (struct word){ .hash = FNV_START, .at = at };
	out->capital = is_capital(read_char(s, &next));
}

void
word_plain(struct str s, size_t at, size_t n, struct word *out)
{
	*out = (struct word){ .hash = FNV_START, .at = at };
	out->capital = is_capital((unsigned char)s.p[at]);
	for (size_t i = at; i < at + n; i++)
		add_letter(out, fold_plain((unsigned char)s.p[i]));
}

bool
word_next(struct str s, size_t *at, struct word *out)
{
	size_t here;
	uint32_t c;

	while (*at < s.n) {
		here = *at;
		c = word_char(s, at);
		if (c == 0 || (c & WORD_BREAK) != 0)
			continue;
		*at = here;
		start_word(s, here, out);
		read_letters(s, at, out);
		return true;
	}
	return false;
}

/* Move over a tag at *at; false if it does not end soon. */
static bool
skip_tag(struct str s, size_t *at)
{
	struct str rest = str_slice(s, *at, GAP_BYTES);
	size_t end = str_find_char(rest, '>');

	if (end == STR_NONE)
		return false;
	*at += end + 1;
	return true;
}

/* What may stand between the parts of a name. */
static bool
joins(uint32_t c)
{
	c &= ~WORD_BREAK;
	return c > 0x7F || (c != 0 && strchr(" \t\r\n,'\"-_+", (int)c) != NULL);
}

bool
word_follows(struct str s, size_t *at, struct word *out)
{
	size_t next = *at, end = *at + GAP_BYTES;
	uint32_t c;

	while (next < s.n && next < end) {
		if (s.p[next] == '<') {
			if (!skip_tag(s, &next))
				break;
			continue;
		}
		*at = next;
		c = word_char(s, &next);
		if (c != 0 && (c & WORD_BREAK) == 0) {
			start_word(s, *at, out);
			read_letters(s, at, out);
			return true;
		}
		if (c != 0 && !joins(c))
			return false;
	}
	*at = s.n;
	return false;
}
