#include "liquid/render.h"

#include <string.h>

#include "liquid/access.h"
#include "liquid/number.h"

/* Filters over so many bytes or items count as one step. */
#define BYTES_A_STEP 64

const struct value value_undefined = { .kind = VALUE_NIL };
static const struct value nothing = { .kind = VALUE_NIL };

static uint64_t
eight_bytes(const char *p)
{
	uint64_t v;

	memcpy(&v, p, sizeof(v));
	return v;
}

/* str_eq, without a call for the short names that most keys are. */
static inline bool
same_key(struct str a, struct str b)
{
	if (a.n != b.n)
		return false;
	if (a.n >= 8 && a.n <= 16)
		return eight_bytes(a.p) == eight_bytes(b.p) &&
		    eight_bytes(a.p + a.n - 8) == eight_bytes(b.p + b.n - 8);
	if (a.n > 16)
		return memcmp(a.p, b.p, a.n) == 0;
	for (size_t i = 0; i < a.n; i++) {
		if (a.p[i] != b.p[i])
			return false;
	}
	return true;
}

/* The member called key; found at once where it stood last time. */
static const struct value *
find_member(
    struct liquid_renderer *r, const struct object *o, const struct step *step)
{
	struct site *site = &r->sites[step->site];
	const struct member *m;

	if (site->index < o->n) {
		m = &o->items[site->index];
		if (same_key(m->key, step->key))
			return &m->value;
	}
	m = object_find(o, step->key);
	if (m == NULL)
		return NULL;
	site->index = (uint32_t)(m - o->items);
	return &m->value;
}

static const struct value *
unknown_property(struct liquid_renderer *r, const struct drop_class *class,
    struct str key, uint32_t site, uint32_t at)
{
	struct str best = { NULL, 0 };
	size_t best_distance = 3, d;

	if (class->other != NULL)
		return &nothing;
	for (size_t i = 0; i < class->n; i++) {
		struct str name = str_from(class->properties[i].name);

		d = str_distance(key, name, 2);
		if (d < best_distance && d < name.n) {
			best = name;
			best_distance = d;
		}
	}
	return render_warn(r, CODE_LIQUID_PROPERTY, site, at, best,
		   "'%s' has no property '%.*s'", class->name, STR_ARG(key))
	    ? &nothing
	    : NULL;
}

static const struct value *
find_in_drop(struct liquid_renderer *r, const struct drop *drop, struct str key,
    uint32_t number, uint32_t at, struct value *tmp)
{
	struct site *site = &r->sites[number];

	if (site->class != drop->class) {
		/* The renderer's own: it is made anew each time. */
		if (drop->class == &block_class && str_eq(key, STR("super")))
			return block_super(r, drop, tmp) ? tmp : NULL;
		site->property = drop_class_find(drop->class, key);
		site->class = drop->class;
	}
	*tmp = value_nil();
	if (site->property != NULL) {
		site->property->get(drop, &r->env, tmp);
		return tmp;
	}
	if (drop->class->other != NULL &&
	    drop->class->other(drop, key, &r->env, tmp))
		return tmp;
	return unknown_property(r, drop->class, key, number, at);
}

/* .size, .first and .last of what has no member of that name. */
static const struct value *
eval_command(struct liquid_renderer *r, const struct value *v,
    enum step_kind kind, struct value *tmp)
{
	struct value made = kind == STEP_SIZE
	    ? value_size(v)
	    : value_end(v, kind == STEP_LAST, r->arena);

	*tmp = made;
	return tmp;
}

static const struct value *
item_at(const struct value *list, int64_t i)
{
	if (i < 0)
		i += (int64_t)list->n;
	return i >= 0 && (uint64_t)i < list->n ? &list->as.items[i] : &nothing;
}

/* v[e]: an index of a list, or the name of a member. */
static const struct value *
eval_index(struct liquid_renderer *r, const struct value *v,
    const struct step *step, struct value *tmp)
{
	struct value room;
	const struct value holder = *v, *key, *found;

	key = eval_expr(r, step->expr, &room);
	if (key == NULL)
		return NULL;
	if (holder.kind == VALUE_LIST && key->kind == VALUE_INT)
		return item_at(&holder, key->as.integer);
	if (key->kind != VALUE_TEXT)
		return &nothing;
	if (holder.kind == VALUE_OBJECT) {
		found = value_get(&holder, value_str(key));
		return found != NULL ? found : &nothing;
	}
	if (holder.kind != VALUE_DROP)
		return &nothing;
	/* The name may be another one each time: nothing to remember. */
	r->sites[step->site].class = NULL;
	return find_in_drop(
	    r, holder.as.drop, value_str(key), step->site, step->expr->at, tmp);
}

