#include "liquid/render.h"

#include <string.h>

#include "base/limits.h"
#include "data/digits.h"

/* The include chain of the finding reported last. */
static void
add_trail(struct liquid_renderer *r)
{
	for (const struct trail *t = r->trail; t != NULL; t = t->outer)
		diag_from(r->page->diag, template_place(t->t, t->at));
}

bool
render_fail(struct liquid_renderer *r, enum code code, uint32_t at,
    const char *format, ...)
{
	struct str text;
	va_list args;

	va_start(args, format);
	text = arena_vprintf(r->arena, format, args);
	va_end(args);
	diag_report(r->page->diag, code, template_place(r->t, at), "%.*s",
	    STR_ARG(text));
	add_trail(r);
	return false;
}

bool
render_limit(struct liquid_renderer *r, uint32_t at, const char *what)
{
	const struct liquid_limits *l = &r->page->limits;
	unsigned long long n = what[0] == 's' ? l->steps
	    : what[0] == 'o'		      ? l->output
					      : l->memory;

	return render_fail(r, CODE_LIQUID_LIMIT, at,
	    "the page reached its limit of %llu %s", n,
	    what[0] == 's'	 ? "steps"
		: what[0] == 'o' ? "bytes of output"
				 : "bytes of memory");
}

bool
render_warn(struct liquid_renderer *r, enum code code, uint32_t site,
    uint32_t at, struct str hint, const char *format, ...)
{
	struct diag *diag = r->page->diag;
	struct str text;
	va_list args;

	/* Every page says it anew. */
	r->env.own = true;
	if (r->sites[site].warned == r->page_id)
		return true;
	r->sites[site].warned = r->page_id;
	va_start(args, format);
	text = arena_vprintf(r->arena, format, args);
	va_end(args);
	diag_report(
	    diag, code, template_place(r->t, at), "%.*s", STR_ARG(text));
	if (hint.n != 0)
		diag_hint(diag, "did you mean '%.*s'?", STR_ARG(hint));
	add_trail(r);
	return !diag->warnings_are_errors;
}

void
render_drop(struct liquid_renderer *r, size_t from)
{
	struct pieces *pieces = &r->pieces;
	struct roots *roots = &r->roots;

	r->out->n = from;
	while (
	    pieces->n != 0 && pieces->items[pieces->n - 1].to > from - r->start)
		pieces->n--;
	for (; roots->n != 0 && roots->items[roots->n - 1] >= from; roots->n--)
		r->astray = true;
}

struct str
render_take(struct liquid_renderer *r, size_t from)
{
	struct str s = str_copy(r->arena, str_skip(buf_str(r->out), from));

	render_drop(r, from);
	return s;
}

/* A text that a filter made has been written at `from`: the root as well. */
static void
keep_way(struct liquid_renderer *r, size_t from)
{
	size_t at = from + r->way.at;

	r->way.is = false;
	/* Escaping may have moved it. */
	if (at <= r->out->n &&
	    str_starts(str_skip(buf_str(r->out), at), r->page->root))
		*vec_push(&r->memory, &r->roots) = at;
	else
		r->astray = true;
}

static enum flow
render_output(struct liquid_renderer *r, const struct node *node)
{
	const struct chain *chain = node->as.chain;
	const struct constant *constant = constant_find(r, chain);
	const struct value *v;
	struct value room;
	size_t from;

	if (constant != NULL && constant_write(r, constant))
		return FLOW_ON;
	if (chain->n == 0) {
		v = eval_used(r, &chain->value, &room);
		if (v == NULL)
			return FLOW_FAILED;
	} else {
		if (!eval_written(r, chain, &room))
			return FLOW_FAILED;
		v = &room;
	}
	from = r->out->n;
	if (!render_put(r, v, &chain->value))
		return FLOW_FAILED;
	if (r->way.is)
		keep_way(r, from);
	return FLOW_ON;
}

static enum flow
render_assign(struct liquid_renderer *r, const struct node *node)
{
	const struct chain *chain = node->as.chain;
	const struct value *v;
	struct value room;

	if (chain->n == 0)
		v = eval_expr(r, &chain->value, &room);
	else
		v = eval_chain(r, chain, &room) ? &room : NULL;
	if (v == NULL)
		return FLOW_FAILED;
	scope_assign(r, node->name, *v);
	return FLOW_ON;
}

static enum flow
render_capture(struct liquid_renderer *r, const struct node *node)
{
	size_t from = r->out->n;
	enum flow flow = render_body(r, node->as.body);

	if (flow == FLOW_FAILED)
		return flow;
	scope_assign(r, node->name, value_safe(render_take(r, from)));
	return flow;
}

