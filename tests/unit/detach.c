#include "text/detach.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#include "base/arena.h"

static struct arena arena;

static void
becomes(const char *html, const char *expected)
{
	arena_init(&arena);
	assert_string_equal(
	    arena_cstr(&arena, detach(str_from(html), 2, &arena)), expected);
	arena_free(&arena);
}

static void
ids_and_what_names_them_are_gone(void **state)
{
	(void)state;
	becomes("<p id=\"a\" class=\"b\">x</p>", "<p class=\"b\">x</p>");
	becomes("<a aria-labelledby=\"t\">x</a>", "<a>x</a>");
	becomes("<sup><a href=\"#fn-1\" id=\"fnref-1\">1</a></sup>",
	    "<sup><a>1</a></sup>");
}

static void
other_links_and_attributes_stay(void **state)
{
	(void)state;
	becomes(
	    "<a href=\"../x/#y\">x &amp; y</a><img alt=\"\" src=\"a&amp;b\">",
	    "<a href=\"../x/#y\">x &amp; y</a><img alt=\"\" src=\"a&amp;b\">");
	becomes("<input checked disabled>", "<input checked disabled>");
}

static void
headings_are_deeper_but_never_below_six(void **state)
{
	(void)state;
	becomes(
	    "<h2 id=\"m\">M</h2><h5>N</h5><hr>", "<h4>M</h4><h6>N</h6><hr>");
}

static void
sections_are_groups_and_no_landmarks(void **state)
{
	(void)state;
	becomes("<section class=\"scroll\" aria-label=\"Table 1\">x</section>",
	    "<div role=\"group\" class=\"scroll\" aria-label=\"Table "
	    "1\">x</div>");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ids_and_what_names_them_are_gone),
		cmocka_unit_test(other_links_and_attributes_stay),
		cmocka_unit_test(sections_are_groups_and_no_landmarks),
		cmocka_unit_test(headings_are_deeper_but_never_below_six),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
