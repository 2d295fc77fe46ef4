#include "policy/session.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#define HOUR 3600
#define GAP (2 * HOUR)

static void
commits_within_two_hours_are_one_session(void **state)
{
	const struct moment items[] = { { 1, true, 10 * HOUR },
		{ 1, true, 9 * HOUR }, { 1, true, 8 * HOUR },
		{ 1, true, 5 * HOUR } };

	(void)state;
	assert_int_equal(session_length(items, 4, GAP), 3);
	assert_int_equal(session_length(items + 3, 1, GAP), 1);
}

static void
two_hours_apart_is_another_session(void **state)
{
	const struct moment items[] = { { 1, true, GAP }, { 1, true, 0 } };

	(void)state;
	assert_int_equal(session_length(items, 2, GAP), 1);
	assert_int_equal(session_length(items, 2, GAP + 1), 2);
}

static void
another_person_ends_a_session(void **state)
{
	const struct moment items[] = { { 1, true, 20 }, { 2, true, 10 },
		{ 1, true, 0 } };

	(void)state;
	assert_int_equal(session_length(items, 3, GAP), 1);
}

static void
what_has_no_date_stands_alone(void **state)
{
	const struct moment items[] = { { 1, true, 20 }, { 1, false, 0 } };

	(void)state;
	assert_int_equal(session_length(items, 2, GAP), 1);
	assert_int_equal(session_length(items, 0, GAP), 0);
}

static void
a_clock_set_back_does_not_part_a_session(void **state)
{
	const struct moment items[] = { { 1, true, 10 }, { 1, true, HOUR } };

	(void)state;
	assert_int_equal(session_length(items, 2, GAP), 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(commits_within_two_hours_are_one_session),
		cmocka_unit_test(two_hours_apart_is_another_session),
		cmocka_unit_test(another_person_ends_a_session),
		cmocka_unit_test(what_has_no_date_stands_alone),
		cmocka_unit_test(a_clock_set_back_does_not_part_a_session),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
