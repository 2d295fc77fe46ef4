#define _GNU_SOURCE
#include "publish/marks.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <time.h>

#include "base/buf.h"
#include "base/file.h"
#include "publish/folder.h"
#include "publish/publish.h"
#include "scratch.h"

#define PAGE "site/p/index.html"

/* A published site of one page, and its marks. */
struct fixture {
	struct scratch scratch;
	int fd;
	struct str output;
	struct marks marks;
	struct published page;
	const char *meddled; /* put in the page's place before the swap */
};

/* Until a change gets another time than one that was made before. */
static void
wait_for_the_clock(struct fixture *f)
{
	const struct timespec pause = { .tv_nsec = 1000000 };
	struct stat first, now;

	assert_int_equal(fchmod(f->fd, 0700), 0);
	assert_int_equal(fstat(f->fd, &first), 0);
	do {
		nanosleep(&pause, NULL);
		assert_int_equal(fchmod(f->fd, 0700), 0);
		assert_int_equal(fstat(f->fd, &now), 0);
	} while (first.st_ctim.tv_sec == now.st_ctim.tv_sec &&
	    first.st_ctim.tv_nsec == now.st_ctim.tv_nsec);
}

static void
publish_page(struct fixture *f, const char *text)
{
	struct publish p;
	struct buf bytes;

	marks_index(&f->marks, &f->scratch.arena);
	assert_true(publish_begin(
	    &p, f->output, &f->marks, &f->scratch.arena, &f->scratch.diag));
	assert_true(publish_put(&p, STR("p/index.html"), str_from(text),
	    &f->scratch.diag, &f->page));
	publish_add(&p, &f->page);
	if (f->meddled != NULL)
		assert_true(file_write(
		    p.staging, STR("p/index.html"), str_from(f->meddled)));
	assert_true(publish_finish(&p, &f->scratch.diag));
	wait_for_the_clock(f);
	buf_init(&bytes);
	assert_true(marks_write(&p, &bytes));
	assert_true(marks_read(&f->marks,
	    str_copy(&f->scratch.arena, buf_str(&bytes)), &f->scratch.arena));
	marks_index(&f->marks, &f->scratch.arena);
	buf_free(&bytes);
	publish_free(&p);
}

static int
setup(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));

	assert_non_null(f);
	scratch_begin(&f->scratch);
	f->fd = folder_open(AT_FDCWD, f->scratch.folder);
	f->output =
	    arena_printf(&f->scratch.arena, "%s/site", f->scratch.folder);
	publish_page(f, "home");
	*state = f;
	return 0;
}

static int
teardown(void **state)
{
	struct fixture *f = *state;

	close(f->fd);
	scratch_end(&f->scratch);
	free(f);
	return 0;
}

static bool
knows(struct fixture *f, const char *text)
{
	int site = folder_open(f->fd, "site");
	struct published page = { .file = STR("p/index.html"),
		.size = strlen(text),
		.seal = marks_seal(&f->marks, str_from(text)) };
	bool known = marks_know(&f->marks, site, &page);

	close(site);
	return known;
}

static bool
hold(struct fixture *f)
{
	int site = folder_open(f->fd, "site");
	bool all = marks_hold(&f->marks, site);

	close(site);
	return all;
}

/* Nothing of what was done to the site outlives the next build. */
static void
assert_mended(struct fixture *f)
{
	struct str bytes;

	assert_false(knows(f, "home"));
	assert_false(hold(f));
	publish_page(f, "home");
	assert_true(f->page.changed);
	assert_true(file_read(f->fd, STR(PAGE), 64, &f->scratch.arena, &bytes));
	assert_true(str_eq(bytes, STR("home")));
	assert_true(hold(f));
}

static void
a_page_that_nobody_touched_is_known_by_its_seal(void **state)
{
	struct fixture *f = *state;

	assert_true(hold(f));
	assert_true(knows(f, "home"));
	assert_false(knows(f, "h0me"));
	assert_false(knows(f, "homes"));
	publish_page(f, "home");
	assert_false(f->page.changed);
	assert_true(knows(f, "home"));
	publish_page(f, "h0me");
	assert_true(f->page.changed);
	assert_true(knows(f, "h0me"));
}

