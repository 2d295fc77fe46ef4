#include "policy/leak.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static struct arena arena;
static struct leak leak;

static int
set_up(void **state)
{
	static const struct leak_name names[] = {
		{ STR_INIT("ben"), STR_INIT("Ben"), STR_INIT("Ortiz"),
		    STR_INIT(""), false, false },
		{ STR_INIT("ana"), STR_INIT("Ana María"),
		    STR_INIT("García López"), STR_INIT(""), false, false },
		{ STR_INIT("sean"), STR_INIT("Sean"), STR_INIT("O'Brien"),
		    STR_INIT(""), true, false },
		{ STR_INIT("li"), STR_INIT("明"), STR_INIT("李"),
		    STR_INIT("李明"), false, false },
		{ STR_INIT("day"), STR_INIT("Pat"), STR_INIT("Day"),
		    STR_INIT(""), false, false },
		{ STR_INIT("rosa"), STR_INIT("Rosa"), STR_INIT("Lee"),
		    STR_INIT(""), true, false },
		{ STR_INIT("pat"), STR_INIT("Pat"), STR_INIT("Park"),
		    STR_INIT(""), false, false },
		{ STR_INIT("will"), STR_INIT("Will"), STR_INIT("Page"),
		    STR_INIT(""), false, true },
		{ STR_INIT("rose"), STR_INIT("Mina"), STR_INIT("Rose"),
		    STR_INIT(""), false, false },
	};

	(void)state;
	arena_init(&arena);
	leak_init(&leak, &arena);
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		leak_add_name(&leak, &names[i]);
	leak_add_address(&leak, STR("ben"), STR("Ben.O+x@example.org"));
	leak_add_address(&leak, STR("ben"), STR("office@example.org"));
	leak_allow(&leak, STR("The Day Park School"));
	leak_allow(&leak, STR("Rosa Lee"));
	leak_allow(&leak, STR("office@example.org"));
	leak_compile(&leak);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

/* Who is found first on a page about `about`; empty if nobody. */
static struct str
found(const char *html, const char *about)
{
	struct str people[] = { str_from(about) };
	struct leak_hit hit;
	size_t at = 0;

	if (!leak_next(&leak, str_from(html), people, 1, &at, &hit))
		return STR("");
	return hit.person;
}

#define assert_found(html, person) \
	assert_true(str_eq(found(html, "nobody"), str_from(person)))
#define assert_on_own(html, person, is) \
	assert_true(str_eq(found(html, person), str_from(is)))

static void
a_full_name_is_found_in_both_orders_and_any_case(void **state)
{
	(void)state;
	assert_found("<p>by ben ORTIZ.</p>", "ben");
	assert_found("<td>Ortiz, Ben</td>", "ben");
	assert_found("Ben Ortiz", "ben");
	assert_found("/students/ben-ortiz/", "ben");
	assert_found("<img alt=\"Ben Ortiz\">", "ben");
}

static void
a_part_of_a_longer_word_is_no_name(void **state)
{
	(void)state;
	assert_found("Ruben Ortiz", "");
	assert_found("Ben Ortizes", "");
	assert_found("Ben. Ortiz", "");
	assert_found("Ben and Ortiz", "");
}

static void
tags_and_references_do_not_hide_a_name(void **state)
{
	(void)state;
	assert_found("<bdi>Ben</bdi> <b>Ortiz</b>", "ben");
	assert_found("Ben&nbsp;Ortiz", "ben");
	assert_found("Ben\xc2\xa0Ortiz", "ben");
	assert_found("B&#101;n &#x4F;rtiz", "ben");
	assert_found("?q=Ben%20Ortiz", "ben");
	assert_found("%20Ben%20Ortiz", "ben");
	assert_found("Sean O&#39;Brien", "sean");
	assert_found("Sean O\xe2\x80\x99"
		     "Brien",
	    "sean");
	assert_found("Be\xc2\xadn Or\xe2\x80\x8btiz", "ben");
}

static void
accents_do_not_hide_a_name(void **state)
{
	(void)state;
	assert_found("ANA MARÍA GARCÍA LÓPEZ", "ana");
	assert_found("Ana Garcia", "ana");
	assert_found("Ana Garc&iacute;a", "ana");
	assert_found("Ana Garci\xcc\x81"
		     "a Lopez",
	    "ana");
	assert_found("“Ana” Garcia", "ana");
}

static void
a_name_in_a_script_without_spaces_is_found_inside_a_sentence(void **state)
{
	(void)state;
	assert_found("我叫李明。", "li");
	assert_found("我叫李。明", "li");
	assert_found("我叫李", "");
}

static void
a_last_name_alone_counts_on_own_pages_only(void **state)
{
	(void)state;
	assert_on_own("<h1>Ortiz</h1>", "ben", "ben");
	assert_on_own("<h1>Ortiz</h1>", "ana", "");
	assert_on_own("a day in the park", "pat", "");
	assert_on_own("Creek Park", "pat", "pat");
	assert_on_own("García", "ana", "ana");
	assert_on_own("Lopez", "ana", "ana");
}

static void
a_first_name_alone_counts_where_the_record_hides_it(void **state)
{
	(void)state;
	assert_on_own("I am Sean.", "sean", "sean");
	assert_on_own("I am Ben.", "ben", "");
}

static void
an_address_is_found_however_it_is_written(void **state)
{
	(void)state;
	assert_found("<a href=\"mailto:ben.o+x@EXAMPLE.org\">", "ben");
	assert_found("write to ben.o+x@example.org.", "ben");
	assert_found("ben.o+x&#64;example.org", "ben");
	assert_found("ben.o+x%40example.org", "ben");
	assert_found("en.o+x@example.org", "");
	assert_found("@ben", "");
}

static void
what_is_shown_on_purpose_is_no_hit(void **state)
{
	(void)state;
	assert_on_own("The Day Park School", "day", "");
	assert_on_own("Pat Day", "day", "day");
	assert_on_own("by Day", "day", "day");
	assert_on_own("Ms. Rosa Lee", "rosa", "");
	assert_on_own("Rosa Lee Day", "rosa", "");
	assert_found("office@example.org", "");
}

static void
searching_goes_on_behind_a_hit(void **state)
{
	struct leak_hit hit;
	struct str html = STR("Ben Ortiz and Sean O'Brien"), none = STR("");
	size_t at = 0;

	(void)state;
	assert_true(leak_next(&leak, html, &none, 1, &at, &hit));
	assert_int_equal(hit.at, 0);
	assert_true(leak_next(&leak, html, &none, 1, &at, &hit));
	assert_int_equal(hit.at, 14);
	assert_false(leak_next(&leak, html, &none, 1, &at, &hit));
}

static void
an_ordinary_word_is_a_name_only_beside_the_other(void **state)
{
	(void)state;
	assert_on_own("On this Page", "will", "");
	assert_found("Will Page", "will");
	assert_found("by <b>WILL</b> Page", "will");
	assert_found("Page, Will", "will");
	assert_found("The bell will page you", "");
	assert_found("Will page 3 be there?", "");
	/* Without staff's word it is a name. */
	assert_on_own("A Rose has thorns", "rose", "rose");
	assert_found("mina rose", "rose");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_full_name_is_found_in_both_orders_and_any_case),
		TEST(a_part_of_a_longer_word_is_no_name),
		TEST(tags_and_references_do_not_hide_a_name),
		TEST(accents_do_not_hide_a_name),
		TEST(
		    a_name_in_a_script_without_spaces_is_found_inside_a_sentence),
		TEST(a_last_name_alone_counts_on_own_pages_only),
		TEST(a_first_name_alone_counts_where_the_record_hides_it),
		TEST(an_address_is_found_however_it_is_written),
		TEST(what_is_shown_on_purpose_is_no_hit),
		TEST(an_ordinary_word_is_a_name_only_beside_the_other),
		TEST(searching_goes_on_behind_a_hit),
	};

	return cmocka_run_group_tests_name("leak", tests, NULL, NULL);
}
