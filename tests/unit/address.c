#include "serve/address.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <cmocka.h>

#include "base/arena.h"

static void
only_this_machines_names_are_here(void **state)
{
	static const struct {
		const char *host;
		bool here;
	} hosts[] = {
		{ "localhost:8000", true },
		{ "LOCALHOST:8000", true },
		{ "127.0.0.1:8000", true },
		{ "[::1]:8000", true },
		{ "", false },
		{ "localhost", false },
		{ "[::1]", false },
		{ "localhost:8001", false },
		{ "localhost:08000x", false },
		{ "localhost:", false },
		{ "localhost:8000:8000", false },
		{ "localhost.:8000", false },
		{ "x.localhost:8000", false },
		{ "127.0.0.2:8000", false },
		{ "0.0.0.0:8000", false },
		{ "2130706433:8000", false },
		{ "::1:8000", false },
		{ "evil.example:8000", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(hosts) / sizeof(*hosts); i++) {
		if (address_is_here(str_from(hosts[i].host), 8000) !=
		    hosts[i].here)
			fail_msg("%s", hosts[i].host);
	}
	assert_true(address_is_here(STR("localhost"), 80));
	assert_true(address_is_here(STR("[::1]"), 80));
}

static void
a_path_is_decoded_once_and_leads_nowhere_else(void **state)
{
	static const struct {
		const char *raw;
		const char *path; /* NULL: refused */
	} paths[] = {
		{ "/", "/" },
		{ "/students/ana/", "/students/ana/" },
		{ "/caf%C3%A9/", "/caf\xC3\xA9/" },
		{ "/%252e%252e/", "/%2e%2e/" },
		{ "/a%20b", "/a b" },
		{ "/.htaccess", "/.htaccess" },
		{ "/...", "/..." },
		{ "", NULL },
		{ "students", NULL },
		{ "http://evil.example/", NULL },
		{ "//etc/passwd", NULL },
		{ "/%2fetc/passwd", NULL },
		{ "/a//b", NULL },
		{ "/..", NULL },
		{ "/../a", NULL },
		{ "/a/./b", NULL },
		{ "/%2e%2e/a", NULL },
		{ "/..%2fa", NULL },
		{ "/a%5cb", NULL },
		{ "/a\\b", NULL },
		{ "/a%00b", NULL },
		{ "/a%0ab", NULL },
		{ "/a%7f", NULL },
		{ "/%ff", NULL },
		{ "/%c0%ae%c0%ae/", NULL },
	};
	struct arena arena;
	struct str path;

	(void)state;
	arena_init(&arena);
	for (size_t i = 0; i < sizeof(paths) / sizeof(*paths); i++) {
		bool good = address_path(str_from(paths[i].raw), &arena, &path);

		if (good != (paths[i].path != NULL))
			fail_msg("%s", paths[i].raw);
		if (good && !str_is(path, paths[i].path))
			fail_msg("%s is %.*s", paths[i].raw, STR_ARG(path));
	}
	assert_false(address_path(
	    (struct str){ "/a\0b", sizeof("/a\0b") - 1 }, &arena, &path));
	arena_free(&arena);
}

static void
a_files_end_tells_its_type(void **state)
{
	(void)state;
	assert_string_equal(address_type(STR("students/ana/index.html")),
	    "text/html; charset=utf-8");
	assert_string_equal(address_type(STR("feed.xml")),
	    "application/atom+xml; charset=utf-8");
	assert_string_equal(
	    address_type(STR("sitemap.xml")), "application/xml; charset=utf-8");
	assert_string_equal(
	    address_type(STR("creek.bin")), "application/octet-stream");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_this_machines_names_are_here),
		cmocka_unit_test(a_path_is_decoded_once_and_leads_nowhere_else),
		cmocka_unit_test(a_files_end_tells_its_type),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
