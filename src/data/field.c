#include "data/field.h"

#include <assert.h>

#include "data/field_scalar.h"

/* Rows of one table, those it shares included. */
#define ROWS_MAX 80
#define NEAR_EDITS 2

static bool check_object(struct field_check *c, const struct field_table *table,
    const struct value *in, struct value *out);

static size_t
count_rows(const struct field_table *table)
{
	return table->n + (table->more != NULL ? table->more->n : 0);
}

static const struct field *
row(const struct field_table *table, size_t i)
{
	return i < table->n ? &table->items[i]
			    : &table->more->items[i - table->n];
}

/* The number of the row called name; the table's own come first. */
static size_t
find_row(const struct field_table *table, struct str name)
{
	size_t n = count_rows(table);

	for (size_t i = 0; i < n; i++) {
		if (str_eq(str_from(row(table, i)->name), name))
			return i;
	}
	return STR_NONE;
}

const struct field *
field_find(const struct field_table *table, struct str name)
{
	size_t i = find_row(table, name);

	return i != STR_NONE ? row(table, i) : NULL;
}

static struct str
nearest(const struct field_table *table, struct str name)
{
	struct str best = { NULL, 0 };
	size_t best_distance = NEAR_EDITS + 1, n = count_rows(table);

	for (size_t i = 0; i < n; i++) {
		struct str known = str_from(row(table, i)->name);
		size_t d = str_distance(name, known, NEAR_EDITS);

		if (d < best_distance && d < known.n) {
			best = known;
			best_distance = d;
		}
	}
	return best;
}

/* Nothing was written: nil, or text without a letter. */
static bool
is_blank(const struct value *v)
{
	return v->kind == VALUE_NIL ||
	    (v->kind == VALUE_TEXT && str_trim(value_str(v)).n == 0);
}

