#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "slowly.h"

static struct arena arena;

/* The name of every tag, apart by blanks. */
static const char *
tags(const char *html)
{
	struct scan s = { .html = str_from(html) };
	struct str all = STR("");
	struct scan_tag tag;

	while (scan_next(&s, &tag))
		all = arena_printf(&arena, "%.*s%s%.*s", STR_ARG(all),
		    all.n == 0 ? "" : " ", STR_ARG(tag.name));
	return arena_cstr(&arena, all);
}

/* "name=value" of every attribute of the first tag, apart by bars. */
static const char *
attributes(const char *html)
{
	struct scan s = { .html = str_from(html) };
	struct str all = STR(""), name, value;
	struct scan_tag tag;

	assert_true(scan_next(&s, &tag));
	while (scan_attribute(&s, &name, &value))
		all = arena_printf(&arena, "%.*s%s%.*s=%.*s", STR_ARG(all),
		    all.n == 0 ? "" : "|", STR_ARG(name), STR_ARG(value));
	return arena_cstr(&arena, all);
}

static void
tags_are_found_in_order(void **state)
{
	(void)state;
	assert_string_equal(tags("<p>a <b>c</b> 1 < 2</p><br/>"), "p b br");
}

static void
a_bracket_in_quotes_does_not_end_a_tag(void **state)
{
	(void)state;
	assert_string_equal(tags("<a title=\"x > y\"><i>"), "a i");
	assert_string_equal(tags("</a title=\"> <b>\"><i>"), "i");
}

static void
attributes_need_not_be_taken(void **state)
{
	struct scan s = { .html =
			      STR("<a b='<i>' c=d><script e>f</script><u>") },
		    again;
	struct str name, value;
	struct scan_tag tag;

	(void)state;
	assert_true(scan_next(&s, &tag));
	assert_true(scan_attribute(&s, &name, &value));
	assert_true(scan_next(&s, &tag));
	assert_true(str_eq(tag.name, STR("script")));
	again = scan_again(&s, &tag);
	assert_true(scan_attribute(&again, &name, &value));
	assert_true(str_eq(name, STR("e")));
	assert_false(scan_attribute(&again, &name, &value));
	assert_true(scan_next(&s, &tag));
	assert_true(str_eq(tag.name, STR("u")));
	assert_false(scan_attribute(&s, &name, &value));
	assert_false(scan_next(&s, &tag));
}

static void
comments_and_scripts_have_no_tags(void **state)
{
	(void)state;
	assert_string_equal(
	    tags("<!doctype html><!-- <b> --><script>\"<i>\"</script><u>"),
	    "script u");
	assert_string_equal(tags("<!-- never closed <b>"), "");
	assert_string_equal(tags("<style>a<b"), "style");
}

static void
attributes_are_read_with_and_without_quotes(void **state)
{
	(void)state;
	assert_string_equal(
	    attributes("<input type=text name='a b' value=\"c\" disabled />"),
	    "type=text|name=a b|value=c|disabled=");
	assert_string_equal(attributes("<a ==x href = \"y\">"), "==x|href=y");
	assert_string_equal(attributes("<a b=/c/d>e=f"), "b=/c/d");
	assert_string_equal(attributes("<a b= c/d=e\"f>g"), "b=c/d=e\"f");
	assert_string_equal(attributes("<a\nb/c=\"\"d>e"), "b=|c=|d=");
}

static void
an_open_tag_at_the_end_does_no_harm(void **state)
{
	(void)state;
	assert_string_equal(tags("<"), "");
	assert_string_equal(tags("</"), "");
	assert_string_equal(tags("</a"), "");
	assert_string_equal(tags("</style><u>"), "u");
	assert_string_equal(tags("<a href=\"x"), "a");
	assert_string_equal(attributes("<a href=\"x"), "href=x");
}

/* Where a scan ends that is to go no further than to the bar, and its tags. */
static void
check_until(const char *before, const char *behind, size_t at, size_t n)
{
	struct str html = arena_printf(&arena, "%s%s", before, behind);
	struct scan s = { .html = html, .until = strlen(before) };
	struct scan_tag tag;

	while (scan_next(&s, &tag))
		n--;
	assert_int_equal(s.at, at);
	assert_int_equal(n, 0);
}

static void
a_scan_goes_no_further_than_it_should(void **state)
{
	(void)state;
	check_until("a <b>c</b> d", "<i>e</i>", 12, 1);
	check_until("a <b>", "<i>e</i>", 5, 1);
	check_until("a", "", 1, 0);
	/* Behind what was open there. */
	check_until("a <b title='c", "<i>'>e</i>", 18, 1);
	check_until("<!-- a", "<i> --> b", 13, 0);
	check_until("a <", "i>b</i>", 5, 1);
}

