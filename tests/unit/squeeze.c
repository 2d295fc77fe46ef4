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
lines_lose_the_space_around_them(void **state)
{
	(void)state;
	check("a { b: c }\n", "a { b: c }\n");
	check("\n\n\ta {\n\t\tb: c;\n\n\t}\n", "a {\nb: c;\n}\n");
	check("a\n\tb { c: d }", "a\nb { c: d }");
	check("", "");
}

static void
comments_are_left_out(void **state)
{
	(void)state;
	check("/* why */\na { b: c } /* and */ d { }\n", "a { b: c }  d { }\n");
	check("a { b: c }/* never closed", "a { b: c }");
}

static void
strings_stay_as_they_are(void **state)
{
	(void)state;
	check("a { content: \"/* no */  \\\"  '\" }",
	    "a { content: \"/* no */  \\\"  '\" }");
	check("a { content: '/*\\\n\t' }", "a { content: '/*\\\n\t' }");
	check("a { content: \"\\", "a { content: \"\\");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_lose_the_space_around_them),
		cmocka_unit_test(comments_are_left_out),
		cmocka_unit_test(strings_stay_as_they_are),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
