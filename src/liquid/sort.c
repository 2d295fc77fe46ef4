#include "liquid/sort.h"

#include <string.h>

#include "liquid/compare.h"

bool
sort_by_value(struct liquid_call *call, const struct value *a,
    const struct value *b, int *out)
{
	(void)call;
	*out = (a->kind == VALUE_NIL) - (b->kind == VALUE_NIL);
	return *out != 0 || value_order(a, b, out);
}

static unsigned char
fold(char c)
{
	return (unsigned char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
}

bool
sort_by_text(struct liquid_call *call, const struct value *a,
    const struct value *b, int *out)
{
	struct str s, t;

	*out = (a->kind == VALUE_NIL) - (b->kind == VALUE_NIL);
	if (*out != 0 || a->kind == VALUE_NIL)
		return true;
	s = liquid_text(call, a);
	t = liquid_text(call, b);
	for (size_t i = 0; i < s.n && i < t.n && *out == 0; i++)
		*out = fold(s.p[i]) - fold(t.p[i]);
	if (*out == 0)
		*out = (s.n > t.n) - (s.n < t.n);
	return true;
}

/* Merge [from, mid) and [mid, to) of one array into the other. */
static bool
merge(const struct sortable *in, struct sortable *out, size_t from, size_t mid,
    size_t to, sort_fn *compare, struct liquid_call *call)
{
	size_t a = from, b = mid;
	int order;

	for (size_t i = from; i < to; i++) {
		order = a < mid ? -1 : 1;
		if (a < mid && b < to &&
		    !compare(call, &in[a].key, &in[b].key, &order))
			return false;
		out[i] = order <= 0 ? in[a++] : in[b++];
	}
	return true;
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

bool
sort_stable(struct sortable *items, size_t n, sort_fn *compare,
    struct liquid_call *call)
{
	struct sortable *from = items, *to, *spare;

	if (n < 2)
		return true;
	to = arena_array(call->arena, n, sizeof(*to));
	for (size_t width = 1; width < n; width *= 2) {
		for (size_t i = 0; i < n; i += 2 * width) {
			if (!merge(from, to, i, least(i + width, n),
				least(i + 2 * width, n), compare, call))
				return false;
		}
		spare = from;
		from = to;
		to = spare;
	}
	if (from != items)
		memcpy(items, from, n * sizeof(*items));
	return true;
}
