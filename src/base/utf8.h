/*
 * utf8: check and read UTF-8 by code point.
 *
 * Units     positions are bytes; a column is one code point, from 1.
 * Source    The Unicode Standard 3.9, table 3-7: no surrogates, nothing over
 *           U+10FFFF, no overlong forms.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/str.h"

#define UTF8_BAD 0xFFFDu

/* True if s is UTF-8 throughout; if not, *bad is the first wrong byte. */
bool utf8_check(struct str s, size_t *bad) must_check;
/* utf8_next for what is not ASCII. */
uint32_t utf8_next_long(struct str s, size_t *at);

/*
 * The code point at byte *at, and *at moved behind it. A wrong byte gives
 * UTF8_BAD and moves by one. *at must be less than s.n.
 */
static inline uint32_t
utf8_next(struct str s, size_t *at)
{
	unsigned char b = (unsigned char)s.p[*at];

	if (b >= 0x80)
		return utf8_next_long(s, at);
	++*at;
	return b;
}

/* Write one code point to at least 4 bytes; the number of bytes written. */
size_t utf8_put(char *to, uint32_t c);
/*
 * The code point that "65" or "x41" means in a character reference of HTML or
 * XML; 0 if none: another character, a surrogate, over U+10FFFF.
 */
uint32_t utf8_reference(struct str digits);
/* The first byte from `at` on that is not ASCII, or s.n. */
size_t utf8_skip_ascii(struct str s, size_t at);
bool utf8_is_ascii(struct str s);
/* Code points in s; every wrong byte counts as one. */
size_t utf8_count(struct str s);
/* The first n code points of s. */
struct str utf8_prefix(struct str s, size_t n);

#endif
