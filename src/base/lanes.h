/*
 * lanes: sixteen bytes of text looked at together.
 *
 * A lane is one byte. What is asked of all of them gives lanes with the
 * highest bit set where it is so, and lanes_mask gathers these bits: the first
 * byte's is the lowest.
 *
 * Source    SSE2, which every x86-64 has; elsewhere the same byte by byte.
 */
#ifndef BASE_LANES_H
#define BASE_LANES_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define LANES 16

#ifdef __SSE2__

struct lanes {
	__m128i v;
};

static inline struct lanes
lanes_load(const void *p)
{
	return (struct lanes){ _mm_loadu_si128((const __m128i *)p) };
}

/* n bytes, 8 at most, as a number whose lowest one is the first. */
static inline uint64_t
lanes_word(const char *p, size_t n)
{
	uint64_t word = 0;
	uint32_t first, last;

	if (n == sizeof(word)) {
		memcpy(&word, p, sizeof(word));
	} else if (n >= sizeof(first)) {
		/* A byte that is in both is the same in both. */
		memcpy(&first, p, sizeof(first));
		memcpy(&last, p + n - sizeof(last), sizeof(last));
		word = first | (uint64_t)last << (n - sizeof(last)) * 8;
	} else {
		for (size_t i = 0; i < n; i++)
			word |= (uint64_t)(unsigned char)p[i] << i * 8;
	}
	return word;
}

/* The n bytes at p, fewer than LANES, and zeros behind them. */
static inline struct lanes
lanes_few(const char *p, size_t n)
{
	uint64_t low, high;

	if (n <= sizeof(low))
		return (struct lanes){ _mm_set_epi64x(
		    0, (long long)lanes_word(p, n)) };
	memcpy(&low, p, sizeof(low));
	memcpy(&high, p + n - sizeof(high), sizeof(high));
	high >>= (LANES - n) * 8;
	return (
	    struct lanes){ _mm_set_epi64x((long long)high, (long long)low) };
}

static inline struct lanes
lanes_or(struct lanes a, struct lanes b)
{
	return (struct lanes){ _mm_or_si128(a.v, b.v) };
}

static inline struct lanes
lanes_equal(struct lanes a, char c)
{
	return (struct lanes){ _mm_cmpeq_epi8(a.v, _mm_set1_epi8(c)) };
}

/*
 * Both ends included; they are ASCII. Bytes are compared with their signs, so
 * that the range is moved down to where these begin.
 */
static inline struct lanes
lanes_between(struct lanes a, char first, char last)
{
	__m128i moved = _mm_sub_epi8(a.v, _mm_set1_epi8((char)(first + 128)));

	return (struct lanes){ _mm_cmplt_epi8(
	    moved, _mm_set1_epi8((char)(last - first + 1 - 128))) };
}

/* Capitals of ASCII as small letters; other bytes but digits change too. */
static inline struct lanes
lanes_small(struct lanes a)
{
	return (struct lanes){ _mm_or_si128(a.v, _mm_set1_epi8(0x20)) };
}

static inline uint32_t
lanes_mask(struct lanes a)
{
	return (uint32_t)_mm_movemask_epi8(a.v);
}

#else

struct lanes {
	unsigned char v[LANES];
};

static inline struct lanes
lanes_load(const void *p)
{
	struct lanes a;

	memcpy(a.v, p, LANES);
	return a;
}

/* The n bytes at p, fewer than LANES, and zeros behind them. */
static inline struct lanes
lanes_few(const char *p, size_t n)
{
	struct lanes a = { { 0 } };

	memcpy(a.v, p, n);
	return a;
}

static inline struct lanes
lanes_or(struct lanes a, struct lanes b)
{
	for (unsigned i = 0; i < LANES; i++)
		a.v[i] |= b.v[i];
	return a;
}

static inline struct lanes
lanes_equal(struct lanes a, char c)
{
	for (unsigned i = 0; i < LANES; i++)
		a.v[i] = a.v[i] == (unsigned char)c ? 0xFF : 0;
	return a;
}

/* Both ends included; they are ASCII. */
static inline struct lanes
lanes_between(struct lanes a, char first, char last)
{
	for (unsigned i = 0; i < LANES; i++)
		a.v[i] = a.v[i] >= (unsigned char)first &&
			a.v[i] <= (unsigned char)last
		    ? 0xFF
		    : 0;
	return a;
}

/* Capitals of ASCII as small letters; other bytes but digits change too. */
static inline struct lanes
lanes_small(struct lanes a)
{
	for (unsigned i = 0; i < LANES; i++)
		a.v[i] |= 0x20;
	return a;
}

static inline uint32_t
lanes_mask(struct lanes a)
{
	uint32_t mask = 0;

	for (unsigned i = 0; i < LANES; i++)
		mask |= (uint32_t)(a.v[i] >> 7) << i;
	return mask;
}

#endif

/* ASCII's letters and digits. */
static inline struct lanes
lanes_alnum(struct lanes a)
{
	return lanes_or(lanes_between(lanes_small(a), 'a', 'z'),
	    lanes_between(a, '0', '9'));
}

/*
 * Where c stands first from i on, or n. Where that is near, to call memchr
 * costs more.
 */
static inline size_t
lanes_find(const char *p, size_t i, size_t n, char c)
{
	uint32_t mask;

	for (; i + LANES <= n; i += LANES) {
		mask = lanes_mask(lanes_equal(lanes_load(p + i), c));
		if (mask != 0)
			return i + (size_t)__builtin_ctz(mask);
	}
	while (i < n && p[i] != c)
		i++;
	return i;
}

#endif
