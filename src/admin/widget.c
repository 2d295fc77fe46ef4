#include "admin/widget.h"

#include <string.h>

#include "admin/words.h"
#include "model/model.h"

/* What a person fills in first, in this order. */
static const char *const first_fields[] = { "title", "date" };
#define N_FIRST (sizeof(first_fields) / sizeof(*first_fields))

/* How a form asks for one value of a type; NULL: in a way of its own. */
static const char *const type_widgets[] = {
	[FIELD_TEXT] = "string",
	[FIELD_MARKDOWN] = "markdown",
	[FIELD_DATE] = "datetime",
	[FIELD_INT] = "number",
	[FIELD_BOOL] = "boolean",
	[FIELD_CHOICE] = "select",
	[FIELD_ID] = "string",
	[FIELD_REF] = "string",
	[FIELD_FILE] = "file",
	[FIELD_LINK] = "string",
	[FIELD_LANG] = "string",
	[FIELD_COLOR] = "string",
	[FIELD_MAP] = "object",
	[FIELD_NAMED] = NULL,
	[FIELD_ANY] = NULL,
	[FIELD_ALIAS] = NULL,
	[FIELD_FOREIGN] = NULL,
};

void
form_put(
    const struct form *f, struct object *o, const char *name, struct value v)
{
	object_set(o, f->arena, str_from(name), v);
}

void
form_put_staff(const struct form *f, struct object *o)
{
	form_put(f, o, "staff", value_bool(true));
}

static void
put_text(
    const struct form *f, struct object *o, const char *name, const char *text)
{
	form_put(f, o, name, value_text(str_from(text)));
}

struct str
form_collection(const struct form *f, struct str name, bool student)
{
	/* Two students' branches for review must not have one name. */
	return student
	    ? arena_printf(f->arena, "%.*s-" FORM_STUDENT, STR_ARG(name))
	    : name;
}

/* Lists of choices while they are made. */
struct options {
	struct value *items;
	size_t n;
	size_t cap;
};

static void
add_option(const struct form *f, struct options *options, struct str label,
    struct str value)
{
	struct object *o = arena_alloc(f->arena, sizeof(*o));

	form_put(f, o, "label", value_text(label));
	form_put(f, o, "value", value_text(value));
	*vec_push(f->arena, options) = value_object(o);
}

static void
add_words(
    const struct form *f, const struct field *field, struct options *options)
{
	struct str rest = str_from(field->of), word;

	while (str_cut(&rest, '|', &word)) {
		add_option(f, options, form_choice(f, field, word), word);
	}
}

static void
add_nouns(
    const struct form *f, struct options *options, const struct list *list)
{
	for (size_t i = 0; i < list->n; i++)
		add_option(f, options, list_noun(list, i)->title,
		    list_noun(list, i)->id);
}

/* Each competency, and its elements below it. */
static void
add_competencies(const struct form *f, struct options *options)
{
	const struct list *list = &f->in->model->competencies;

	for (size_t i = 0; i < list->n; i++) {
		const struct competency *c =
		    (const struct competency *)list_noun(list, i);

		add_option(f, options, c->noun.title, c->noun.id);
		for (size_t j = 0; j < c->elements.n; j++) {
			const struct element *e =
			    (const struct element *)list_at(&c->elements, j);

			add_option(f, options,
			    arena_printf(f->arena, "%.*s: %.*s",
				STR_ARG(c->noun.title),
				STR_ARG(value_str(
				    value_get(e->front, STR("name"))))),
			    e->id);
		}
	}
}

/* What a reader of the site may know to be there, and nothing else. */
static void
find_options(
    const struct form *f, const struct field *field, struct options *options)
{
	struct str of = str_from(field->of != NULL ? field->of : "");

	if (field->type == FIELD_CHOICE)
		add_words(f, field, options);
	else if (field->type != FIELD_ID)
		return;
	else if (str_eq(of, STR("competencies")))
		add_competencies(f, options);
	else if (str_eq(of, STR("class")))
		add_nouns(f, options, &f->in->model->classes);
	else if (str_eq(of, STR("school")))
		add_nouns(f, options, &f->in->model->schools);
}

