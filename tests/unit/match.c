#include "text/match.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#include "base/arena.h"

static struct arena arena;

static struct row
letters(const char *text)
{
	size_t n = str_from(text).n;
	uint32_t *items = arena_array(&arena, n + 1, sizeof(*items));

	for (size_t i = 0; i < n; i++)
		items[i] = (uint32_t)text[i];
	return (struct row){ items, n };
}

/* The number of matches, each of them checked: equal, and in order. */
static size_t
matched(const char *from, const char *to, size_t max_edits)
{
	struct row a = letters(from), b = letters(to);
	uint32_t *partner = arena_array(&arena, b.n + 1, sizeof(*partner));
	uint32_t last = 0;
	size_t n = 0;

	if (!match_rows(a, b, max_edits, &arena, partner))
		return STR_NONE;
	for (size_t j = 0; j < b.n; j++) {
		if (partner[j] == MATCH_NONE)
			continue;
		assert_true(partner[j] < a.n);
		assert_int_equal(a.items[partner[j]], b.items[j]);
		assert_true(n == 0 || partner[j] > last);
		last = partner[j];
		n++;
	}
	return n;
}

static void
the_longest_common_row_is_found(void **state)
{
	(void)state;
	assert_int_equal(matched("abcabba", "cbabac", 99), 4);
	assert_int_equal(matched("", "abc", 99), 0);
	assert_int_equal(matched("abc", "", 99), 0);
	assert_int_equal(matched("", "", 99), 0);
	assert_int_equal(matched("same", "same", 0), 4);
	assert_int_equal(matched("one two", "one and two", 99), 7);
	assert_int_equal(matched("aaaa", "aa", 99), 2);
}

/* Dynamic programming answers the same question slowly. */
static size_t
longest(const char *a, const char *b)
{
	size_t best[17][17] = { { 0 } }, i, j;

	for (i = 1; a[i - 1] != '\0'; i++) {
		for (j = 1; b[j - 1] != '\0'; j++) {
			best[i][j] = best[i - 1][j] > best[i][j - 1]
			    ? best[i - 1][j]
			    : best[i][j - 1];
			if (a[i - 1] == b[j - 1])
				best[i][j] = best[i - 1][j - 1] + 1;
		}
	}
	return best[str_from(a).n][str_from(b).n];
}

static void
no_match_is_ever_missed(void **state)
{
	char a[17], b[17];
	uint32_t seed = 1;

	(void)state;
	for (int round = 0; round < 5000; round++) {
		size_t n = seed % 16, m = (seed >> 8) % 16;

		for (size_t i = 0; i < 16; i++) {
			seed = seed * 1664525u + 1013904223u;
			a[i] = (char)('a' + (seed >> 16) % 3);
			b[i] = (char)('a' + (seed >> 24) % 3);
		}
		a[n] = b[m] = '\0';
		assert_int_equal(matched(a, b, 99), longest(a, b));
		arena_reset(&arena);
	}
}

static void
rows_too_far_apart_are_not_matched(void **state)
{
	(void)state;
	assert_true(matched("abcdef", "uvwxyz", 11) == STR_NONE);
	assert_int_equal(matched("abcdef", "uvwxyz", 12), 0);
}

static int
start(void **state)
{
	(void)state;
	arena_init(&arena);
	return 0;
}

static int
end(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_longest_common_row_is_found),
		cmocka_unit_test(no_match_is_ever_missed),
		cmocka_unit_test(rows_too_far_apart_are_not_matched),
	};

	return cmocka_run_group_tests(tests, start, end);
}
