/*
 * hex: bytes as digits of base 16. Written small, read in both cases.
 */
#ifndef BASE_HEX_H
#define BASE_HEX_H

#include "base/str.h"

struct arena;

/* What c is worth, or -1 for what is no digit. */
static inline int
hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The n bytes as 2n digits. */
struct str hex_text(const uint8_t *bytes, size_t n, struct arena *arena);
/* Fill n bytes from the first 2n digits of text; false if one is none. */
bool hex_bytes(struct str text, uint8_t *bytes, size_t n) must_check;

#endif
