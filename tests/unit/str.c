#include "base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <cmocka.h>

static void
a_slice_is_cut_to_fit(void **state)
{
	(void)state;
	assert_true(str_eq(str_slice(STR("waymark"), 3, 99), STR("mark")));
	assert_int_equal(str_skip(STR("way"), 9).n, 0);
}

static void
cutting_gives_every_part_once(void **state)
{
	struct str rest = STR("a,,b"), part;

	(void)state;
	assert_true(str_cut(&rest, ',', &part) && str_eq(part, STR("a")));
	assert_true(str_cut(&rest, ',', &part) && part.n == 0);
	assert_true(str_cut(&rest, ',', &part) && str_eq(part, STR("b")));
	assert_false(str_cut(&rest, ',', &part));
}

static void
a_needle_at_the_very_end_is_found(void **state)
{
	(void)state;
	assert_int_equal(str_find(STR("aab"), STR("ab")), 1);
	assert_true(str_find(STR("aa"), STR("aab")) == STR_NONE);
}

/* Sixteen places are looked at together, and those behind them one by one. */
static void
a_needle_is_found_at_every_place(void **state)
{
	char text[70];
	struct str s = { text, 0 };

	(void)state;
	for (s.n = 0; s.n <= sizeof(text); s.n++) {
		memset(text, '.', sizeof(text));
		assert_true(str_find(s, STR("../")) == STR_NONE);
		assert_true(str_find(s, STR("/")) == STR_NONE);
		for (size_t at = 0; at + 2 < s.n; at++) {
			text[at + 2] = '/';
			assert_int_equal(str_find(s, STR("../")), at);
			assert_int_equal(str_find(s, STR("/")), at + 2);
			text[at + 2] = '.';
		}
	}
	assert_int_equal(str_find(STR(""), STR("")), 0);
}

static void
a_number_over_its_maximum_is_refused(void **state)
{
	uint64_t v;

	(void)state;
	assert_true(str_uint(STR("255"), 255, &v) && v == 255);
	assert_false(str_uint(STR("256"), 255, &v));
	assert_false(str_uint(STR("9"), 5, &v));
	assert_false(str_uint(STR(""), 5, &v));
}

static void
swapped_letters_are_one_edit(void **state)
{
	(void)state;
	assert_int_equal(str_distance(STR("titel"), STR("title"), 2), 1);
	assert_int_equal(
	    str_distance(STR("colaboration"), STR("collaboration"), 2), 1);
	assert_int_equal(str_distance(STR("goal"), STR("artifact"), 2), 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_slice_is_cut_to_fit),
		cmocka_unit_test(cutting_gives_every_part_once),
		cmocka_unit_test(a_needle_at_the_very_end_is_found),
		cmocka_unit_test(a_needle_is_found_at_every_place),
		cmocka_unit_test(a_number_over_its_maximum_is_refused),
		cmocka_unit_test(swapped_letters_are_one_edit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
