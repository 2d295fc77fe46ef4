/*
 * chars: kinds of ASCII characters, whatever the locale.
 *
 * Source    \w, \d and \s of Ruby's regular expressions; String#strip.
 */
#ifndef LIQUID_CHARS_H
#define LIQUID_CHARS_H

#include <stdbool.h>

#include "base/str.h"

static inline bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool
is_alpha(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline bool
is_word(char c)
{
	return is_alpha(c) || is_digit(c) || c == '_';
}

static inline bool
is_space(char c)
{
	return c == ' ' || (unsigned char)(c - '\t') <= '\r' - '\t';
}

/* Without white space and NUL at the left or right end. */
static inline struct str
trim_left(struct str s)
{
	while (s.n != 0 && (is_space(*s.p) || *s.p == '\0'))
		s = str_skip(s, 1);
	return s;
}

static inline struct str
trim_right(struct str s)
{
	while (s.n != 0 && (is_space(s.p[s.n - 1]) || s.p[s.n - 1] == '\0'))
		s.n--;
	return s;
}

#endif
