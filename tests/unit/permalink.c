#include "pages/permalink.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#include "base/arena.h"
#include "model/model.h"

static struct arena arena;

static void
is(struct str got, const char *want)
{
	assert_string_equal(arena_cstr(&arena, got), want);
}

static struct str
of(enum kind kind, const char *stem, const char *owner)
{
	struct released released = { .stem = str_from(stem) };
	struct noun noun = { .kind = kind, .released = &released };

	released.document.kind = kind;
	released.document.owner = str_from(owner);
	return permalink_of(&noun, &arena);
}

static void
a_document_is_published_at_its_own_path(void **state)
{
	(void)state;
	is(of(KIND_JOURNAL, "journal/rain", ""), "/journal/rain/");
	is(of(KIND_VISION, "vision", ""), "/vision/");
	is(of(KIND_PAGE, "for/families", ""), "/for/families/");
	is(of(KIND_HOME, "", ""), "/");
}

static void
a_students_work_is_one_step_nearer(void **state)
{
	(void)state;
	is(of(KIND_STUDENT, "students/ana/profile", "ana"), "/students/ana/");
	is(of(KIND_ARTIFACT, "students/ana/artifacts/creek", "ana"),
	    "/students/ana/creek/");
	is(of(KIND_GOAL, "students/ana/goals/read", "ana"),
	    "/students/ana/goals/read/");
}

static void
a_response_has_no_page_of_its_own(void **state)
{
	(void)state;
	is(of(KIND_RESPONSE, "students/ana/responses/aunt", "ana"), "");
}

static void
an_unlisted_document_has_only_its_token_in_its_address(void **state)
{
	struct released released = { .stem = STR("students/ana/artifacts/x"),
		.unlisted = true,
		.token = STR("0123456789abcdef0123456789abcdef") };
	struct noun noun = { .kind = KIND_ARTIFACT, .released = &released };
	struct released_media media = { .beside = &released };

	(void)state;
	released.document.kind = KIND_ARTIFACT;
	media.document.rel = STR("students/ana/artifacts/x/creek.svg");
	is(permalink_of(&noun, &arena), "/u/0123456789abcdef0123456789abcdef/");
	is(permalink_of_media(&media, &arena),
	    "/u/0123456789abcdef0123456789abcdef/creek.svg");
}

static void
media_stand_beside_the_page_of_their_document(void **state)
{
	struct released_media media = { .beside = NULL };

	(void)state;
	media.document.rel = STR("students/ana/artifacts/creek/map.svg");
	is(permalink_of_media(&media, &arena), "/students/ana/creek/map.svg");
	media.document.rel = STR("toolkit/cards.txt");
	is(permalink_of_media(&media, &arena), "/toolkit/cards.txt");
}

static void
an_old_address_is_a_plain_path_of_this_site(void **state)
{
	static const char *const bad[] = { "", "/", "old", "//example.org/x",
		"/a/../b", "/.git/x", "/a//b", "/a?b", "/a#b", "/a\\b",
		"https://example.org/" };

	(void)state;
	is(permalink_of_alias(STR("/old/name"), &arena), "/old/name/");
	is(permalink_of_alias(STR("/old/name/"), &arena), "/old/name/");
	is(permalink_of_alias(STR("/old.html"), &arena), "/old.html");
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		is(permalink_of_alias(str_from(bad[i]), &arena), "");
}

static void
a_page_is_a_file_called_index_in_its_folder(void **state)
{
	(void)state;
	is(permalink_file(STR("/"), &arena), "index.html");
	is(permalink_file(STR("/a/b/"), &arena), "a/b/index.html");
	is(permalink_file(STR("/404.html"), &arena), "404.html");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_document_is_published_at_its_own_path),
		cmocka_unit_test(a_students_work_is_one_step_nearer),
		cmocka_unit_test(a_response_has_no_page_of_its_own),
		cmocka_unit_test(
		    an_unlisted_document_has_only_its_token_in_its_address),
		cmocka_unit_test(media_stand_beside_the_page_of_their_document),
		cmocka_unit_test(an_old_address_is_a_plain_path_of_this_site),
		cmocka_unit_test(a_page_is_a_file_called_index_in_its_folder),
	};
	int failed;

	arena_init(&arena);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	arena_free(&arena);
	return failed;
}
