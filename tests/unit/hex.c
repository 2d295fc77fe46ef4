#include "base/hex.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/percent.h"
#include "base/utf8.h"

static void
every_byte_reads_back_as_it_was_written(void **state)
{
	struct arena arena;
	struct str text;
	uint8_t back;

	(void)state;
	arena_init(&arena);
	for (unsigned i = 0; i < 256; i++) {
		text = hex_text(&(uint8_t){ (uint8_t)i }, 1, &arena);
		assert_true(hex_bytes(text, &back, 1));
		assert_int_equal(back, i);
	}
	arena_free(&arena);
}

static void
what_is_no_digit_or_too_short_is_refused(void **state)
{
	static const struct str bad[] = { STR_INIT(""), STR_INIT("a"),
		STR_INIT("g0"), STR_INIT("0G"), STR_INIT("0x"), STR_INIT(" 1"),
		STR_INIT("1\x10") };
	uint8_t byte;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		assert_false(hex_bytes(bad[i], &byte, 1));
}

static void
only_whole_percent_signs_are_read(void **state)
{
	static const struct str cases[][2] = {
		{ STR_INIT("caf%C3%a9"), STR_INIT("caf\xC3\xA9") },
		{ STR_INIT("100%"), STR_INIT("100%") },
		{ STR_INIT("50%zz"), STR_INIT("50%zz") },
		{ STR_INIT("%4"), STR_INIT("%4") },
		{ STR_INIT("a%00b"), STR_INIT("a%00b") },
		{ STR_INIT("%25%32%35"), STR_INIT("%25") },
	};
	struct arena arena;

	(void)state;
	arena_init(&arena);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		assert_true(
		    str_eq(percent_decode(cases[i][0], &arena), cases[i][1]));
	arena_free(&arena);
}

static void
a_reference_means_one_character_or_none(void **state)
{
	static const struct {
		struct str digits;
		uint32_t c;
	} cases[] = { { STR_INIT("65"), 'A' }, { STR_INIT("x1F600"), 0x1F600 },
		{ STR_INIT("XE9"), 0xE9 }, { STR_INIT(""), 0 },
		{ STR_INIT("x"), 0 }, { STR_INIT("xD800"), 0 },
		{ STR_INIT("x110000"), 0 }, { STR_INIT("6a"), 0 },
		{ STR_INIT("99999999999999999999"), 0 } };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		assert_int_equal(utf8_reference(cases[i].digits), cases[i].c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_byte_reads_back_as_it_was_written),
		cmocka_unit_test(what_is_no_digit_or_too_short_is_refused),
		cmocka_unit_test(only_whole_percent_signs_are_read),
		cmocka_unit_test(a_reference_means_one_character_or_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
