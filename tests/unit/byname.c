#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "locale/byname.h"

static struct arena arena;
static struct byname names;

/* The path that a name means in a document of nobody's, or of owner's. */
static const char *
find_of(const char *owner, const char *from, const char *name)
{
	struct byname_asker asker = { str_from(from), str_from(owner) };
	struct byname_answer answer =
	    byname_find(&names, str_from(name), &asker, &arena);

	if (answer.thing == NULL)
		return "nothing";
	if (answer.other.n != 0)
		return arena_cstr(&arena,
		    arena_printf(&arena, "%.*s or %.*s", STR_ARG(answer.path),
			STR_ARG(answer.other)));
	return arena_cstr(&arena, answer.path);
}

static const char *
find(const char *from, const char *name)
{
	return find_of("", from, name);
}

static struct named
named(const char *path, const char *owner)
{
	return (struct named){ path, str_from(path), str_from(owner) };
}

static void
add_path(const char *path, const char *owner)
{
	struct named one = named(path, owner);

	byname_add(&names, NAME_PATH, one.path, &one);
}

static void
add_word(enum name_rank rank, const char *word, const char *path)
{
	struct named one = named(path, "");

	byname_add(&names, rank, str_from(word), &one);
}

static int
begin(void **state)
{
	(void)state;
	arena_init(&arena);
	byname_init(&names, &arena);
	return 0;
}

static int
end(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

static void
a_name_is_the_last_parts_of_a_path_in_any_case(void **state)
{
	(void)state;
	add_path("notes/deep/Creek study", "");
	add_path("notes/\xc3\x89"
		 "cole",
	    "");
	assert_string_equal(
	    find("index.md", "creek STUDY"), "notes/deep/Creek study");
	assert_string_equal(
	    find("index.md", "Deep/Creek Study"), "notes/deep/Creek study");
	/* The same letters, put together otherwise. */
	assert_string_equal(find("index.md",
				"e\xcc\x81"
				"cole"),
	    "notes/\xc3\x89"
	    "cole");
	assert_string_equal(find("index.md", "study"), "nothing");
	assert_string_equal(find("index.md", "ep/Creek study"), "nothing");
	assert_string_equal(find("index.md", "x/Creek study"), "nothing");
	assert_string_equal(find("index.md", ""), "nothing");
}

static void
the_nearest_is_meant(void **state)
{
	(void)state;
	add_path("a/b/plan", "");
	add_path("c/plan", "");
	assert_string_equal(find("a/x.md", "plan"), "a/b/plan");
	assert_string_equal(find("d/x.md", "plan"), "c/plan");
	assert_string_equal(find("x.md", "plan"), "c/plan");
	assert_string_equal(find("x.md", "b/plan"), "a/b/plan");
}

static void
of_two_as_near_both_are_told(void **state)
{
	(void)state;
	add_path("c/plan", "");
	add_path("b/plan", "");
	add_path("a/deep/plan", "");
	assert_string_equal(find("x.md", "plan"), "b/plan or c/plan");
	assert_string_equal(find("c/x.md", "plan"), "c/plan");
}

static void
a_path_wins_over_another_name_and_that_over_a_title(void **state)
{
	(void)state;
	add_word(NAME_TITLE, "Heron", "title");
	assert_string_equal(find("x.md", "heron"), "title");
	add_word(NAME_ALIAS, "Heron", "alias");
	assert_string_equal(find("x.md", "heron"), "alias");
	add_path("far/away/heron", "");
	assert_string_equal(find("x.md", "heron"), "far/away/heron");
	/* A name is whole, with a slash in it, too. */
	add_word(NAME_ALIAS, "TCP/IP", "net");
	assert_string_equal(find("x.md", "tcp/ip"), "net");
	assert_string_equal(find("x.md", "ip"), "nothing");
}

static void
two_names_of_one_thing_are_no_two_things(void **state)
{
	struct named one = named("heron", "");

	(void)state;
	byname_add(&names, NAME_ALIAS, STR("bird"), &one);
	byname_add(&names, NAME_ALIAS, STR("Bird"), &one);
	assert_string_equal(find("x.md", "bird"), "heron");
}

static void
what_is_a_persons_is_known_to_that_person_alone(void **state)
{
	(void)state;
	add_path("students/ana/heron.png", "ana");
	add_path("students/ben/heron.png", "ben");
	assert_string_equal(find_of("ana", "students/ana/x.md", "heron.png"),
	    "students/ana/heron.png");
	assert_string_equal(find_of("ben", "students/ben/x.md", "heron.png"),
	    "students/ben/heron.png");
	assert_string_equal(find("x.md", "heron.png"), "nothing");
	assert_string_equal(find("x.md", "ana/heron.png"), "nothing");
	assert_string_equal(
	    find_of("cleo", "students/cleo/x.md", "heron.png"), "nothing");
}

int
main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, begin, end)
	const struct CMUnitTest tests[] = {
		TEST(a_name_is_the_last_parts_of_a_path_in_any_case),
		TEST(the_nearest_is_meant),
		TEST(of_two_as_near_both_are_told),
		TEST(a_path_wins_over_another_name_and_that_over_a_title),
		TEST(two_names_of_one_thing_are_no_two_things),
		TEST(what_is_a_persons_is_known_to_that_person_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
