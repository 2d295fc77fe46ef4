#include <sys/wait.h>
#include <unistd.h>

#include "base/map.h"
#include "cache/cache.h"

#include "scratch.h"

static struct scratch scratch;

static int
setup(void **state)
{
	scratch_begin(&scratch);
	*state = &scratch;
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	scratch_end(&scratch);
	return 0;
}

/* What the cache has for the key, or "-". */
static const char *
get(const char *kind, const char *key)
{
	struct cache *c = cache_open(scratch.folder);
	struct str out;

	if (!cache_get(c, str_from(kind), str_from(key), &scratch.arena, &out))
		out = STR("-");
	cache_close(c);
	return arena_cstr(&scratch.arena, out);
}

static void
put(const char *kind, const char *key, const char *value)
{
	struct cache *c = cache_open(scratch.folder);

	assert_non_null(c);
	cache_put(c, str_from(kind), str_from(key), str_from(value));
	cache_close(c);
}

static void
what_was_put_is_there_next_time(void **state)
{
	(void)state;
	put("a", "k", "one");
	put("b", "k", "");
	assert_string_equal(get("a", "k"), "one");
	put("a", "k", "two");
	assert_string_equal(get("a", "k"), "two");
	assert_string_equal(get("b", "k"), "");
	assert_string_equal(get("c", "k"), "-");
}

static void
what_is_dropped_leaves_no_trace_in_the_files(void **state)
{
	struct cache *c;

	(void)state;
	put("history", "k", "Withdrawn-Student-Name");
	scratch_run(&scratch, "grep -q Withdrawn cache.sqlite*");
	c = cache_open(scratch.folder);
	cache_drop(c, STR("history"), STR("k"));
	cache_close(c);
	scratch_run(&scratch, "! grep -q Withdrawn cache.sqlite*");
	put("history", "k", "Withdrawn-Student-Name");
	c = cache_open(scratch.folder);
	cache_drop_kind(c, STR(""));
	cache_close(c);
	scratch_run(&scratch, "! grep -q Withdrawn cache.sqlite*");
}

static void
a_damaged_file_is_begun_anew(void **state)
{
	(void)state;
	put("a", "k", "one");
	scratch_run(&scratch, "printf 'not a database at all' > cache.sqlite");
	assert_string_equal(get("a", "k"), "-");
	put("a", "k", "two");
	assert_string_equal(get("a", "k"), "two");
	scratch_run(
	    &scratch, "sed -i 's/two/tow/' cache.sqlite; rm -f cache.sqlite-*");
	assert_string_equal(get("a", "k"), "-");
}

static void
a_place_that_cannot_be_written_is_no_cache(void **state)
{
	(void)state;
	assert_null(cache_open("/proc/no/such/place"));
	assert_null(cache_open(NULL));
	cache_put(NULL, STR("a"), STR("k"), STR("v"));
	cache_close(NULL);
}

static void
nobody_else_can_read_the_file(void **state)
{
	(void)state;
	put("a", "k", "one");
	scratch_run(&scratch, "test $(stat -c %a cache.sqlite) = 600");
}

static void
what_is_not_kept_is_dropped(void **state)
{
	struct map keep;
	struct cache *c;

	(void)state;
	put("picture", "a", "1");
	put("picture", "b", "2");
	put("last", "b", "3");
	map_init(&keep, &scratch.arena);
	map_put(&keep, STR("a"), &keep);
	c = cache_open(scratch.folder);
	cache_keep_only(c, STR("picture"), &keep);
	cache_close(c);
	assert_string_equal(get("picture", "a"), "1");
	assert_string_equal(get("picture", "b"), "-");
	assert_string_equal(get("last", "b"), "3");
	cache_keep_only(NULL, STR("picture"), &keep);
}

/* What a process that was forked now finds; its status is 0 if that is so. */
static bool
child_gets(struct cache *c, const char *key, const char *wanted)
{
	int status = 1;
	struct str out;
	pid_t child = fork();

	if (child == 0) {
		if (!cache_get(
			c, STR("a"), str_from(key), &scratch.arena, &out))
			out = STR("-");
		cache_put(c, STR("a"), STR("child"), STR("x"));
		_exit(str_eq(out, str_from(wanted)) ? 0 : 1);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	return status == 0;
}

static void
a_cache_at_rest_is_read_by_others(void **state)
{
	struct cache *c = cache_open(scratch.folder);

	(void)state;
	cache_put(c, STR("a"), STR("k"), STR("one"));
	assert_true(child_gets(c, "k", "-"));
	cache_rest(c);
	assert_true(child_gets(c, "k", "one"));
	assert_true(child_gets(c, "none", "-"));
	/* It opens again by itself, and then is this process's own. */
	cache_put(c, STR("a"), STR("l"), STR("two"));
	assert_true(child_gets(c, "k", "-"));
	cache_rest(c);
	cache_rest(c);
	assert_true(child_gets(c, "l", "two"));
	cache_close(c);
	assert_string_equal(get("a", "k"), "one");
	assert_string_equal(get("a", "l"), "two");
	assert_string_equal(get("a", "child"), "-");
	cache_rest(NULL);
}

static void
damage_that_others_meet_is_the_owners_to_mend(void **state)
{
	struct cache *c = cache_open(scratch.folder);

	(void)state;
	cache_put(c, STR("a"), STR("k"), STR("one"));
	cache_rest(c);
	scratch_run(&scratch, "printf damage >cache.sqlite; rm -f cache.*-*");
	assert_true(child_gets(c, "k", "-"));
	scratch_run(&scratch, "grep -q damage cache.sqlite");
	cache_put(c, STR("a"), STR("k"), STR("two"));
	cache_close(c);
	assert_string_equal(get("a", "k"), "two");
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(what_was_put_is_there_next_time),
		TEST(what_is_dropped_leaves_no_trace_in_the_files),
		TEST(what_is_not_kept_is_dropped),
		TEST(a_damaged_file_is_begun_anew),
		TEST(a_place_that_cannot_be_written_is_no_cache),
		TEST(nobody_else_can_read_the_file),
		TEST(a_cache_at_rest_is_read_by_others),
		TEST(damage_that_others_meet_is_the_owners_to_mend),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
