#include "data/field.h"

#include <assert.h>

#include "data/field_scalar.h"

/* Rows of one table, those it shares included. */
#define ROWS_MAX 80

/* One group of fields being checked. */
struct group {
	struct field_check *check;
	const struct field_table *table;
	struct value found[ROWS_MAX]; /* by row; nil: left out */
	bool given[ROWS_MAX]; /* by the author, rightly or not */
	struct object *extra; /* NULL: none */
};
static bool check_object(struct field_check *c, const struct field_table *table,
    const struct value *in, struct value *out);

size_t
field_count(const struct field_table *table)
{
	return table->n + (table->more != NULL ? table->more->n : 0);
}

const struct field *
field_row(const struct field_table *table, size_t i)
{
	return i < table->n ? &table->items[i]
			    : &table->more->items[i - table->n];
}

/* The number of the row called name; the table's own come first. */
static size_t
find_row(const struct field_table *table, struct str name)
{
	size_t n = field_count(table);

	for (size_t i = 0; name.n != 0 && i < n; i++) {
		const char *known = field_row(table, i)->name;

		if (known[0] == name.p[0] && str_is(name, known))
			return i;
	}
	return STR_NONE;
}

const struct field *
field_find(const struct field_table *table, struct str name)
{
	size_t i = find_row(table, name);

	return i != STR_NONE ? field_row(table, i) : NULL;
}

static struct str
nearest(const struct field_table *table, struct str name)
{
	struct str best = { NULL, 0 }, known;
	size_t n = field_count(table), near = STR_NONE;

	for (size_t i = 0; i < n; i++) {
		known = str_from(field_row(table, i)->name);
		if (field_is_nearer(name, known, &near))
			best = known;
	}
	return best;
}

static struct place
member_place(const struct group *g, const struct member *m)
{
	return (struct place){ g->check->path, m->line, m->column };
}

/* Nothing was written: nil, or text without a letter. */
static bool
is_blank(const struct value *v)
{
	return v->kind == VALUE_NIL ||
	    (v->kind == VALUE_TEXT && str_trim(value_str(v)).n == 0);
}

/* A group with names and nothing behind them, as a form leaves it. */
static bool
is_blank_group(const struct value *v)
{
	if (v->kind != VALUE_OBJECT)
		return false;
	for (size_t i = 0; i < v->as.object->n; i++) {
		if (!is_blank(&v->as.object->items[i].value))
			return false;
	}
	return true;
}

/* Whether an author gave the field nothing at all. */
static bool
is_empty(const struct field *field, const struct value *v)
{
	return is_blank(v) || (field->type == FIELD_MAP && is_blank_group(v));
}

/* A copy of all but words; the YAML reader has bounded the depth. */
static struct value
copy_value(const struct field_check *c, const struct value *in)
{
	struct arena *arena = c->arena;
	struct value out = *in, *items;
	struct object *object;

	if (in->kind == VALUE_TEXT) {
		out.as.text = field_keep(c, in, value_str(in)).p;
	} else if (in->kind == VALUE_LIST) {
		items = arena_array(arena, in->n, sizeof(*items));
		for (size_t i = 0; i < in->n; i++)
			items[i] = copy_value(c, &in->as.items[i]);
		out.as.items = items;
	} else if (in->kind == VALUE_OBJECT) {
		object = arena_alloc(arena, sizeof(*object));
		for (size_t i = 0; i < in->as.object->n; i++) {
			const struct member *m = &in->as.object->items[i];

			object_set(object, arena, str_copy(arena, m->key),
			    copy_value(c, &m->value));
		}
		out.as.object = object;
	}
	return out;
}

static bool
check_named(struct field_check *c, const struct field *field,
    const struct value *in, struct value *out)
{
	struct object *object = arena_alloc(c->arena, sizeof(*object));
	struct value v;

	if (in->kind != VALUE_OBJECT) {
		field_fail(c, CODE_FIELD_TYPE, in,
		    "\"%s\" must be a group of names, not %s", field->name,
		    value_kind_name((enum value_kind)in->kind));
		return false;
	}
	for (size_t i = 0; i < in->as.object->n; i++) {
		const struct member *m = &in->as.object->items[i];

		if (check_object(c, field->fields, &m->value, &v))
			object_set(
			    object, c->arena, str_copy(c->arena, m->key), v);
	}
	*out = value_object(object);
	return true;
}

/* One value of the field's type, be the field a list or not. */
static bool
check_one(struct field_check *c, const struct field *field,
    const struct value *in, struct value *out)
{
	if (field->type == FIELD_ANY) {
		*out = copy_value(c, in);
		return true;
	}
	if (field->type == FIELD_MAP)
		return check_object(c, field->fields, in, out);
	if (field->type == FIELD_NAMED)
		return check_named(c, field, in, out);
	if (in->kind == VALUE_TEXT)
		return field_read_scalar(c, field, in, out);
	field_fail(c, CODE_FIELD_TYPE, in, "\"%s\" takes one value, not %s",
	    field->name, value_kind_name((enum value_kind)in->kind));
	return false;
}

