#include "liquid/filters.h"

#include <math.h>

#include "liquid/number.h"

static bool
apply(struct liquid_call *call, enum operation op, const struct value *in,
    const struct value *by, struct value *out)
{
	struct value a = number_of(in), b = number_of(by);

	switch (number_apply(op, &a, &b, out)) {
	case NUMBER_BY_ZERO:
		return liquid_fail(call, "division by zero");
	case NUMBER_OVERFLOW:
		return liquid_fail(call, "the result is too large");
	case NUMBER_OK:
		break;
	}
	return true;
}

static bool
filter_plus(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	return apply(call, NUMBER_PLUS, in, &args[0], out);
}

static bool
filter_minus(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	return apply(call, NUMBER_MINUS, in, &args[0], out);
}

static bool
filter_times(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	return apply(call, NUMBER_TIMES, in, &args[0], out);
}

static bool
filter_divided_by(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	return apply(call, NUMBER_DIVIDE, in, &args[0], out);
}

static bool
filter_modulo(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	return apply(call, NUMBER_MODULO, in, &args[0], out);
}

static bool
filter_abs(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	(void)args;
	*out = number_of(in);
	if (out->kind == VALUE_DOUBLE)
		out->as.number = fabs(out->as.number);
	else if (out->as.integer == INT64_MIN)
		return liquid_fail(call, "the result is too large");
	else if (out->as.integer < 0)
		out->as.integer = -out->as.integer;
	return true;
}

/* A double as an integer, if it is one and fits. */
static bool
to_integer(struct liquid_call *call, double d, struct value *out)
{
	if (!isfinite(d) || d >= 9223372036854775807.0 ||
	    d < -9223372036854775808.0)
		return liquid_fail(call, "the result is too large");
	*out = value_int((int64_t)d);
	return true;
}

static bool
filter_ceil(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	(void)args;
	*out = number_of(in);
	return out->kind == VALUE_INT ||
	    to_integer(call, ceil(out->as.number), out);
}

static bool
filter_floor(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	(void)args;
	*out = number_of(in);
	return out->kind == VALUE_INT ||
	    to_integer(call, floor(out->as.number), out);
}

static bool
round_integer(struct liquid_call *call, int64_t digits, struct value *out)
{
	if (digits >= 0)
		return true;
	return to_integer(call,
	    digits < -18 ? 0
			 : number_round((double)out->as.integer, (int)digits),
	    out);
}

static bool
filter_round(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	struct value n = number_of(&args[0]);
	int64_t digits = number_to_i(&n);

	*out = number_of(in);
	if (out->kind == VALUE_INT)
		return round_integer(call, digits, out);
	if (digits > 300)
		return true;
	if (digits < -400)
		digits = -400;
	out->as.number = number_round(out->as.number, (int)digits);
	return digits > 0 || to_integer(call, out->as.number, out);
}

static bool
limit(const struct value *in, const struct value *by, bool least,
    struct value *out)
{
	struct value a = number_of(in), b = number_of(by);
	double x = number_double(&a), y = number_double(&b);

	*out = (least ? y > x : y < x) ? b : a;
	return true;
}

static bool
filter_at_least(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	(void)call;
	return limit(in, &args[0], true, out);
}

static bool
filter_at_most(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	(void)call;
	return limit(in, &args[0], false, out);
}

/* Jekyll's: true is 1, what is no number 0. */
static bool
filter_to_integer(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	(void)call;
	(void)args;
	if (in->kind == VALUE_BOOL)
		*out = value_int(in->as.boolean);
	else
		*out = value_int(number_to_i(in));
	return true;
}

static const struct liquid_filter rows[] = {
	{ "abs", 0, 0, filter_abs, NULL, "A number without its sign.",
	    "{{ -3 | abs }}", "3", 0 },
	{ "at_least", 1, 1, filter_at_least, "number | at_least: n",
	    "The number, or n if that is more.", "{{ 3 | at_least: 5 }}", "5",
	    0 },
	{ "at_most", 1, 1, filter_at_most, "number | at_most: n",
	    "The number, or n if that is less.", "{{ 8 | at_most: 5 }}", "5",
	    0 },
	{ "ceil", 0, 0, filter_ceil, NULL, "Rounded up.", "{{ 1.2 | ceil }}",
	    "2", 0 },
	{ "divided_by", 1, 1, filter_divided_by, "number | divided_by: n",
	    "Divided; two whole numbers give a whole number, rounded down.",
	    "{{ 7 | divided_by: 2 }} {{ 7 | divided_by: 2.0 }}", "3 3.5", 0 },
	{ "floor", 0, 0, filter_floor, NULL, "Rounded down.",
	    "{{ 1.8 | floor }}", "1", 0 },
	{ "minus", 1, 1, filter_minus, "number | minus: n", "Less n.",
	    "{{ 10.1 | minus: 2.2 }}", "7.9", 0 },
	{ "modulo", 1, 1, filter_modulo, "number | modulo: n",
	    "The rest of a division.", "{{ 7 | modulo: 3 }}", "1", 0 },
	{ "plus", 1, 1, filter_plus, "number | plus: n", "And n.",
	    "{{ 1 | plus: 2 }}", "3", 0 },
	{ "round", 0, 1, filter_round, "number | round: digits",
	    "Rounded to a whole number, or to so many digits.",
	    "{{ 2.718 | round: 2 }}", "2.72", 0 },
	{ "times", 1, 1, filter_times, "number | times: n", "n times that.",
	    "{{ 0.1 | times: 3 }}", "0.3", 0 },
	{ "to_integer", 0, 0, filter_to_integer, NULL,
	    "The whole number that a text starts with, or 0.",
	    "{{ '12 apples' | to_integer }}", "12", 0 },
};

const struct filter_group filters_number = FILTER_GROUP(rows);
