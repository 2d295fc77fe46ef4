#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "pages/href.h"

static struct arena arena;

static void
is(struct str got, const char *want)
{
	assert_string_equal(arena_cstr(&arena, got), want);
}

static struct str
from(const char *page, const char *url, bool index)
{
	return href_make(
	    href_prefix(str_from(page), &arena), str_from(url), index, &arena);
}

static void
a_link_is_relative_to_its_page(void **state)
{
	(void)state;
	is(from("/students/ana/", "/graduate/think/", false),
	    "../../graduate/think/");
	is(from("/", "/vision/", false), "vision/");
	is(from("/404.html", "/vision/", false), "vision/");
}

static void
a_link_to_the_first_page_is_never_empty(void **state)
{
	(void)state;
	is(from("/", "/", false), "./");
	is(from("/vision/", "/", false), "../");
}

static void
a_copy_opens_from_a_folder_when_links_name_index_html(void **state)
{
	(void)state;
	is(from("/", "/", true), "index.html");
	is(from("/a/", "/vision/#belief-1", true),
	    "../vision/index.html#belief-1");
	is(from("/a/", "/a/photo.svg", true), "../a/photo.svg");
}

static void
a_plain_path_needs_no_resolving(void **state)
{
	static const char *const others[] = { "/a", "a//b", "./a", "a/../b",
		".well-known/", "a%20b", "a/#part", "?q", "a/index.html" };

	(void)state;
	assert_true(href_is_plain(STR("")));
	assert_true(href_is_plain(STR("students/ana/")));
	assert_true(href_is_plain(STR("a/photo.1.svg")));
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
		assert_false(href_is_plain(str_from(others[i])));
}

static void
what_an_address_cannot_hold_is_written_with_percent(void **state)
{
	(void)state;
	is(from("/", "/my page 100%/", false), "my%20page%20100%25/");
	is(from("/", "/a\"b/", false), "a%22b/");
	is(from("/", "/caf\xc3\xa9/", false), "caf\xc3\xa9/");
}

static void
a_colon_does_not_make_a_scheme(void **state)
{
	(void)state;
	is(from("/", "/javascript:alert(1)/", false), "./javascript:alert(1)/");
	assert_true(href_has_scheme(STR("mailto:a@example.org")));
	assert_true(href_has_scheme(STR("//example.org/x")));
	assert_false(href_has_scheme(STR("./a:b")));
	assert_false(href_has_scheme(STR("#part")));
}

static void
what_was_made_resolves_to_where_it_leads(void **state)
{
	static const char *const pages[] = { "/", "/a/", "/a/b/c/",
		"/404.html" };
	static const char *const urls[] = { "/", "/x/", "/a/", "/a/b/",
		"/a b/100%/", "/a:b/", "/a/pic.svg" };
	struct str fragment;

	(void)state;
	for (size_t i = 0; i < sizeof(pages) / sizeof(*pages); i++) {
		for (size_t j = 0; j < sizeof(urls) / sizeof(*urls); j++) {
			is(href_resolve(str_from(pages[i]),
			       from(pages[i], urls[j], false), &arena,
			       &fragment),
			    urls[j]);
			is(href_resolve(str_from(pages[i]),
			       from(pages[i], urls[j], true), &arena,
			       &fragment),
			    urls[j]);
		}
	}
}

static void
a_part_stands_apart_and_decoded(void **state)
{
	struct str fragment;

	(void)state;
	is(href_resolve(
	       STR("/a/"), STR("../b/#el-ni%C3%B1o"), &arena, &fragment),
	    "/b/");
	is(fragment, "el-ni\xc3\xb1o");
	is(href_resolve(STR("/a/"), STR("#here"), &arena, &fragment), "/a/");
	is(fragment, "here");
}

static void
nothing_leads_above_the_root(void **state)
{
	struct str fragment;

	(void)state;
	is(href_resolve(STR("/a/"), STR("../../x/"), &arena, &fragment), "");
	assert_null(href_normal(STR("../x"), &arena).p);
	is(href_normal(STR("a/./b/../c"), &arena), "a/c");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_link_is_relative_to_its_page),
		cmocka_unit_test(a_link_to_the_first_page_is_never_empty),
		cmocka_unit_test(
		    a_copy_opens_from_a_folder_when_links_name_index_html),
		cmocka_unit_test(
		    what_an_address_cannot_hold_is_written_with_percent),
		cmocka_unit_test(a_plain_path_needs_no_resolving),
		cmocka_unit_test(a_colon_does_not_make_a_scheme),
		cmocka_unit_test(what_was_made_resolves_to_where_it_leads),
		cmocka_unit_test(a_part_stands_apart_and_decoded),
		cmocka_unit_test(nothing_leads_above_the_root),
	};
	int failed;

	arena_init(&arena);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	arena_free(&arena);
	return failed;
}
