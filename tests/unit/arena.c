#include "base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

/* Whatever is left at the end of a block when the next piece is wanted. */
static void
every_piece_is_aligned_and_zeroed(void **state)
{
	struct arena arena;
	unsigned char *p;

	(void)state;
	arena_init(&arena);
	for (size_t i = 0; i < 200000; i++) {
		size_t n = 1 + i % 7;

		memset(arena_bytes(&arena, 1 + i % 13), 'x', 1 + i % 13);
		p = arena_alloc(&arena, n);
		assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
		for (size_t k = 0; k < n; k++)
			assert_int_equal(p[k], 0);
		memset(p, 'x', n);
	}
	arena_free(&arena);
}

static void
only_ascii_letters_have_a_lower_case(void **state)
{
	struct arena arena;

	(void)state;
	arena_init(&arena);
	assert_true(str_eq(str_lower(&arena, STR("@AMZ[`az{ \xc3\x89")),
	    STR("@amz[`az{ \xc3\x89")));
	assert_int_equal(str_lower(&arena, STR("")).n, 0);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_piece_is_aligned_and_zeroed),
		cmocka_unit_test(only_ascii_letters_have_a_lower_case),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
