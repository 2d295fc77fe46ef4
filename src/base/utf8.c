#include "base/utf8.h"

#include "base/hex.h"
#include "base/lanes.h"

/* The smallest code point that needs so many bytes. */
static const uint32_t least_of[] = { 0, 0, 0x80, 0x800, 0x10000 };

/* Bytes of the sequence at s.p[at], and its code point; 0 if it is wrong. */
static size_t
sequence(struct str s, size_t at, uint32_t *out)
{
	unsigned char b = (unsigned char)s.p[at];
	size_t n = b < 0x80 ? 1
	    : b < 0xC2	    ? 0
	    : b < 0xE0	    ? 2
	    : b < 0xF0	    ? 3
	    : b < 0xF5	    ? 4
			    : 0;
	uint32_t c = n == 1 ? b : b & (0xFFu >> (n + 1));

	if (n == 0 || s.n - at < n)
		return 0;
	for (size_t i = 1; i < n; i++) {
		b = (unsigned char)s.p[at + i];
		if ((b & 0xC0) != 0x80)
			return 0;
		c = c << 6 | (b & 0x3Fu);
	}
	if (c < least_of[n] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
		return 0;
	*out = c;
	return n;
}

/* Whether the next LANES bytes are there, and ASCII, as most text is. */
static inline bool
are_ascii(struct str s, size_t at)
{
	return s.n - at >= LANES && lanes_mask(lanes_load(s.p + at)) == 0;
}

size_t
utf8_skip_ascii(struct str s, size_t at)
{
	while (are_ascii(s, at))
		at += LANES;
	while (at < s.n && (unsigned char)s.p[at] < 0x80)
		at++;
	return at;
}

bool
utf8_is_ascii(struct str s)
{
	return utf8_skip_ascii(s, 0) == s.n;
}

bool
utf8_check(struct str s, size_t *bad)
{
	size_t at = 0, n;
	uint32_t c;

	while ((at = utf8_skip_ascii(s, at)) < s.n) {
		n = sequence(s, at, &c);
		if (n == 0) {
			*bad = at;
			return false;
		}
		at += n;
	}
	return true;
}

uint32_t
utf8_next_long(struct str s, size_t *at)
{
	uint32_t c = UTF8_BAD;
	size_t n = sequence(s, *at, &c);

	*at += n != 0 ? n : 1;
	return c;
}

size_t
utf8_put(char *to, uint32_t c)
{
	if (c < 0x80) {
		to[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		to[0] = (char)(0xC0 | c >> 6);
		to[1] = (char)(0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000) {
		to[0] = (char)(0xE0 | c >> 12);
		to[1] = (char)(0x80 | (c >> 6 & 0x3F));
		to[2] = (char)(0x80 | (c & 0x3F));
		return 3;
	}
	to[0] = (char)(0xF0 | c >> 18);
	to[1] = (char)(0x80 | (c >> 12 & 0x3F));
	to[2] = (char)(0x80 | (c >> 6 & 0x3F));
	to[3] = (char)(0x80 | (c & 0x3F));
	return 4;
}

size_t
utf8_count(struct str s)
{
	size_t at = 0, n = 0;

	for (; at < s.n; n++)
		utf8_next(s, &at);
	return n;
}

struct str
utf8_prefix(struct str s, size_t n)
{
	size_t at = 0;

	for (; n >= LANES && are_ascii(s, at); n -= LANES)
		at += LANES;
	for (; n > 0 && at < s.n; n--)
		utf8_next(s, &at);
	return str_slice(s, 0, at);
}

uint32_t
utf8_reference(struct str digits)
{
	bool hex = digits.n != 0 && (*digits.p | 0x20) == 'x';
	uint32_t base = hex ? 16 : 10, c = 0;
	int digit;

	for (size_t i = hex; i < digits.n; i++) {
		digit = hex_digit(digits.p[i]);
		if (digit < 0 || (uint32_t)digit >= base)
			return 0;
		c = c * base + (uint32_t)digit;
		if (c > 0x10FFFF)
			return 0;
	}
	return c >= 0xD800 && c <= 0xDFFF ? 0 : c;
}
