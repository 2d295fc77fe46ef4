#include "cmd/option.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

struct settings {
	struct str rev;
	bool drafts;
	bool quiet;
};

static const struct option rows[] = {
	{ "rev", 'r', "REV", offsetof(struct settings, rev), "A commit." },
	{ "drafts", 'd', NULL, offsetof(struct settings, drafts), "Drafts." },
	{ "quiet", 'q', NULL, offsetof(struct settings, quiet), "Quiet." },
};

static bool
read_line(struct settings *s, char **items, size_t n, struct words *words)
{
	struct option_set set = { rows, sizeof(rows) / sizeof(*rows), s };

	*s = (struct settings){ 0 };
	*words = (struct words){ items, n, false };
	return options_read_all(&set, 1, words);
}

static void
a_value_stands_behind_a_sign_a_space_or_its_letter(void **state)
{
	char long_sign[] = "--rev=v1", name[] = "--rev", value[] = "v1",
	     letter[] = "-rv1";
	char *lines[][2] = { { long_sign, NULL }, { name, value },
		{ letter, NULL } };
	struct settings s;
	struct words words;

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		assert_true(read_line(
		    &s, lines[i], lines[i][1] != NULL ? 2 : 1, &words));
		assert_true(str_eq(s.rev, STR("v1")));
		assert_int_equal(words.n, 0);
	}
}

static void
letters_of_switches_may_stand_together(void **state)
{
	char letters[] = "-dqrHEAD";
	char *line[] = { letters };
	struct settings s;
	struct words words;

	(void)state;
	assert_true(read_line(&s, line, 1, &words));
	assert_true(s.drafts && s.quiet && str_eq(s.rev, STR("HEAD")));
}

static void
plain_words_are_kept_in_order(void **state)
{
	char a[] = "a", drafts[] = "--drafts", b[] = "b", end[] = "--",
	     c[] = "--quiet";
	char *line[] = { a, drafts, b, end, c };
	struct settings s;
	struct words words;

	(void)state;
	assert_true(read_line(&s, line, 5, &words));
	assert_true(s.drafts && !s.quiet);
	assert_int_equal(words.n, 3);
	assert_string_equal(words.items[0], "a");
	assert_string_equal(words.items[1], "b");
	assert_string_equal(words.items[2], "--quiet");
}

static void
an_option_that_is_not_there_is_refused(void **state)
{
	char wrong[] = "--rve", bare[] = "--rev", much[] = "--drafts=1";
	char *lines[][1] = { { wrong }, { bare }, { much } };
	struct settings s;
	struct words words;

	(void)state;
	for (size_t i = 0; i < 3; i++)
		assert_false(read_line(&s, lines[i], 1, &words));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    a_value_stands_behind_a_sign_a_space_or_its_letter),
		cmocka_unit_test(letters_of_switches_may_stand_together),
		cmocka_unit_test(plain_words_are_kept_in_order),
		cmocka_unit_test(an_option_that_is_not_there_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
