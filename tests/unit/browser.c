#include "serve/browser.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <cmocka.h>

#include "base/arena.h"

/* The words of a command as one text, "|" behind each. */
static void
expect(const char *command, const char *wanted)
{
	char got[200] = "";
	struct arena arena;
	char **words;
	size_t n = 0;

	arena_init(&arena);
	words = browser_words(
	    str_from(command), STR("http://localhost:8000/"), &arena);
	for (; words != NULL && *words != NULL; words++)
		n += (size_t)snprintf(got + n, sizeof(got) - n, "%s|", *words);
	assert_string_equal(got, wanted);
	arena_free(&arena);
}

static void
the_address_stands_where_the_command_says(void **state)
{
	(void)state;
	expect("firefox", "firefox|http://localhost:8000/|");
	expect("  w  -new-tab %s -x ", "w|-new-tab|http://localhost:8000/|-x|");
	expect("w --url=%s", "w|--url=http://localhost:8000/|");
	expect("w a%cb 5%% %", "w|a:b|5%|%|http://localhost:8000/|");
	expect("w %x;$(y)", "w|%x;$(y)|http://localhost:8000/|");
	expect("  ", "");
	expect("", "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_address_stands_where_the_command_says),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
