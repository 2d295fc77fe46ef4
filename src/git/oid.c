#include "git/oid.h"

#include <string.h>

#include "base/hex.h"

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
	return hex_text(id->bytes, OID_BYTES, arena);
}

bool
oid_from_hex(struct str hex, struct oid *out)
{
	return hex_bytes(hex, out->bytes, OID_BYTES);
}