/* A list of constant texts. */
static struct value
texts(const struct form *f, const char *const *items, size_t n)
{
	struct value *list = arena_array(f->arena, n, sizeof(*list));

	for (size_t i = 0; i < n; i++)
		list[i] = value_text(str_from(items[i]));
	return value_list(list, n);
}

/* The same student's documents, looked for in the repository itself. */
static void
ask_relation(const struct form *f, const struct field *field, struct object *o)
{
	static const char *const shown[] = { "title", "{{slug}}" };

	put_text(f, o, "widget", "relation");
	form_put(f, o, "collection",
	    value_text(form_collection(f, str_from(field->of), true)));
	put_text(f, o, "value_field", "{{slug}}");
	form_put(f, o, "search_fields", texts(f, shown, 1));
	form_put(f, o, "display_fields", texts(f, shown, 2));
}

static void
ask_date(const struct form *f, struct object *o)
{
	put_text(f, o, "format", "YYYY-MM-DD");
	put_text(f, o, "date_format", "YYYY-MM-DD");
	form_put(f, o, "time_format", value_bool(false));
}

/* Blocks of code would need parts of the editor that are not published. */
static void
ask_markdown(const struct form *f, struct object *o)
{
	static const char *const components[] = { "image" };

	form_put(f, o, "editor_components", texts(f, components, 1));
}

/* Hot-linked pictures are not published, so none is offered. */
static void
ask_file(const struct form *f, const struct field *field, struct object *o)
{
	if (field->of != NULL)
		put_text(f, o, "widget", "image");
	form_put(f, o, "choose_url", value_bool(false));
}

static void
ask_number(const struct form *f, const struct field *field, struct object *o)
{
	put_text(f, o, "value_type", "int");
	form_put(f, o, "min", value_int(field->min));
	form_put(f, o, "max", value_int(field->max));
}

/* A pattern, and what is said when the text is another. */
static void
ask_pattern(
    const struct form *f, struct object *o, struct str pattern, struct str said)
{
	struct value *pair = arena_array(f->arena, 2, sizeof(*pair));

	pair[0] = value_text(pattern);
	pair[1] = value_text(said);
	form_put(f, o, "pattern", value_list(pair, 2));
}

static void
ask_text(const struct form *f, const struct field *field, struct object *o)
{
	if (field->type == FIELD_COLOR)
		ask_pattern(f, o, STR("^#[0-9a-fA-F]{6}$"), STR("#0a5a73"));
	else if (field->type == FIELD_TEXT && field->max == 0)
		put_text(f, o, "widget", "text");
	else if (field->type == FIELD_TEXT)
		ask_pattern(f, o,
		    arena_printf(f->arena, "^[^]{0,%d}$", (int)field->max),
		    arena_printf(f->arena, "\xe2\x89\xa4 %d", (int)field->max));
}

static struct value fields_of(
    const struct form *f, const struct field_table *table, bool must);

/* A group that may be left out asks for none of its fields. */
static void
ask_group(const struct form *f, const struct field *field, struct object *o)
{
	bool list = (field->flags & FIELD_LIST) != 0;

	form_put(f, o, "collapsed", value_bool(true));
	form_put(f, o, "fields",
	    fields_of(f, field->fields,
		list || (field->flags & FIELD_REQUIRED) != 0));
	if (list)
		form_put(f, o, "summary",
		    value_text(arena_printf(f->arena, "{{fields.%s}}",
			field->fields->items[0].name)));
}

/* The members that the type of one value needs. */
static void
ask_one(const struct form *f, const struct field *field, struct object *o)
{
	put_text(f, o, "widget", type_widgets[field->type]);
	if (field->type == FIELD_REF && field->of != NULL && f->student)
		ask_relation(f, field, o);
	else if (field->type == FIELD_DATE)
		ask_date(f, o);
	else if (field->type == FIELD_MARKDOWN)
		ask_markdown(f, o);
	else if (field->type == FIELD_FILE)
		ask_file(f, field, o);
	else if (field->type == FIELD_INT)
		ask_number(f, field, o);
	else if (field->type == FIELD_MAP)
		ask_group(f, field, o);
	else
		ask_text(f, field, o);
}

