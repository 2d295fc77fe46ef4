#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "theme/color.h"

static struct color
color(const char *text)
{
	struct color c;

	assert_true(color_from_text(str_from(text), &c));
	return c;
}

static void
a_short_color_doubles_its_digits(void **state)
{
	struct color a = color("#05a"), b = color("#0055AA");

	(void)state;
	assert_memory_equal(&a, &b, sizeof(a));
}

static void
a_word_is_not_a_color(void **state)
{
	struct color c;

	(void)state;
	assert_false(color_from_text(STR("teal"), &c));
	assert_false(color_from_text(STR("#12345"), &c));
	assert_false(color_from_text(STR("#12345g"), &c));
	assert_false(color_from_text(STR(""), &c));
}

static void
black_on_white_has_the_highest_contrast(void **state)
{
	double x = color_contrast(color("#000"), color("#fff"));

	(void)state;
	assert_true(x > 20.99 && x < 21.01);
}

/* 4.54 is what the contrast checkers of browsers say of this grey. */
static void
the_contrast_of_a_known_grey_is_known(void **state)
{
	double x = color_contrast(color("#767676"), color("#ffffff"));

	(void)state;
	assert_true(x > 4.53 && x < 4.55);
}

static void
a_color_that_can_be_read_stays(void **state)
{
	struct color ground = color("#fff"), c = color("#0a5a73"), out;

	(void)state;
	assert_true(color_reach(c, &ground, 1, &out));
	assert_memory_equal(&c, &out, sizeof(c));
}

static void
a_pale_color_is_darkened_on_white_and_stays_on_black(void **state)
{
	struct color white = color("#fff"), black = color("#000");
	struct color c = color("#7cc7de"), out;

	(void)state;
	assert_true(color_reach(c, &white, 1, &out));
	assert_true(color_contrast(out, white) >= COLOR_TEXT_CONTRAST);
	assert_true(out.green < c.green);
	assert_true(color_reach(c, &black, 1, &out));
	assert_memory_equal(&c, &out, sizeof(c));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_short_color_doubles_its_digits),
		cmocka_unit_test(a_word_is_not_a_color),
		cmocka_unit_test(black_on_white_has_the_highest_contrast),
		cmocka_unit_test(the_contrast_of_a_known_grey_is_known),
		cmocka_unit_test(a_color_that_can_be_read_stays),
		cmocka_unit_test(
		    a_pale_color_is_darkened_on_white_and_stays_on_black),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
