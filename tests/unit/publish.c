#define _GNU_SOURCE
#include "publish/publish.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "base/file.h"
#include "publish/folder.h"
#include "publish/manifest.h"
#include "scratch.h"

/* A folder of its own for each test, with the site in "site". */
struct fixture {
	struct scratch scratch;
	struct str output;
	int fd;
};

static int
setup(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));

	assert_non_null(f);
	scratch_begin(&f->scratch);
	f->output =
	    arena_printf(&f->scratch.arena, "%s/site", f->scratch.folder);
	f->fd = folder_open(AT_FDCWD, f->scratch.folder);
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

static void
put(struct publish *p, struct fixture *f, const char *file, const char *text)
{
	struct published out;

	assert_true(publish_put(
	    p, str_from(file), str_from(text), &f->scratch.diag, &out));
	publish_add(p, &out);
}

/* A site of two files; the second one holds text. */
static void
publish_site(struct fixture *f, const char *text)
{
	struct publish p;

	assert_true(publish_begin(
	    &p, f->output, NULL, &f->scratch.arena, &f->scratch.diag));
	put(&p, f, "index.html", "home");
	put(&p, f, "students/ana/index.html", text);
	assert_true(publish_finish(&p, &f->scratch.diag));
	publish_free(&p);
}

static struct str
bytes_of(struct fixture *f, const char *file)
{
	struct str bytes;

	if (!file_read(
		f->fd, str_from(file), 1u << 20, &f->scratch.arena, &bytes))
		return STR("(none)");
	return bytes;
}

static struct stat
stat_of(struct fixture *f, const char *file)
{
	struct stat st;

	assert_int_equal(fstatat(f->fd, file, &st, 0), 0);
	return st;
}

static bool
is_there(struct fixture *f, const char *file)
{
	return faccessat(f->fd, file, F_OK, AT_SYMLINK_NOFOLLOW) == 0;
}

static void
a_site_has_its_files_and_a_manifest_in_order_of_path(void **state)
{
	struct fixture *f = *state;
	struct str rest, line;

	publish_site(f, "one");
	assert_true(
	    str_eq(bytes_of(f, "site/students/ana/index.html"), STR("one")));
	rest = bytes_of(f, "site/" MANIFEST_FILE);
	assert_true(str_line(&rest, &line) && str_starts(line, STR("# ")));
	/* What xxh128sum(1) says of "home" and "one". */
	assert_true(str_line(&rest, &line) &&
	    str_eq(
		line, STR("a31aa7a9c2f303d1fee9e63fce526ec2  4  index.html")));
	assert_true(str_line(&rest, &line) &&
	    str_eq(line,
		STR("0a1c6d4cf41eb499911faba7321fe1a0  3  "
		    "students/ana/index.html")));
	assert_int_equal(rest.n, 0);
	assert_false(is_there(f, ".site.waymark-new"));
}

static void
an_unchanged_file_keeps_its_inode_and_time(void **state)
{
	struct fixture *f = *state;
	struct stat home, page;

	publish_site(f, "one");
	home = stat_of(f, "site/index.html");
	page = stat_of(f, "site/students/ana/index.html");
	publish_site(f, "two");
	assert_true(stat_of(f, "site/index.html").st_ino == home.st_ino);
	assert_true(stat_of(f, "site/index.html").st_mtim.tv_nsec ==
	    home.st_mtim.tv_nsec);
	assert_int_equal(stat_of(f, "site/index.html").st_nlink, 1);
	assert_true(
	    stat_of(f, "site/students/ana/index.html").st_ino != page.st_ino);
}

static void
a_file_that_somebody_damaged_is_written_again(void **state)
{
	struct fixture *f = *state;

	publish_site(f, "one");
	assert_true(file_write(f->fd, STR("site/index.html"), STR("h0me")));
	publish_site(f, "one");
	assert_true(str_eq(bytes_of(f, "site/index.html"), STR("home")));
}

