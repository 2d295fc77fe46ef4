/*
 * What filters may ask of the engine: see filter.h.
 */
#include "liquid/render.h"

#include "liquid/markup.h"
#include "liquid/number.h"
#include "liquid/text.h"

bool
liquid_fail(struct liquid_call *call, const char *format, ...)
{
	const struct filter_use *use = call->site;
	struct str text;
	va_list args;

	va_start(args, format);
	text = arena_vprintf(call->arena, format, args);
	va_end(args);
	return render_fail(call->renderer, CODE_LIQUID_VALUE, use->at,
	    "%s: %.*s", use->filter->name, STR_ARG(text));
}

void
liquid_warn(struct liquid_call *call, enum code code, const char *format, ...)
{
	const struct filter_use *use = call->site;
	struct str text;
	va_list args;

	va_start(args, format);
	text = arena_vprintf(call->arena, format, args);
	va_end(args);
	(void)!render_warn(call->renderer, code, use->site, use->at, STR(""),
	    "%s: %.*s", use->filter->name, STR_ARG(text));
}

void *
liquid_host(struct liquid_call *call)
{
	call->renderer->env.own = true;
	return call->renderer->page->host;
}

void *
liquid_setting(struct liquid_call *call)
{
	return call->renderer->page->host;
}

void
liquid_rooted(struct liquid_call *call, size_t at)
{
	struct liquid_renderer *r = call->renderer;

	if (r->page->root.n != 0)
		r->way = (struct way){ true, at };
}

struct str
liquid_text(struct liquid_call *call, const struct value *v)
{
	struct liquid_renderer *r = call->renderer;

	if (v->kind == VALUE_TEXT)
		return value_str(v);
	return value_as_text(v, call->arena, &r->env, &r->scratch);
}

bool
liquid_is_safe(const struct liquid_call *call, const struct value *v)
{
	return call->renderer->escapes && v->kind == VALUE_TEXT &&
	    (v->flags & VALUE_SAFE) != 0;
}

struct str
liquid_html(struct liquid_call *call, const struct value *v)
{
	struct str s = liquid_text(call, v);

	return liquid_is_safe(call, v) ? s : markup_escape(s, call->arena);
}

bool
liquid_integer(struct liquid_call *call, const struct value *v, int64_t *out)
{
	if (v->kind == VALUE_INT) {
		*out = v->as.integer;
		return true;
	}
	if (v->kind == VALUE_TEXT && number_exact(value_str(v), out))
		return true;
	return liquid_fail(
	    call, "a whole number is wanted, not %s", value_kind_name(v->kind));
}

struct value
liquid_property(
    struct liquid_call *call, const struct value *v, struct str name)
{
	const struct value *found;
	struct value made = value_nil();

	if (v->kind == VALUE_DROP) {
		if (drop_get(v->as.drop, name, &call->renderer->env, &made))
			return made;
		return value_nil();
	}
	found = value_get(v, name);
	return found != NULL ? *found : made;
}

bool
liquid_work(struct liquid_call *call, size_t n)
{
	const struct filter_use *use = call->site;

	return render_step(call->renderer, n / 64) ||
	    render_limit(call->renderer, use->at, "steps");
}

bool
liquid_room(struct liquid_call *call, size_t n)
{
	const struct filter_use *use = call->site;
	size_t limit = call->renderer->page->limits.memory;

	return (n <= limit && render_memory(call->renderer) <= limit - n) ||
	    render_limit(call->renderer, use->at, "memory");
}

struct buf *
liquid_begin(struct liquid_call *call)
{
	buf_reset(&call->renderer->work);
	return &call->renderer->work;
}

struct str
liquid_end(struct liquid_call *call)
{
	return str_copy(call->arena, buf_str(&call->renderer->work));
}
