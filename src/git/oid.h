/*
 * oid: the name that Git gives to an object, a SHA-1 of its content.
 *
 * Units     20 bytes, or 40 hexadecimal digits.
 */
#ifndef GIT_OID_H
#define GIT_OID_H

#include "base/str.h"

#define OID_BYTES 20u
#define OID_DIGITS 40u

struct arena;

struct oid {
	uint8_t bytes[OID_BYTES];
};

bool oid_eq(const struct oid *a, const struct oid *b);
/* Order of bytes, as qsort wants it. */
int oid_cmp(const struct oid *a, const struct oid *b);
/* All bytes are zero: no object has this name. */
bool oid_is_zero(const struct oid *id);
struct str oid_hex(const struct oid *id, struct arena *arena);
/* The 40 digits that hex begins with. */
bool oid_from_hex(struct str hex, struct oid *out) must_check;

#endif
