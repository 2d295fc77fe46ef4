#include "liquid/compare.h"

#include "base/limits.h"
#include "liquid/chars.h"

static bool
is_number(const struct value *v)
{
	return v->kind == VALUE_INT || v->kind == VALUE_DOUBLE;
}

static int
compare_integers(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

/* Exact also where a double cannot hold the integer. */
static bool
compare_numbers(const struct value *a, const struct value *b, int *out)
{
	double x, y;

	if (a->kind == VALUE_INT && b->kind == VALUE_INT) {
		*out = compare_integers(a->as.integer, b->as.integer);
		return true;
	}
	x = a->kind == VALUE_INT ? (double)a->as.integer : a->as.number;
	y = b->kind == VALUE_INT ? (double)b->as.integer : b->as.number;
	if (x != x || y != y)
		return false;
	*out = (x > y) - (x < y);
	return true;
}

static bool equal(const struct value *a, const struct value *b, unsigned depth);

static bool
equal_lists(const struct value *a, const struct value *b, unsigned depth)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++) {
		if (!equal(&a->as.items[i], &b->as.items[i], depth))
			return false;
	}
	return true;
}

static bool
equal_objects(const struct object *a, const struct object *b, unsigned depth)
{
	const struct member *m;

	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++) {
		m = object_find(b, a->items[i].key);
		if (m == NULL || !equal(&a->items[i].value, &m->value, depth))
			return false;
	}
	return true;
}

static bool
equal(const struct value *a, const struct value *b, unsigned depth)
{
	int order;

	if (is_number(a) && is_number(b))
		return compare_numbers(a, b, &order) && order == 0;
	if (a->kind != b->kind || depth >= LIMIT_JSON_DEPTH)
		return false;
	switch ((enum value_kind)a->kind) {
	case VALUE_BOOL:
		return a->as.boolean == b->as.boolean;
	case VALUE_TEXT:
		return str_eq(value_str(a), value_str(b));
	case VALUE_LIST:
		return equal_lists(a, b, depth + 1);
	case VALUE_OBJECT:
		return a->as.object == b->as.object ||
		    equal_objects(a->as.object, b->as.object, depth + 1);
	case VALUE_RANGE:
		return a->as.range->first == b->as.range->first &&
		    a->as.range->last == b->as.range->last;
	case VALUE_DROP:
		return a->as.drop == b->as.drop;
	case VALUE_NIL:
	case VALUE_INT:
	case VALUE_DOUBLE:
		break;
	}
	return true;
}

bool
value_equal(const struct value *a, const struct value *b)
{
	return equal(a, b, 0);
}

static bool
order(const struct value *a, const struct value *b, int *out, unsigned depth)
{
	if (is_number(a) && is_number(b))
		return compare_numbers(a, b, out);
	if (a->kind == VALUE_TEXT && b->kind == VALUE_TEXT) {
		*out = str_cmp(value_str(a), value_str(b));
		return true;
	}
	if (a->kind == VALUE_LIST && b->kind == VALUE_LIST &&
	    depth < LIMIT_JSON_DEPTH) {
		for (size_t i = 0; i < a->n && i < b->n; i++) {
			if (!order(&a->as.items[i], &b->as.items[i], out,
				depth + 1))
				return false;
			if (*out != 0)
				return true;
		}
		*out = (a->n > b->n) - (a->n < b->n);
		return true;
	}
	*out = 0;
	return equal(a, b, depth);
}

bool
value_order(const struct value *a, const struct value *b, int *out)
{
	return order(a, b, out, 0);
}

int64_t
value_length(const struct value *v)
{
	const struct range *range;
	int64_t n;

	if (v->kind == VALUE_LIST)
		return (int64_t)v->n;
	if (v->kind != VALUE_RANGE)
		return 0;
	range = v->as.range;
	if (range->last < range->first)
		return 0;
	if (__builtin_sub_overflow(range->last, range->first, &n) ||
	    n == INT64_MAX)
		return INT64_MAX;
	return n + 1;
}

bool
value_is_empty(const struct value *v)
{
	return (v->kind == VALUE_TEXT || v->kind == VALUE_LIST ||
		   v->kind == VALUE_OBJECT) &&
	    v->n == 0;
}

bool
value_is_blank(const struct value *v)
{
	struct str s = value_str(v);

	if (v->kind == VALUE_NIL || (v->kind == VALUE_BOOL && !v->as.boolean))
		return true;
	if (v->kind != VALUE_TEXT)
		return value_is_empty(v);
	for (size_t i = 0; i < s.n; i++) {
		if (!is_space(s.p[i]))
			return false;
	}
	return true;
}
