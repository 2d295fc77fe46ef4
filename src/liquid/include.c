#include "liquid/render.h"

#include "liquid/access.h"
#include "liquid/compare.h"

/* A template whose name a page computes: loaded and compiled for it alone. */
static struct liquid_template *
load_late(struct liquid_renderer *r, struct str name)
{
	struct liquid_template *t = map_get(&r->templates, name);
	const struct liquid_options *o = &r->set->options;
	struct compile_env env = { r->set, &r->names, r->arena, &r->n_sites,
		true };
	struct str path, source;

	if (t != NULL)
		return t;
	if (o->load == NULL ||
	    !o->load(o->load_arg, name, r->arena, &path, &source))
		return NULL;
	t = arena_alloc(r->arena, sizeof(*t));
	name = str_copy(r->arena, name);
	map_put(&r->templates, name, t);
	template_init(t, &r->names, name, path, source);
	template_compile(t, &env);
	scope_grow(r);
	findings_copy(&t->findings, r->page->diag);
	diag_free(&t->findings);
	return t;
}

static bool
check_template(struct liquid_renderer *r, const struct liquid_template *t,
    struct str name, uint32_t at)
{
	struct diag *diag = r->page->diag;

	if (t == NULL)
		return render_fail(r, CODE_LIQUID_NAME, at,
		    "there is no template '%.*s'", STR_ARG(name));
	if (t->ok)
		return true;
	for (size_t i = 0; i < t->findings.n; i++) {
		const struct finding *f = &t->findings.items[i];

		diag_report(diag, f->code, f->place, "%.*s", STR_ARG(f->text));
		if (f->hint.n != 0)
			diag_hint(diag, "%.*s", STR_ARG(f->hint));
		diag_from(diag, template_place(r->t, at));
		for (const struct trail *o = r->trail; o != NULL; o = o->outer)
			diag_from(diag, template_place(o->t, o->at));
	}
	return false;
}

const struct liquid_template *
render_find(struct liquid_renderer *r, const struct partial *p)
{
	const struct liquid_template *t = p->template;
	const struct value *v;
	struct value room;
	struct str name;

	if (t != NULL && t->ok)
		return t;
	if (t != NULL)
		return check_template(r, t, t->name, p->name.at) ? t : NULL;
	v = eval_expr(r, &p->name, &room);
	if (v == NULL)
		return NULL;
	if (v->kind != VALUE_TEXT || !liquid_name_ok(value_str(v))) {
		render_fail(r, CODE_LIQUID_NAME, p->name.at,
		    "'%.*s' is not the name of a template",
		    STR_ARG(value_str(v)));
		return NULL;
	}
	name = value_str(v);
	t = map_get(&r->set->templates, name);
	if (t == NULL)
		t = load_late(r, name);
	return check_template(r, t, name, p->name.at) ? t : NULL;
}

enum flow
render_enter(struct liquid_renderer *r, const struct liquid_template *t,
    uint32_t at, bool as_layout)
{
	struct trail trail = { r->t, at, r->trail };
	enum flow flow;

	if (r->depth >= r->page->limits.depth) {
		render_fail(r, CODE_LIQUID_LIMIT, at,
		    "templates are nested to a depth over the limit of %u",
		    r->page->limits.depth);
		return FLOW_FAILED;
	}
	r->depth++;
	r->trail = &trail;
	r->t = t;
	flow = render_template(r, t, as_layout);
	r->t = trail.t;
	r->trail = trail.outer;
	r->depth--;
	return flow;
}

static bool
eval_arguments(
    struct liquid_renderer *r, const struct partial *p, struct value *values)
{
	const struct value *v;

	for (size_t i = 0; i < p->n; i++) {
		v = eval_expr(r, &p->items[i].value, &values[i]);
		if (v == NULL)
			return false;
		values[i] = *v;
	}
	return true;
}

/* Once for each item of a list, or once for the value. */
static enum flow
include_each(struct liquid_renderer *r, const struct partial *p,
    const struct liquid_template *t, uint32_t name, const struct value *v)
{
	size_t n = v->kind == VALUE_LIST ? v->n : 1;
	enum flow flow = FLOW_ON;

	for (size_t i = 0; i < n && flow == FLOW_ON; i++) {
		if (!render_step(r, 1)) {
			render_limit(r, p->name.at, "steps");
			return FLOW_FAILED;
		}
		scope_rebind(
		    r, name, v->kind == VALUE_LIST ? v->as.items[i] : *v);
		flow = render_enter(r, t, p->name.at, false);
	}
	return flow;
}

/* The value an include binds: that of "with", or of the template's name. */
static bool
eval_bound_value(struct liquid_renderer *r, const struct partial *p,
    const struct liquid_template *t, struct value *out)
{
	const struct value *v = &value_undefined;
	uint32_t name;

	if (p->with != NULL) {
		v = eval_expr(r, p->with, out);
	} else {
		name = names_find(&r->names, t->name);
		if (name != NAME_NONE)
			v = scope_get(r, name);
	}
	if (v == NULL)
		return false;
	*out = *v;
	return true;
}

