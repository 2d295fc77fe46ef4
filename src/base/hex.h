/*
 * hex: bytes as digits of base 16. Written small, read in both cases.
 */
#ifndef BASE_HEX_H
#define BASE_HEX_H

#include "base/str.h"

struct arena;

/* By character, one more than it is worth: 0 is no digit. */
extern const uint8_t hex_worth[256];

/*
 * What c is worth, or -1 for what is no digit. The digits of ids are as good
 * as random, and a branch for each kind of them would go wrong half the time.
 */
static inline int
hex_digit(char c)
{
	return hex_worth[(unsigned char)c] - 1;
}

/* The n bytes as 2n digits. */
struct str hex_text(const uint8_t *bytes, size_t n, struct arena *arena);
/* Fill n bytes from the first 2n digits of text; false if one is none. */
bool hex_bytes(struct str text, uint8_t *bytes, size_t n) must_check;

#endif
