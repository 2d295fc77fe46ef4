#include "content/spaced.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <cmocka.h>

/* The addresses with spaces that text has, each between bars. */
static void
assert_found(const char *text, const char *wanted)
{
	struct spaced s = { .text = str_from(text) };
	struct str address;
	char found[256] = "";
	size_t n = 0;

	while (spaced_next(&s, &address)) {
		assert_true(n + address.n + 2 < sizeof(found));
		memcpy(found + n, address.p, address.n);
		n += address.n;
		found[n++] = '|';
	}
	assert_string_equal(found, wanted);
}

static void
each_address_with_a_space_is_found(void **state)
{
	(void)state;
	assert_found("[a](b c)", "b c|");
	assert_found("[a](b) and [c](d e) [f](g h)\n![i](j k.png)\n",
	    "d e|g h|j k.png|");
	assert_found("one\n\n[a](b)\n\ntwo\n\n[c](d(e) f)", "d(e) f|");
	assert_found("[a [b] c](d e)", "d e|");
	assert_found("[a](b\n[c](d e)", "d e|");
}

static void
a_title_or_angle_brackets_make_no_space(void **state)
{
	(void)state;
	assert_found("[a](b \"c d\") [e](f 'g h') [i](j (k l))", "");
	assert_found("[a](<b c>) [d]( e )", "");
	assert_found("[a](b c \"d\")", "b c|");
}

static void
code_and_escapes_are_passed_over(void **state)
{
	(void)state;
	assert_found("`[a](b c)` [d](e f)", "e f|");
	assert_found("```\n[a](b c)\n```\n[d](e f)\n", "e f|");
	assert_found("    [a](b c)\n\\[a](b c)\n](b c)\n", "");
	assert_found("[a](b c)\n~~~\n[d](e f)\n", "b c|");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_address_with_a_space_is_found),
		cmocka_unit_test(a_title_or_angle_brackets_make_no_space),
		cmocka_unit_test(code_and_escapes_are_passed_over),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
