#include "data/when.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

/* The result for text; a date that was read is compared with iso. */
static enum when
read_as(const char *text, const char *iso)
{
	struct date date = { 0 }, other = { 0 }, wanted = { 0 };
	enum when when = when_read(str_from(text), &date, &other);

	if (iso != NULL) {
		assert_true(date_from_iso(str_from(iso), &wanted));
		assert_int_equal(date_cmp(date, wanted), 0);
	}
	return when;
}

static void
a_day_in_iso_form_is_taken_as_it_is(void **state)
{
	(void)state;
	assert_int_equal(read_as("2015-09-07", "2015-09-07"), WHEN_ISO);
	assert_int_equal(read_as("2016-02-29", "2016-02-29"), WHEN_ISO);
}

static void
a_month_in_words_leaves_no_doubt(void **state)
{
	static const char *const texts[] = { "Monday, September 7, 2015",
		"September 7, 2015", "Sept. 7, 2015", "7 Sep 2015",
		"7th of September 2015", "Mon 7 Sep 2015", "7-Sep-2015",
		"7 de septiembre de 2015", "lunes, 7 de septiembre de 2015",
		"2015 September 7", "SEPTEMBER 7 2015" };

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		assert_int_equal(read_as(texts[i], "2015-09-07"), WHEN_OTHER);
}

static void
numbers_are_read_where_one_order_is_possible(void **state)
{
	static const char *const texts[] = { "2015/9/13", "2015.09.13",
		"2015-9-13", "20150913", "13/9/2015", "9/13/2015", "13.9.2015",
		"13-09-2015" };

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		assert_int_equal(read_as(texts[i], "2015-09-13"), WHEN_OTHER);
	assert_int_equal(read_as("4/4/2026", "2026-04-04"), WHEN_OTHER);
}

static void
a_time_of_day_is_not_kept(void **state)
{
	static const char *const texts[] = { "2015-09-07T10:30:00Z",
		"2015-09-07 10:30:00 +0200", "Sep 7, 2015 at 9:30 PM",
		"Monday, September 7, 2015, 10:30" };

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		assert_int_equal(read_as(texts[i], "2015-09-07"), WHEN_OTHER);
}

static void
two_possible_days_are_both_told(void **state)
{
	struct date day_first, month_first;

	(void)state;
	assert_int_equal(when_read(STR("03/04/2026"), &day_first, &month_first),
	    WHEN_AMBIGUOUS);
	assert_int_equal(day_first.month, 4);
	assert_int_equal(month_first.month, 3);
}

static void
a_wrong_weekday_is_told(void **state)
{
	(void)state;
	assert_int_equal(
	    read_as("Tuesday, September 7, 2015", "2015-09-07"), WHEN_WEEKDAY);
	/* "mar" is Tuesday before a comma, and March elsewhere. */
	assert_int_equal(read_as("mar, 8 sep 2015", "2015-09-08"), WHEN_OTHER);
	assert_int_equal(read_as("mar 8, 2015", "2015-03-08"), WHEN_OTHER);
}

static void
a_day_that_no_calendar_has_is_told(void **state)
{
	(void)state;
	assert_int_equal(read_as("2015-02-29", NULL), WHEN_NO_SUCH_DAY);
	assert_int_equal(read_as("30 February 2015", NULL), WHEN_NO_SUCH_DAY);
	assert_int_equal(read_as("13/13/2015", NULL), WHEN_NO_SUCH_DAY);
	assert_int_equal(read_as("20151301", NULL), WHEN_NO_SUCH_DAY);
}

static void
a_year_is_four_digits_of_our_time(void **state)
{
	(void)state;
	assert_int_equal(read_as("7 Sep 15", NULL), WHEN_YEAR);
	assert_int_equal(read_as("7/9/15", NULL), WHEN_YEAR);
	assert_int_equal(read_as("1815-09-07", NULL), WHEN_YEAR);
	assert_int_equal(read_as("2215-09-07", NULL), WHEN_YEAR);
}

static void
what_is_no_date_is_not_guessed(void **state)
{
	static const char *const texts[] = { "", " ", "soon", "September 2015",
		"2015", "last Monday", "7 Sep Oct 2015", "2015-09-07-01",
		"99999999999999999999-01-01", ":", "12:30", "Monday,",
		"2015/September", "0x7 Sep 2015",
		"7 Sep 2015 \xF0\x9F\x90\x9F" };

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		assert_int_equal(read_as(texts[i], NULL), WHEN_UNKNOWN);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_day_in_iso_form_is_taken_as_it_is),
		cmocka_unit_test(a_month_in_words_leaves_no_doubt),
		cmocka_unit_test(numbers_are_read_where_one_order_is_possible),
		cmocka_unit_test(a_time_of_day_is_not_kept),
		cmocka_unit_test(two_possible_days_are_both_told),
		cmocka_unit_test(a_wrong_weekday_is_told),
		cmocka_unit_test(a_day_that_no_calendar_has_is_told),
		cmocka_unit_test(a_year_is_four_digits_of_our_time),
		cmocka_unit_test(what_is_no_date_is_not_guessed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