static void
a_page_set_back_to_its_size_and_time_is_written_again(void **state)
{
	struct fixture *f = *state;

	scratch_overwrite(f->fd, PAGE, "h0me");
	assert_mended(f);
}

static void
a_page_in_the_place_of_another_is_written_again(void **state)
{
	struct fixture *f = *state;
	struct timespec times[2];

	scratch_times(f->fd, PAGE, times);
	assert_true(file_write(f->fd, STR("other"), STR("h0me")));
	assert_int_equal(utimensat(f->fd, "other", times, 0), 0);
	assert_int_equal(renameat(f->fd, "other", f->fd, PAGE), 0);
	assert_mended(f);
}

static void
a_page_replaced_while_it_is_staged_is_written_again(void **state)
{
	struct fixture *f = *state;

	f->meddled = "m1ne";
	publish_page(f, "h0me");
	f->meddled = NULL;
	assert_mended(f);
}

static void
a_folder_that_is_gone_is_made_again(void **state)
{
	struct fixture *f = *state;

	assert_true(folder_remove(f->fd, "site/p"));
	assert_mended(f);
}

static void
a_link_in_the_place_of_a_page_is_replaced(void **state)
{
	struct fixture *f = *state;
	struct str bytes;

	assert_int_equal(renameat(f->fd, PAGE, f->fd, "elsewhere"), 0);
	assert_int_equal(symlinkat("../../elsewhere", f->fd, PAGE), 0);
	assert_mended(f);
	assert_true(
	    file_read(f->fd, STR("elsewhere"), 64, &f->scratch.arena, &bytes));
}

static void
a_site_in_another_folder_is_read(void **state)
{
	struct fixture *f = *state;

	f->output =
	    arena_printf(&f->scratch.arena, "%s/other", f->scratch.folder);
	publish_page(f, "home");
	assert_true(f->page.changed);
	assert_true(hold(f) == false);
	publish_page(f, "home");
	assert_false(f->page.changed);
}

/* Made in the tick of the last change, a mark says nothing of the bytes. */
static void
a_fresh_mark_holds_only_for_the_bytes(void **state)
{
	struct fixture *f = *state;

	for (size_t i = 0; i < f->marks.n; i++)
		f->marks.items[i].mark.fresh = 1;
	assert_false(knows(f, "home"));
	assert_true(hold(f));
	f->marks.items[1].mark.seal = marks_seal(&f->marks, STR("h0me"));
	assert_false(hold(f));
}

static void
marks_that_were_cut_are_no_marks(void **state)
{
	struct fixture *f = *state;
	struct publish p = { .staging = folder_open(f->fd, "site"),
		.marks = &f->marks,
		.manifest.file = STR("p/index.html") };
	struct marks marks;
	struct buf bytes;

	buf_init(&bytes);
	assert_true(marks_write(&p, &bytes));
	assert_true(marks_read(&marks, buf_str(&bytes), &f->scratch.arena));
	assert_int_equal(marks.n, 1);
	for (size_t n = 0; n < bytes.n; n++)
		assert_false(marks_read(&marks,
		    str_slice(buf_str(&bytes), 0, n), &f->scratch.arena));
	buf_free(&bytes);
	close(p.staging);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_page_that_nobody_touched_is_known_by_its_seal),
		TEST(a_page_set_back_to_its_size_and_time_is_written_again),
		TEST(a_page_in_the_place_of_another_is_written_again),
		TEST(a_page_replaced_while_it_is_staged_is_written_again),
		TEST(a_folder_that_is_gone_is_made_again),
		TEST(a_link_in_the_place_of_a_page_is_replaced),
		TEST(a_site_in_another_folder_is_read),
		TEST(a_fresh_mark_holds_only_for_the_bytes),
		TEST(marks_that_were_cut_are_no_marks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
