#include "base/hex.h"

#include "base/arena.h"

/* clang-format off */
const uint8_t hex_worth[256] = {
	['0'] = 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
	['A'] = 11, 12, 13, 14, 15, 16,
	['a'] = 11, 12, 13, 14, 15, 16,
};
/* clang-format on */

struct str
hex_text(const uint8_t *bytes, size_t n, struct arena *arena)
{
	static const char digits[] = "0123456789abcdef";
	char *p = arena_bytes(arena, 2 * n);

	for (size_t i = 0; i < n; i++) {
		p[2 * i] = digits[bytes[i] >> 4];
		p[2 * i + 1] = digits[bytes[i] & 15];
	}
	return (struct str){ p, 2 * n };
}

bool
hex_bytes(struct str text, uint8_t *bytes, size_t n)
{
	int high, low;

	if (text.n / 2 < n)
		return false;
	for (size_t i = 0; i < n; i++) {
		high = hex_digit(text.p[2 * i]);
		low = hex_digit(text.p[2 * i + 1]);
		if (high < 0 || low < 0)
			return false;
		bytes[i] = (uint8_t)(high << 4 | low);
	}
	return true;
}
