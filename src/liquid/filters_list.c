#include "liquid/filters.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "liquid/access.h"
#include "liquid/chars.h"
#include "liquid/number.h"

static bool
filter_size(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	(void)call;
	(void)args;
	*out = value_size(in);
	if (out->kind == VALUE_NIL)
		*out = value_int(0);
	return true;
}

static bool
filter_first(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	(void)args;
	*out = value_end(in, false, call->arena);
	return true;
}

static bool
filter_last(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	(void)args;
	*out = value_end(in, true, call->arena);
	return true;
}

/* True when one part is HTML: then the others have to be escaped. */
static bool
any_safe(struct liquid_call *call, const struct filter_list *l,
    const struct value *glue)
{
	if (l->n > 1 && liquid_is_safe(call, glue))
		return true;
	for (size_t i = 0; i < l->n; i++) {
		if (liquid_is_safe(call, &l->items[i]))
			return true;
	}
	return false;
}

static bool
filter_join(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	struct value space = value_text(STR(" "));
	const struct value *glue = call->n_args > 0 ? &args[0] : &space;
	struct filter_list l;
	struct str with;
	struct buf *text;
	bool safe, ok = true;

	if (!filter_items(call, in, &l))
		return false;
	safe = any_safe(call, &l, glue);
	with = safe ? liquid_html(call, glue) : liquid_text(call, glue);
	text = liquid_begin(call);
	for (size_t i = 0; i < l.n && ok; i++) {
		if (i != 0)
			buf_add(text, with);
		buf_add(text,
		    safe ? liquid_html(call, &l.items[i])
			 : liquid_text(call, &l.items[i]));
		ok = liquid_room(call, text->n);
	}
	if (ok)
		*out = value_text(liquid_end(call));
	out->flags = safe ? VALUE_SAFE : 0;
	return ok;
}

static struct value *
copy_items(struct liquid_call *call, const struct filter_list *l, size_t extra)
{
	struct value *items =
	    arena_array(call->arena, l->n + extra, sizeof(*items));

	if (l->n != 0)
		memcpy(items, l->items, l->n * sizeof(*items));
	return items;
}

static bool
filter_concat(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	struct filter_list l;
	struct value *items;
	size_t n = args[0].n;

	if (args[0].kind != VALUE_LIST)
		return liquid_fail(call, "the argument has to be a list");
	if (!filter_items(call, in, &l) ||
	    !liquid_room(call, (l.n + n) * sizeof(*items)))
		return false;
	items = copy_items(call, &l, n);
	if (n != 0)
		memcpy(items + l.n, args[0].as.items, n * sizeof(*items));
	*out = value_list(items, l.n + n);
	return true;
}

static bool
filter_reverse(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	struct filter_list l;
	struct value *items;

	(void)args;
	if (!filter_items(call, in, &l))
		return false;
	items = copy_items(call, &l, 0);
	for (size_t i = 0; i < l.n; i++)
		items[i] = l.items[l.n - 1 - i];
	*out = value_list(items, l.n);
	return true;
}

static bool
filter_compact(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	struct filter_list l;
	struct value *items, v;
	size_t n = 0;

	if (!filter_items(call, in, &l))
		return false;
	items = copy_items(call, &l, 0);
	for (size_t i = 0; i < l.n; i++) {
		v = l.items[i];
		if (call->n_args > 0 && args[0].kind != VALUE_NIL) {
			enum filter_got got =
			    filter_property(call, &l.items[i], &args[0], &v);

			if (got != FILTER_GOT)
				return got == FILTER_NONE;
		}
		if (v.kind != VALUE_NIL)
			items[n++] = l.items[i];
	}
	*out = value_list(items, n);
	return true;
}

static bool
filter_map(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	struct filter_list l;
	struct value *items;

	if (!filter_items(call, in, &l))
		return false;
	items = copy_items(call, &l, 0);
	for (size_t i = 0; i < l.n; i++) {
		if (filter_property(call, &l.items[i], &args[0], &items[i]) ==
		    FILTER_FAILED)
			return false;
	}
	*out = value_list(items, l.n);
	return true;
}

/* What an item adds to a sum: itself, or a property of it. */
static bool
addend(struct liquid_call *call, const struct value *item,
    const struct value *args, struct value *out)
{
	*out = *item;
	if (call->n_args == 0 || args[0].kind == VALUE_NIL)
		return true;
	switch (filter_property(call, item, &args[0], out)) {
	case FILTER_FAILED:
		return false;
	case FILTER_NONE:
		*out = value_int(0);
		break;
	case FILTER_GOT:
		break;
	}
	return true;
}

