#include "base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <sys/wait.h>
#include <unistd.h>
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

/* A child does not have what its parent has ready, and can do without. */
static void
what_is_ready_is_the_parents_alone(void **state)
{
	size_t n = (size_t)3 * 1024 * 1024;
	struct arena arena;
	unsigned char *p;
	int status = -1;
	pid_t child;

	(void)state;
	arena_prepare(&arena, n);
	assert_true(arena.held >= n);
	child = fork();
	if (child == 0) {
		arena_init(&arena);
		p = arena_alloc(&arena, n);
		_exit(p[n - 1]);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	arena_open(&arena);
	p = arena_alloc(&arena, n);
	assert_true(arena.held >= n && arena.held < 2 * n);
	memset(p, 'x', n);
	child = fork();
	if (child == 0)
		_exit(p[n - 1]);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(WEXITSTATUS(status), 'x');
	arena_free(&arena);
	arena_prepare(&arena, 100);
	assert_int_equal(arena.held, 0);
	arena_open(&arena);
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

struct numbers {
	uint64_t *items;
	size_t n;
	size_t cap;
};

static void
grow(struct arena *arena, struct numbers *v, size_t n)
{
	uint64_t *item;

	while (v->n < n) {
		item = vec_push(arena, v);
		assert_int_equal(*item, 0);
		*item = v->n * 3 + 1;
	}
}

static void
assert_numbers(const struct numbers *v)
{
	for (size_t i = 0; i < v->n; i++)
		assert_int_equal(v->items[i], (i + 1) * 3 + 1);
}

/* One grows where it stands, two in turn move, and in memory used before. */
static void
arrays_grow_with_zeroed_room_and_lose_nothing(void **state)
{
	struct arena arena;

	(void)state;
	arena_init(&arena);
	for (unsigned round = 0; round < 2; round++) {
		struct numbers a = { 0 }, b = { 0 };

		grow(&arena, &a, 5000);
		for (size_t n = 1; n < 5000; n++) {
			grow(&arena, &b, n);
			grow(&arena, &a, 5000 + n);
		}
		assert_numbers(&a);
		assert_numbers(&b);
		memset(arena_bytes(&arena, 100000), 'x', 100000);
		arena_reset(&arena);
	}
	arena_free(&arena);
}

static void
an_array_of_a_known_size_stays_where_it_is(void **state)
{
	struct arena arena;
	struct numbers v = { 0 };
	const uint64_t *first;

	(void)state;
	arena_init(&arena);
	vec_reserve(&arena, &v, 1000);
	first = v.items;
	grow(&arena, &v, 1000);
	assert_ptr_equal(v.items, first);
	grow(&arena, &v, 3000);
	assert_numbers(&v);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_piece_is_aligned_and_zeroed),
		cmocka_unit_test(what_is_ready_is_the_parents_alone),
		cmocka_unit_test(only_ascii_letters_have_a_lower_case),
		cmocka_unit_test(arrays_grow_with_zeroed_room_and_lose_nothing),
		cmocka_unit_test(an_array_of_a_known_size_stays_where_it_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
