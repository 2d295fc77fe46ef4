/*
 * number: what counts as a number, and arithmetic in decimals.
 *
 * Decimals are added and multiplied as they are written, so that 10.1 minus
 * 2.2 is 7.9; the result is the double nearest to that.
 *
 * Source    Integer, Float and BigDecimal of Ruby, as Liquid::Utils uses them.
 */
#ifndef LIQUID_NUMBER_H
#define LIQUID_NUMBER_H

#include "base/arena.h"
#include "data/value.h"

/* A decimal number that fills s. */
double number_read(struct str s);
/* A whole number that fills s, sign allowed; false when it does not fit. */
bool number_read_integer(struct str s, int64_t *out) must_check;
/* The whole number at the start of v's text; 0 if there is none. */
int64_t number_to_i(const struct value *v);
/* A whole number that is all of the text, as Ruby's Integer() reads it. */
bool number_exact(struct str s, int64_t *out) must_check;
/* v as filters for numbers see it: VALUE_INT or VALUE_DOUBLE. */
struct value number_of(const struct value *v);
/* The double of an int or double. */
double number_double(const struct value *v);

enum operation {
	NUMBER_PLUS,
	NUMBER_MINUS,
	NUMBER_TIMES,
	NUMBER_DIVIDE,
	NUMBER_MODULO
};

enum number_result { NUMBER_OK, NUMBER_OVERFLOW, NUMBER_BY_ZERO };

enum number_result number_apply(enum operation op, const struct value *a,
    const struct value *b, struct value *out) must_check;

/* Round to n digits behind the point, half away from zero. */
double number_round(double d, int n);

#endif
