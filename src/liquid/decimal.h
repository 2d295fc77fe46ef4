/*
 * decimal: a number as it is written: whole digits times a power of ten.
 *
 * Units     up to 38 digits; an operation that would need more answers false,
 *           and the caller uses doubles, which then lose nothing that a
 *           double could have shown.
 */
#ifndef LIQUID_DECIMAL_H
#define LIQUID_DECIMAL_H

#include "base/str.h"

__extension__ typedef __int128 wide;

struct decimal {
	wide digits;
	int exponent;
};

struct decimal decimal_from_integer(int64_t i);
/* [-]digits[.digits][e[+-]digits]; false when there are over 18 digits. */
bool decimal_read(struct str s, struct decimal *out) must_check;
double decimal_double(const struct decimal *d);

bool decimal_add(const struct decimal *a, const struct decimal *b,
    struct decimal *out) must_check;
bool decimal_subtract(const struct decimal *a, const struct decimal *b,
    struct decimal *out) must_check;
bool decimal_multiply(const struct decimal *a, const struct decimal *b,
    struct decimal *out) must_check;
/* b is not zero. */
bool decimal_divide(const struct decimal *a, const struct decimal *b,
    struct decimal *out) must_check;
/* The rest has the sign of b, which is not zero. */
bool decimal_modulo(const struct decimal *a, const struct decimal *b,
    struct decimal *out) must_check;
/* To n digits behind the point, half away from zero. */
void decimal_round(struct decimal *d, int n);

#endif
