#define _GNU_SOURCE
#include "publish/last.h"

#include <fcntl.h>
#include <sys/stat.h>

#include "base/file.h"
#include "cache/cache.h"
#include "publish/folder.h"
#include "publish/publish.h"
#include "scratch.h"

/* A published site of one file, with a finding, that the cache remembers. */
struct fixture {
	struct scratch scratch;
	int fd;
	struct last last;
};

static void
publish_site(struct fixture *f)
{
	struct publish p;
	struct published out;
	struct diag diag;

	diag_init(&diag);
	diag_report(&diag, CODE_FILE_READ, (struct place){ 0 }, "before");
	diag_report(&diag, CODE_OUTPUT_LEFT, (struct place){ 0 }, "kept");
	assert_true(publish_begin(&p, f->last.output, last_marks(&f->last),
	    &f->scratch.arena, &diag));
	assert_true(
	    publish_put(&p, STR("index.html"), STR("home"), &diag, &out));
	publish_add(&p, &out);
	assert_true(publish_finish(&p, &diag));
	last_keep(&f->last, &p, &diag, 1);
	publish_free(&p);
	diag_free(&diag);
}

static int
setup(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));

	assert_non_null(f);
	scratch_begin(&f->scratch);
	f->last.arena = &f->scratch.arena;
	f->fd = folder_open(AT_FDCWD, f->scratch.folder);
	f->last.output =
	    arena_printf(&f->scratch.arena, "%s/site", f->scratch.folder);
	f->last.cache = cache_open(arena_cstr(&f->scratch.arena,
	    arena_printf(&f->scratch.arena, "%s/cache", f->scratch.folder)));
	f->last.key = hash_of(STR("inputs"));
	assert_non_null(f->last.cache);
	publish_site(f);
	*state = f;
	return 0;
}

static int
teardown(void **state)
{
	struct fixture *f = *state;

	cache_close(f->last.cache);
	close(f->fd);
	scratch_end(&f->scratch);
	free(f);
	return 0;
}

static bool
holds(struct fixture *f, struct diag *diag)
{
	struct diag own;
	bool ok;

	diag_init(&own);
	ok = last_holds(&f->last, diag != NULL ? diag : &own);
	diag_free(&own);
	return ok;
}

static void
a_site_that_nobody_touched_holds_and_tells_its_findings_again(void **state)
{
	struct fixture *f = *state;
	struct diag diag;

	diag_init(&diag);
	assert_true(holds(f, &diag));
	assert_int_equal(diag.n, 1);
	assert_true(str_eq(diag.items[0].text, STR("kept")));
	assert_int_equal(f->last.marks.n, 2);
	diag_free(&diag);
}

static void
other_inputs_make_another_site(void **state)
{
	struct fixture *f = *state;

	f->last.key = hash_of(STR("other inputs"));
	assert_false(holds(f, NULL));
}

static void
a_file_that_was_changed_or_deleted_does_not_hold(void **state)
{
	struct fixture *f = *state;

	assert_true(file_write(f->fd, STR("site/index.html"), STR("h0me")));
	assert_false(holds(f, NULL));
	assert_int_equal(unlinkat(f->fd, "site/index.html", 0), 0);
	assert_false(holds(f, NULL));
}

static void
a_file_set_back_to_its_size_and_time_does_not_hold(void **state)
{
	struct fixture *f = *state;

	scratch_overwrite(f->fd, "site/index.html", "h0me");
	assert_false(holds(f, NULL));
}

static void
without_a_cache_nothing_holds(void **state)
{
	struct fixture *f = *state;
	struct cache *cache = f->last.cache;

	f->last.cache = NULL;
	assert_false(holds(f, NULL));
	assert_null(last_marks(&f->last));
	f->last.cache = cache;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(
		    a_site_that_nobody_touched_holds_and_tells_its_findings_again),
		TEST(other_inputs_make_another_site),
		TEST(a_file_that_was_changed_or_deleted_does_not_hold),
		TEST(a_file_set_back_to_its_size_and_time_does_not_hold),
		TEST(without_a_cache_nothing_holds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