/* "rivers, maps" as the values "rivers" and "maps", all at one place. */
static struct value
cut_at_commas(struct arena *arena, const struct value *in)
{
	struct str rest = value_str(in), part;
	struct value *items = arena_array(arena, rest.n + 1, sizeof(*items));
	size_t n = 0;

	while (str_cut(&rest, ',', &part)) {
		items[n] = *in;
		items[n].as.text = part.p;
		items[n++].n = part.n;
	}
	return value_list(items, n);
}

/* A list, behind what the same field was given under another name. */
static void
check_list(struct field_check *c, const struct field *field,
    const struct value *in, struct value *out)
{
	struct value alone = value_list(in, 1), *items;
	size_t n = out->n;

	if (in->kind == VALUE_TEXT && (field->flags & FIELD_COMMAS) != 0)
		alone = cut_at_commas(c->arena, in);
	else if (in->kind == VALUE_LIST)
		alone = *in;
	items = arena_array(c->arena, n + alone.n, sizeof(*items));
	for (size_t i = 0; i < n; i++)
		items[i] = out->as.items[i];
	for (size_t i = 0; i < alone.n; i++) {
		if (!is_empty(field, &alone.as.items[i]) &&
		    check_one(c, field, &alone.as.items[i], &items[n]))
			n++;
	}
	*out = value_list(items, n);
	out->line = in->line;
	out->column = in->column;
}

/*
 * A value under the name that the author chose, which is that of field or of
 * an alias of it. Of a field given under two names the first counts; but a
 * document that is held back under one of its names is held back.
 */
static void
check_member(struct group *g, const struct field *field,
    const struct field *chosen, const struct member *m, struct value *found)
{
	struct field_check *c = g->check;
	struct field named = *field;
	struct value v;

	named.name = chosen->name;
	if ((field->flags & FIELD_LIST) != 0) {
		check_list(c, &named, &m->value, found);
		return;
	}
	if (found->kind != VALUE_NIL) {
		diag_report(c->diag, CODE_FIELD_TWICE, member_place(g, m),
		    "\"%.*s\" means \"%s\", which is given too",
		    STR_ARG(m->key), field->name);
		diag_hint(c->diag, "keep one of the two");
		if (field->type != FIELD_BOOL)
			return;
	}
	if (!check_one(c, &named, &m->value, &v))
		return;
	if ((chosen->flags & FIELD_NOT) != 0)
		v.as.boolean = !v.as.boolean;
	if (found->kind == VALUE_NIL || v.as.boolean)
		*found = v;
}

/* A key that no row takes is kept as written, for themes. */
static void
keep_extra(struct group *g, const struct member *m)
{
	struct arena *arena = g->check->arena;

	if (g->extra == NULL)
		g->extra = arena_alloc(arena, sizeof(*g->extra));
	object_set(g->extra, arena, str_copy(arena, m->key),
	    copy_value(g->check, &m->value));
}

static void
report_unknown(struct group *g, const struct member *m)
{
	struct diag *diag = g->check->diag;
	struct str near = nearest(g->table, m->key);

	diag_report(diag, CODE_FIELD_UNKNOWN, member_place(g, m),
	    "%s has no field called \"%.*s\"", g->table->name, STR_ARG(m->key));
	if (near.n != 0)
		diag_hint(diag, "did you mean \"%.*s\"?", STR_ARG(near));
	else
		diag_hint(diag, "it is kept for themes as extra.%.*s",
		    STR_ARG(m->key));
}

/* The words of yes and no have no digits; a day begins with one. */
static bool
is_day(const struct value *v)
{
	struct str text = value_str(v);

	return text.n > 1 && *text.p >= '0' && *text.p <= '9';
}

/* A key of a group, which is a row, an alias of one, foreign or unknown. */
static void
read_member(struct group *g, const struct member *m)
{
	size_t i = find_row(g->table, m->key);
	const struct field *field =
	    i != STR_NONE ? field_row(g->table, i) : NULL;
	struct field dated;

	if (field == NULL) {
		report_unknown(g, m);
		keep_extra(g, m);
		return;
	}
	if (field->type == FIELD_FOREIGN) {
		diag_report(g->check->diag, CODE_FIELD_FOREIGN,
		    member_place(g, m), "waymark does not use \"%s\"",
		    field->name);
		diag_hint(g->check->diag, "%s", field->help);
		keep_extra(g, m);
		return;
	}
	if (field->type == FIELD_ALIAS && field->dated != NULL &&
	    is_day(&m->value)) {
		dated = (struct field){ .name = field->name,
			.type = FIELD_ALIAS,
			.of = field->dated };
		field = &dated;
	}
	if (field->type == FIELD_ALIAS) {
		i = find_row(g->table, str_from(field->of));
		assert(i != STR_NONE);
	}
	if (is_empty(field_row(g->table, i), &m->value))
		return;
	g->given[i] = true;
	check_member(g, field_row(g->table, i), field, m, &g->found[i]);
}

