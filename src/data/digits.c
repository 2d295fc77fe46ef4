#include "data/digits.h"

#include <math.h>
#include <stdio.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* Doubles from here on, and below, are written with an exponent. */
#define FIXED_MAX 1e16
#define FIXED_MIN 1e-4

size_t
digits_write_integer(char to[DIGITS_CHARS], int64_t i)
{
	uint64_t v = i < 0 ? 0 - (uint64_t)i : (uint64_t)i;
	char digits[20];
	size_t n = 0, at = 0;

	do {
		digits[n++] = (char)('0' + v % 10);
		v /= 10;
	} while (v != 0);
	if (i < 0)
		to[at++] = '-';
	while (n != 0)
		to[at++] = digits[--n];
	return at;
}

/* The fewest significant digits that read back: "d.ddde+xx". */
static void
shortest(char text[DIGITS_CHARS], double d)
{
	for (int digits = 15; digits <= 17; digits++) {
		snprintf(text, DIGITS_CHARS, "%.*e", digits - 1, d);
		if (strtod(text, NULL) == d)
			break;
	}
}

/* "d.ddd000e+xx" with the point moved, or with Ruby's exponent. */
static size_t
write_digits(char to[DIGITS_CHARS], const char *text, bool fixed)
{
	char digits[20];
	size_t n = 0, at = 0;
	int exponent = atoi(strchr(text, 'e') + 1), point = 1;

	if (*text == '-')
		to[at++] = '-';
	for (const char *p = text; *p != 'e'; p++) {
		if (*p >= '0' && *p <= '9')
			digits[n++] = *p;
	}
	while (n > 1 && digits[n - 1] == '0')
		n--;
	if (fixed)
		point = exponent + 1;
	if (point <= 0)
		to[at++] = '0';
	for (int i = 0; i < point; i++)
		to[at++] = (size_t)i < n ? digits[i] : '0';
	to[at++] = '.';
	for (int i = point; i < 0; i++)
		to[at++] = '0';
	for (size_t i = point > 0 ? (size_t)point : 0; i < n; i++)
		to[at++] = digits[i];
	if (point >= (int)n)
		to[at++] = '0';
	if (!fixed)
		at += (size_t)snprintf(
		    to + at, DIGITS_CHARS - at, "e%+03d", exponent);
	return at;
}

size_t
digits_write(char to[DIGITS_CHARS], double d)
{
	char text[DIGITS_CHARS];
	double size = fabs(d);
	size_t n;

	if (isnan(d))
		return (size_t)snprintf(to, DIGITS_CHARS, "NaN");
	if (isinf(d))
		return (size_t)snprintf(
		    to, DIGITS_CHARS, "%sInfinity", d < 0 ? "-" : "");
	if (size < 1e15 && d == (double)(int64_t)d && !(d == 0 && signbit(d))) {
		n = digits_write_integer(to, (int64_t)d);
		memcpy(to + n, ".0", 2);
		return n + 2;
	}
	shortest(text, d);
	return write_digits(
	    to, text, d == 0 || (size >= FIXED_MIN && size < FIXED_MAX));
}
