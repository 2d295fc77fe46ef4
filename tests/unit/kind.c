#include "content/kind.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#include "content/tables.h"

static const struct {
	const char *rel;
	enum kind kind;
	const char *id;
	const char *owner;
} paths[] = {
	{ "site.yaml", KIND_SITE, "", "" },
	{ "people/ana.yaml", KIND_PERSON, "ana", "" },
	{ "index.md", KIND_HOME, "", "" },
	{ "vision/index.md", KIND_VISION, "", "" },
	{ "vision/plan.yaml", KIND_PLAN, "", "" },
	{ "vision/competencies.yaml", KIND_COMPETENCIES, "", "" },
	{ "vision/questions.yaml", KIND_QUESTIONS, "", "" },
	{ "vision/process.md", KIND_PROCESS, "", "" },
	{ "vision/frameworks/core.md", KIND_FRAMEWORK, "core", "" },
	{ "vision/voices/a-grandparent.md", KIND_VOICE, "a-grandparent", "" },
	{ "vision/beliefs.md", KIND_VISION_PAGE, "beliefs", "" },
	{ "vision/deep/down/below.md", KIND_VISION_PAGE, "below", "" },
	{ "toolkit/people.md", KIND_TOOLKIT, "people", "" },
	{ "journal/first-day.md", KIND_JOURNAL, "first-day", "" },
	{ "schools/twain.md", KIND_SCHOOL, "twain", "" },
	{ "classes/room-12.md", KIND_CLASS, "room-12", "" },
	{ "students/ana/profile.md", KIND_STUDENT, "", "ana" },
	{ "students/ana/artifacts/creek.md", KIND_ARTIFACT, "creek", "ana" },
	{ "students/ana/artifacts/creek/index.md", KIND_ARTIFACT, "creek",
	    "ana" },
	{ "students/ana/goals/read.md", KIND_GOAL, "read", "ana" },
	{ "students/ana/reflections/week-4.md", KIND_REFLECTION, "week-4",
	    "ana" },
	{ "students/ana/responses/from-home.md", KIND_RESPONSE, "from-home",
	    "ana" },
	{ "showcases/spring.md", KIND_SHOWCASE, "spring", "" },
	{ "about.md", KIND_PAGE, "about", "" },
	{ "a/b/c.md", KIND_PAGE, "c", "" },
	/* What no pattern takes is a page, or media, of whoever's folder. */
	{ "students/ana/notes.md", KIND_PAGE, "notes", "ana" },
	{ "students/ana/artifacts/creek/more.md", KIND_PAGE, "more", "ana" },
	{ "students/ana/artifacts/creek/map.jpg", KIND_MEDIA, "", "ana" },
	{ "students/notes.md", KIND_PAGE, "notes", "" },
	/* Other tools' endings, but where names of files decide. */
	{ "about.markdown", KIND_PAGE, "about", "" },
	{ "journal/first-day.mkd", KIND_JOURNAL, "first-day", "" },
	{ "a/.markdown", KIND_MEDIA, "", "" },
	{ "students/ana/profile.markdown", KIND_MEDIA, "", "ana" },
	{ "students/ana/goals/read.mdown", KIND_MEDIA, "", "ana" },
	{ "people/ana.md", KIND_PAGE, "ana", "" },
	{ "people/old/ana.yaml", KIND_MEDIA, "", "" },
	{ "people/.yaml", KIND_MEDIA, "", "" },
	{ "vision/map.svg", KIND_MEDIA, "", "" },
	{ "deep/site.yaml", KIND_MEDIA, "", "" },
	{ "studentsx/ana/profile.md", KIND_PAGE, "profile", "" },
};

static void
a_path_tells_kind_slug_and_owner(void **state)
{
	struct str id, owner;

	(void)state;
	for (size_t i = 0; i < sizeof(paths) / sizeof(*paths); i++) {
		struct str rel = str_from(paths[i].rel);

		assert_string_equal(kind_info(kind_of(rel, &id, &owner))->name,
		    kind_info(paths[i].kind)->name);
		assert_true(str_is(id, paths[i].id));
		assert_true(str_is(owner, paths[i].owner));
	}
}

static void
a_kind_is_found_by_its_name(void **state)
{
	(void)state;
	assert_int_equal(kind_find(STR("goal")), KIND_GOAL);
	assert_int_equal(kind_find(STR("gaol")), KIND_COUNT);
	assert_true(kind_is_yaml(KIND_PLAN));
	assert_false(kind_is_yaml(KIND_VISION));
}

static void check_table(const struct field_table *table);

/* What a row needs by its type, and that its references are there. */
static void
check_row(const struct field_table *table, const struct field *row)
{
	const struct field *meant;

	if (row->type == FIELD_ALIAS) {
		meant = field_find(table, str_from(row->of));
		assert_non_null(meant);
		assert_int_not_equal(meant->type, FIELD_ALIAS);
		assert_null(row->help);
		if ((row->flags & FIELD_NOT) != 0)
			assert_int_equal(meant->type, FIELD_BOOL);
		return;
	}
	assert_non_null(row->help);
	if (row->type == FIELD_ID || row->type == FIELD_REF)
		assert_true(row->of == NULL ||
		    kind_find(str_from(row->of)) != KIND_COUNT);
	else if (row->type == FIELD_FILE)
		assert_true(row->of == NULL || strcmp(row->of, "picture") == 0);
	else
		assert_int_equal(row->type == FIELD_CHOICE, row->of != NULL);
	assert_int_equal(row->type == FIELD_MAP || row->type == FIELD_NAMED,
	    row->fields != NULL);
	if (row->type == FIELD_INT)
		assert_true(row->min < row->max);
	if (row->unless != NULL)
		assert_non_null(field_find(table, str_from(row->unless)));
	if (row->after != NULL) {
		meant = field_find(table, str_from(row->after));
		assert_non_null(meant);
		assert_int_equal(meant->type, FIELD_DATE);
	}
	if (row->fields != NULL)
		check_table(row->fields);
}

static void
check_table(const struct field_table *table)
{
	for (size_t i = 0; i < table->n; i++) {
		assert_ptr_equal(
		    field_find(table, str_from(table->items[i].name)),
		    &table->items[i]);
		check_row(table, &table->items[i]);
	}
	if (table->bare != NULL)
		assert_non_null(field_find(table, str_from(table->bare)));
	if (table->more != NULL) {
		/* Nothing behind `more` would be looked at. */
		assert_null(table->more->more);
		check_table(table->more);
	}
}

static void
every_table_is_whole(void **state)
{
	(void)state;
	for (unsigned kind = 0; kind < KIND_MEDIA; kind++)
		check_table(kind_info((enum kind)kind)->fields);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_path_tells_kind_slug_and_owner),
		cmocka_unit_test(a_kind_is_found_by_its_name),
		cmocka_unit_test(every_table_is_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