static const struct value *
eval_step(struct liquid_renderer *r, const struct value *v,
    const struct step *step, uint32_t at, struct value *tmp)
{
	const struct value *found;

	if (step->kind == STEP_EXPR)
		return eval_index(r, v, step, tmp);
	if (v->kind == VALUE_OBJECT) {
		found = find_member(r, v->as.object, step);
		if (found != NULL)
			return found;
	} else if (v->kind == VALUE_DROP) {
		return find_in_drop(
		    r, v->as.drop, step->key, step->site, at, tmp);
	}
	if (step->kind == STEP_NAME || step->kind == STEP_KEY)
		return &nothing;
	return eval_command(r, v, step->kind, tmp);
}

/* A site that is plain data has no other properties than it shows. */
static bool
check_built_in(
    struct liquid_renderer *r, const struct expr *e, const struct value *root)
{
	const struct step *step = &e->as.path->items[0];
	struct str key = step->key, best = { NULL, 0 };
	size_t best_distance = 3, d;

	if ((e->name != NAME_SITE && e->name != NAME_BUILD) ||
	    root->kind != VALUE_OBJECT || step->kind != STEP_NAME)
		return true;
	for (size_t i = 0; i < root->n; i++) {
		struct str name = root->as.object->items[i].key;

		d = str_distance(key, name, 2);
		if (d < best_distance && d < name.n) {
			best = name;
			best_distance = d;
		}
	}
	return render_warn(r, CODE_LIQUID_PROPERTY, step->site, e->at, best,
	    "'%.*s' has no property '%.*s'",
	    STR_ARG(names_text(&r->names, e->name)), STR_ARG(key));
}

/* The steps of a path from `step` on, each into what the last one gave. */
static const struct value *
eval_steps(struct liquid_renderer *r, const struct expr *e,
    const struct step *step, const struct value *v, struct value *tmp)
{
	const struct path *path = e->as.path;
	const struct value *root = v;

	for (; step < path->items + path->n && v != NULL; step++) {
		v = eval_step(r, v, step, e->at, tmp);
		if (v == &nothing && step == path->items &&
		    !check_built_in(r, e, root))
			return NULL;
	}
	return v;
}

/* A path that starts with [e]. */
static const struct value *
eval_computed(
    struct liquid_renderer *r, const struct expr *e, struct value *tmp)
{
	struct value room;
	const struct value *name = eval_expr(r, e->as.path->root, &room), *root;

	if (name == NULL)
		return NULL;
	if (name->kind != VALUE_TEXT)
		return &nothing;
	root = scope_get(r, scope_name(r, value_str(name)));
	return root == &value_undefined
	    ? root
	    : eval_steps(r, e, e->as.path->items, root, tmp);
}

/*
 * What most steps of a path are: a property of a drop of the class that was
 * met there last time. False when the step is none such.
 */
static inline bool
step_again(struct liquid_renderer *r, const struct value *v,
    const struct step *step, struct value *tmp)
{
	const struct site *site = &r->sites[step->site];
	const struct drop *drop = v->as.drop;

	if (v->kind != VALUE_DROP || step->kind == STEP_EXPR ||
	    site->class != drop->class || site->property == NULL)
		return false;
	*tmp = value_nil();
	site->property->get(drop, &r->env, tmp);
	return true;
}

const struct value *
eval_path(struct liquid_renderer *r, const struct expr *e, struct value *tmp)
{
	const struct path *path = e->as.path;
	const struct step *step = path->items, *end = step + path->n;
	const struct value *v = scope_get(r, e->name);

	if (v == &value_undefined)
		return v;
	for (; step < end; step++) {
		if (!step_again(r, v, step, tmp))
			return eval_steps(r, e, step, v, tmp);
		v = tmp;
	}
	return v;
}

bool
eval_integer(
    struct liquid_renderer *r, const struct value *v, uint32_t at, int64_t *out)
{
	if (v->kind == VALUE_INT) {
		*out = v->as.integer;
		return true;
	}
	if (v->kind == VALUE_TEXT && number_exact(value_str(v), out))
		return true;
	return render_fail(
	    r, CODE_LIQUID_VALUE, at, "a whole number is wanted here");
}

static bool
eval_bound(struct liquid_renderer *r, const struct expr *e, int64_t *out)
{
	struct value room;
	const struct value *v = eval_expr(r, e, &room);

	if (v == NULL)
		return false;
	if (v->kind == VALUE_NIL || v->kind == VALUE_TEXT) {
		*out = number_to_i(v);
		return true;
	}
	return eval_integer(r, v, e->at, out);
}