static void
a_stale_file_goes_and_a_kept_one_stays(void **state)
{
	struct fixture *f = *state;

	assert_true(file_write(f->fd, STR("site/README.md"), STR("mine")));
	publish_site(f, "one");
	assert_true(file_write(f->fd, STR("site/CNAME"), STR("a.example")));
	assert_true(file_write(f->fd, STR("site/old/index.html"), STR("x")));
	publish_site(f, "one");
	assert_true(str_eq(bytes_of(f, "site/README.md"), STR("mine")));
	assert_true(str_eq(bytes_of(f, "site/CNAME"), STR("a.example")));
	assert_false(is_there(f, "site/old"));
}

static void
a_folder_of_somebody_else_is_refused(void **state)
{
	struct fixture *f = *state;
	struct publish p;

	assert_true(file_write(f->fd, STR("site/thesis.doc"), STR("years")));
	assert_false(publish_begin(
	    &p, f->output, NULL, &f->scratch.arena, &f->scratch.diag));
	publish_free(&p);
	assert_int_equal(f->scratch.diag.items[0].code, CODE_OUTPUT_FOREIGN);
	assert_true(str_eq(bytes_of(f, "site/thesis.doc"), STR("years")));
	assert_false(is_there(f, ".site.waymark-new"));
}

/* Its manifest had another header, and the longer hashes of SHA-256. */
static void
a_site_of_an_older_program_is_ours_as_well(void **state)
{
	struct fixture *f = *state;

	assert_true(file_write(f->fd, STR("site/old.html"), STR("old")));
	assert_true(file_write(f->fd, STR("site/" MANIFEST_FILE),
	    STR("# waymark manifest 1: sha256  size  path\n")));
	publish_site(f, "one");
	assert_false(is_there(f, "site/old.html"));
}

static void
a_folder_that_somebody_is_in_is_no_output_folder(void **state)
{
	static const char *const names[] = { "/", "/tmp/.." };
	struct fixture *f = *state;
	struct publish p;

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		assert_false(publish_begin(&p, str_from(names[i]), NULL,
		    &f->scratch.arena, &f->scratch.diag));
		publish_free(&p);
	}
}

static void
a_second_build_is_kept_out(void **state)
{
	struct fixture *f = *state;
	struct publish first, second;

	assert_true(publish_begin(
	    &first, f->output, NULL, &f->scratch.arena, &f->scratch.diag));
	assert_false(publish_begin(
	    &second, f->output, NULL, &f->scratch.arena, &f->scratch.diag));
	publish_free(&second);
	assert_int_equal(f->scratch.diag.items[0].code, CODE_OUTPUT_BUSY);
	put(&first, f, "index.html", "home");
	assert_true(publish_finish(&first, &f->scratch.diag));
	publish_free(&first);
	assert_true(str_eq(bytes_of(f, "site/index.html"), STR("home")));
}

static void
a_build_that_is_given_up_leaves_the_published_site(void **state)
{
	struct fixture *f = *state;
	struct publish p;

	publish_site(f, "one");
	assert_true(publish_begin(
	    &p, f->output, NULL, &f->scratch.arena, &f->scratch.diag));
	put(&p, f, "index.html", "changed");
	publish_free(&p);
	assert_true(str_eq(bytes_of(f, "site/index.html"), STR("home")));
	assert_false(is_there(f, ".site.waymark-new"));
}

static void
two_sources_of_one_file_are_an_error(void **state)
{
	struct fixture *f = *state;
	struct publish p;

	assert_true(publish_begin(
	    &p, f->output, NULL, &f->scratch.arena, &f->scratch.diag));
	put(&p, f, "robots.txt", "one");
	put(&p, f, "robots.txt", "two");
	assert_false(publish_finish(&p, &f->scratch.diag));
	publish_free(&p);
	assert_int_equal(f->scratch.diag.items[0].code, CODE_OUTPUT_TWICE);
	assert_false(is_there(f, "site"));
}