static const char *const parts[] = { "<p>", "</p>", "text ", "<h1 id=a>",
	"</h1>", "<H1>", " <a href=\"../b/\" class=c>",
	"<a class=\"x\" href='/d/'", " id=\"e\"", ">", "<", "</", "\"", "'",
	"=", "<img src=f.jpg alt=\"a > b\"", "<!-- <b id=no> -->", "<!--",
	"-->", "<style>a<b", "</style>", "<script>", "</script", "<br/>",
	"<link rel=icon href=i>", "srcset='g 1x, h 2x'",
	" data-long-name-of-a-drawing=\"1\" stroke-linejoin=\"round\"", "é",
	"</p></h2></li>", "<h2>", "<i><b><u>", "<script>", "<STYLE>", "<a<b>",
	"</3<b id=f>", "</>", "<p/>", "<em\n>",
	"a long stretch of text that has no tags in it at all, only words. ",
	"</a title=\"<i id=no>\">", "<b c=\"1\"id=\"g\">", "<a=\"x>y\" b>",
	"<p\n id=\"h\"\tsrc=\"i\">", "<u\rhref=\"j\" k\rid=\"l\">", " =\"",
	"<td class=\"align-end\">", "<path d=\"M1 1h2\"/>", "<svg\1 id=\"m\">",
	"<circle r=\"2\" id/>", "<a href=\"n\" rel=\"o\" data=\"p\">",
	"<img alt=\"\" src=\"q\"/><hr>", "<video poster=\"w\" srcset=\"x\">",
	"<q title=\"<b id=no> 1 > 0\">", "<a-name-of-sixteen id=\"r\">",
	"<dl a23456789012345=\"1\" a234567890123456=\"2\" id=\"s\">",
	"a text that says \"quoted\" and id=\"no\" > ",
	"<p/id=\"t\"/ id=\"u\" >",
	"<section aria-labelledby=\"v\" title=\"longer than one step is\">" };

#define PAGE_PARTS 20

/* Whether two slices are the same one. */
static bool
is_same(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || a.p == b.p);
}

/* The same with a stop on the way, which must not change what is found. */
static enum scan_use
look_with_stop(
    struct scan *s, size_t stop, struct scan_tag *tag, struct str *value)
{
	enum scan_use use;

	if (s->at < stop) {
		s->until = stop;
		use = scan_look(s, tag, value);
		if (use != SCAN_NONE)
			return use;
	}
	s->until = 0;
	return scan_look(s, tag, value);
}

static void
looking_finds_the_same_with_stops_and_without(void **state)
{
	char bytes[PAGE_PARTS * 80];
	size_t found = 0, ends[PAGE_PARTS];

	(void)state;
	srand(3);
	for (int k = 0; k < 20000; k++) {
		struct scan slow = { 0 }, fast, stopping;
		struct scan_tag tags[3];
		struct str values[3] = { STR(""), STR(""), STR("") };
		enum scan_use use;
		size_t stop;

		for (size_t i = 0, n = 0; i < PAGE_PARTS; i++) {
			struct str part = str_from(parts[(unsigned)rand() %
			    (sizeof(parts) / sizeof(*parts))]);

			memcpy(bytes + n, part.p, part.n);
			ends[i] = n += part.n;
		}
		slow.html = (struct str){ bytes, ends[PAGE_PARTS - 1] };
		fast = stopping = slow;
		stop = ends[(unsigned)rand() % (PAGE_PARTS - 1)];
		do {
			use = look_slowly(&slow, &tags[0], &values[0]);
			assert_int_equal(
			    scan_look(&fast, &tags[1], &values[1]), use);
			assert_int_equal(look_with_stop(&stopping, stop,
					     &tags[2], &values[2]),
			    use);
			assert_int_equal(slow.at, fast.at);
			assert_int_equal(slow.at, stopping.at);
			for (size_t i = 1; use != SCAN_NONE && i < 3; i++) {
				assert_true(
				    is_same(tags[i].name, tags[0].name));
				assert_true(use == SCAN_HEADING ||
				    is_same(values[i], values[0]));
			}
			found += use != SCAN_NONE;
		} while (use != SCAN_NONE);
	}
	assert_true(found > 20000);
}

static void
references_are_resolved_in_values(void **state)
{
	(void)state;
	assert_string_equal(
	    arena_cstr(&arena, scan_decode(STR("a&amp;b&quot;&copy;"), &arena)),
	    "a&b\"&copy;");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tags_are_found_in_order),
		cmocka_unit_test(a_bracket_in_quotes_does_not_end_a_tag),
		cmocka_unit_test(attributes_need_not_be_taken),
		cmocka_unit_test(comments_and_scripts_have_no_tags),
		cmocka_unit_test(attributes_are_read_with_and_without_quotes),
		cmocka_unit_test(an_open_tag_at_the_end_does_no_harm),
		cmocka_unit_test(a_scan_goes_no_further_than_it_should),
		cmocka_unit_test(looking_finds_the_same_with_stops_and_without),
		cmocka_unit_test(references_are_resolved_in_values),
	};
	int failed;

	arena_init(&arena);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	arena_free(&arena);
	return failed;
}