static const struct value *
eval_range(struct liquid_renderer *r, const struct expr *e, struct value *tmp)
{
	struct range *range = arena_alloc(r->arena, sizeof(*range));

	if (!eval_bound(r, &e->as.bounds[0], &range->first) ||
	    !eval_bound(r, &e->as.bounds[1], &range->last))
		return NULL;
	*tmp = (struct value){ .kind = VALUE_RANGE, .as.range = range };
	return tmp;
}

const struct value *
eval_other(struct liquid_renderer *r, const struct expr *e, struct value *tmp)
{
	return e->kind == EXPR_RANGE ? eval_range(r, e, tmp)
				     : eval_computed(r, e, tmp);
}

const struct value *
eval_undefined(struct liquid_renderer *r, const struct expr *e)
{
	struct str name = names_text(&r->names, e->name);

	if (!render_warn(r, CODE_LIQUID_UNDEFINED, e->site, e->at,
		scope_nearest(r, name), "nothing is called '%.*s' here",
		STR_ARG(name)))
		return NULL;
	return &nothing;
}

/* Whoever reads a text that holds the root may make anything of it. */
static void
lose_way(struct liquid_renderer *r)
{
	r->astray = r->astray || r->way.is;
	r->way.is = false;
}

/* Call a filter with arguments that have been evaluated. */
static bool
apply(struct liquid_call *call, const struct filter_use *use,
    const struct value *in, const struct value *args, struct value *out)
{
	struct liquid_renderer *r = call->renderer;

	if (!render_step(r, 1 + in->n / BYTES_A_STEP))
		return render_limit(r, use->at, "steps");
	lose_way(r);
	if (!use->filter->fn(call, in, args, out))
		return false;
	if (render_memory(r) > r->page->limits.memory)
		return render_limit(r, use->at, "memory");
	return render_step(r, out->n / BYTES_A_STEP) ||
	    render_limit(r, use->at, "steps");
}

static bool
call_with(struct liquid_renderer *r, const struct filter_use *use,
    const struct value *in, struct value *out)
{
	struct value args[LIQUID_MAX_ARGS] = { { 0 } };
	struct liquid_call call = { r->arena, r, use, use->n_args };
	const struct value *v;
	struct object *named;
	struct value room;

	for (size_t i = 0; i < use->n_args; i++) {
		v = eval_expr(r, &use->args[i], &args[i]);
		if (v == NULL)
			return false;
		args[i] = *v;
	}
	if (use->n_named != 0) {
		named = arena_alloc(r->arena, sizeof(*named));
		for (size_t i = 0; i < use->n_named; i++) {
			v = eval_expr(r, &use->args[use->n_args + i], &room);
			if (v == NULL)
				return false;
			object_set(named, r->arena, use->keys[i], *v);
		}
		args[call.n_args++] = value_object(named);
	}
	return apply(&call, use, in, args, out);
}

/* Most are called without arguments: all of them are nil. */
static bool
call_filter(struct liquid_renderer *r, const struct filter_use *use,
    const struct value *in, struct value *out)
{
	static const struct value none[LIQUID_MAX_ARGS];
	struct liquid_call call = { r->arena, r, use, 0 };

	return use->n_args == 0 && use->n_named == 0
	    ? apply(&call, use, in, none, out)
	    : call_with(r, use, in, out);
}

static bool
run_chain(
    struct liquid_renderer *r, const struct chain *chain, struct value *out)
{
	struct value now, next;
	const struct value *v;

	v = chain->n != 0 &&
		chain->items[0].filter->takes == LIQUID_TAKES_UNDEFINED
	    ? eval_expr(r, &chain->value, &now)
	    : eval_used(r, &chain->value, &now);
	if (v == NULL)
		return false;
	now = *v;
	for (size_t i = 0; i < chain->n; i++) {
		next = value_nil();
		if (!call_filter(r, &chain->items[i], &now, &next))
			return false;
		now = next;
	}
	*out = now;
	return true;
}

/* What a chain of literals gives, made for the first time or anew. */
static bool
run_constant(struct liquid_renderer *r, const struct chain *chain,
    struct constant *constant, struct value *out)
{
	struct memo_mark mark = memo_begin(r);
	bool ok = run_chain(r, chain, out);

	if (ok)
		constant_keep(r, constant, &mark, out);
	return ok;
}

bool
eval_written(
    struct liquid_renderer *r, const struct chain *chain, struct value *out)
{
	struct constant *constant = constant_find(r, chain);

	if (constant == NULL)
		return run_chain(r, chain, out);
	return constant_get(r, constant, out) ||
	    run_constant(r, chain, constant, out);
}

bool
eval_chain(
    struct liquid_renderer *r, const struct chain *chain, struct value *out)
{
	bool ok = eval_written(r, chain, out);

	lose_way(r);
	return ok;
}
