/*
 * str: a slice of text, passed by value, over bytes that somebody else owns.
 *
 * Units     lengths and positions are bytes; text is UTF-8 unless said
 *           otherwise.
 * Owner     a slice lives as long as the bytes it looks at.
 * Errors    searches that find nothing return STR_NONE.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Marks a result that the caller may not ignore. */
#define must_check __attribute__((warn_unused_result))
/* Where a copy for each caller is what makes it fast. */
#define copied_in static inline __attribute__((always_inline))
/*
 * Marks an array in a function that is filled before it is read: the compiler
 * is told to zero all others, and 4 KiB for each path would be noticed.
 */
#define filled_first __attribute__((uninitialized))
/* Marks a function that formats its arguments as printf does. */
#define printf_like(f, a) __attribute__((format(printf, f, a)))

struct str {
	const char *p;
	size_t n;
};

#define STR_NONE ((size_t)-1)
/* A slice of a literal: STR("title"). */
#define STR(literal) ((struct str){ "" literal, sizeof(literal) - 1 })
/* The same where a constant expression is needed, as in a table. */
#define STR_INIT(literal)                       \
	{                                       \
		"" literal, sizeof(literal) - 1 \
	}
/* For printf: "%.*s", STR_ARG(s). */
#define STR_ARG(s) (int)(s).n, (s).n ? (s).p : ""

struct str str_from(const char *text);
static inline bool
str_eq(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

/* The same with a NUL-terminated text, such as a name in a table. */
bool str_is(struct str s, const char *text);
/* Equal but for the case of A to Z. */
bool str_eq_nocase(struct str a, struct str b);
/* Order of bytes, shorter first; as qsort wants it. */
int str_cmp(struct str a, struct str b);
/* The same of two items of an array of struct str, for qsort itself. */
int str_cmp_items(const void *left, const void *right);
static inline struct str
str_skip(struct str s, size_t n)
{
	if (n > s.n)
		n = s.n;
	return n == 0 ? s : (struct str){ s.p + n, s.n - n };
}

/* From byte `from` on, at most n bytes; both are cut to fit. */
static inline struct str
str_slice(struct str s, size_t from, size_t n)
{
	s = str_skip(s, from);
	if (n < s.n)
		s.n = n;
	return s;
}

static inline bool
str_starts(struct str s, struct str prefix)
{
	return s.n >= prefix.n &&
	    (prefix.n == 0 || memcmp(s.p, prefix.p, prefix.n) == 0);
}

static inline bool
str_ends(struct str s, struct str suffix)
{
	return s.n >= suffix.n &&
	    (suffix.n == 0 ||
		memcmp(s.p + s.n - suffix.n, suffix.p, suffix.n) == 0);
}

static inline size_t
str_find_char(struct str s, char c)
{
	const char *at = s.n != 0 ? memchr(s.p, c, s.n) : NULL;

	return at != NULL ? (size_t)(at - s.p) : STR_NONE;
}

size_t str_find_last(struct str s, char c);
size_t str_find(struct str s, struct str needle);

/* Without the spaces, tabs and line ends at both ends. */
struct str str_trim(struct str s);

/*
 * Take from *rest the part before the next sep into *part; sep is dropped.
 * False when nothing is left: "a,b" gives "a", "b"; "" gives nothing.
 */
bool str_cut(struct str *rest, char sep, struct str *part);
/* The same by line; the line end (LF or CRLF) is dropped. */
bool str_line(struct str *rest, struct str *line);

/* A decimal number that fills all of s and is at most max. */
bool str_uint(struct str s, uint64_t max, uint64_t *out) must_check;

/*
 * Edit distance over bytes (insert, delete, replace, swap of neighbours), or
 * max + 1 if it is more than max. Texts over 64 bytes are never near.
 */
size_t str_distance(struct str a, struct str b, size_t max);

/* 32-bit hash for tables in memory; never stored, never compared over runs. */
uint32_t str_hash(struct str s);

#endif