/* Several values: a choice of several, lines of their own, or commas. */
static void
ask_list(const struct form *f, const struct field *field, struct object *o)
{
	struct object *one;

	if (field->type == FIELD_MAP) {
		ask_group(f, field, o);
	} else if (field->type == FIELD_REF && field->of != NULL &&
	    f->student) {
		ask_relation(f, field, o);
		form_put(f, o, "multiple", value_bool(true));
		return;
	} else if ((field->flags & FIELD_COMMAS) == 0) {
		one = arena_alloc(f->arena, sizeof(*one));
		put_text(f, one, "name", field->name);
		form_put(f, one, "label", value_text(form_label(f, field)));
		ask_one(f, field, one);
		form_put(f, o, "field", value_object(one));
	}
	put_text(f, o, "widget", "list");
}

static void
ask(const struct form *f, const struct field *field, struct object *o)
{
	struct options options = { 0 };
	bool list = (field->flags & FIELD_LIST) != 0;

	find_options(f, field, &options);
	if (options.n != 0) {
		put_text(f, o, "widget", "select");
		form_put(f, o, "options", value_list(options.items, options.n));
		form_put(f, o, "multiple", value_bool(list));
	} else if (list) {
		ask_list(f, field, o);
	} else {
		ask_one(f, field, o);
	}
}

/* What would be found to be missing is asked for at once. */
static bool
is_needed(const struct field *field)
{
	return field->unless == NULL &&
	    (field->flags & (FIELD_REQUIRED | FIELD_ADVISED)) != 0;
}

static struct value
field_of(const struct form *f, const struct field *field, bool required)
{
	struct object *o = arena_alloc(f->arena, sizeof(*o));

	put_text(f, o, "name", field->name);
	form_put(f, o, "label", value_text(form_label(f, field)));
	form_put(f, o, "required", value_bool(required));
	form_put(f, o, "hint", value_text(form_hint(f, field)));
	if ((field->flags & FIELD_STAFF) != 0)
		form_put_staff(f, o);
	ask(f, field, o);
	return value_object(o);
}

/* Not what other tools call a field, nor what only who writes files needs. */
static bool
is_asked(const struct field_table *table, const struct field *field)
{
	return type_widgets[field->type] != NULL &&
	    (field->flags & FIELD_RARE) == 0 &&
	    field_find(table, str_from(field->name)) == field;
}

static bool
is_first(const struct field *field)
{
	for (size_t i = 0; i < N_FIRST; i++) {
		if (strcmp(field->name, first_fields[i]) == 0)
			return true;
	}
	return false;
}

/* Tables do not contain themselves, so the depth is that of the tables. */
static struct value
fields_of(const struct form *form, const struct field_table *table, bool must)
{
	const struct form in = { form->in, form->arena, form->student, table };
	const struct form *f = &in;
	size_t n = field_count(table), kept = 0;
	struct value *items = arena_array(f->arena, n, sizeof(*items));

	for (size_t i = 0; i < n; i++) {
		const struct field *field = field_row(table, i);

		if (is_asked(table, field))
			items[kept++] =
			    field_of(f, field, must && is_needed(field));
	}
	return value_list(items, kept);
}

/* The Markdown below the fields, which Decap calls the body. */
static struct value
text_of(const struct form *f)
{
	struct object *o = arena_alloc(f->arena, sizeof(*o));

	put_text(f, o, "name", "body");
	form_put(f, o, "label",
	    value_text(form_words(f, STR("editor.text"), "text")));
	put_text(f, o, "widget", "markdown");
	form_put(f, o, "required", value_bool(false));
	ask_markdown(f, o);
	return value_object(o);
}

struct value
form_fields(const struct form *form, const struct field_table *table, bool text,
    bool titled)
{
	const struct form in = { form->in, form->arena, form->student, table };
	const struct form *f = &in;
	size_t n = field_count(table), kept = 0;
	struct value *items = arena_array(f->arena, n + 1, sizeof(*items));

	for (size_t i = 0; i < N_FIRST; i++) {
		const struct field *field =
		    field_find(table, str_from(first_fields[i]));

		if (field != NULL)
			items[kept++] = field_of(
			    f, field, (titled && i == 0) || is_needed(field));
	}
	if (text)
		items[kept++] = text_of(f);
	for (size_t i = 0; i < n; i++) {
		const struct field *field = field_row(table, i);

		if (is_asked(table, field) && !is_first(field))
			items[kept++] = field_of(f, field, is_needed(field));
	}
	return value_list(items, kept);
}
