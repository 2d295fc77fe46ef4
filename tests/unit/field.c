#include "data/field.h"

#include "spec.h"

#include "base/limits.h"
#include "content/tables.h"
#include "data/field_schema.h"
#include "data/json.h"
#include "data/yaml.h"

static const struct field note_rows[] = {
	{ "text", FIELD_TEXT, FIELD_REQUIRED, .help = "The note.",
	    .unless = "file" },
	{ "file", FIELD_FILE, .help = "Or a file." },
	{ "mark", FIELD_INT, .help = "A number.", .min = 1, .max = 5 },
};

static const struct field_table note_table = {
	.name = "note",
	FIELD_ROWS(note_rows),
	.bare = "text",
};

static const struct field shared_rows[] = {
	{ "tags", FIELD_TEXT, FIELD_LIST | FIELD_COMMAS, .help = "Tags." },
	{ "draft", FIELD_BOOL, .help = "Not ready." },
	{ "title", FIELD_TEXT, .help = "Shared title.", .max = 3 },
	{ "category", FIELD_ALIAS, .of = "tags" },
	{ "published", FIELD_ALIAS, FIELD_NOT, .of = "draft" },
};

static const struct field_table shared_table = {
	.name = "shared",
	FIELD_ROWS(shared_rows),
};

static const struct field sheet_rows[] = {
	{ "title", FIELD_TEXT, FIELD_REQUIRED, .help = "Own title.",
	    .max = 10 },
	{ "notes", FIELD_MAP, FIELD_LIST, .help = "Notes.",
	    .fields = &note_table },
	{ "names", FIELD_NAMED, .help = "By name.", .fields = &note_table },
	{ "mood", FIELD_CHOICE, FIELD_ADVISED, .help = "A mood.",
	    .of = "sunny|rainy" },
	{ "any", FIELD_ANY, .help = "Anything." },
	{ "url", FIELD_FOREIGN, .help = "Not here." },
};

static const struct field_table sheet_table = {
	.name = "sheet",
	FIELD_ROWS(sheet_rows),
	.more = &shared_table,
};

struct sheet {
	struct arena arena;
	struct diag diag;
	struct value value;
	bool ok;
};

/* Check YAML against the sheet's table. */
static void
sheet_read(struct sheet *s, const char *yaml)
{
	struct value raw;

	arena_init(&s->arena);
	diag_init(&s->diag);
	assert_true(value_from_yaml(
	    str_from(yaml), STR("x.yaml"), &s->arena, &s->diag, &raw));
	s->ok = fields_check(
	    &sheet_table, &raw, STR("x.yaml"), &s->arena, &s->diag, &s->value);
}

static void
sheet_free(struct sheet *s)
{
	arena_free(&s->arena);
	diag_free(&s->diag);
}

/* The checked object in one line, and the codes of the findings. */
static void
assert_sheet(const char *yaml, const char *wanted)
{
	struct sheet s;
	struct buf got;

	sheet_read(&s, yaml);
	buf_init(&got);
	spec_print_value(&s.value, &got);
	diag_sort(&s.diag);
	for (size_t i = 0; i < s.diag.n; i++)
		buf_printf(&got, " %s", code_info(s.diag.items[i].code)->name);
	buf_add_char(&got, '\0');
	assert_string_equal(got.p, wanted);
	buf_free(&got);
	sheet_free(&s);
}

static void
a_value_is_of_its_fields_type(void **state)
{
	(void)state;
	assert_sheet("{title: 010, mood: Sunny, draft: NO}",
	    "{title: \"010\", mood: \"sunny\", draft: false}");
	assert_sheet("{title: t, mood: rainy, notes: [{text: a, mark: 05}]}",
	    "{title: \"t\", notes: [{text: \"a\", mark: 5}], "
	    "mood: \"rainy\"}");
}

