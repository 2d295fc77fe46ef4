#include "base/percent.h"

#include "base/arena.h"
#include "base/hex.h"

struct str
percent_decode(struct str text, struct arena *arena)
{
	size_t n = 0;
	uint8_t byte;
	char *to;

	if (str_find_char(text, '%') == STR_NONE)
		return text;
	to = arena_bytes(arena, text.n);
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '%' &&
		    hex_bytes(str_slice(text, i + 1, 2), &byte, 1) &&
		    byte != 0) {
			to[n++] = (char)byte;
			i += 2;
		} else {
			to[n++] = text.p[i];
		}
	}
	return (struct str){ to, n };
}

size_t
percent_put(char *to, char byte)
{
	static const char digits[] = "0123456789ABCDEF";

	to[0] = '%';
	to[1] = digits[(unsigned char)byte >> 4];
	to[2] = digits[(unsigned char)byte & 15];
	return PERCENT_WIDTH;
}
