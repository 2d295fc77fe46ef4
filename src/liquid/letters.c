#include "liquid/letters.h"

#include <locale.h>
#include <wctype.h>

#include "base/utf8.h"
#include "liquid/render.h"

static locale_t
letters_of(struct liquid_call *call)
{
	return call->renderer->set->letters;
}

static struct str
map_ascii(struct liquid_call *call, struct str s, char from, char to)
{
	char *p = arena_bytes(call->arena, s.n);

	for (size_t i = 0; i < s.n; i++)
		p[i] = s.p[i] >= from && s.p[i] <= to ? s.p[i] ^ 0x20 : s.p[i];
	return (struct str){ p, s.n };
}

/* The other case may take one byte more than the character itself. */
static struct str
map_wide(
    struct liquid_call *call, struct str s, wint_t (*map)(wint_t, locale_t))
{
	char *p = arena_bytes(call->arena, s.n * 2 + 4);
	size_t at = 0, n = 0, before;
	uint32_t c;

	while (at < s.n) {
		before = at;
		c = utf8_next(s, &at);
		if (c == UTF8_BAD) {
			for (; before < at; before++)
				p[n++] = s.p[before];
			continue;
		}
		n += utf8_put(p + n, (uint32_t)map(c, letters_of(call)));
	}
	return (struct str){ p, n };
}

struct str
letters_upcase(struct liquid_call *call, struct str s)
{
	if (utf8_is_ascii(s) || letters_of(call) == NULL)
		return map_ascii(call, s, 'a', 'z');
	return map_wide(call, s, towupper_l);
}

struct str
letters_downcase(struct liquid_call *call, struct str s)
{
	if (utf8_is_ascii(s) || letters_of(call) == NULL)
		return map_ascii(call, s, 'A', 'Z');
	return map_wide(call, s, towlower_l);
}

bool
letters_is_word(struct liquid_call *call, uint32_t c)
{
	if (c < 0x80)
		return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
		    (c >= 'A' && c <= 'Z');
	if (c == UTF8_BAD)
		return false;
	return (c >= 0x300 && c <= 0x36f) || letters_of(call) == NULL ||
	    iswalnum_l(c, letters_of(call));
}

bool
letters_is_cjk(uint32_t c)
{
	static const uint32_t ranges[][2] = { { 0x1100, 0x11ff },
		{ 0x2e80, 0x2fdf }, { 0x3005, 0x3007 }, { 0x3021, 0x3029 },
		{ 0x3038, 0x303b }, { 0x3041, 0x309f }, { 0x30a1, 0x30ff },
		{ 0x3105, 0x318e }, { 0x31a0, 0x31bf }, { 0x31f0, 0x31ff },
		{ 0x3400, 0x4dbf }, { 0x4e00, 0x9fff }, { 0xa960, 0xa97c },
		{ 0xac00, 0xd7fb }, { 0xf900, 0xfaff }, { 0xff66, 0xffdc },
		{ 0x1b000, 0x1b16f }, { 0x20000, 0x323af } };

	for (size_t i = 0; i < sizeof(ranges) / sizeof(*ranges); i++) {
		if (c >= ranges[i][0] && c <= ranges[i][1])
			return true;
	}
	return false;
}

/* From U+00C0; NULL where a sign is no letter. */
static const char *const latin[] = { "A", "A", "A", "A", "A", "A", "AE", "C",
	"E", "E", "E", "E", "I", "I", "I", "I", "D", "N", "O", "O", "O", "O",
	"O", "x", "O", "U", "U", "U", "U", "Y", "Th", "ss", "a", "a", "a", "a",
	"a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i", "d", "n",
	"o", "o", "o", "o", "o", NULL, "o", "u", "u", "u", "u", "y", "th", "y",
	"A", "a", "A", "a", "A", "a", "C", "c", "C", "c", "C", "c", "C", "c",
	"D", "d", "D", "d", "E", "e", "E", "e", "E", "e", "E", "e", "E", "e",
	"G", "g", "G", "g", "G", "g", "G", "g", "H", "h", "H", "h", "I", "i",
	"I", "i", "I", "i", "I", "i", "I", "i", "IJ", "ij", "J", "j", "K", "k",
	"k", "L", "l", "L", "l", "L", "l", "L", "l", "L", "l", "N", "n", "N",
	"n", "N", "n", "'n", "NG", "ng", "O", "o", "O", "o", "O", "o", "OE",
	"oe", "R", "r", "R", "r", "R", "r", "S", "s", "S", "s", "S", "s", "S",
	"s", "T", "t", "T", "t", "T", "t", "U", "u", "U", "u", "U", "u", "U",
	"u", "U", "u", "U", "u", "W", "w", "Y", "y", "Y", "Z", "z", "Z", "z",
	"Z", "z" };

const char *
letters_ascii(uint32_t c)
{
	if (c < 0xc0 || c - 0xc0 >= sizeof(latin) / sizeof(*latin))
		return NULL;
	return latin[c - 0xc0];
}
