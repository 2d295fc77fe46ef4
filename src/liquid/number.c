#include "liquid/number.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/hex.h"
#include "data/digits.h"
#include "liquid/chars.h"
#include "liquid/decimal.h"

static double
read_double(const char *p, size_t n)
{
	char copy[64];

	if (n >= sizeof(copy))
		n = sizeof(copy) - 1;
	memcpy(copy, p, n);
	copy[n] = '\0';
	return strtod(copy, NULL);
}

double
number_read(struct str s)
{
	return read_double(s.p, s.n);
}

bool
number_read_integer(struct str s, int64_t *out)
{
	bool negative = s.n != 0 && *s.p == '-';
	uint64_t v;

	if (s.n != 0 && (*s.p == '-' || *s.p == '+'))
		s = str_skip(s, 1);
	if (!str_uint(s, (uint64_t)INT64_MAX + negative, &v))
		return false;
	*out = negative ? (int64_t)(0 - v) : (int64_t)v;
	return true;
}

static int64_t
double_to_i(double d)
{
	if (isnan(d))
		return 0;
	if (d >= 9223372036854775807.0)
		return INT64_MAX;
	if (d <= -9223372036854775808.0)
		return INT64_MIN;
	return (int64_t)d;
}

/* String#to_i: white space, a sign, digits with single "_" between. */
static int64_t
text_to_i(struct str s)
{
	bool negative = false;
	int64_t v = 0;

	s = trim_left(s);
	if (s.n != 0 && (*s.p == '-' || *s.p == '+')) {
		negative = *s.p == '-';
		s = str_skip(s, 1);
	}
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '_' && i != 0 && i + 1 < s.n &&
		    is_digit(s.p[i + 1]) && s.p[i - 1] != '_')
			continue;
		if (!is_digit(s.p[i]))
			break;
		if (__builtin_mul_overflow(v, 10, &v) ||
		    __builtin_sub_overflow(v, s.p[i] - '0', &v))
			return negative ? INT64_MIN : INT64_MAX;
	}
	if (!negative && v == INT64_MIN)
		return INT64_MAX;
	return negative ? v : -v;
}

int64_t
number_to_i(const struct value *v)
{
	if (v->kind == VALUE_INT)
		return v->as.integer;
	if (v->kind == VALUE_DOUBLE)
		return double_to_i(v->as.number);
	return text_to_i(value_str(v));
}

/* The base that a prefix such as 0x names; the prefix is taken off. */
static int
take_base(struct str *s)
{
	char c;

	if (s->n < 2 || *s->p != '0')
		return 10;
	c = (char)(s->p[1] | 0x20);
	if (c != 'x' && c != 'b' && c != 'o' && c != 'd') {
		*s = str_skip(*s, 1);
		return 8;
	}
	*s = str_skip(*s, 2);
	return c == 'x' ? 16 : c == 'b' ? 2 : c == 'o' ? 8 : 10;
}

bool
number_exact(struct str s, int64_t *out)
{
	bool negative = false;
	int64_t v = 0;
	int base, d;

	s = str_trim(s);
	if (s.n != 0 && (*s.p == '-' || *s.p == '+')) {
		negative = *s.p == '-';
		s = str_skip(s, 1);
	}
	base = take_base(&s);
	if (s.n == 0)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '_' && i != 0 && i + 1 < s.n && s.p[i - 1] != '_')
			continue;
		d = hex_digit(s.p[i]);
		if (d < 0 || d >= base)
			return false;
		if (__builtin_mul_overflow(v, base, &v) ||
		    __builtin_sub_overflow(v, d, &v)) {
			*out = negative ? INT64_MIN : INT64_MAX;
			return true;
		}
	}
	if (!negative && v == INT64_MIN)
		v = -INT64_MAX;
	*out = negative ? v : -v;
	return true;
}

/* -?\d+\.\d+ and nothing else. */
static bool
is_decimal(struct str s)
{
	size_t i = 0, digits = 0;

	if (i < s.n && s.p[i] == '-')
		i++;
	for (; i < s.n && is_digit(s.p[i]); i++)
		digits++;
	if (digits == 0 || i + 1 >= s.n || s.p[i] != '.')
		return false;
	for (i++; i < s.n; i++) {
		if (!is_digit(s.p[i]))
			return false;
	}
	return true;
}

