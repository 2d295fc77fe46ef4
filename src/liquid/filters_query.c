#include "liquid/filters.h"

#include "base/map.h"
#include "liquid/chars.h"
#include "liquid/compare.h"
#include "liquid/number.h"
#include "liquid/render.h"

/* Whether the property is what is asked for, or true where nothing is. */
static enum filter_got
matches(struct liquid_call *call, const struct value *item,
    const struct value *args, bool *out)
{
	struct value v;
	enum filter_got got = filter_property(call, item, &args[0], &v);

	if (got != FILTER_GOT)
		return got;
	*out = call->n_args < 2 || args[1].kind == VALUE_NIL
	    ? value_truth(&v)
	    : value_equal(&v, &args[1]);
	return FILTER_GOT;
}

static bool
select_items(struct liquid_call *call, const struct value *in,
    const struct value *args, bool wanted, struct value *out)
{
	struct filter_values found = { 0 };
	struct filter_list l;
	enum filter_got got;
	bool match;

	if (!filter_items(call, in, &l))
		return false;
	for (size_t i = 0; i < l.n; i++) {
		got = matches(call, &l.items[i], args, &match);
		if (got != FILTER_GOT)
			return got == FILTER_NONE;
		if (match == wanted)
			*(struct value *)vec_push(call->arena, &found) =
			    l.items[i];
	}
	*out = value_list(found.items, found.n);
	return true;
}

static bool
filter_where(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	return select_items(call, in, args, true, out);
}

static bool
filter_reject(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	return select_items(call, in, args, false, out);
}

/*
 * The first item that matches: *at is STR_NONE when there is none. Where an
 * item without properties comes first, the filter's answer is nil.
 */
static enum filter_got
find_item(struct liquid_call *call, const struct value *in,
    const struct value *args, struct filter_list *l, size_t *at)
{
	enum filter_got got;
	bool match;

	*at = STR_NONE;
	if (!filter_items(call, in, l))
		return FILTER_FAILED;
	for (size_t i = 0; i < l->n && *at == STR_NONE; i++) {
		got = matches(call, &l->items[i], args, &match);
		if (got != FILTER_GOT)
			return got;
		if (match)
			*at = i;
	}
	return FILTER_GOT;
}

static bool
filter_find(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	struct filter_list l;
	size_t at;
	enum filter_got got = find_item(call, in, args, &l, &at);

	if (got == FILTER_GOT && at != STR_NONE)
		*out = l.items[at];
	return got != FILTER_FAILED;
}

static bool
filter_find_index(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	struct filter_list l;
	size_t at;
	enum filter_got got = find_item(call, in, args, &l, &at);

	if (got == FILTER_GOT && at != STR_NONE)
		*out = value_int((int64_t)at);
	return got != FILTER_FAILED;
}

static bool
filter_has(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	struct filter_list l;
	size_t at;
	enum filter_got got = find_item(call, in, args, &l, &at);

	if (got == FILTER_GOT)
		*out = value_bool(at != STR_NONE);
	return got != FILTER_FAILED;
}

/* The text of where_exp and its like, compiled now if it was computed. */
struct expression {
	const struct condition *condition;
	const struct chain *chain;
	uint32_t variable;
};

static bool
compile_text(struct liquid_call *call, struct str text, struct expression *e)
{
	struct liquid_renderer *r = call->renderer;
	const struct filter_use *use = call->site;
	struct liquid_template t = { .path = STR_INIT("<expression>") };
	struct compile_env env = { r->set, &r->names, call->arena, &r->n_sites,
		true };

	diag_init(&t.findings);
	if (use->filter->takes == LIQUID_TAKES_CONDITION)
		e->condition = template_condition(&t, &env, text);
	else
		e->chain = template_chain(&t, &env, text);
	scope_grow(r);
	if (t.findings.errors != 0)
		(void)liquid_fail(call, "%.*s in '%.*s'",
		    STR_ARG(t.findings.items[0].text), STR_ARG(text));
	diag_free(&t.findings);
	return e->condition != NULL || e->chain != NULL;
}

static bool
find_expression(
    struct liquid_call *call, const struct value *args, struct expression *e)
{
	struct liquid_renderer *r = call->renderer;
	const struct filter_use *use = call->site;
	struct str text = liquid_text(call, &args[1]);
	struct expression *kept;

