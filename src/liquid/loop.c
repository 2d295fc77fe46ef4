#include "liquid/render.h"

#include "data/property.h"
#include "liquid/access.h"
#include "liquid/compare.h"
#include "liquid/number.h"

/* A tablerowloop is a struct forloop as well. */
PROPERTY_GET(forloop, index, value_int(self->index + 1))
PROPERTY_GET(forloop, index0, value_int(self->index))
PROPERTY_GET(forloop, rindex, value_int(self->length - self->index))
PROPERTY_GET(forloop, rindex0, value_int(self->length - self->index - 1))
PROPERTY_GET(forloop, first, value_bool(self->index == 0))
PROPERTY_GET(forloop, last, value_bool(self->index == self->length - 1))
PROPERTY_GET(forloop, length, value_int(self->length))
PROPERTY_GET(forloop, name, value_text(self->name))
PROPERTY_GET(forloop, parent,
    self->parent != NULL ? value_drop(&self->parent->drop) : value_nil())
PROPERTY_GET(forloop, col, value_int(self->col))
PROPERTY_GET(forloop, col0, value_int(self->col - 1))
PROPERTY_GET(forloop, col_first, value_bool(self->col == 1))
PROPERTY_GET(forloop, col_last, value_bool(self->col == self->cols))
PROPERTY_GET(forloop, row, value_int(self->row))

static const struct drop_property forloop_properties[] = {
	{ "first", get_first, "true or false", "Is this the first turn?" },
	{ "index", get_index, "number", "The turn, from 1." },
	{ "index0", get_index0, "number", "The turn, from 0." },
	{ "last", get_last, "true or false", "Is this the last turn?" },
	{ "length", get_length, "number", "How many turns there are." },
	{ "name", get_name, "text", "Variable and list, as written." },
	{ "parentloop", get_parent, "forloop", "The loop around this one." },
	{ "rindex", get_rindex, "number", "Turns left, this one included." },
	{ "rindex0", get_rindex0, "number", "Turns left after this one." },
};

static const struct drop_property tablerowloop_properties[] = {
	{ "col", get_col, "number", "The column, from 1." },
	{ "col0", get_col0, "number", "The column, from 0." },
	{ "col_first", get_col_first, "true or false", "Is it the first?" },
	{ "col_last", get_col_last, "true or false", "Is it the last?" },
	{ "first", get_first, "true or false", "Is this the first cell?" },
	{ "index", get_index, "number", "The cell, from 1." },
	{ "index0", get_index0, "number", "The cell, from 0." },
	{ "last", get_last, "true or false", "Is this the last cell?" },
	{ "length", get_length, "number", "How many cells there are." },
	{ "rindex", get_rindex, "number", "Cells left, this one included." },
	{ "rindex0", get_rindex0, "number", "Cells left after this one." },
	{ "row", get_row, "number", "The row, from 1." },
};

const struct drop_class forloop_class = {
	.name = "forloop",
	.help = "The loop around this place, in {% for %}.",
	.properties = forloop_properties,
	.n = sizeof(forloop_properties) / sizeof(*forloop_properties),
};

const struct drop_class tablerowloop_class = {
	.name = "tablerowloop",
	.help = "The cell that is written, in {% tablerow %}.",
	.properties = tablerowloop_properties,
	.n = sizeof(tablerowloop_properties) / sizeof(*tablerowloop_properties),
};

/* What is looped over: items from..to of v, never copied. */
struct segment {
	struct value v;
	int64_t from;
	int64_t n;
};

static struct value
segment_item(struct liquid_renderer *r, const struct segment *s, int64_t i)
{
	i += s->from;
	switch (s->v.kind) {
	case VALUE_LIST:
		return s->v.as.items[i];
	case VALUE_RANGE:
		return value_int(s->v.as.range->first + i);
	case VALUE_OBJECT:
		return value_pair(&s->v.as.object->items[i], r->arena);
	default:
		return s->v;
	}
}

static int64_t
count_items(const struct value *v)
{
	switch (v->kind) {
	case VALUE_LIST:
	case VALUE_RANGE:
		return value_length(v);
	case VALUE_OBJECT:
		return (int64_t)v->n;
	case VALUE_TEXT:
		return v->n != 0;
	default:
		return 0;
	}
}

/* The number that e stands for; missing when there is none. */
static bool
eval_count(struct liquid_renderer *r, const struct expr *e, int64_t missing,
    int64_t *out)
{
	const struct value *v;
	struct value room;

	*out = missing;
	if (e == NULL)
		return true;
	v = eval_expr(r, e, &room);
	if (v == NULL)
		return false;
	return v->kind == VALUE_NIL || eval_integer(r, v, e->at, out);
}

/* Items [from, from + limit) of what there is, as each counts them. */
static void
cut_segment(struct segment *s, int64_t from, int64_t limit, bool limited)
{
	int64_t total = count_items(&s->v), to = total;

	if (s->v.kind == VALUE_TEXT) {
		s->from = 0;
		s->n = total;
		return;
	}
	if (limited && (__builtin_add_overflow(from, limit, &to) || to > total))
		to = total;
	s->from = from < 0 ? 0 : from;
	s->n = to > s->from ? to - s->from : 0;
}

static bool
find_segment(struct liquid_renderer *r, const struct loop *loop,
    struct segment *s, int64_t *from)
{
	const struct value *v;
	struct value room;
	int64_t limit;

