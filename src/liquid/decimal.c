#include "liquid/decimal.h"

#include <stdio.h>
#include <stdlib.h>

#include "liquid/chars.h"

#define DIGITS_READ 18
#define DIGITS_WIDE 38

struct decimal
decimal_from_integer(int64_t i)
{
	return (struct decimal){ i, 0 };
}

bool
decimal_read(struct str s, struct decimal *out)
{
	bool negative = s.n != 0 && *s.p == '-', point = false;
	size_t i = negative, n = 0;

	*out = (struct decimal){ 0, 0 };
	for (; i < s.n && (is_digit(s.p[i]) || s.p[i] == '.'); i++) {
		if (s.p[i] == '.') {
			point = true;
			continue;
		}
		n += out->digits != 0 || s.p[i] != '0';
		if (n > DIGITS_READ)
			return false;
		out->digits = out->digits * 10 + (s.p[i] - '0');
		out->exponent -= point;
	}
	if (i < s.n && s.p[i] == 'e') {
		char text[8];

		snprintf(text, sizeof(text), "%.*s", (int)(s.n - i - 1),
		    s.p + i + 1);
		out->exponent += atoi(text);
	}
	/* Zeros at the end only make numbers too long. */
	while (out->digits != 0 && out->digits % 10 == 0) {
		out->digits /= 10;
		out->exponent++;
	}
	if (negative)
		out->digits = -out->digits;
	return true;
}

double
decimal_double(const struct decimal *d)
{
	char digits[48], text[80];
	size_t at = sizeof(digits);
	wide v = d->digits < 0 ? -d->digits : d->digits;

	digits[--at] = '\0';
	do {
		digits[--at] = (char)('0' + (int)(v % 10));
		v /= 10;
	} while (v != 0);
	snprintf(text, sizeof(text), "%s%se%d", d->digits < 0 ? "-" : "",
	    digits + at, d->exponent);
	return strtod(text, NULL);
}

/* Multiply by ten n times; false when it does not fit. */
static bool
shift(wide *v, int n)
{
	for (; n > 0 && *v != 0; n--) {
		if (__builtin_mul_overflow(*v, 10, v))
			return false;
	}
	return true;
}

/* The same exponent for both. */
static bool
align(struct decimal *a, struct decimal *b)
{
	struct decimal *large = a->exponent > b->exponent ? a : b;
	struct decimal *small = large == a ? b : a;

	if (!shift(&large->digits, large->exponent - small->exponent))
		return false;
	large->exponent = small->exponent;
	return true;
}

bool
decimal_add(
    const struct decimal *a, const struct decimal *b, struct decimal *out)
{
	struct decimal left = *a, right = *b;

	if (!align(&left, &right))
		return false;
	out->exponent = left.exponent;
	return !__builtin_add_overflow(left.digits, right.digits, &out->digits);
}

bool
decimal_subtract(
    const struct decimal *a, const struct decimal *b, struct decimal *out)
{
	struct decimal minus = { -b->digits, b->exponent };

	return decimal_add(a, &minus, out);
}

bool
decimal_multiply(
    const struct decimal *a, const struct decimal *b, struct decimal *out)
{
	out->exponent = a->exponent + b->exponent;
	return !__builtin_mul_overflow(a->digits, b->digits, &out->digits);
}

bool
decimal_divide(
    const struct decimal *a, const struct decimal *b, struct decimal *out)
{
	wide v = a->digits, next;
	int exponent = a->exponent - b->exponent;

	for (int n = 0; n < DIGITS_WIDE && v != 0; n++) {
		if (__builtin_mul_overflow(v, 10, &next))
			break;
		v = next;
		exponent--;
	}
	*out = (struct decimal){ v / b->digits, exponent };
	return true;
}

bool
decimal_modulo(
    const struct decimal *a, const struct decimal *b, struct decimal *out)
{
	struct decimal left = *a, right = *b;

	if (!align(&left, &right))
		return false;
	out->exponent = left.exponent;
	out->digits = left.digits % right.digits;
	if (out->digits != 0 && (out->digits < 0) != (right.digits < 0))
		out->digits += right.digits;
	return true;
}

void
decimal_round(struct decimal *d, int n)
{
	int drop = -n - d->exponent;
	wide unit = 1, rest;

	if (drop <= 0)
		return;
	if (drop > DIGITS_WIDE) {
		d->digits = 0;
		return;
	}
	for (int i = 0; i < drop - 1; i++)
		unit *= 10;
	rest = d->digits / unit;
	d->digits = (rest + (rest < 0 ? -5 : 5)) / 10;
	d->exponent = -n;
}
