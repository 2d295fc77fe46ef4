/* What machines without SSE2 do; the others' way shows in every page. */
#undef __SSE2__
#include "base/lanes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <cmocka.h>

static unsigned char bytes[LANES];

/* All 256 bytes pass by, sixteen at a time. */
static void
fill(unsigned first)
{
	for (unsigned i = 0; i < LANES; i++)
		bytes[i] = (unsigned char)(first + i);
}

static bool
has(struct lanes a, unsigned i)
{
	return (lanes_mask(a) >> i & 1) != 0;
}

static void
each_byte_has_its_bit(void **state)
{
	(void)state;
	for (unsigned first = 0; first < 256; first += LANES) {
		struct lanes v;

		fill(first);
		v = lanes_load(bytes);
		for (unsigned i = 0; i < LANES; i++) {
			unsigned c = first + i;
			bool digit = c >= '0' && c <= '9';
			bool letter =
			    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');

			assert_int_equal(has(v, i), c >= 0x80);
			assert_int_equal(has(lanes_equal(v, '@'), i), c == '@');
			assert_int_equal(
			    has(lanes_between(v, '0', '9'), i), digit);
			assert_int_equal(
			    has(lanes_alnum(v), i), digit || letter);
			assert_int_equal(has(lanes_or(lanes_equal(v, 'a'),
						 lanes_equal(v, 'b')),
					     i),
			    c == 'a' || c == 'b');
		}
	}
}

static void
behind_a_few_bytes_are_zeros(void **state)
{
	(void)state;
	fill('a');
	for (unsigned n = 0; n < LANES; n++) {
		struct lanes v = lanes_few((const char *)bytes, n);

		for (unsigned i = 0; i < LANES; i++)
			assert_true(has(
			    lanes_equal(v, i < n ? (char)('a' + i) : '\0'), i));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_byte_has_its_bit),
		cmocka_unit_test(behind_a_few_bytes_are_zeros),
	};

	return cmocka_run_group_tests_name("lanes", tests, NULL, NULL);
}