	if (loop->resumes)
		*from = *scope_offset(r, loop->name);
	else if (!eval_count(r, loop->offset, 0, from))
		return false;
	v = eval_used(r, &loop->in, &room);
	if (v == NULL || !eval_count(r, loop->limit, INT64_MIN, &limit))
		return false;
	s->v = *v;
	cut_segment(s, *from, limit, limit != INT64_MIN);
	return true;
}

static enum flow
run_turns(struct liquid_renderer *r, const struct loop *loop,
    const struct segment *s, struct forloop *state, uint32_t at)
{
	enum flow flow = FLOW_ON;

	for (int64_t i = 0; i < s->n; i++) {
		if (!render_step(r, 1)) {
			render_limit(r, at, "steps");
			return FLOW_FAILED;
		}
		scope_rebind(r, loop->variable,
		    segment_item(r, s, loop->reversed ? s->n - 1 - i : i));
		state->index = i;
		flow = render_body(r, &loop->body);
		if (flow == FLOW_BREAK)
			return FLOW_ON;
		if (flow == FLOW_FAILED)
			return flow;
	}
	return FLOW_ON;
}

enum flow
render_for(struct liquid_renderer *r, const struct node *node)
{
	const struct loop *loop = node->as.loop;
	const struct forloop *parent = r->frame.loop;
	struct binding variable, forloop;
	struct forloop *state;
	struct segment s;
	int64_t from;
	enum flow flow;

	if (!find_segment(r, loop, &s, &from))
		return FLOW_FAILED;
	if (__builtin_add_overflow(from, s.n, scope_offset(r, loop->name)))
		*scope_offset(r, loop->name) = INT64_MAX;
	if (s.n == 0)
		return render_body(r, &loop->otherwise);
	state = arena_alloc(r->arena, sizeof(*state));
	*state = (struct forloop){ .drop = { &forloop_class },
		.name = names_text(&r->names, loop->name),
		.length = s.n,
		.parent = parent };
	r->frame.loop = state;
	forloop = scope_bind(r, NAME_FORLOOP, value_drop(&state->drop));
	variable = scope_bind(r, loop->variable, value_nil());
	flow = run_turns(r, loop, &s, state, node->at);
	scope_unbind(r, &variable);
	scope_unbind(r, &forloop);
	r->frame.loop = parent;
	return flow;
}

/* value.to_i, which an object, a list and true do not have. */
static bool
eval_to_i(struct liquid_renderer *r, const struct expr *e, int64_t *out)
{
	const struct value *v;
	struct value room;

	if (e == NULL)
		return true;
	v = eval_expr(r, e, &room);
	if (v == NULL)
		return false;
	if (v->kind == VALUE_BOOL || v->kind > VALUE_TEXT)
		return render_fail(r, CODE_LIQUID_VALUE, e->at,
		    "a whole number is wanted here");
	*out = number_to_i(v);
	return true;
}

static enum flow
run_cells(struct liquid_renderer *r, const struct loop *loop,
    const struct segment *s, struct forloop *state, uint32_t at)
{
	enum flow flow;

	for (int64_t i = 0; i < s->n; i++) {
		if (!render_step(r, 1)) {
			render_limit(r, at, "steps");
			return FLOW_FAILED;
		}
		scope_rebind(r, loop->variable, segment_item(r, s, i));
		state->index = i;
		buf_printf(
		    r->out, "<td class=\"col%lld\">", (long long)state->col);
		flow = render_body(r, &loop->body);
		if (flow == FLOW_FAILED)
			return flow;
		buf_add(r->out, STR("</td>"));
		if (flow == FLOW_BREAK)
			break;
		if (state->col == state->cols && i != s->n - 1)
			buf_printf(r->out, "</tr>\n<tr class=\"row%lld\">",
			    (long long)state->row + 1);
		if (state->col == state->cols) {
			state->col = 0;
			state->row++;
		}
		state->col++;
	}
	return FLOW_ON;
}

enum flow
render_tablerow(struct liquid_renderer *r, const struct node *node)
{
	const struct loop *loop = node->as.loop;
	struct binding variable, state_name;
	struct forloop *state;
	struct segment s = { 0 };
	int64_t from = 0, limit = 0;
	const struct value *v;
	struct value room;
	enum flow flow;

	v = eval_used(r, &loop->in, &room);
	if (v == NULL)
		return FLOW_FAILED;
	if (!value_truth(v))
		return FLOW_ON;
	s.v = *v;
	if (!eval_to_i(r, loop->offset, &from) ||
	    !eval_to_i(r, loop->limit, &limit))
		return FLOW_FAILED;
	cut_segment(&s, from, limit, loop->limit != NULL);
	state = arena_alloc(r->arena, sizeof(*state));
	*state = (struct forloop){ .drop = { &tablerowloop_class },
		.length = s.n,
		.cols = s.n,
		.col = 1,
		.row = 1 };
	if (!eval_to_i(r, loop->cols, &state->cols))
		return FLOW_FAILED;
	buf_add(r->out, STR("<tr class=\"row1\">\n"));
	state_name = scope_bind(r, NAME_TABLEROWLOOP, value_drop(&state->drop));
	variable = scope_bind(r, loop->variable, value_nil());
	flow = run_cells(r, loop, &s, state, node->at);
	scope_unbind(r, &variable);
	scope_unbind(r, &state_name);
	buf_add(r->out, STR("</tr>\n"));
	return flow;
}