struct value
number_of(const struct value *v)
{
	struct str s;

	switch (v->kind) {
	case VALUE_INT:
	case VALUE_DOUBLE:
		return *v;
	case VALUE_TEXT:
		s = str_trim(value_str(v));
		if (is_decimal(s))
			return value_double(number_read(s));
		return value_int(text_to_i(value_str(v)));
	default:
		return value_int(0);
	}
}

double
number_double(const struct value *v)
{
	return v->kind == VALUE_INT ? (double)v->as.integer : v->as.number;
}

static int64_t
floor_divide(int64_t a, int64_t b)
{
	int64_t q = a / b;

	return q - (a % b != 0 && (a < 0) != (b < 0));
}

static enum number_result
apply_integers(enum operation op, int64_t a, int64_t b, int64_t *out)
{
	bool overflow = false;

	switch (op) {
	case NUMBER_PLUS:
		overflow = __builtin_add_overflow(a, b, out);
		break;
	case NUMBER_MINUS:
		overflow = __builtin_sub_overflow(a, b, out);
		break;
	case NUMBER_TIMES:
		overflow = __builtin_mul_overflow(a, b, out);
		break;
	case NUMBER_DIVIDE:
	case NUMBER_MODULO:
		if (b == 0)
			return NUMBER_BY_ZERO;
		if (b == -1) {
			*out = 0;
			overflow = op == NUMBER_DIVIDE &&
			    __builtin_sub_overflow(0, a, out);
			break;
		}
		*out = floor_divide(a, b);
		if (op == NUMBER_MODULO)
			*out = a - *out * b;
		break;
	}
	return overflow ? NUMBER_OVERFLOW : NUMBER_OK;
}

static double
apply_doubles(enum operation op, double a, double b)
{
	double m;

	switch (op) {
	case NUMBER_PLUS:
		return a + b;
	case NUMBER_MINUS:
		return a - b;
	case NUMBER_TIMES:
		return a * b;
	case NUMBER_DIVIDE:
		return a / b;
	case NUMBER_MODULO:
		m = fmod(a, b);
		return m != 0 && (m < 0) != (b < 0) ? m + b : m;
	}
	return 0;
}

static bool
to_decimal(const struct value *v, struct decimal *out)
{
	char text[DIGITS_CHARS];

	if (v->kind == VALUE_INT) {
		*out = decimal_from_integer(v->as.integer);
		return true;
	}
	return isfinite(v->as.number) &&
	    decimal_read(
		(struct str){ text, digits_write(text, v->as.number) }, out);
}

static bool
apply_decimals(enum operation op, const struct decimal *a,
    const struct decimal *b, struct decimal *out)
{
	switch (op) {
	case NUMBER_PLUS:
		return decimal_add(a, b, out);
	case NUMBER_MINUS:
		return decimal_subtract(a, b, out);
	case NUMBER_TIMES:
		return decimal_multiply(a, b, out);
	case NUMBER_DIVIDE:
		return decimal_divide(a, b, out);
	case NUMBER_MODULO:
		return decimal_modulo(a, b, out);
	}
	return false;
}

enum number_result
number_apply(enum operation op, const struct value *a, const struct value *b,
    struct value *out)
{
	struct decimal left, right, result;

	if (a->kind == VALUE_INT && b->kind == VALUE_INT) {
		*out = value_int(0);
		return apply_integers(
		    op, a->as.integer, b->as.integer, &out->as.integer);
	}
	if (op >= NUMBER_DIVIDE && number_double(b) == 0)
		return NUMBER_BY_ZERO;
	if (to_decimal(a, &left) && to_decimal(b, &right) &&
	    apply_decimals(op, &left, &right, &result))
		*out = value_double(decimal_double(&result));
	else
		*out = value_double(
		    apply_doubles(op, number_double(a), number_double(b)));
	return NUMBER_OK;
}

double
number_round(double d, int n)
{
	char text[DIGITS_CHARS];
	struct decimal decimal;

	if (!isfinite(d) ||
	    !decimal_read(
		(struct str){ text, digits_write(text, d) }, &decimal))
		return d;
	decimal_round(&decimal, n);
	return decimal_double(&decimal);
}
