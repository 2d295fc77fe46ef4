#include "text/qr.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#include "base/arena.h"

static void
an_address_becomes_a_drawing_with_a_quiet_border(void **state)
{
	struct arena arena;
	struct str svg;

	(void)state;
	arena_init(&arena);
	svg = qr_svg(STR("https://a.example/"), STR("Open \"A\""), &arena);
	/* Version 2: 25 modules and four on each side. */
	assert_true(
	    str_starts(svg, STR("<svg class=\"qr\" viewBox=\"0 0 33 33\"")));
	assert_true(str_find(svg, STR("aria-label=\"Open &quot;A&quot;\"")) !=
	    STR_NONE);
	/* The first finder patterns start and end behind the border. */
	assert_true(str_find(svg, STR("d=\"M4 4.5h7m")) != STR_NONE);
	assert_true(str_find(svg, STR("h7M4 5.5h1m5 0h1m")) != STR_NONE);
	arena_free(&arena);
}

static void
a_text_too_long_for_a_code_gives_none(void **state)
{
	struct arena arena;
	char text[3000];

	(void)state;
	arena_init(&arena);
	for (size_t i = 0; i < sizeof(text); i++)
		text[i] = 'a';
	assert_int_equal(
	    qr_svg((struct str){ text, sizeof(text) }, STR("A"), &arena).n, 0);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    an_address_becomes_a_drawing_with_a_quiet_border),
		cmocka_unit_test(a_text_too_long_for_a_code_gives_none),
	};

	return cmocka_run_group_tests_name("qr", tests, NULL, NULL);
}
