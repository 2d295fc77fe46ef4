#include "git/oid.h"

#include <string.h>

#include "base/arena.h"

bool
oid_eq(const struct oid *a, const struct oid *b)
{
	return memcmp(a->bytes, b->bytes, OID_BYTES) == 0;
}

int
oid_cmp(const struct oid *a, const struct oid *b)
{
	return memcmp(a->bytes, b->bytes, OID_BYTES);
}

bool
oid_is_zero(const struct oid *id)
{
	static const struct oid zero;

	return oid_eq(id, &zero);
}

struct str
oid_hex(const struct oid *id, struct arena *arena)
{
	static const char digits[] = "0123456789abcdef";
	char *p = arena_bytes(arena, OID_DIGITS);

	for (size_t i = 0; i < OID_BYTES; i++) {
		p[2 * i] = digits[id->bytes[i] >> 4];
		p[2 * i + 1] = digits[id->bytes[i] & 15];
	}
	return (struct str){ p, OID_DIGITS };
}

/* 0 to 15, or 16 for what is no digit. */
static unsigned
digit(char c)
{
	if (c >= '0' && c <= '9')
		return (unsigned)(c - '0');
	if (c >= 'a' && c <= 'f')
		return (unsigned)(c - 'a') + 10;
	if (c >= 'A' && c <= 'F')
		return (unsigned)(c - 'A') + 10;
	return 16;
}

bool
oid_from_hex(struct str hex, struct oid *out)
{
	unsigned high, low;

	if (hex.n < OID_DIGITS)
		return false;
	for (size_t i = 0; i < OID_BYTES; i++) {
		high = digit(hex.p[2 * i]);
		low = digit(hex.p[2 * i + 1]);
		if (high > 15 || low > 15)
			return false;
		out->bytes[i] = (uint8_t)(high << 4 | low);
	}
	return true;
}
