#include "liquid/filters.h"

#include <string.h>

#include "base/map.h"
#include "liquid/sort.h"

static bool
filter_uniq(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	struct filter_list l;
	struct value *items, v;
	struct map seen;
	size_t n = 0;
	void **at;

	if (!filter_items(call, in, &l))
		return false;
	items = arena_array(call->arena, l.n, sizeof(*items));
	map_init(&seen, call->arena);
	for (size_t i = 0; i < l.n; i++) {
		v = l.items[i];
		if (call->n_args > 0 && args[0].kind != VALUE_NIL && l.n > 1) {
			enum filter_got got =
			    filter_property(call, &l.items[i], &args[0], &v);

			if (got != FILTER_GOT)
				return got == FILTER_NONE;
		}
		at = map_at(&seen, filter_key(call, &v));
		if (*at == NULL)
			items[n++] = l.items[i];
		*at = items;
	}
	*out = value_list(items, n);
	return true;
}

/* The items with what they are sorted by; all of them, or none. */
static enum filter_got
sort_keys(struct liquid_call *call, const struct value *in,
    const struct value *args, struct sortable **out, size_t *n)
{
	enum filter_got got;
	struct filter_list l;
	struct sortable *s;

	if (!filter_items(call, in, &l) || !liquid_room(call, l.n * sizeof(*s)))
		return FILTER_FAILED;
	s = arena_array(call->arena, l.n, sizeof(*s));
	for (size_t i = 0; i < l.n; i++) {
		s[i].key = s[i].item = l.items[i];
		if (call->n_args == 0 || args[0].kind == VALUE_NIL)
			continue;
		/* One item alone is never asked for its property. */
		if (l.n == 1 &&
		    (l.items[i].kind == VALUE_INT ||
			l.items[i].kind == VALUE_TEXT))
			continue;
		got = filter_property(call, &l.items[i], &args[0], &s[i].key);
		if (got != FILTER_GOT)
			return got;
	}
	*out = s;
	*n = l.n;
	return FILTER_GOT;
}

static bool
sorted(struct liquid_call *call, const struct value *in,
    const struct value *args, sort_fn *compare, struct value *out)
{
	struct sortable *s;
	struct value *items;
	size_t n;
	enum filter_got got = sort_keys(call, in, args, &s, &n);

	if (got != FILTER_GOT)
		return got == FILTER_NONE;
	if (!liquid_work(call, n * 8))
		return false;
	if (!sort_stable(s, n, compare, call))
		return liquid_fail(
		    call, "values of different kinds have no order");
	items = arena_array(call->arena, n, sizeof(*items));
	for (size_t i = 0; i < n; i++)
		items[i] = s[i].item;
	*out = value_list(items, n);
	return true;
}

static bool
filter_sort(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	return sorted(call, in, args, sort_by_value, out);
}

static bool
filter_sort_natural(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	return sorted(call, in, args, sort_by_text, out);
}

static bool
filter_push(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	struct value *items;

	*out = *in;
	if (in->kind != VALUE_LIST)
		return true;
	items = arena_array(call->arena, in->n + 1, sizeof(*items));
	if (in->n != 0)
		memcpy(items, in->as.items, in->n * sizeof(*items));
	items[in->n] = args[0];
	*out = value_list(items, in->n + 1);
	return true;
}

static bool
filter_unshift(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	struct value *items;

	*out = *in;
	if (in->kind != VALUE_LIST)
		return true;
	items = arena_array(call->arena, in->n + 1, sizeof(*items));
	items[0] = args[0];
	if (in->n != 0)
		memcpy(items + 1, in->as.items, in->n * sizeof(*items));
	*out = value_list(items, in->n + 1);
	return true;
}

/* How many items pop and shift take away: 1, or what they are told. */
static bool
count_away(struct liquid_call *call, const struct value *in,
    const struct value *args, size_t *out)
{
	int64_t n = 1;

	if (call->n_args > 0 && !liquid_integer(call, &args[0], &n))
		return false;
	if (n < 0)
		return liquid_fail(call, "a count cannot be negative");
	*out = (uint64_t)n < in->n ? (size_t)n : in->n;
	return true;
}

static bool
filter_pop(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	size_t n;

	*out = *in;
	if (in->kind != VALUE_LIST)
		return true;
	if (!count_away(call, in, args, &n))
		return false;
	*out = value_list(in->as.items, in->n - n);
	return true;
}

static bool
filter_shift(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	size_t n;

	*out = *in;
	if (in->kind != VALUE_LIST)
		return true;
	if (!count_away(call, in, args, &n))
		return false;
	*out = value_list(in->n != n ? in->as.items + n : NULL, in->n - n);
	return true;
}

static const struct liquid_filter rows[] = {
	{ "pop", 0, 1, filter_pop, "list | pop: n",
	    "Without the last item, or the last n.",
	    "{{ 'a,b,c' | split: ',' | pop | join }}", "a b", 0 },
	{ "push", 1, 1, filter_push, "list | push: item",
	    "With one more item at the end.",
	    "{{ 'a,b' | split: ',' | push: 'c' | join }}", "a b c", 0 },
	{ "shift", 0, 1, filter_shift, "list | shift: n",
	    "Without the first item, or the first n.",
	    "{{ 'a,b,c' | split: ',' | shift | join }}", "b c", 0 },
	{ "sort", 0, 1, filter_sort, "list | sort: property",
	    "In order of value, large letters before small ones; nil last.",
	    "{{ 'b,C,a' | split: ',' | sort | join }}", "C a b", 0 },
	{ "sort_natural", 0, 1, filter_sort_natural,
	    "list | sort_natural: property",
	    "In order of text, whatever the case; nil last.",
	    "{{ 'b,C,a' | split: ',' | sort_natural | join }}", "a b C", 0 },
	{ "uniq", 0, 1, filter_uniq, "list | uniq: property",
	    "Each item once, or one item for each value of a property.",
	    "{{ 'a,b,a' | split: ',' | uniq | join }}", "a b", 0 },
	{ "unshift", 1, 1, filter_unshift, "list | unshift: item",
	    "With one more item at the start.",
	    "{{ 'b,c' | split: ',' | unshift: 'a' | join }}", "a b c", 0 },
};

const struct filter_group filters_order = FILTER_GROUP(rows);
