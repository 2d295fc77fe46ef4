#include "git/similar.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

#define PIECE_BYTES 64u
/* Git's modulus, a prime. */
#define HASH_BASE 107927u
#define BINARY_BYTES 8000u

bool
is_binary(struct str text)
{
	size_t n = text.n < BINARY_BYTES ? text.n : BINARY_BYTES;

	return n != 0 && memchr(text.p, '\0', n) != NULL;
}

/* The pieces of a text, in its order; at most one for each byte. */
static size_t
cut(struct str text, uint64_t *out)
{
	bool is_text = !is_binary(text);
	uint32_t a = 0, b = 0, old_a, n = 0, c;
	size_t pieces = 0;

	for (size_t i = 0; i < text.n; i++) {
		c = (unsigned char)text.p[i];
		if (is_text && c == '\r' && i + 1 < text.n &&
		    text.p[i + 1] == '\n')
			continue;
		old_a = a;
		a = (a << 7) ^ (b >> 25);
		b = (b << 7) ^ (old_a >> 25);
		a += c;
		if (++n < PIECE_BYTES && c != '\n')
			continue;
		out[pieces++] =
		    (uint64_t)((a + b * 0x61) % HASH_BASE) << 32 | n;
		a = b = n = 0;
	}
	return pieces;
}

static size_t
count_pieces(struct str text)
{
	size_t pieces = text.n / PIECE_BYTES + 1;

	for (size_t i = 0; i < text.n; i++)
		pieces += text.p[i] == '\n';
	return pieces;
}

static int
compare(const void *left, const void *right)
{
	uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;

	return (a > b) - (a < b);
}

void
spans_make(struct spans *s, struct str text, struct arena *arena)
{
	size_t pieces, n = 0;

	s->size = text.n;
	s->items = arena_array(arena, count_pieces(text), sizeof(*s->items));
	pieces = cut(text, s->items);
	if (pieces != 0)
		qsort(s->items, pieces, sizeof(*s->items), compare);
	for (size_t i = 0; i < pieces; i++) {
		if (n != 0 && s->items[n - 1] >> 32 == s->items[i] >> 32)
			s->items[n - 1] += s->items[i] & UINT32_MAX;
		else
			s->items[n++] = s->items[i];
	}
	s->n = n;
}

unsigned
spans_score(const struct spans *old, const struct spans *new)
{
	const uint64_t *a = old->items, *a_end = a + old->n;
	const uint64_t *b = new->items, *b_end = b + new->n;
	uint64_t shared = 0, x, y;
	size_t larger = old->size > new->size ? old->size : new->size;

	while (a < a_end && b < b_end) {
		x = *a >> 32;
		y = *b >> 32;
		if (x == y)
			shared += (uint32_t)*a < (uint32_t)*b ? (uint32_t)*a
							      : (uint32_t)*b;
		a += x <= y;
		b += y <= x;
	}
	return larger != 0 ? (unsigned)(shared * SCORE_MAX / larger) : 0;
}

bool
sizes_may_reach(uint64_t a, uint64_t b, unsigned least)
{
	uint64_t larger = a > b ? a : b, smaller = a > b ? b : a;

	return larger * (SCORE_MAX - least) >= (larger - smaller) * SCORE_MAX;
}
