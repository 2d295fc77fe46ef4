#include "liquid/filters.h"

#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "liquid/compare.h"
#include "liquid/liquid.h"
#include "liquid/number.h"

static const struct filter_group *const groups[] = { &filters_text,
	&filters_words, &filters_html, &filters_number, &filters_list,
	&filters_order, &filters_query, &filters_date, &filters_url };

const struct liquid_filter *
liquid_filter(size_t i)
{
	for (size_t g = 0; g < sizeof(groups) / sizeof(*groups); g++) {
		if (i < groups[g]->n)
			return &groups[g]->rows[i];
		i -= groups[g]->n;
	}
	return NULL;
}

struct value
filter_keep(const struct value *from, struct str s)
{
	struct value v = value_text(s);

	if (from->kind == VALUE_TEXT)
		v.flags = from->flags & VALUE_SAFE;
	return v;
}

static size_t
count_flat(const struct value *v, unsigned depth)
{
	size_t n = 0;

	for (size_t i = 0; i < v->n; i++) {
		if (v->as.items[i].kind == VALUE_LIST &&
		    depth < LIMIT_JSON_DEPTH)
			n += count_flat(&v->as.items[i], depth + 1);
		else
			n++;
	}
	return n;
}

static struct value *
copy_flat(struct value *to, const struct value *v, unsigned depth)
{
	for (size_t i = 0; i < v->n; i++) {
		if (v->as.items[i].kind == VALUE_LIST &&
		    depth < LIMIT_JSON_DEPTH)
			to = copy_flat(to, &v->as.items[i], depth + 1);
		else
			*to++ = v->as.items[i];
	}
	return to;
}

static bool
new_items(struct liquid_call *call, size_t n, struct value **out)
{
	size_t bytes;

	if (!size_mul(n, sizeof(**out), &bytes))
		bytes = SIZE_MAX;
	if (!liquid_room(call, bytes))
		return false;
	*out = arena_array(call->arena, n, sizeof(**out));
	return true;
}

static bool
flatten(
    struct liquid_call *call, const struct value *v, struct filter_list *out)
{
	size_t n = count_flat(v, 0);
	struct value *items;

	if (!new_items(call, n, &items))
		return false;
	copy_flat(items, v, 0);
	*out = (struct filter_list){ items, n };
	return true;
}

static bool
count_out(
    struct liquid_call *call, const struct range *r, struct filter_list *out)
{
	struct value v = { .kind = VALUE_RANGE, .as.range = r };
	size_t n = (size_t)value_length(&v);
	struct value *items;

	if (!liquid_work(call, n) || !new_items(call, n, &items))
		return false;
	for (size_t i = 0; i < n; i++)
		items[i] = value_int(r->first + (int64_t)i);
	*out = (struct filter_list){ items, n };
	return true;
}

bool
filter_items(
    struct liquid_call *call, const struct value *v, struct filter_list *out)
{
	struct value *items;

	switch (v->kind) {
	case VALUE_NIL:
		*out = (struct filter_list){ NULL, 0 };
		return true;
	case VALUE_LIST:
		for (size_t i = 0; i < v->n; i++) {
			if (v->as.items[i].kind == VALUE_LIST)
				return flatten(call, v, out);
		}
		*out = (struct filter_list){ v->as.items, v->n };
		return true;
	case VALUE_RANGE:
		return count_out(call, v->as.range, out);
	default:
		items = arena_alloc(call->arena, sizeof(*items));
		*items = *v;
		*out = (struct filter_list){ items, 1 };
		return true;
	}
}

/* "abc"["b"] is "b", and nil when it is not in there. */
static enum filter_got
text_property(struct liquid_call *call, struct str s,
    const struct value *property, struct value *out)
{
	int64_t at;

	if (property->kind == VALUE_TEXT) {
		if (str_find(s, value_str(property)) != STR_NONE)
			*out = value_text(value_str(property));
		return FILTER_GOT;
	}
	if (property->kind == VALUE_INT || property->kind == VALUE_DOUBLE) {
		at = number_to_i(property);
		if (at < 0)
			at += (int64_t)utf8_count(s);
		if (at < 0 || (size_t)at >= utf8_count(s))
			return FILTER_GOT;
		s = str_skip(s, utf8_prefix(s, (size_t)at).n);
		*out = value_text(utf8_prefix(s, 1));
		return FILTER_GOT;
	}
	(void)liquid_fail(call, "the name of a property is text");
	return FILTER_FAILED;
}

/* 5[0] is 1, as Ruby has it. */
static int64_t
bit_of(int64_t i, int64_t bit)
{
	if (bit < 0)
		return 0;
	return bit < 64 ? (int64_t)((uint64_t)i >> bit & 1) : i < 0;
}

enum filter_got
filter_property(struct liquid_call *call, const struct value *item,
    const struct value *property, struct value *out)
{
	*out = value_nil();
	switch ((enum value_kind)item->kind) {
	case VALUE_OBJECT:
	case VALUE_DROP:
		if (property->kind == VALUE_TEXT)
			*out = liquid_property(call, item, value_str(property));
		return FILTER_GOT;
	case VALUE_TEXT:
		return text_property(call, value_str(item), property, out);
	case VALUE_INT:
		if (property->kind == VALUE_INT ||
		    property->kind == VALUE_DOUBLE) {
			*out = value_int(
			    bit_of(item->as.integer, number_to_i(property)));
			return FILTER_GOT;
		}
		(void)liquid_fail(call,
		    "cannot select the property '%.*s' of a number",
		    STR_ARG(liquid_text(call, property)));
		return FILTER_FAILED;
	case VALUE_NIL:
	case VALUE_BOOL:
	case VALUE_DOUBLE:
	case VALUE_LIST:
	case VALUE_RANGE:
		break;
	}
	return FILTER_NONE;
}

struct str
filter_key(struct liquid_call *call, const struct value *v)
{
	return arena_printf(
	    call->arena, "%u:%.*s", v->kind, STR_ARG(liquid_text(call, v)));
}
