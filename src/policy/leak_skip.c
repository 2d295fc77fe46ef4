#include "policy/leak_skip.h"

#include <string.h>

#include "base/lanes.h"

#if defined(__x86_64__) && defined(__GNUC__)
#define HAS_WIDE 1
#include <immintrin.h>
#endif

/*
 * The first letters of a word that starts among the last bytes of a block are
 * beyond it, so that the next block begins with these.
 */
#define STEP (LEAK_BLOCK - 3u)

/* What the bytes of a block are, a bit for each, the first the lowest. */
struct marks {
	uint64_t letters; /* and digits */
	uint64_t specials; /* beyond ASCII, or an "@", "&" or "%" */
};

static inline struct marks
marks_in(const unsigned char *p)
{
	struct marks m = { 0, 0 };
	struct lanes v, special;

	for (unsigned i = 0; i < LEAK_BLOCK; i += LANES) {
		v = lanes_load(p + i);
		special = lanes_or(lanes_or(v, lanes_equal(v, '@')),
		    lanes_between(v, '%', '&'));
		m.letters |= (uint64_t)lanes_mask(lanes_alnum(v)) << i;
		m.specials |= (uint64_t)lanes_mask(special) << i;
	}
	return m;
}

/*
 * The first four letters of the word at p, as in struct word; letters is the
 * mask of the bytes from p on. Those up to the first that is none are kept.
 */
static inline uint32_t
start_at(const unsigned char *p, uint64_t letters)
{
	static const uint32_t kept[16] = { [1] = 0xFF,
		[3] = 0xFFFF,
		[5] = 0xFF,
		[7] = 0xFFFFFF,
		[9] = 0xFF,
		[11] = 0xFFFF,
		[13] = 0xFF,
		[15] = 0xFFFFFFFF };
	uint32_t start;

	memcpy(&start, p, sizeof(start));
	return (start | 0x20202020u) & kept[letters & 15];
}

static bool
is_letter(unsigned char c)
{
	return (unsigned)(c | 0x20) - 'a' < 26 || (unsigned)c - '0' < 10;
}

/* Where the word starts that goes on at i, no earlier than `from`; or i. */
static size_t
word_start(const unsigned char *p, size_t from, size_t i)
{
	while (i > from && is_letter(p[i - 1]))
		i--;
	return i;
}

/* See leak_skip; look says what is in a block. */
copied_in size_t
skip(const struct leak *leak, struct str html, size_t from, size_t until,
    struct marks (*look)(const unsigned char *p))
{
	const unsigned char *p = (const unsigned char *)html.p;
	uint64_t starts, going_on = 0;
	struct marks m;
	size_t i = from, end = STEP, at;

	for (; end == STEP && i < until && i + LEAK_BLOCK <= html.n; i += end) {
		m = look(p + i);
		end = until - i < STEP ? until - i : STEP;
		end = (size_t)__builtin_ctzll(m.specials | (uint64_t)1 << end);
		starts = m.letters & ~(m.letters << 1 | going_on);
		starts &= ((uint64_t)1 << end) - 1;
		for (; starts != 0; starts &= starts - 1) {
			at = (size_t)__builtin_ctzll(starts);
			if (leak_may_start(
				leak, start_at(p + i + at, m.letters >> at)))
				return i + at;
		}
		going_on = m.letters >> (STEP - 1) & 1;
	}
	return i < until ? word_start(p, from, i) : i;
}

size_t
leak_skip_narrow(
    const struct leak *leak, struct str html, size_t from, size_t until)
{
	return skip(leak, html, from, until, marks_in);
}

#ifdef HAS_WIDE

#define WIDE __attribute__((target("avx2,bmi,bmi2")))

/* lanes_between, for 32 bytes. */
WIDE static inline __m256i
between(__m256i v, char first, char last)
{
	return _mm256_cmpgt_epi8(
	    _mm256_set1_epi8((char)(last - first + 1 - 128)),
	    _mm256_sub_epi8(v, _mm256_set1_epi8((char)(first + 128))));
}

WIDE static inline uint64_t
letters_of(__m256i v)
{
	__m256i small = _mm256_or_si256(v, _mm256_set1_epi8(0x20));

	return (uint32_t)_mm256_movemask_epi8(
	    _mm256_or_si256(between(small, 'a', 'z'), between(v, '0', '9')));
}

WIDE static inline uint64_t
specials_of(__m256i v)
{
	__m256i at = _mm256_cmpeq_epi8(v, _mm256_set1_epi8('@'));

	return (uint32_t)_mm256_movemask_epi8(
	    _mm256_or_si256(v, _mm256_or_si256(at, between(v, '%', '&'))));
}

WIDE static inline struct marks
wide_marks_in(const unsigned char *p)
{
	__m256i a = _mm256_loadu_si256((const __m256i *)p);
	__m256i b = _mm256_loadu_si256((const __m256i *)(p + 32));

	return (struct marks){ letters_of(a) | letters_of(b) << 32,
		specials_of(a) | specials_of(b) << 32 };
}

WIDE static size_t
skip_wide(const struct leak *leak, struct str html, size_t from, size_t until)
{
	return skip(leak, html, from, until, wide_marks_in);
}

size_t
leak_skip(const struct leak *leak, struct str html, size_t from, size_t until)
{
	return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2")
	    ? skip_wide(leak, html, from, until)
	    : leak_skip_narrow(leak, html, from, until);
}

#else

size_t
leak_skip(const struct leak *leak, struct str html, size_t from, size_t until)
{
	return leak_skip_narrow(leak, html, from, until);
}

#endif