static enum flow
render_if(struct liquid_renderer *r, const struct node *node)
{
	const struct branches *all = node->as.branches;
	bool holds;

	for (size_t i = 0; i < all->n; i++) {
		const struct branch *b = &all->items[i];

		holds = true;
		if (b->condition != NULL &&
		    !eval_condition(r, b->condition, &holds))
			return FLOW_FAILED;
		if (holds != b->negated)
			return render_body(r, &b->body);
	}
	return FLOW_ON;
}

/* One body is written as often as its values match. */
static enum flow
render_when(struct liquid_renderer *r, const struct branches *all,
    const struct branch *b, bool *matched)
{
	const struct value *subject, *v;
	struct value left, right;
	enum flow flow = FLOW_ON;

	for (size_t i = 0; i < b->condition->n && flow == FLOW_ON; i++) {
		const struct expr *e = &b->condition->items[i].right;

		subject = eval_expr(r, &all->subject, &left);
		v = subject != NULL ? eval_expr(r, e, &right) : NULL;
		if (v == NULL)
			return FLOW_FAILED;
		if (!eval_equal(&all->subject, subject, e, v))
			continue;
		*matched = true;
		flow = render_body(r, &b->body);
	}
	return flow;
}

static enum flow
render_case(struct liquid_renderer *r, const struct node *node)
{
	const struct branches *all = node->as.branches;
	enum flow flow = FLOW_ON;
	bool matched = false;

	for (size_t i = 0; i < all->n && flow == FLOW_ON; i++) {
		const struct branch *b = &all->items[i];

		if (b->condition != NULL)
			flow = render_when(r, all, b, &matched);
		else if (!matched)
			flow = render_body(r, &b->body);
	}
	return flow;
}

static size_t *
find_turn(struct liquid_renderer *r, struct str key)
{
	struct turns *turns = &r->frame.turns;
	struct turn *t;

	for (size_t i = 0; i < turns->n; i++) {
		if (str_eq(turns->items[i].key, key))
			return &turns->items[i].index;
	}
	t = vec_push(r->arena, turns);
	t->key = key;
	return &t->index;
}

/* The group of {% cycle group: ... %}, kept apart by kind and text. */
static bool
cycle_group(
    struct liquid_renderer *r, const struct cycle *cycle, struct str *out)
{
	struct value room;
	const struct value *v;
	struct liquid_call call = { .arena = r->arena, .renderer = r };

	if (cycle->group == NULL) {
		*out = cycle->key;
		return true;
	}
	v = eval_expr(r, cycle->group, &room);
	if (v == NULL)
		return false;
	*out = arena_printf(
	    r->arena, "=%u:%.*s", v->kind, STR_ARG(liquid_text(&call, v)));
	return true;
}

static enum flow
render_cycle(struct liquid_renderer *r, const struct node *node)
{
	const struct cycle *cycle = node->as.cycle;
	const struct value *v;
	struct value room;
	struct str key;
	size_t *turn, i;

	if (!cycle_group(r, cycle, &key))
		return FLOW_FAILED;
	turn = find_turn(r, key);
	i = *turn;
	*turn = i + 1 >= cycle->n ? 0 : i + 1;
	if (i >= cycle->n)
		return FLOW_ON;
	v = eval_used(r, &cycle->items[i], &room);
	if (v == NULL || !render_put(r, v, &cycle->items[i]))
		return FLOW_FAILED;
	return FLOW_ON;
}

static enum flow
render_counter(struct liquid_renderer *r, const struct node *node)
{
	int64_t *n = scope_counter(r, node->name), shown = *n;

	if (node->kind == NODE_DECREMENT)
		shown = --*n;
	else
		++*n;
	r->out->n +=
	    digits_write_integer(buf_reserve(r->out, DIGITS_CHARS), shown);
	return FLOW_ON;
}

static enum flow
render_ifchanged(struct liquid_renderer *r, const struct node *node)
{
	size_t from = r->out->n;
	enum flow flow = render_body(r, node->as.body);
	struct str text;

	if (flow == FLOW_FAILED)
		return flow;
	text = render_take(r, from);
	if (r->frame.has_changed && str_eq(text, r->frame.changed))
		return flow;
	r->frame.has_changed = true;
	r->frame.changed = text;
	buf_add(r->out, text);
	return flow;
}