enum flow
render_include(struct liquid_renderer *r, const struct node *node)
{
	const struct partial *p = node->as.partial;
	const struct liquid_template *t;
	struct binding *bindings, own;
	struct value *values, v;
	uint32_t name;
	enum flow flow;

	if (r->frame.isolated) {
		render_fail(r, CODE_LIQUID_BLOCK, node->at,
		    "'include' does not work inside 'render': use 'render'");
		return FLOW_FAILED;
	}
	t = render_find(r, p);
	if (t == NULL)
		return FLOW_FAILED;
	values = arena_array(r->arena, p->n, sizeof(*values));
	bindings = arena_array(r->arena, p->n, sizeof(*bindings));
	if (!eval_bound_value(r, p, t, &v))
		return FLOW_FAILED;
	name = p->as != NAME_NONE ? p->as : t->variable;
	/* One after the other: an argument may use the one before it. */
	for (size_t i = 0; i < p->n; i++) {
		const struct value *a =
		    eval_expr(r, &p->items[i].value, &values[i]);

		if (a == NULL)
			return FLOW_FAILED;
		bindings[i] = scope_bind(r, p->items[i].name, *a);
	}
	own = scope_bind(r, name, v);
	flow = include_each(r, p, t, name, &v);
	scope_unbind(r, &own);
	for (size_t i = p->n; i > 0; i--)
		scope_unbind(r, &bindings[i - 1]);
	return flow;
}

/* One rendering in a frame of its own. */
static enum flow
render_framed(struct liquid_renderer *r, const struct partial *p,
    const struct liquid_template *t, const struct value *values,
    const struct value *v, struct forloop *loop)
{
	struct binding *bindings =
	    arena_array(r->arena, p->n + 2, sizeof(*bindings));
	struct frame outer = scope_enter(r);
	size_t n = 0;
	enum flow flow;

	if (loop != NULL)
		bindings[n++] =
		    scope_bind(r, NAME_FORLOOP, value_drop(&loop->drop));
	for (size_t i = 0; i < p->n; i++)
		bindings[n++] = scope_bind(r, p->items[i].name, values[i]);
	if (v->kind != VALUE_NIL)
		bindings[n++] =
		    scope_bind(r, p->as != NAME_NONE ? p->as : t->variable, *v);
	flow = render_enter(r, t, p->name.at, false);
	while (n > 0)
		scope_unbind(r, &bindings[--n]);
	scope_leave(r, &outer);
	/* What breaks inside breaks nothing outside. */
	return flow == FLOW_FAILED ? flow : FLOW_ON;
}

/* The same, or what it wrote when it was last given the same. */
static enum flow
render_once(struct liquid_renderer *r, const struct partial *p,
    const struct liquid_template *t, const struct value *v,
    struct forloop *loop)
{
	struct value *values = arena_array(r->arena, p->n, sizeof(*values));
	uint32_t site = p->name.site;
	struct memo_mark mark;
	struct memo_key key filled_first;
	enum flow flow;

	if (!eval_arguments(r, p, values))
		return FLOW_FAILED;
	if (loop != NULL || !memo_hopes(r, site))
		return render_framed(r, p, t, values, v, loop);
	/* Without a template of its own the place is this page's alone. */
	memo_key(&key, r, p, site, p->template != NULL ? r->page->setting : 0);
	memo_add(&key, v, r->arena);
	for (size_t i = 0; i < p->n; i++)
		memo_add(&key, &values[i], r->arena);
	if (!key.whole)
		return render_framed(r, p, t, values, v, NULL);
	if (memo_write(r, &key, site))
		return FLOW_ON;
	mark = memo_begin(r);
	flow = render_framed(r, p, t, values, v, NULL);
	if (flow != FLOW_FAILED)
		memo_keep(r, &key, &mark, site);
	return flow;
}

/* The item of a list, range or object that render ... for is given. */
static struct value
each_item(struct liquid_renderer *r, const struct value *v, int64_t i)
{
	if (v->kind == VALUE_LIST)
		return v->as.items[i];
	if (v->kind == VALUE_RANGE)
		return value_int(v->as.range->first + i);
	return value_pair(&v->as.object->items[i], r->arena);
}

static enum flow
render_each(struct liquid_renderer *r, const struct partial *p,
    const struct liquid_template *t, const struct value *v)
{
	struct forloop *loop = arena_alloc(r->arena, sizeof(*loop));
	enum flow flow = FLOW_ON;
	struct value item;

	*loop = (struct forloop){ .drop = { &forloop_class },
		.name = t->name,
		.length =
		    v->kind == VALUE_OBJECT ? (int64_t)v->n : value_length(v) };
	for (; loop->index < loop->length && flow == FLOW_ON; loop->index++) {
		if (!render_step(r, 1)) {
			render_limit(r, p->name.at, "steps");
			return FLOW_FAILED;
		}
		item = each_item(r, v, loop->index);
		flow = render_once(r, p, t, &item, loop);
	}
	return flow;
}

enum flow
render_render(struct liquid_renderer *r, const struct node *node)
{
	const struct partial *p = node->as.partial;
	const struct liquid_template *t = render_find(r, p);
	const struct value *v = &value_undefined;
	struct value room;

	if (t == NULL)
		return FLOW_FAILED;
	if (p->with != NULL)
		v = p->each ? eval_used(r, p->with, &room)
			    : eval_expr(r, p->with, &room);
	if (v == NULL)
		return FLOW_FAILED;
	room = *v;
	if (p->each &&
	    (room.kind == VALUE_LIST || room.kind == VALUE_RANGE ||
		room.kind == VALUE_OBJECT))
		return render_each(r, p, t, &room);
	return render_once(r, p, t, &room, NULL);
}