static bool
filter_sum(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	struct filter_list l, inner;
	struct value v, number;

	*out = value_int(0);
	if (!filter_items(call, in, &l))
		return false;
	for (size_t i = 0; i < l.n; i++) {
		if (!addend(call, &l.items[i], args, &v) ||
		    !filter_items(call, &v, &inner))
			return false;
		for (size_t k = 0; k < inner.n; k++) {
			number = number_of(&inner.items[k]);
			if (number_apply(NUMBER_PLUS, out, &number, &v) !=
			    NUMBER_OK)
				return liquid_fail(
				    call, "the result is too large");
			*out = v;
		}
	}
	return true;
}

static bool
filter_array_to_sentence_string(struct liquid_call *call,
    const struct value *in, const struct value *args, struct value *out)
{
	struct str connector = STR("and");
	struct filter_list l;
	struct buf *text;

	if (call->n_args > 0)
		connector = liquid_text(call, &args[0]);
	if (!filter_items(call, in, &l))
		return false;
	text = liquid_begin(call);
	for (size_t i = 0; i < l.n; i++) {
		if (i != 0)
			buf_add(text, l.n > 2 ? STR(", ") : STR(" "));
		if (i != 0 && i == l.n - 1) {
			buf_add(text, connector);
			buf_add_char(text, ' ');
		}
		buf_add(text, liquid_text(call, &l.items[i]));
	}
	*out = value_text(liquid_end(call));
	return true;
}

static void
add_part(struct liquid_call *call, struct filter_values *list, struct str s)
{
	*(struct value *)vec_push(call->arena, list) = value_text(s);
}

/* A single space splits at white space; nothing splits every character. */
static void
split(struct liquid_call *call, struct str s, struct str at,
    struct filter_values *list)
{
	size_t i = 0, n, found;

	if (str_eq(at, STR(" "))) {
		while (i < s.n) {
			while (i < s.n && (is_space(s.p[i]) || !s.p[i]))
				i++;
			for (n = i; n < s.n && !is_space(s.p[n]) && s.p[n];)
				n++;
			if (n > i)
				add_part(call, list, str_slice(s, i, n - i));
			i = n;
		}
		return;
	}
	while (s.n != 0) {
		if (at.n == 0) {
			n = utf8_prefix(s, 1).n;
			found = n;
		} else {
			found = str_find(s, at);
			n = found != STR_NONE ? found : s.n;
		}
		add_part(call, list, str_slice(s, 0, n));
		s = str_skip(s, found != STR_NONE ? n + at.n : n);
	}
}

static bool
filter_split(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	struct filter_values list = { 0 };

	split(call, liquid_text(call, in), liquid_text(call, &args[0]), &list);
	while (list.n != 0 && list.items[list.n - 1].n == 0)
		list.n--;
	*out = value_list(list.items, list.n);
	return true;
}

static const struct liquid_filter rows[] = {
	{ "array_to_sentence_string", 0, 1, filter_array_to_sentence_string,
	    "list | array_to_sentence_string: 'or'",
	    "The items as they stand in a sentence, joined by \"and\" or "
	    "another word.",
	    "{{ 'a,b,c' | split: ',' | array_to_sentence_string }}",
	    "a, b, and c", 0 },
	{ "compact", 0, 1, filter_compact, "list | compact: property",
	    "Without items that are nil, or whose property is.",
	    "{{ 'a,b' | split: ',' | push: nil | compact | size }}", "2", 0 },
	{ "concat", 1, 1, filter_concat, "list | concat: list",
	    "Two lists as one.",
	    "{% assign a = '1,2' | split: ',' %}{{ a | concat: a | join }}",
	    "1 2 1 2", 0 },
	{ "first", 0, 0, filter_first, NULL,
	    "The first item, or the first character of a text.",
	    "{{ 'a,b' | split: ',' | first }}", "a", 0 },
	{ "join", 0, 1, filter_join, "list | join: between",
	    "The items as one text, with a space or another text between.",
	    "{{ 'a,b' | split: ',' | join: ' and ' }}", "a and b", 0 },
	{ "last", 0, 0, filter_last, NULL,
	    "The last item, or the last character of a text.",
	    "{{ 'a,b' | split: ',' | last }}", "b", 0 },
	{ "map", 1, 1, filter_map, "list | map: property",
	    "One property of each item.",
	    "{{ 'b,a' | split: ',' | group_by_exp: 'x', 'x' | map: 'name' | "
	    "join }}",
	    "b a", 0 },
	{ "reverse", 0, 0, filter_reverse, NULL, "The items backwards.",
	    "{{ 'a,b' | split: ',' | reverse | join }}", "b a", 0 },
	{ "size", 0, 0, filter_size, NULL,
	    "How many items, members or characters there are.",
	    "{{ 'tree' | size }}", "4", 0 },
	{ "split", 1, 1, filter_split, "text | split: at",
	    "A text cut into a list.", "{{ 'a-b' | split: '-' | size }}", "2",
	    0 },
	{ "sum", 0, 1, filter_sum, "list | sum: property",
	    "All items, or one property of each, added up.",
	    "{{ '1,2,3' | split: ',' | sum }}", "6", 0 },
};

const struct filter_group filters_list = FILTER_GROUP(rows);