static enum flow
render_node(struct liquid_renderer *r, const struct node *node)
{
	switch ((enum node_kind)node->kind) {
	case NODE_OUTPUT:
		return render_output(r, node);
	case NODE_ASSIGN:
		return render_assign(r, node);
	case NODE_CAPTURE:
		return render_capture(r, node);
	case NODE_IF:
		return render_if(r, node);
	case NODE_CASE:
		return render_case(r, node);
	case NODE_FOR:
		return render_for(r, node);
	case NODE_TABLEROW:
		return render_tablerow(r, node);
	case NODE_CYCLE:
		return render_cycle(r, node);
	case NODE_INCREMENT:
	case NODE_DECREMENT:
		return render_counter(r, node);
	case NODE_IFCHANGED:
		return render_ifchanged(r, node);
	case NODE_INCLUDE:
		return render_include(r, node);
	case NODE_RENDER:
		return render_render(r, node);
	case NODE_BREAK:
		return FLOW_BREAK;
	case NODE_CONTINUE:
		return FLOW_CONTINUE;
	case NODE_BLOCK:
		return render_block(r, node);
	case NODE_TEXT:
		break;
	}
	return FLOW_ON;
}

bool
render_nest(struct liquid_renderer *r, uint32_t at)
{
	if (r->nesting >= LIMIT_LIQUID_NESTING)
		return render_fail(r, CODE_LIQUID_LIMIT, at,
		    "blocks are nested deeper than the limit of %u",
		    LIMIT_LIQUID_NESTING);
	r->nesting++;
	return true;
}

static enum flow
render_tag(struct liquid_renderer *r, const struct node *node)
{
	enum flow flow;

	if (!render_step(r, 1)) {
		render_limit(r, node->at, "steps");
		return FLOW_FAILED;
	}
	flow = render_node(r, node);
	if (flow != FLOW_FAILED && render_memory(r) > r->page->limits.memory) {
		render_limit(r, node->at, "memory");
		return FLOW_FAILED;
	}
	return flow;
}

/* Text takes no step, and nothing of the page's memory. */
static enum flow
render_nodes(struct liquid_renderer *r, const struct body *body)
{
	const struct node *node = body->items, *end = node + body->n;
	const size_t most = r->page->limits.output;
	struct buf *out = r->out;
	enum flow flow = FLOW_ON;

	for (; node < end && flow == FLOW_ON; node++) {
		if (node->kind == NODE_TEXT)
			buf_add(out, node->as.text);
		else
			flow = render_tag(r, node);
		if (out->n > most && flow != FLOW_FAILED) {
			render_limit(r, node->at, "output");
			return FLOW_FAILED;
		}
	}
	return flow;
}

enum flow
render_body(struct liquid_renderer *r, const struct body *body)
{
	enum flow flow;

	if (body->n == 0)
		return FLOW_ON;
	if (!render_nest(r, body->items->at))
		return FLOW_FAILED;
	flow = render_nodes(r, body);
	r->nesting--;
	return flow;
}

struct liquid_renderer *
liquid_renderer_new(struct liquid *set)
{
	struct liquid_renderer *r = arena_alloc(set->arena, sizeof(*r));

	r->set = set;
	arena_init(&r->memory);
	buf_init(&r->scratch);
	buf_init(&r->work);
	r->escapes = !set->options.no_autoescape;
	return r;
}

void
liquid_renderer_free(struct liquid_renderer *r)
{
	buf_free(&r->scratch);
	buf_free(&r->work);
	arena_free(&r->memory);
}

bool
liquid_render(struct liquid_renderer *r, const struct liquid_template *t,
    const struct liquid_page *page, struct buf *out)
{
	enum flow flow;

	if (!t->ok) {
		findings_copy(&t->findings, page->diag);
		return false;
	}
	r->page = page;
	r->arena = page->arena;
	r->out = out;
	r->env = (struct drop_env){ page->arena, page->page, false };
	r->lent = 0;
	r->start = out->n;
	r->pieces.n = 0;
	r->roots.n = 0;
	r->way.is = false;
	r->astray = false;
	r->n_sites = r->set->n_sites;
	names_init(&r->names, page->arena, &r->set->names);
	map_init(&r->templates, page->arena);
	map_init(&r->expressions, page->arena);
	scope_grow(r);
	r->settled = constants_of(r, page->setting);
	r->page_id++;
	r->frame = (struct frame){ .id = ++r->frames };
	r->undo = (struct undo_log){ 0 };
	r->steps = page->limits.steps;
	r->depth = 0;
	r->nesting = 0;
	r->t = t;
	r->trail = NULL;
	flow = render_template(r, t, false);
	return flow != FLOW_FAILED;
}

const struct liquid_piece *
liquid_pieces(const struct liquid_renderer *r, size_t *n)
{
	*n = r->pieces.n;
	return r->pieces.items;
}
