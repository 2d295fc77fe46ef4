#include "theme/squeeze.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#include "base/arena.h"

static void
check(const char *css, const char *wanted)
{
	struct arena arena;

	arena_init(&arena);
	assert_string_equal(
	    arena_cstr(&arena, squeeze_css(str_from(css), &arena)), wanted);
	arena_free(&arena);
}

static void
space_that_means_nothing_is_left_out(void **state)
{
	(void)state;
	check("a { b: c; d: e f }\n", "a{b:c;d:e f}");
	check("\n\n\ta,\n\tb {\n\t\tb: c;\n\n\t}\n", "a,b{b:c;}");
	check("a { b: c }\n\nd > e { f: g }\n", "a{b:c}\nd>e{f:g}");
	check("@media x {\n\ta { b: c }\n}\n", "@media x{a{b:c}}");
	check("", "");
}

static void
space_that_parts_is_kept(void **state)
{
	(void)state;
	check("a\n\t b { c: d }", "a b{c:d}");
	check("a :hover { c: calc(1px + 2px) }", "a :hover{c:calc(1px + 2px)}");
	check("@media (a: b) and (c) { }", "@media (a:b) and (c){}");
}

static void
comments_are_left_out(void **state)
{
	(void)state;
	check("/* why */\na { b: c } /* and */ d { }\n", "a{b:c}d{}");
	check("a { b: c }/* never closed", "a{b:c}");
}

static void
strings_stay_as_they_are(void **state)
{
	(void)state;
	check("a { content: \"/* no */  \\\"  '\"}",
	    "a{content:\"/* no */  \\\"  '\"}");
	check("a { content: '/*\\\n\t' }", "a{content:'/*\\\n\t'}");
	check("a { content: \"\\", "a{content:\"\\");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(space_that_means_nothing_is_left_out),
		cmocka_unit_test(space_that_parts_is_kept),
		cmocka_unit_test(comments_are_left_out),
		cmocka_unit_test(strings_stay_as_they_are),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