/* Whether the field that excuses another is there, and is not "false". */
static bool
is_excused(const struct group *g, const char *unless)
{
	size_t i =
	    unless != NULL ? find_row(g->table, str_from(unless)) : STR_NONE;

	return i != STR_NONE && g->given[i] &&
	    !(g->found[i].kind == VALUE_BOOL && !g->found[i].as.boolean);
}

/*
 * Whether everything required that was given is also left: a picture without
 * its file is none. Why it was left out has been told.
 */
static bool
is_whole(const struct group *g)
{
	for (size_t i = 0; i < g->table->n; i++) {
		if ((g->table->items[i].flags & FIELD_REQUIRED) != 0 &&
		    g->given[i] && g->found[i].kind == VALUE_NIL)
			return false;
	}
	return true;
}

static void
check_missing(struct group *g, const struct value *in)
{
	struct field_check *c = g->check;

	for (size_t i = 0; i < g->table->n; i++) {
		const struct field *field = &g->table->items[i];
		unsigned need = field->flags & (FIELD_REQUIRED | FIELD_ADVISED);

		if (need == 0 || g->given[i] || is_excused(g, field->unless))
			continue;
		if (need == FIELD_REQUIRED)
			field_fail(c, CODE_FIELD_REQUIRED, in,
			    "%s needs the field \"%s\"", g->table->name,
			    field->name);
		else
			diag_report(c->diag, CODE_FIELD_ADVISED,
			    value_place(in, c->path), "%s has no \"%s\"",
			    g->table->name, field->name);
		diag_hint(c->diag, "%s", field->help);
	}
}

/* Days in an order that cannot be. */
static void
check_order(struct group *g)
{
	size_t rows = field_count(g->table), before;

	for (size_t i = 0; i < rows; i++) {
		const struct field *field = field_row(g->table, i);

		if (field->after == NULL || g->found[i].kind != VALUE_TEXT)
			continue;
		before = find_row(g->table, str_from(field->after));
		assert(before != STR_NONE);
		if (g->found[before].kind != VALUE_TEXT ||
		    str_cmp(value_str(&g->found[before]),
			value_str(&g->found[i])) <= 0)
			continue;
		diag_report(g->check->diag, CODE_DATE_ORDER,
		    value_place(&g->found[i], g->check->path),
		    "\"%s\" is before \"%s\", which is %.*s", field->name,
		    field->after, STR_ARG(value_str(&g->found[before])));
	}
}

/* Names of rows are unique, so nothing needs to be looked for. */
static void
add_member(
    struct object *o, struct arena *arena, const char *name, struct value v)
{
	struct member m = { .key = str_from(name),
		.line = v.line,
		.column = v.column,
		.value = v };

	object_add(o, arena, &m);
}

/* The checked object: the table's fields in its order, then "extra". */
static struct value
make_object(const struct group *g)
{
	struct arena *arena = g->check->arena;
	struct object *o = arena_alloc(arena, sizeof(*o));
	size_t rows = field_count(g->table);

	for (size_t i = 0; i < rows; i++)
		o->cap += g->found[i].kind != VALUE_NIL;
	o->cap += g->extra != NULL;
	o->items = arena_array(arena, o->cap, sizeof(*o->items));
	for (size_t i = 0; i < rows; i++) {
		if (g->found[i].kind != VALUE_NIL)
			add_member(o, arena, field_row(g->table, i)->name,
			    g->found[i]);
	}
	if (g->extra != NULL)
		add_member(o, arena, "extra", value_object(g->extra));
	return value_object(o);
}

static void
read_group(struct group *g, const struct value *in)
{
	struct member bare = {
		.line = in->line, .column = in->column, .value = *in
	};

	if (in->kind == VALUE_OBJECT) {
		for (size_t i = 0; i < in->as.object->n; i++)
			read_member(g, &in->as.object->items[i]);
	} else if (in->kind == VALUE_TEXT && g->table->bare != NULL) {
		bare.key = str_from(g->table->bare);
		read_member(g, &bare);
	} else if (in->kind != VALUE_NIL) {
		field_fail(g->check, CODE_FIELD_TYPE, in,
		    "%s is a group of fields, \"name: value\" each, not %s",
		    g->table->name, value_kind_name((enum value_kind)in->kind));
		return;
	}
	if (is_whole(g) || !g->check->ok)
		check_missing(g, in);
	check_order(g);
}

static bool
check_object(struct field_check *c, const struct field_table *table,
    const struct value *in, struct value *out)
{
	struct group g = { .check = c, .table = table };
	bool before = c->ok, ok;

	assert(field_count(table) <= ROWS_MAX);
	c->ok = true;
	read_group(&g, in);
	*out = make_object(&g);
	out->line = in->line;
	out->column = in->column;
	ok = c->ok;
	c->ok = before && ok;
	return ok && is_whole(&g);
}

bool
fields_check(const struct field_table *table, const struct value *in,
    struct str path, struct arena *arena, struct diag *diag, struct value *out)
{
	struct field_check c = {
		.path = path, .arena = arena, .diag = diag, .ok = true
	};

	(void)check_object(&c, table, in, out);
	return c.ok;
}