/* A copy that borrows nothing; the YAML reader has bounded the depth. */
static struct value
copy_value(struct arena *arena, const struct value *in)
{
	struct value out = *in, *items;
	struct object *object;

	if (in->kind == VALUE_TEXT) {
		out.as.text = str_copy(arena, value_str(in)).p;
	} else if (in->kind == VALUE_LIST) {
		items = arena_array(arena, in->n, sizeof(*items));
		for (size_t i = 0; i < in->n; i++)
			items[i] = copy_value(arena, &in->as.items[i]);
		out.as.items = items;
	} else if (in->kind == VALUE_OBJECT) {
		object = arena_alloc(arena, sizeof(*object));
		for (size_t i = 0; i < in->as.object->n; i++) {
			const struct member *m = &in->as.object->items[i];

			object_set(object, arena, str_copy(arena, m->key),
			    copy_value(arena, &m->value));
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
		*out = copy_value(c->arena, in);
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
		if (!is_blank(&alone.as.items[i]) &&
		    check_one(c, field, &alone.as.items[i], &items[n]))
			n++;
	}
	*out = value_list(items, n);
	out->line = in->line;
	out->column = in->column;
}

static void
check_member(struct field_check *c, const struct field *field,
    const struct member *m, bool opposite, struct value *found)
{
	if ((field->flags & FIELD_LIST) != 0) {
		check_list(c, field, &m->value, found);
		return;
	}
	if (found->kind != VALUE_NIL) {
		diag_report(c->diag, CODE_FIELD_TWICE,
		    (struct place){ c->path, m->line, m->column },
		    "\"%.*s\" means \"%s\", which is given too",
		    STR_ARG(m->key), field->name);
		diag_hint(c->diag, "keep one of the two");
		return;
	}
	if (!check_one(c, field, &m->value, found))
		*found = value_nil();
	else if (opposite)
		found->as.boolean = !found->as.boolean;
}

/* A key without a row: kept for themes, and told. */
static void
keep_extra(struct field_check *c, const struct field_table *table,
    const struct field *foreign, const struct member *m, struct object **extra)
{
	struct place place = { c->path, m->line, m->column };
	struct str near;

	if (*extra == NULL)
		*extra = arena_alloc(c->arena, sizeof(**extra));
	object_set(*extra, c->arena, str_copy(c->arena, m->key),
	    copy_value(c->arena, &m->value));
	if (foreign != NULL) {
		diag_report(c->diag, CODE_FIELD_FOREIGN, place,
		    "waymark does not use \"%s\"", foreign->name);
		diag_hint(c->diag, "%s", foreign->help);
		return;
	}
	diag_report(c->diag, CODE_FIELD_UNKNOWN, place,
	    "%s has no field called \"%.*s\"", table->name, STR_ARG(m->key));
	near = nearest(table, m->key);
	if (near.n != 0)
		diag_hint(c->diag, "did you mean \"%.*s\"?", STR_ARG(near));
	else
		diag_hint(c->diag, "it is kept for themes as extra.%.*s",
		    STR_ARG(m->key));
}

/* The row that a key means; aliases point to another row. */
static size_t
resolve(const struct field_table *table, size_t i, bool *opposite)
{
	const struct field *field = row(table, i);

	if (field->type != FIELD_ALIAS)
		return i;
	*opposite = (field->flags & FIELD_NOT) != 0;
	return find_row(table, str_from(field->of));
}

static void
check_members(struct field_check *c, const struct field_table *table,
    const struct object *in, struct value *found, struct object **extra)
{
	for (size_t k = 0; k < in->n; k++) {
		const struct member *m = &in->items[k];
		bool opposite = false;
		size_t i = find_row(table, m->key);

		if (i == STR_NONE || row(table, i)->type == FIELD_FOREIGN) {
			keep_extra(c, table,
			    i == STR_NONE ? NULL : row(table, i), m, extra);
			continue;
		}
		i = resolve(table, i, &opposite);
		assert(i != STR_NONE);
		if (!is_blank(&m->value))
			check_member(c, row(table, i), m, opposite, &found[i]);
	}
}

static bool
is_given(const struct field_table *table, const struct value *found,
    const char *name)
{
	size_t i = name != NULL ? find_row(table, str_from(name)) : STR_NONE;

	return i != STR_NONE && found[i].kind != VALUE_NIL &&
	    !(found[i].kind == VALUE_BOOL && !found[i].as.boolean);
}

static void
check_missing(struct field_check *c, const struct field_table *table,
    const struct value *in, const struct value *found)
{
	for (size_t i = 0; i < table->n; i++) {
		const struct field *field = &table->items[i];
		unsigned need = field->flags & (FIELD_REQUIRED | FIELD_ADVISED);

		if (need == 0 || found[i].kind != VALUE_NIL ||
		    is_given(table, found, field->unless))
			continue;
		if (need == FIELD_REQUIRED)
			field_fail(c, CODE_FIELD_REQUIRED, in,
			    "%s needs the field \"%s\"", table->name,
			    field->name);
		else
			diag_report(c->diag, CODE_FIELD_ADVISED,
			    value_place(in, c->path), "%s has no \"%s\"",
			    table->name, field->name);
		diag_hint(c->diag, "%s", field->help);
	}
}

static struct value
make_object(struct field_check *c, const struct field_table *table,
    const struct value *found, const struct object *extra)
{
	struct object *object = arena_alloc(c->arena, sizeof(*object));
	size_t rows = count_rows(table);

	for (size_t i = 0; i < rows; i++) {
		if (found[i].kind != VALUE_NIL)
			object_set(object, c->arena,
			    str_from(row(table, i)->name), found[i]);
	}
	if (extra != NULL)
		object_set(object, c->arena, STR("extra"), value_object(extra));
	return value_object(object);
}

static bool
check_object(struct field_check *c, const struct field_table *table,
    const struct value *in, struct value *out)
{
	struct value found[ROWS_MAX] = { { 0 } };
	struct object *extra = NULL;
	struct member bare = {
		.line = in->line, .column = in->column, .value = *in
	};
	struct object alone = { &bare, 1, 1, NULL, 0 };
	const struct object none = { NULL, 0, 0, NULL, 0 }, *members = &none;
	bool before = c->ok, ok;

	assert(count_rows(table) <= ROWS_MAX);
	c->ok = true;
	if (in->kind == VALUE_OBJECT) {
		members = in->as.object;
	} else if (in->kind == VALUE_TEXT && table->bare != NULL) {
		bare.key = str_from(table->bare);
		members = &alone;
	} else if (in->kind != VALUE_NIL) {
		field_fail(c, CODE_FIELD_TYPE, in,
		    "%s is a group of fields, \"name: value\" each, not %s",
		    table->name, value_kind_name((enum value_kind)in->kind));
	}
	check_members(c, table, members, found, &extra);
	if (c->ok || members != &none)
		check_missing(c, table, in, found);
	*out = make_object(c, table, found, extra);
	out->line = in->line;
	out->column = in->column;
	ok = c->ok;
	c->ok = before && ok;
	return ok;
}

bool
fields_check(const struct field_table *table, const struct value *in,
    struct str path, struct arena *arena, struct diag *diag, struct value *out)
{
	struct field_check c = {
		.path = path, .arena = arena, .diag = diag, .ok = true
	};

	return check_object(&c, table, in, out);
}