static void
one_value_is_a_list_of_one(void **state)
{
	(void)state;
	assert_sheet("{title: t, mood: sunny, notes: {text: a}, tags: x}",
	    "{title: \"t\", notes: [{text: \"a\"}], mood: \"sunny\", "
	    "tags: [\"x\"]}");
	assert_sheet("{title: t, mood: sunny, tags: 'a, b,, c '}",
	    "{title: \"t\", mood: \"sunny\", tags: [\"a\", \"b\", \"c\"]}");
}

static void
a_group_that_was_left_empty_is_not_there(void **state)
{
	(void)state;
	assert_sheet("{title: t, mood: sunny, notes: [{text: '', file: }, b]}",
	    "{title: \"t\", notes: [{text: \"b\"}], mood: \"sunny\"}");
	/* A name is something, even with nothing behind it. */
	assert_sheet("{title: t, mood: sunny, any: {river: }}",
	    "{title: \"t\", mood: \"sunny\", any: {river: nothing}}");
}

static void
text_alone_stands_for_the_bare_field(void **state)
{
	(void)state;
	assert_sheet("{title: t, mood: sunny, notes: [a, b]}",
	    "{title: \"t\", notes: [{text: \"a\"}, {text: \"b\"}], "
	    "mood: \"sunny\"}");
	assert_sheet("{title: t, mood: sunny, names: {river: a}}",
	    "{title: \"t\", names: {river: {text: \"a\"}}, "
	    "mood: \"sunny\"}");
}

static void
an_alias_fills_the_field_it_means(void **state)
{
	(void)state;
	assert_sheet("{title: t, mood: sunny, published: true, category: a}",
	    "{title: \"t\", mood: \"sunny\", tags: [\"a\"], draft: false}");
	assert_sheet("{title: t, mood: sunny, tags: [a], category: [b]}",
	    "{title: \"t\", mood: \"sunny\", tags: [\"a\", \"b\"]}");
	assert_sheet("{title: t, mood: sunny, draft: true, published: true}",
	    "{title: \"t\", mood: \"sunny\", draft: true} field-twice");
}

static void
the_tables_own_row_comes_before_a_shared_one(void **state)
{
	(void)state;
	assert_sheet("{title: longer, mood: sunny}",
	    "{title: \"longer\", mood: \"sunny\"}");
}

static void
an_unknown_key_is_kept_under_extra(void **state)
{
	(void)state;
	assert_sheet("{title: t, mood: sunny, mod: 1, url: /x/}",
	    "{title: \"t\", mood: \"sunny\", "
	    "extra: {mod: \"1\", url: \"/x/\"}} field-unknown field-foreign");
}

static void
a_missing_field_is_told_and_a_wrong_one_is_not_missing(void **state)
{
	(void)state;
	assert_sheet("{}", "{} field-advised field-required");
	assert_sheet("", "{} field-advised field-required");
	assert_sheet("{title: [a], mood: x}", "{} field-type field-choice");
	assert_sheet("{title: t, mood: sunny, notes: [{mark: 9}]}",
	    "{title: \"t\", notes: [], mood: \"sunny\"} field-required "
	    "field-range");
	assert_sheet("{title: t, mood: sunny, notes: [{file: a.txt}]}",
	    "{title: \"t\", notes: [{file: \"a.txt\"}], mood: \"sunny\"}");
}

static void
a_list_where_fields_belong_is_one_error(void **state)
{
	(void)state;
	assert_sheet("[a, b]", "{} field-type");
}

static void
what_is_checked_borrows_nothing(void **state)
{
	struct arena scratch, arena;
	struct diag diag;
	struct value raw, out;

	(void)state;
	arena_init(&scratch);
	arena_init(&arena);
	diag_init(&diag);
	assert_true(value_from_yaml(
	    STR("{title: river, mood: sunny, any: {deep: [text]}, odd: way}"),
	    STR("x.yaml"), &scratch, &diag, &raw));
	assert_true(fields_check(
	    &sheet_table, &raw, STR("x.yaml"), &arena, &diag, &out));
	/* The address sanitizer sees what still looks into scratch. */
	arena_free(&scratch);
	assert_true(
	    str_eq(value_str(value_get(&out, STR("title"))), STR("river")));
	assert_true(str_eq(
	    value_str(value_get(value_get(&out, STR("extra")), STR("odd"))),
	    STR("way")));
	assert_true(str_eq(
	    value_str(&value_get(value_get(&out, STR("any")), STR("deep"))
			   ->as.items[0]),
	    STR("text")));
	arena_free(&arena);
	diag_free(&diag);
}

