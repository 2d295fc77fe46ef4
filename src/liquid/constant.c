/*
 * Chains of nothing but literals, such as {{ 'nav.home' | t }}: what one gave
 * is kept for all pages of a setting, unless a filter made it for its page
 * alone (liquid_host) or put the way to the root into it. As with the memo of
 * partials, what is kept counts its steps and memory as if it had been made.
 */
#include "liquid/render.h"

#include "liquid/markup.h"

static bool
is_literal(const struct filter_use *use)
{
	for (size_t i = 0; i < (size_t)use->n_args + use->n_named; i++) {
		if (use->args[i].kind != EXPR_LITERAL)
			return false;
	}
	return use->condition == NULL && use->chain == NULL;
}

bool
chain_is_literal(const struct chain *chain)
{
	for (size_t i = 0; i < chain->n; i++) {
		if (!is_literal(&chain->items[i]))
			return false;
	}
	return chain->n != 0 && chain->value.kind == EXPR_LITERAL;
}

struct constant *
constants_of(struct liquid_renderer *r, uint32_t setting)
{
	struct constant **all;

	if (setting == 0)
		return NULL;
	while (r->constants.n <= setting)
		*vec_push(&r->memory, &r->constants) = NULL;
	all = &r->constants.items[setting];
	if (*all == NULL)
		*all =
		    arena_array(&r->memory, r->set->n_constants, sizeof(**all));
	return *all;
}

/* Count it as if it were made; false where that is too much. */
static bool
take(struct liquid_renderer *r, const struct constant *c)
{
	if (render_memory(r) + c->memory > r->page->limits.memory ||
	    !render_step(r, c->steps))
		return false;
	r->lent += c->memory;
	return true;
}

bool
constant_get(
    struct liquid_renderer *r, const struct constant *c, struct value *out)
{
	if (!c->kept || !take(r, c))
		return false;
	*out = c->value;
	return true;
}

bool
constant_write(struct liquid_renderer *r, const struct constant *c)
{
	if (!c->kept || c->value.kind != VALUE_TEXT || !take(r, c))
		return false;
	buf_add(r->out, c->html);
	return true;
}

/* A text for all pages of the setting, as a value and as it is written. */
static void
keep_text(struct liquid_renderer *r, struct constant *c)
{
	struct str text = str_copy(&r->memory, value_str(&c->value));

	c->value.as.text = text.p;
	c->html = r->escapes && (c->value.flags & VALUE_SAFE) == 0
	    ? markup_escape(text, &r->memory)
	    : text;
}

void
constant_keep(struct liquid_renderer *r, struct constant *c,
    const struct memo_mark *mark, const struct value *v)
{
	bool own = r->env.own, astray = r->astray || r->way.is;

	r->env.own = own || mark->own;
	r->astray = r->astray || mark->astray;
	if (own || astray || v->kind > VALUE_TEXT)
		return;
	*c = (struct constant){ .value = *v,
		.steps = mark->steps - r->steps,
		.memory = render_memory(r) - mark->memory,
		.kept = true };
	if (v->kind == VALUE_TEXT)
		keep_text(r, c);
}
