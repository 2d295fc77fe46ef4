/*
 * What {{ }} writes of each kind of value.
 */
#include "liquid/render.h"

#include "base/limits.h"
#include "data/digits.h"
#include "data/json.h"
#include "liquid/text.h"

static void
put_text(struct liquid_renderer *r, const struct value *v)
{
	if (r->escapes && (v->flags & VALUE_SAFE) == 0)
		buf_add_html(r->out, value_str(v));
	else
		buf_add(r->out, value_str(v));
}

static bool
put_object(
    struct liquid_renderer *r, const struct value *v, const struct expr *e)
{
	struct value json;
	struct str name = { NULL, 0 };

	if (e->kind != EXPR_LITERAL && e->kind != EXPR_RANGE &&
	    e->name != NAME_NONE)
		name = names_text(&r->names, e->name);
	if (!render_warn(r, CODE_LIQUID_OBJECT, e->site, e->at, STR(""),
		"an object is written as text%s%.*s", name.n != 0 ? ": " : "",
		STR_ARG(name)))
		return false;
	buf_reset(&r->scratch);
	value_to_json(&r->scratch, v, JSON_PLAIN, &r->env);
	json = value_text(buf_str(&r->scratch));
	put_text(r, &json);
	buf_reset(&r->scratch);
	return true;
}

static bool put_list(struct liquid_renderer *r, const struct value *v,
    const struct expr *e, unsigned depth);

static bool
put(struct liquid_renderer *r, const struct value *v, const struct expr *e,
    unsigned depth)
{
	switch ((enum value_kind)v->kind) {
	case VALUE_NIL:
		return true;
	case VALUE_TEXT:
		put_text(r, v);
		return true;
	case VALUE_INT:
		r->out->n += digits_write_integer(
		    buf_reserve(r->out, DIGITS_CHARS), v->as.integer);
		return true;
	case VALUE_LIST:
		return put_list(r, v, e, depth);
	case VALUE_OBJECT:
	case VALUE_DROP:
		return put_object(r, v, e);
	case VALUE_BOOL:
	case VALUE_DOUBLE:
	case VALUE_RANGE:
		buf_add(r->out, value_write(v, r->arena));
		return true;
	}
	return true;
}

static bool
put_list(struct liquid_renderer *r, const struct value *v, const struct expr *e,
    unsigned depth)
{
	for (size_t i = 0; i < v->n && depth < LIMIT_JSON_DEPTH; i++) {
		if (!put(r, &v->as.items[i], e, depth + 1))
			return false;
		if (r->out->n > r->page->limits.output)
			return render_limit(r, e->at, "output");
	}
	return true;
}

bool
render_put(
    struct liquid_renderer *r, const struct value *v, const struct expr *e)
{
	if (v->kind == VALUE_TEXT) {
		put_text(r, v);
		return true;
	}
	return put(r, v, e, 0);
}