static void
the_printed_table_shows_each_field_once(void **state)
{
	struct buf out;

	(void)state;
	buf_init(&out);
	field_print_table(&sheet_table, &out);
	assert_true(str_find(buf_str(&out), STR("Own title")) != STR_NONE);
	assert_true(str_find(buf_str(&out), STR("Shared title")) == STR_NONE);
	assert_true(str_find(buf_str(&out),
			STR("mood (one of sunny, rainy)")) != STR_NONE);
	buf_free(&out);
}

static void
the_schema_is_json_with_every_field(void **state)
{
	struct arena arena;
	struct diag diag;
	struct value schema;
	const struct value *properties, *mood, *required;
	struct buf out;

	(void)state;
	arena_init(&arena);
	diag_init(&diag);
	buf_init(&out);
	field_print_schema(&sheet_table, "sheet", "A \"sheet\".", &out);
	assert_true(value_from_json(
	    buf_str(&out), STR("schema"), &arena, &diag, &schema));
	properties = value_get(&schema, STR("properties"));
	assert_int_equal(properties->n, 10);
	mood = value_get(properties, STR("mood"));
	/* Its two words, and null while it is empty. */
	assert_int_equal(value_get(mood, STR("enum"))->n, 3);
	assert_non_null(value_get(
	    value_get(properties, STR("category")), STR("deprecated")));
	required = value_get(&schema, STR("required"));
	assert_int_equal(required->n, 1);
	assert_true(str_is(value_str(&required->as.items[0]), "title"));
	buf_free(&out);
	arena_free(&arena);
	diag_free(&diag);
}

static void
print_date(
    struct str name, struct str input, struct arena *arena, struct buf *out)
{
	struct member member = { .key = STR("date"), .line = 2, .column = 7 };
	struct object object = { 0 };
	struct value raw, checked;
	struct diag diag;

	(void)name;
	diag_init(&diag);
	member.value = value_text(str_trim(input));
	member.value.line = 2;
	member.value.column = 7;
	object_add(&object, arena, &member);
	raw = value_object(&object);
	if (fields_check(
		&page_table, &raw, STR("x.md"), arena, &diag, &checked))
		buf_printf(out, "%.*s\n",
		    STR_ARG(value_str(value_get(&checked, STR("date")))));
	spec_print_findings(&diag, out);
	diag_free(&diag);
}

static void
every_example_of_dates_holds(void **state)
{
	(void)state;
	spec_run("dates.md", print_date);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_value_is_of_its_fields_type),
		cmocka_unit_test(one_value_is_a_list_of_one),
		cmocka_unit_test(a_group_that_was_left_empty_is_not_there),
		cmocka_unit_test(text_alone_stands_for_the_bare_field),
		cmocka_unit_test(an_alias_fills_the_field_it_means),
		cmocka_unit_test(the_tables_own_row_comes_before_a_shared_one),
		cmocka_unit_test(an_unknown_key_is_kept_under_extra),
		cmocka_unit_test(
		    a_missing_field_is_told_and_a_wrong_one_is_not_missing),
		cmocka_unit_test(a_list_where_fields_belong_is_one_error),
		cmocka_unit_test(what_is_checked_borrows_nothing),
		cmocka_unit_test(the_printed_table_shows_each_field_once),
		cmocka_unit_test(the_schema_is_json_with_every_field),
		cmocka_unit_test(every_example_of_dates_holds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
