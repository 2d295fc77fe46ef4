#include "git/delta.h"

#include <string.h>

/* A copy of no bytes means this many. */
#define COPY_DEFAULT 0x10000u

static bool
cut_byte(struct str *rest, unsigned *out)
{
	if (rest->n == 0)
		return false;
	*out = (unsigned char)rest->p[0];
	*rest = str_skip(*rest, 1);
	return true;
}

/* The lowest bits come first. */
static bool
cut_size(struct str *rest, size_t *out)
{
	unsigned byte = 0x80;

	*out = 0;
	for (unsigned shift = 0; (byte & 0x80) != 0; shift += 7) {
		if (shift > 56 || !cut_byte(rest, &byte))
			return false;
		*out |= (size_t)(byte & 0x7F) << shift;
	}
	return true;
}

bool
delta_sizes(struct str *delta, size_t *base, size_t *result)
{
	return cut_size(delta, base) && cut_size(delta, result);
}

/* Those of n bytes of a number that are not zero, as the bits of a mask say. */
static bool
cut_sparse(struct str *rest, unsigned mask, unsigned n, size_t *out)
{
	unsigned byte;

	*out = 0;
	for (unsigned i = 0; i < n; i++) {
		if ((mask >> i & 1) == 0)
			continue;
		if (!cut_byte(rest, &byte))
			return false;
		*out |= (size_t)byte << (8 * i);
	}
	return true;
}

/* The bytes that the next step adds: of the base, or its own. */
static bool
cut_step(struct str *rest, struct str base, struct str *out)
{
	unsigned step;
	size_t from, n;

	if (!cut_byte(rest, &step) || step == 0)
		return false;
	if ((step & 0x80) == 0) {
		if (step > rest->n)
			return false;
		*out = str_slice(*rest, 0, step);
		*rest = str_skip(*rest, step);
		return true;
	}
	if (!cut_sparse(rest, step, 4, &from) ||
	    !cut_sparse(rest, step >> 4, 3, &n))
		return false;
	if (n == 0)
		n = COPY_DEFAULT;
	if (from > base.n || n > base.n - from)
		return false;
	*out = str_slice(base, from, n);
	return true;
}

bool
delta_apply(struct str delta, struct str base, char *out, size_t n)
{
	struct str part;

	while (delta.n != 0) {
		if (!cut_step(&delta, base, &part) || part.n > n)
			return false;
		memcpy(out, part.p, part.n);
		out += part.n;
		n -= part.n;
	}
	return n == 0;
}