static void
an_unlisted_file_is_in_the_site_and_not_in_the_manifest(void **state)
{
	struct fixture *f = *state;
	struct publish p;
	struct published out;

	assert_true(publish_begin(
	    &p, f->output, NULL, &f->scratch.arena, &f->scratch.diag));
	assert_true(publish_put(
	    &p, STR("u/5ecret/index.html"), STR("x"), &f->scratch.diag, &out));
	out.unlisted = true;
	publish_add(&p, &out);
	assert_true(publish_finish(&p, &f->scratch.diag));
	publish_free(&p);
	assert_true(is_there(f, "site/u/5ecret/index.html"));
	assert_true(str_find(bytes_of(f, "site/" MANIFEST_FILE),
			STR("5ecret")) == STR_NONE);
}

static void
a_site_put_aside_by_a_killed_build_comes_back(void **state)
{
	struct fixture *f = *state;
	struct publish p;

	publish_site(f, "one");
	assert_int_equal(
	    renameat(f->fd, "site", f->fd, ".site.waymark-old"), 0);
	assert_true(publish_begin(
	    &p, f->output, NULL, &f->scratch.arena, &f->scratch.diag));
	publish_free(&p);
	assert_true(str_eq(bytes_of(f, "site/index.html"), STR("home")));
}

static void
a_link_is_published_where_it_leads(void **state)
{
	struct fixture *f = *state;
	struct str real = f->output;

	assert_int_equal(symlinkat("site", f->fd, "link"), 0);
	publish_site(f, "one");
	f->output =
	    arena_printf(&f->scratch.arena, "%s/link/", f->scratch.folder);
	publish_site(f, "two");
	f->output = real;
	assert_true(
	    str_eq(bytes_of(f, "site/students/ana/index.html"), STR("two")));
	assert_true(S_ISDIR(stat_of(f, "site").st_mode));
}

/* Publish text over and over in a child until it is killed. */
static pid_t
publish_forever(struct fixture *f)
{
	pid_t child = fork();

	assert_true(child >= 0);
	if (child == 0) {
		for (;;) {
			publish_site(f, "aaaaaaaa");
			publish_site(f, "bbbbbbbb");
		}
	}
	return child;
}

static void
a_build_killed_at_any_moment_leaves_a_whole_site(void **state)
{
	struct fixture *f = *state;
	struct str page;
	pid_t child;

	publish_site(f, "aaaaaaaa");
	for (useconds_t i = 0; i < 100; i++) {
		child = publish_forever(f);
		usleep(200 + 37 * i);
		kill(child, SIGKILL);
		waitpid(child, NULL, 0);
		page = bytes_of(f, "site/students/ana/index.html");
		assert_true(str_eq(page, STR("aaaaaaaa")) ||
		    str_eq(page, STR("bbbbbbbb")));
		assert_true(is_there(f, "site/" MANIFEST_FILE));
	}
	publish_site(f, "cccccccc");
	assert_false(is_there(f, ".site.waymark-new"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_site_has_its_files_and_a_manifest_in_order_of_path),
		TEST(an_unchanged_file_keeps_its_inode_and_time),
		TEST(a_file_that_somebody_damaged_is_written_again),
		TEST(a_stale_file_goes_and_a_kept_one_stays),
		TEST(a_folder_of_somebody_else_is_refused),
		TEST(a_site_of_an_older_program_is_ours_as_well),
		TEST(a_folder_that_somebody_is_in_is_no_output_folder),
		TEST(a_second_build_is_kept_out),
		TEST(a_build_that_is_given_up_leaves_the_published_site),
		TEST(two_sources_of_one_file_are_an_error),
		TEST(an_unlisted_file_is_in_the_site_and_not_in_the_manifest),
		TEST(a_site_put_aside_by_a_killed_build_comes_back),
		TEST(a_link_is_published_where_it_leads),
		TEST(a_build_killed_at_any_moment_leaves_a_whole_site),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