	e->variable = scope_name(r, liquid_text(call, &args[0]));
	e->condition = use->condition;
	e->chain = use->chain;
	if (e->condition != NULL || e->chain != NULL)
		return true;
	kept = map_get(&r->expressions, filter_key(call, &args[1]));
	if (kept == NULL ||
	    (use->filter->takes == LIQUID_TAKES_CONDITION) !=
		(kept->condition != NULL)) {
		if (!compile_text(call, text, e))
			return false;
		kept = arena_alloc(call->arena, sizeof(*kept));
		*kept = *e;
		map_put(&r->expressions, filter_key(call, &args[1]), kept);
	}
	e->condition = kept->condition;
	e->chain = kept->chain;
	return true;
}

/* What a Jekyll filter goes over; false when it leaves v as it is. */
static bool
list_of(
    struct liquid_call *call, const struct value *v, struct filter_list *out)
{
	struct value *items;

	if (v->kind == VALUE_LIST) {
		*out = (struct filter_list){ v->as.items, v->n };
		return true;
	}
	if (v->kind != VALUE_OBJECT)
		return false;
	items = arena_array(call->arena, v->n, sizeof(*items));
	for (size_t i = 0; i < v->n; i++)
		items[i] = v->as.object->items[i].value;
	*out = (struct filter_list){ items, v->n };
	return true;
}

static bool
exp_matches(struct liquid_call *call, const struct expression *e,
    const struct value *item, bool *out)
{
	struct liquid_renderer *r = call->renderer;

	if (!liquid_work(call, 64))
		return false;
	scope_rebind(r, e->variable, *item);
	return eval_condition(r, e->condition, out);
}

static bool
filter_where_exp(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	struct filter_values found = { 0 };
	struct expression e;
	struct filter_list l;
	struct binding b;
	bool match, ok = true;

	*out = *in;
	if (!list_of(call, in, &l))
		return true;
	if (!find_expression(call, args, &e))
		return false;
	b = scope_bind(call->renderer, e.variable, value_nil());
	for (size_t i = 0; i < l.n && ok; i++) {
		ok = exp_matches(call, &e, &l.items[i], &match);
		if (ok && match)
			*(struct value *)vec_push(call->arena, &found) =
			    l.items[i];
	}
	scope_unbind(call->renderer, &b);
	*out = value_list(found.items, found.n);
	return ok;
}

static bool
filter_find_exp(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	struct expression e;
	struct filter_list l;
	struct binding b;
	bool match = false, ok = true;

	*out = *in;
	if (!list_of(call, in, &l))
		return true;
	*out = value_nil();
	if (!find_expression(call, args, &e))
		return false;
	b = scope_bind(call->renderer, e.variable, value_nil());
	for (size_t i = 0; i < l.n && ok && !match; i++) {
		ok = exp_matches(call, &e, &l.items[i], &match);
		if (ok && match)
			*out = l.items[i];
	}
	scope_unbind(call->renderer, &b);
	return ok;
}

/* Groups in the order in which their first items came. */
struct group {
	struct value name;
	struct filter_values items;
};

struct groups {
	struct map map;
};

static void
add_to_group(struct liquid_call *call, struct groups *groups, struct value name,
    const struct value *item)
{
	void **at = map_at(&groups->map, filter_key(call, &name));
	struct group *g = *at;

	if (g == NULL) {
		*at = g = arena_alloc(call->arena, sizeof(*g));
		g->name = name;
	}
	*(struct value *)vec_push(call->arena, &g->items) = *item;
}

static struct value
list_groups(struct liquid_call *call, const struct groups *groups)
{
	size_t n = groups->map.n;
	struct value *items = arena_array(call->arena, n, sizeof(*items));

	for (size_t i = 0; i < n; i++) {
		const struct group *g = groups->map.items[i].value;
		struct object *o = arena_alloc(call->arena, sizeof(*o));

		object_set(o, call->arena, STR("name"), g->name);
		object_set(o, call->arena, STR("items"),
		    value_list(g->items.items, g->items.n));
		object_set(o, call->arena, STR("size"),
		    value_int((int64_t)g->items.n));
		items[i] = value_object(o);
	}
	return value_list(items, n);
}

/* Jekyll reads what looks like a number as one: 07 and 7 are one group. */
static struct str
group_name(struct liquid_call *call, const struct value *v)
{
	struct str s = liquid_text(call, v), t = str_trim(s);
	struct value number;
	size_t digits = 0, points = 0;

	for (size_t i = 0; i < t.n; i++) {
		if (is_digit(t.p[i]))
			digits++;
		else if (t.p[i] == '.')
			points++;
		else if (i != 0 || t.p[i] != '-')
			return s;
	}
	if (v->kind != VALUE_TEXT || digits == 0 || points > 1)
		return s;
	if (points == 0)
		number = value_int(number_to_i(v));
	else
		number = value_double(number_read(t));
	return liquid_text(call, &number);
}

