#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#include "base/arena.h"

static void
every_code_point_reads_back_as_it_was_written(void **state)
{
	char bytes[4];
	size_t n, at, bad;

	(void)state;
	for (uint32_t c = 0; c <= 0x10FFFF; c++) {
		if (c >= 0xD800 && c <= 0xDFFF)
			continue;
		n = utf8_put(bytes, c);
		at = 0;
		assert_int_equal(utf8_next((struct str){ bytes, n }, &at), c);
		assert_int_equal(at, n);
		assert_true(utf8_check((struct str){ bytes, n }, &bad));
	}
}

static void
what_is_not_utf8_is_refused_at_its_first_byte(void **state)
{
	static const struct str bad[] = {
		STR_INIT("ab\xC0\xAF"), /* overlong */
		STR_INIT("ab\xED\xA0\x80"), /* surrogate */
		STR_INIT("ab\xF4\x90\x80\x80"), /* over U+10FFFF */
		STR_INIT("ab\xC3"), /* cut off */
		STR_INIT("ab\x80"), /* a tail alone */
		STR_INIT("ab\xE9 t"), /* Latin-1 */
	};
	size_t at;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		assert_false(utf8_check(bad[i], &at));
		assert_int_equal(at, 2);
	}
}

static void
a_wrong_byte_counts_as_one_code_point(void **state)
{
	(void)state;
	assert_int_equal(utf8_count(STR("a\xFF\xC3\xA9")), 3);
	assert_int_equal(utf8_prefix(STR("\xC3\xA9t\xC3\xA9"), 2).n, 3);
}

static void
a_text_is_ascii_when_none_of_its_bytes_is_higher(void **state)
{
	(void)state;
	assert_true(utf8_is_ascii(STR("")));
	assert_true(utf8_is_ascii(STR("seven b")));
	assert_true(utf8_is_ascii(STR("nine bytes\x7f")));
	assert_false(utf8_is_ascii(STR("\xc3\xa9")));
	assert_false(utf8_is_ascii(STR("eight by\x80")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_code_point_reads_back_as_it_was_written),
		cmocka_unit_test(what_is_not_utf8_is_refused_at_its_first_byte),
		cmocka_unit_test(a_wrong_byte_counts_as_one_code_point),
		cmocka_unit_test(
		    a_text_is_ascii_when_none_of_its_bytes_is_higher),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
