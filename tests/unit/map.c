#include "base/map.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#include "base/arena.h"

static void
every_key_is_found_again_in_the_order_of_adding(void **state)
{
	struct arena arena;
	struct map m;
	static int values[1000];

	(void)state;
	arena_init(&arena);
	map_init(&m, &arena);
	for (int i = 0; i < 1000; i++)
		map_put(&m, arena_printf(&arena, "key %d", i), &values[i]);
	for (int i = 0; i < 1000; i++) {
		struct str key = arena_printf(&arena, "key %d", i);

		assert_ptr_equal(map_get(&m, key), &values[i]);
		assert_true(str_eq(m.items[i].key, key));
	}
	assert_null(map_get(&m, STR("key 1000")));
	assert_int_equal(m.n, 1000);
	arena_free(&arena);
}

static void
a_map_with_room_for_its_keys_grows_beyond_them(void **state)
{
	struct arena arena;
	struct map m;
	const struct map_entry *first;
	static int values[1000];

	(void)state;
	arena_init(&arena);
	map_init(&m, &arena);
	map_reserve(&m, 100);
	assert_null(map_get(&m, STR("key 0")));
	first = m.items;
	for (int i = 0; i < 1000; i++) {
		map_put(&m, arena_printf(&arena, "key %d", i), &values[i]);
		assert_true(i >= 100 || m.items == first);
	}
	for (int i = 0; i < 1000; i++)
		assert_ptr_equal(
		    map_get(&m, arena_printf(&arena, "key %d", i)), &values[i]);
	arena_free(&arena);
}

static void
the_nearest_key_is_at_most_two_edits_away(void **state)
{
	struct arena arena;
	struct map m;

	(void)state;
	arena_init(&arena);
	map_init(&m, &arena);
	assert_int_equal(map_nearest(&m, STR("x")).n, 0);
	map_put(&m, STR("collaboration"), &m);
	map_put(&m, STR("ok"), &m);
	assert_true(
	    str_eq(map_nearest(&m, STR("colaboratoin")), STR("collaboration")));
	/* Every short word is two edits away from "ok": no hint at all. */
	assert_int_equal(map_nearest(&m, STR("no")).n, 0);
	assert_int_equal(map_nearest(&m, STR("creativity")).n, 0);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    every_key_is_found_again_in_the_order_of_adding),
		cmocka_unit_test(
		    a_map_with_room_for_its_keys_grows_beyond_them),
		cmocka_unit_test(the_nearest_key_is_at_most_two_edits_away),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
