#include "base/civil.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#include "base/arena.h"

static void
a_day_number_and_its_date_are_the_same_day(void **state)
{
	/* From the year 1600 to 2400, each day once. */
	struct date d = { 1600, 1, 1 }, back;
	int64_t first = date_to_days(d);

	(void)state;
	for (int64_t day = first; day < first + 800 * 365; day++) {
		back = date_from_days(day);
		assert_true(date_valid(back.year, back.month, back.day));
		assert_int_equal(date_to_days(back), day);
	}
	assert_int_equal(date_to_days((struct date){ 1970, 1, 1 }), 0);
}

static void
the_weekday_is_right_before_and_after_1970(void **state)
{
	(void)state;
	assert_int_equal(date_weekday((struct date){ 2015, 9, 7 }), 1);
	assert_int_equal(date_weekday((struct date){ 1969, 12, 31 }), 3);
	assert_int_equal(date_weekday((struct date){ 2000, 2, 29 }), 2);
}

static void
only_days_that_exist_are_dates(void **state)
{
	struct date d;

	(void)state;
	assert_true(date_from_iso(STR("2024-02-29"), &d));
	assert_false(date_from_iso(STR("2023-02-29"), &d));
	assert_false(date_from_iso(STR("1900-02-29"), &d));
	assert_false(date_from_iso(STR("2023-13-01"), &d));
	assert_false(date_from_iso(STR("2023-1-01"), &d));
	assert_false(date_from_iso(STR("2023/01/01"), &d));
	assert_false(date_from_iso(STR("2023-01-001"), &d));
}

static void
no_date_comes_before_every_date(void **state)
{
	struct date none = { 0, 0, 0 }, old = { 1900, 1, 1 };

	(void)state;
	assert_false(date_is_set(none));
	assert_true(date_cmp(none, old) < 0);
	assert_true(date_cmp((struct date){ 2025, 12, 31 },
			(struct date){ 2026, 1, 1 }) < 0);
}

static void
a_date_is_written_as_iso_8601(void **state)
{
	struct arena arena;

	(void)state;
	arena_init(&arena);
	assert_true(str_eq(
	    date_text((struct date){ 812, 3, 9 }, &arena), STR("0812-03-09")));
	assert_int_equal(date_text((struct date){ 0, 0, 0 }, &arena).n, 0);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_day_number_and_its_date_are_the_same_day),
		cmocka_unit_test(the_weekday_is_right_before_and_after_1970),
		cmocka_unit_test(only_days_that_exist_are_dates),
		cmocka_unit_test(no_date_comes_before_every_date),
		cmocka_unit_test(a_date_is_written_as_iso_8601),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
