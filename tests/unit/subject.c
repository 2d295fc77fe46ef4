#include "policy/subject.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#include "base/arena.h"

static struct arena arena;

static const char *
clean(const char *subject)
{
	return arena_cstr(&arena, subject_clean(str_from(subject), &arena));
}

static bool
says(const char *subject)
{
	return subject_says(str_from(subject), STR("garden-survey"));
}

/* privacy.md R6 */
static void
addresses_handles_and_trailers_are_taken_out(void **state)
{
	(void)state;
	assert_string_equal(clean("Final text, thanks @ben_o and a@b.example"),
	    "Final text, thanks and");
	assert_string_equal(
	    clean("New ending Co-authored-by: Ben Ortiz <ben@example.org>"),
	    "New ending");
	assert_string_equal(
	    clean("New ending SIGNED-OFF-BY: Ben Ortiz"), "New ending");
	assert_string_equal(clean("Ask Ana <ana@example.org>"), "Ask Ana");
}

static void
ids_of_objects_are_taken_out(void **state)
{
	(void)state;
	assert_string_equal(
	    clean("Revert 86f2a7c, it was wrong"), "Revert it was wrong");
	assert_string_equal(clean("Revert 86f2a7cd1e because of rain"),
	    "Revert because of rain");
	assert_string_equal(clean("In 2026 we added 1234567 words"),
	    "In 2026 we added 1234567 words");
}

static void
control_and_direction_characters_are_taken_out(void **state)
{
	(void)state;
	assert_string_equal(clean("Better \x1b[31mmap\a"), "Better [31mmap");
	assert_string_equal(clean("Safe \xe2\x80\xae"
				  "drawkcab \xe2\x80\xac"),
	    "Safe drawkcab");
	assert_string_equal(clean("  two   blanks "), "two blanks");
	assert_string_equal(clean("broken \xff byte"), "broken byte");
}

static void
a_subject_is_cut_to_a_line(void **state)
{
	char text[400];

	(void)state;
	for (size_t i = 0; i < sizeof(text); i++)
		text[i] = 'x';
	assert_int_equal(
	    subject_clean((struct str){ text, sizeof(text) }, &arena).n, 120);
}

static void
a_verb_and_a_file_say_nothing(void **state)
{
	static const char *const nothing[] = { "Update index.md", "Add files",
		"add files via upload", "Create README.md", "Initial commit",
		"wip", "...", "", "update artifacts/garden-survey.md",
		"Updated the garden survey", "Actualizar perfil.md",
		"Upload pictures", "Delete IMG_0123.JPG",
		"Merge pull request #4 from tcomet99/patch-1",
		"Merge branch 'tcomet' into 'main'" };

	(void)state;
	for (size_t i = 0; i < sizeof(nothing) / sizeof(*nothing); i++)
		assert_false(says(nothing[i]));
}

static void
a_note_in_own_words_says_something(void **state)
{
	static const char *const something[] = { "Final", "first try",
		"Fix the ending", "They answered!", "One number was wrong",
		"New map, and what we are still not sure of", "less ramp",
		"La lluvia del 25 de octubre", "新しい地図" };

	(void)state;
	for (size_t i = 0; i < sizeof(something) / sizeof(*something); i++)
		assert_true(says(something[i]));
}

static int
set_up(void **state)
{
	(void)state;
	arena_init(&arena);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(addresses_handles_and_trailers_are_taken_out),
		cmocka_unit_test(ids_of_objects_are_taken_out),
		cmocka_unit_test(
		    control_and_direction_characters_are_taken_out),
		cmocka_unit_test(a_subject_is_cut_to_a_line),
		cmocka_unit_test(a_verb_and_a_file_say_nothing),
		cmocka_unit_test(a_note_in_own_words_says_something),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