/* A property by its path: "date.year". */
static struct value
path_property(
    struct liquid_call *call, const struct value *item, struct str path)
{
	struct value v = *item;
	struct str part;

	while (str_cut(&path, '.', &part))
		v = liquid_property(call, &v, part);
	return v;
}

static bool
filter_group_by(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	struct groups groups;
	struct str path = liquid_text(call, &args[0]);

	*out = *in;
	if (in->kind != VALUE_LIST)
		return true;
	map_init(&groups.map, call->arena);
	for (size_t i = 0; i < in->n; i++) {
		struct value v = path_property(call, &in->as.items[i], path);

		add_to_group(call, &groups, value_text(group_name(call, &v)),
		    &in->as.items[i]);
	}
	*out = list_groups(call, &groups);
	return true;
}

static bool
filter_group_by_exp(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	struct liquid_renderer *r = call->renderer;
	const struct filter_use *use = call->site;
	struct groups groups;
	struct expression e;
	struct binding b;
	struct value name;
	bool ok = true;

	*out = *in;
	if (in->kind != VALUE_LIST)
		return true;
	if (!find_expression(call, args, &e))
		return false;
	map_init(&groups.map, call->arena);
	b = scope_bind(r, e.variable, value_nil());
	for (size_t i = 0; i < in->n && ok; i++) {
		scope_rebind(r, e.variable, in->as.items[i]);
		/* The text may name a filter with such a text again. */
		ok = liquid_work(call, 64) && render_nest(r, use->at) &&
		    eval_chain(r, e.chain, &name);
		if (ok) {
			r->nesting--;
			add_to_group(call, &groups, name, &in->as.items[i]);
		}
	}
	scope_unbind(r, &b);
	*out = list_groups(call, &groups);
	return ok;
}

#define NUMBERS "{{ '1,2,3' | split: ',' "

static const struct liquid_filter rows[] = {
	{ "find", 1, 2, filter_find, "list | find: property, value",
	    "The first item whose property is true or has that value.",
	    NUMBERS "| group_by_exp: 'x', 'x' | find: 'name', '2' | size }}",
	    "3", 0 },
	{ "find_exp", 2, 2, filter_find_exp, "list | find_exp: 'x', 'x > 1'",
	    "The first item for which a condition holds.",
	    NUMBERS "| find_exp: 'x', 'x == \"2\"' }}", "2",
	    LIQUID_TAKES_CONDITION },
	{ "find_index", 1, 2, filter_find_index,
	    "list | find_index: property, value",
	    "The place, from 0, of what find would find.",
	    NUMBERS "| group_by_exp: 'x', 'x' | find_index: 'name', '2' }}",
	    "1", 0 },
	{ "group_by", 1, 1, filter_group_by, "list | group_by: property",
	    "The items in groups that share a property, each with name, "
	    "items and size.",
	    "{{ 'a,b' | split: ',' | group_by: 'size' | map: 'size' | join }}",
	    "2", 0 },
	{ "group_by_exp", 2, 2, filter_group_by_exp,
	    "list | group_by_exp: 'x', 'x.date | date: \"%Y\"'",
	    "The same by a value that is computed for each item.",
	    "{{ 'ab,cd,e' | split: ',' | group_by_exp: 'x', 'x.size' | "
	    "map: 'name' | join }}",
	    "2 1", LIQUID_TAKES_EXPRESSION },
	{ "has", 1, 2, filter_has, "list | has: property, value",
	    "Whether there is such an item.",
	    NUMBERS "| group_by_exp: 'x', 'x' | has: 'name', '9' }}", "false",
	    0 },
	{ "reject", 1, 2, filter_reject, "list | reject: property, value",
	    "The items that where would leave out.",
	    NUMBERS "| group_by_exp: 'x', 'x' | reject: 'name', '2' | "
		    "map: 'name' | join }}",
	    "1 3", 0 },
	{ "where", 1, 2, filter_where, "list | where: property, value",
	    "The items whose property is true or has that value.",
	    NUMBERS "| group_by_exp: 'x', 'x' | where: 'name', '2' | "
		    "map: 'name' | join }}",
	    "2", 0 },
	{ "where_exp", 2, 2, filter_where_exp,
	    "list | where_exp: 'x', 'x.level > 2 and x.shown'",
	    "The items for which a condition holds.",
	    NUMBERS "| where_exp: 'x', 'x != \"2\"' | join }}", "1 3",
	    LIQUID_TAKES_CONDITION },
};

const struct filter_group filters_query = FILTER_GROUP(rows);
