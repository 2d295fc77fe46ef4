#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "media/variant.h"

static struct variants
of(enum format format, uint32_t width, uint32_t height)
{
	struct bitmap b = { .format = (uint8_t)format,
		.width = width,
		.height = height,
		.orientation = 1 };
	struct variants v;

	variants_of(&b, &v);
	return v;
}

static void
a_large_photo_has_three_widths_and_the_whole(void **state)
{
	struct variants v = of(FORMAT_JPEG, 4000, 3000);

	(void)state;
	assert_int_equal(v.n, 7);
	assert_int_equal(v.items[0].format, FORMAT_WEBP);
	assert_int_equal(v.items[0].width, 480);
	assert_int_equal(v.items[0].height, 360);
	assert_int_equal(v.items[5].format, FORMAT_JPEG);
	assert_int_equal(v.items[5].width, 1600);
	assert_int_equal(v.whole, 6);
	assert_false(v.whole_is_shown);
}

static void
nothing_is_enlarged(void **state)
{
	struct variants v = of(FORMAT_PNG, 300, 200);

	(void)state;
	assert_int_equal(v.n, 2);
	assert_int_equal(v.items[1].width, 300);
	assert_true(v.whole_is_shown);
	/* 1000 is hardly more than 960. */
	v = of(FORMAT_JPEG, 1000, 10);
	assert_int_equal(v.n, 4);
	assert_int_equal(v.items[1].width, 480);
	assert_int_equal(v.items[3].width, 1000);
}

static void
a_webp_needs_no_other_format(void **state)
{
	struct variants v = of(FORMAT_WEBP, 800, 600);

	(void)state;
	assert_int_equal(v.n, 2);
	assert_int_equal(v.items[1].format, FORMAT_WEBP);
	assert_int_equal(of(FORMAT_GIF, 10, 10).items[1].format, FORMAT_PNG);
}

static void
what_webp_cannot_hold_is_left_to_the_other(void **state)
{
	struct variants v = of(FORMAT_PNG, 1000, 20000);

	(void)state;
	assert_int_equal(v.n, 3);
	assert_int_equal(v.items[2].format, FORMAT_PNG);
	assert_int_equal(of(FORMAT_PNG, 9, 1).items[0].height, 1);
	assert_int_equal(of(FORMAT_PNG, 30000, 1).items[0].height, 1);
}

static void
another_content_has_another_name(void **state)
{
	struct variant v = { FORMAT_WEBP, 480, 360 };
	struct arena arena;
	struct str a, b;

	(void)state;
	arena_init(&arena);
	a = variant_mark(STR("1234"), &v, &arena);
	b = variant_mark(STR("1235"), &v, &arena);
	assert_true(str_ends(a, STR("-480.webp")));
	assert_int_equal(a.n, sizeof("-0123456789-480.webp") - 1);
	assert_false(str_eq(a, b));
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_large_photo_has_three_widths_and_the_whole),
		cmocka_unit_test(nothing_is_enlarged),
		cmocka_unit_test(a_webp_needs_no_other_format),
		cmocka_unit_test(what_webp_cannot_hold_is_left_to_the_other),
		cmocka_unit_test(another_content_has_another_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
