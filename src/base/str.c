#include "base/str.h"

#include <string.h>

#include "base/lanes.h"

#define DISTANCE_BYTES 64

struct str
str_from(const char *text)
{
	return (struct str){ text, text != NULL ? strlen(text) : 0 };
}

static unsigned char
lower(char c)
{
	return (unsigned char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

bool
str_is(struct str s, const char *text)
{
	size_t i = 0;

	while (i < s.n && text[i] != '\0' && text[i] == s.p[i])
		i++;
	return i == s.n && text[i] == '\0';
}

bool
str_eq_nocase(struct str a, struct str b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++) {
		if (lower(a.p[i]) != lower(b.p[i]))
			return false;
	}
	return true;
}

int
str_cmp(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n != 0 ? memcmp(a.p, b.p, n) : 0;

	return c != 0 ? c : (a.n > b.n) - (a.n < b.n);
}

int
str_cmp_items(const void *left, const void *right)
{
	return str_cmp(*(const struct str *)left, *(const struct str *)right);
}

size_t
str_find_last(struct str s, char c)
{
	for (size_t i = s.n; i > 0; i--) {
		if (s.p[i - 1] == c)
			return i - 1;
	}
	return STR_NONE;
}

/* Of the next LANES bytes, where a needle may begin: it has both its ends. */
static uint32_t
may_begin(const char *p, struct str needle)
{
	const char *end = needle.p + needle.n - 1;

	return lanes_mask(lanes_equal(lanes_load(p), *needle.p)) &
	    lanes_mask(lanes_equal(lanes_load(p + needle.n - 1), *end));
}

size_t
str_find(struct str s, struct str needle)
{
	size_t ends = s.n - needle.n + 1, from = 0, at;
	uint32_t found;

	if (needle.n == 0 || needle.n > s.n)
		return needle.n == 0 ? 0 : STR_NONE;
	for (; ends - from >= LANES; from += LANES) {
		found = may_begin(s.p + from, needle);
		for (; found != 0; found &= found - 1) {
			at = from + (unsigned)__builtin_ctz(found);
			if (memcmp(s.p + at, needle.p, needle.n) == 0)
				return at;
		}
	}
	for (; from < ends; from++) {
		if (s.p[from] == *needle.p &&
		    memcmp(s.p + from, needle.p, needle.n) == 0)
			return from;
	}
	return STR_NONE;
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' ||
	    c == '\v';
}

struct str
str_trim(struct str s)
{
	while (s.n != 0 && is_blank(s.p[0]))
		s = str_skip(s, 1);
	while (s.n != 0 && is_blank(s.p[s.n - 1]))
		s.n--;
	return s;
}

bool
str_cut(struct str *rest, char sep, struct str *part)
{
	size_t at;

	if (rest->n == 0)
		return false;
	at = str_find_char(*rest, sep);
	if (at == STR_NONE)
		at = rest->n;
	*part = str_slice(*rest, 0, at);
	*rest = str_skip(*rest, at + 1);
	return true;
}

bool
str_line(struct str *rest, struct str *line)
{
	if (!str_cut(rest, '\n', line))
		return false;
	if (line->n != 0 && line->p[line->n - 1] == '\r')
		line->n--;
	return true;
}

bool
str_uint(struct str s, uint64_t max, uint64_t *out)
{
	uint64_t v = 0, digit;

	if (s.n == 0)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		digit = (uint64_t)(s.p[i] - '0');
		if (digit > max || v > (max - digit) / 10)
			return false;
		v = v * 10 + digit;
	}
	*out = v;
	return true;
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Optimal string alignment, three rows at a time. */
size_t
str_distance(struct str a, struct str b, size_t max)
{
	size_t rows[3][DISTANCE_BYTES + 1];
	size_t *two = rows[0], *one = rows[1], *now = rows[2], *spare;

	if (a.n > DISTANCE_BYTES || b.n > DISTANCE_BYTES)
		return max + 1;
	for (size_t j = 0; j <= b.n; j++)
		one[j] = j;
	for (size_t i = 1; i <= a.n; i++) {
		now[0] = i;
		for (size_t j = 1; j <= b.n; j++) {
			size_t cost = a.p[i - 1] != b.p[j - 1];
			size_t d = least(one[j] + 1, now[j - 1] + 1);

			d = least(d, one[j - 1] + cost);
			if (i > 1 && j > 1 && a.p[i - 1] == b.p[j - 2] &&
			    a.p[i - 2] == b.p[j - 1])
				d = least(d, two[j - 2] + 1);
			now[j] = d;
		}
		spare = two;
		two = one;
		one = now;
		now = spare;
	}
	return least(one[b.n], max + 1);
}

static uint64_t
eight_bytes(const char *p)
{
	uint64_t v;

	memcpy(&v, p, sizeof(v));
	return v;
}

static uint64_t
mix(uint64_t h, uint64_t v)
{
	h = (h ^ v) * 0x9E3779B97F4A7C15u;
	return h ^ h >> 32;
}

/* Eight bytes at a time; the last ones once more, with some before them. */
uint32_t
str_hash(struct str s)
{
	uint64_t h = s.n, rest = 0;
	size_t i = 0;

	for (; s.n - i > 8; i += 8)
		h = mix(h, eight_bytes(s.p + i));
	if (s.n >= 8)
		return (uint32_t)mix(h, eight_bytes(s.p + s.n - 8));
	for (; i < s.n; i++)
		rest = rest << 8 | (unsigned char)s.p[i];
	return (uint32_t)mix(h, rest);
}
