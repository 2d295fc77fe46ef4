/*
 * Conditions: comparisons, joined from the right by and/or.
 */
#include "liquid/compare.h"
#include "liquid/render.h"

static bool
test_value(uint8_t test, const struct value *v)
{
	return test == TEST_EMPTY ? value_is_empty(v) : value_is_blank(v);
}

bool
eval_equal(const struct expr *left, const struct value *a,
    const struct expr *right, const struct value *b)
{
	if (left->test != TEST_NONE && right->test != TEST_NONE)
		return false;
	if (left->test != TEST_NONE)
		return test_value(left->test, b);
	if (right->test != TEST_NONE)
		return test_value(right->test, a);
	return value_equal(a, b);
}

static bool
contains(
    struct liquid_renderer *r, const struct value *a, const struct value *b)
{
	struct value unused;
	int64_t i;

	if (!value_truth(a) || !value_truth(b))
		return false;
	switch ((enum value_kind)a->kind) {
	case VALUE_TEXT: {
		struct liquid_call call = { .arena = r->arena, .renderer = r };

		return str_find(value_str(a), liquid_text(&call, b)) !=
		    STR_NONE;
	}
	case VALUE_LIST:
		for (size_t n = 0; n < a->n; n++) {
			if (value_equal(&a->as.items[n], b))
				return true;
		}
		return false;
	case VALUE_OBJECT:
		return b->kind == VALUE_TEXT &&
		    value_get(a, value_str(b)) != NULL;
	case VALUE_RANGE:
		i = b->kind == VALUE_INT ? b->as.integer : 0;
		return b->kind == VALUE_INT && i >= a->as.range->first &&
		    i <= a->as.range->last;
	case VALUE_DROP:
		return b->kind == VALUE_TEXT &&
		    drop_get(a->as.drop, value_str(b), &r->env, &unused);
	case VALUE_NIL:
	case VALUE_BOOL:
	case VALUE_INT:
	case VALUE_DOUBLE:
		break;
	}
	return false;
}

static bool
is_ordered(const struct value *v)
{
	return v->kind == VALUE_INT || v->kind == VALUE_DOUBLE ||
	    v->kind == VALUE_TEXT;
}

/* Text and numbers have an order; of other kinds none is the lesser. */
static bool
eval_order(struct liquid_renderer *r, const struct test *t,
    const struct value *a, const struct value *b, bool *out)
{
	int order;

	*out = false;
	if (t->left.test != TEST_NONE || t->right.test != TEST_NONE ||
	    !is_ordered(a) || !is_ordered(b))
		return true;
	if ((a->kind == VALUE_TEXT) != (b->kind == VALUE_TEXT))
		return render_fail(r, CODE_LIQUID_VALUE, t->at,
		    "%s cannot be compared with %s", value_kind_name(a->kind),
		    value_kind_name(b->kind));
	if (!value_order(a, b, &order))
		return true;
	*out = t->comparison == COMPARE_LT ? order < 0
	    : t->comparison == COMPARE_GT  ? order > 0
	    : t->comparison == COMPARE_LE  ? order <= 0
					   : order >= 0;
	return true;
}

static bool
eval_comparison(struct liquid_renderer *r, const struct test *t, bool *out)
{
	struct value left, right;
	const struct value *a = eval_expr(r, &t->left, &left), *b;

	b = a != NULL ? eval_expr(r, &t->right, &right) : NULL;
	if (b == NULL)
		return false;
	switch (t->comparison) {
	case COMPARE_EQ:
		*out = eval_equal(&t->left, a, &t->right, b);
		return true;
	case COMPARE_NE:
		*out = !eval_equal(&t->left, a, &t->right, b);
		return true;
	case COMPARE_CONTAINS:
		*out = t->left.test == TEST_NONE && contains(r, a, b);
		return true;
	default:
		return eval_order(r, t, a, b, out);
	}
}

bool
eval_tests(struct liquid_renderer *r, const struct condition *c, bool *out)
{
	const struct test *t = c->items, *end = t + c->n;
	bool ok = true;

	for (; ok && t < end; t++) {
		ok = t->comparison == COMPARE_NONE
		    ? eval_truth(r, &t->left, out)
		    : eval_comparison(r, t, out);
		if (t->link == (*out ? LINK_OR : LINK_AND))
			break;
	}
	return ok;
}
