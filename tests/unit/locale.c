#include "locale/locale.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#include "locale/unicode.h"
#include "locale/zone.h"

struct fixture {
	struct locales all;
	struct arena arena;
};

static struct fixture fixture;

static int
setup(void **state)
{
	locales_init(&fixture.all);
	arena_init(&fixture.arena);
	*state = &fixture;
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	locales_free(&fixture.all);
	arena_free(&fixture.arena);
	return 0;
}

static struct locale *
in(const char *tag)
{
	return locale_get(&fixture.all, str_from(tag));
}

static void
check(struct str got, const char *wanted)
{
	assert_string_equal(arena_cstr(&fixture.arena, got), wanted);
}

static void
every_language_sorts_its_own_way(void **state)
{
	(void)state;
	assert_true(locale_compare(in("es"), STR("\xC3\xB1u"), STR("nz")) > 0);
	assert_true(
	    locale_compare(in("en"), STR("\xC3\x89lan"), STR("Ezra")) < 0);
	assert_true(locale_compare(in("sv"), STR("\xC3\xB6"), STR("z")) > 0);
	assert_true(locale_compare(in("de"), STR("\xC3\xB6"), STR("z")) < 0);
	assert_true(locale_compare(in("en"), STR("a"), STR("A")) != 0);
	assert_int_equal(locale_compare(in("en"), STR("a"), STR("a")), 0);
}

static void
sort_keys_order_as_the_comparison_does(void **state)
{
	static const char *const words[] = { "", "a", "A", "\xC3\xA1", "ab",
		"Z\xC3\xBAniga", "zu" };
	struct arena *a = &fixture.arena;
	struct locale *es = in("es");

	(void)state;
	for (size_t i = 0; i < 7; i++) {
		for (size_t j = 0; j < 7; j++) {
			struct str x = str_from(words[i]);
			struct str y = str_from(words[j]);
			int by_key = str_cmp(locale_sort_key(es, x, a),
			    locale_sort_key(es, y, a));

			assert_int_equal(
			    by_key < 0, locale_compare(es, x, y) < 0);
		}
	}
}

static void
a_date_is_written_in_the_reader_s_words(void **state)
{
	struct date d = { 2026, 5, 9 };

	(void)state;
	check(locale_date(in("en"), d, DATE_LONG), "May 9, 2026");
	check(locale_date(in("en"), d, DATE_MONTH), "May 2026");
	check(locale_date(in("en"), d, DATE_DAY), "May 9");
	check(locale_date(in("en"), d, DATE_WEEKDAY), "Saturday, May 9, 2026");
	check(locale_date(in("es"), d, DATE_LONG), "9 de mayo de 2026");
	assert_true(str_starts(locale_date(in("fa"), d, DATE_DAY), STR("9 ")));
	assert_true(
	    str_ends(locale_date(in("th"), d, DATE_MONTH), STR(" 2026")));
	check(locale_date(in("en"), (struct date){ 0 }, DATE_LONG), "");
}

static void
numbers_and_lists_follow_the_language(void **state)
{
	static const struct str items[] = { STR_INIT("a"), STR_INIT("b"),
		STR_INIT("c") };
	struct arena *a = &fixture.arena;

	(void)state;
	check(locale_number(in("en"), 12345.5, a), "12,345.5");
	check(locale_number(in("de"), 12345.5, a), "12.345,5");
	check(locale_list(in("en"), items, 3, a), "a, b, and c");
	check(locale_list(in("es"), items, 2, a), "a y b");
	check(locale_list(in("en"), items, 1, a), "a");
	check(locale_list(in("en"), items, 0, a), "");
	check(locale_plural(in("en"), 1, a), "one");
	check(locale_plural(in("en"), 2, a), "other");
	check(locale_plural(in("ar"), 3, a), "few");
}

static void
a_language_calls_itself_by_its_own_name(void **state)
{
	(void)state;
	check(locale_own_name(in("es"), &fixture.arena), "espa\xC3\xB1ol");
	assert_true(locale_is_rtl(in("ar")));
	assert_false(locale_is_rtl(in("en-US")));
	assert_false(locale_is_rtl(in("no such tag!")));
	assert_ptr_equal(in("en"), in("en"));
}

static void
texts_that_look_alike_fold_alike(void **state)
{
	struct arena *a = &fixture.arena;

	(void)state;
	assert_true(str_eq(unicode_fold(STR("E\xCC\x81"
					    "COLE"),
			       a),
	    unicode_fold(STR("\xC3\xA9"
			     "cole"),
		a)));
	assert_true(unicode_is_nfc(STR("\xC3\xA9")));
	assert_false(unicode_is_nfc(STR("e\xCC\x81")));
	assert_false(unicode_is_nfc(STR("\xFF")));
	check(unicode_nfc(STR("e\xCC\x81"), a), "\xC3\xA9");
	assert_int_equal(
	    unicode_direction(STR("12 \xD8\xB9 a")), DIRECTION_RTL);
	assert_int_equal(unicode_direction(STR("12 a")), DIRECTION_LTR);
	assert_int_equal(unicode_direction(STR("12")), DIRECTION_NONE);
}

static void
check_day(const char *zone, int64_t time, const char *wanted)
{
	check(
	    date_text(zone_day(str_from(zone), time), &fixture.arena), wanted);
}

static void
a_day_is_that_of_the_zone(void **state)
{
	struct date day = { 2026, 3, 8 };

	(void)state;
	check_day("UTC", 1772949600, "2026-03-08");
	check_day("America/Los_Angeles", 1772949600, "2026-03-07");
	check_day("Asia/Kolkata", 1772949600 - 9 * 3600, "2026-03-08");
	check_day("Nowhere/At_All", -1, "1969-12-31");
	assert_true(zone_known(STR("Europe/Madrid")));
	assert_false(zone_known(STR("Nowhere/At_All")));
	/* On this day the clock is put forward at 2 in the morning. */
	assert_int_equal(
	    zone_day_begins(STR("America/Los_Angeles"), day), 1772956800);
	day.day = 9;
	assert_int_equal(
	    zone_day_begins(STR("America/Los_Angeles"), day), 1773039600);
	assert_int_equal(zone_day_begins(STR("UTC"), day), 1773014400);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_language_sorts_its_own_way),
		cmocka_unit_test(sort_keys_order_as_the_comparison_does),
		cmocka_unit_test(a_date_is_written_in_the_reader_s_words),
		cmocka_unit_test(numbers_and_lists_follow_the_language),
		cmocka_unit_test(a_language_calls_itself_by_its_own_name),
		cmocka_unit_test(texts_that_look_alike_fold_alike),
		cmocka_unit_test(a_day_is_that_of_the_zone),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
