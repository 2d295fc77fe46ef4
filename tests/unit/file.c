#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/arena.h"

static int folder;

static int
make_folder(void **state)
{
	static char name[] = "/tmp/waymark-file-XXXXXX";

	(void)state;
	if (mkdtemp(name) == NULL)
		return -1;
	folder = open(name, O_DIRECTORY | O_RDONLY | O_CLOEXEC);
	return folder < 0 ? -1 : 0;
}

static int
leave_folder(void **state)
{
	(void)state;
	return close(folder);
}

static bool
reads_as(struct str path, struct str want)
{
	struct arena arena;
	struct str got;
	bool ok;

	arena_init(&arena);
	ok = file_read(folder, path, 100, &arena, &got) && str_eq(got, want);
	arena_free(&arena);
	return ok;
}

static void
a_file_is_written_with_the_folders_it_stands_in(void **state)
{
	(void)state;
	assert_true(file_write(folder, STR("a/b/c.txt"), STR("one")));
	assert_true(reads_as(STR("a/b/c.txt"), STR("one")));
	assert_true(file_write(folder, STR("a/b/c.txt"), STR("two")));
	assert_true(reads_as(STR("a/b/c.txt"), STR("two")));
}

static void
writing_never_changes_a_file_linked_elsewhere(void **state)
{
	(void)state;
	assert_true(file_write(folder, STR("old.txt"), STR("old")));
	assert_int_equal(linkat(folder, "old.txt", folder, "kept.txt", 0), 0);
	assert_true(file_write(folder, STR("old.txt"), STR("new")));
	assert_true(reads_as(STR("kept.txt"), STR("old")));
}

static void
a_file_is_created_once(void **state)
{
	(void)state;
	assert_true(file_create(folder, STR("n/first.txt"), STR("one")));
	assert_false(file_create(folder, STR("n/first.txt"), STR("two")));
	assert_int_equal(errno, EEXIST);
	assert_true(reads_as(STR("n/first.txt"), STR("one")));
}

static void
a_replaced_file_keeps_its_mode_and_leaves_nothing_behind(void **state)
{
	struct stat st;

	(void)state;
	assert_true(file_create(folder, STR("r/text.md"), STR("old")));
	assert_int_equal(fchmodat(folder, "r/text.md", 0640, 0), 0);
	assert_true(file_replace(folder, STR("r/text.md"), STR("new")));
	assert_true(reads_as(STR("r/text.md"), STR("new")));
	assert_int_equal(fstatat(folder, "r/text.md", &st, 0), 0);
	assert_int_equal(st.st_mode & 0777, 0640);
	assert_int_equal(faccessat(folder, "r/text.md.waymark", F_OK, 0), -1);
	assert_false(file_replace(folder, STR("r/none.md"), STR("new")));
	assert_int_equal(symlinkat("text.md", folder, "r/link.md"), 0);
	assert_false(file_replace(folder, STR("r/link.md"), STR("new")));
}

static void
nothing_outside_the_folder_is_read(void **state)
{
	(void)state;
	assert_int_equal(symlinkat("/etc/passwd", folder, "link"), 0);
	assert_int_equal(symlinkat("/etc", folder, "etc"), 0);
	assert_false(reads_as(STR("link"), STR("")));
	assert_int_equal(errno, ELOOP);
	assert_int_equal(file_open_beneath(folder, STR("etc/passwd")), -1);
	assert_int_equal(file_open_beneath(folder, STR("../etc/passwd")), -1);
	assert_int_equal(file_open_beneath(folder, STR("/etc/passwd")), -1);
	assert_int_equal(file_open_beneath(folder, STR("a\0b")), -1);
}

static void
a_file_over_the_limit_and_a_folder_are_told_apart(void **state)
{
	struct arena arena;
	struct str got;

	(void)state;
	arena_init(&arena);
	assert_true(file_write(folder, STR("ten"), STR("0123456789")));
	assert_false(file_read(folder, STR("ten"), 9, &arena, &got));
	assert_int_equal(errno, EFBIG);
	assert_true(file_make_folders(folder, STR("x/y")));
	assert_false(file_read(folder, STR("x"), 9, &arena, &got));
	assert_int_equal(errno, EISDIR);
	arena_free(&arena);
}

static bool
sized_reads_as(struct str path, size_t size, struct str want)
{
	struct arena arena;
	struct str got;
	bool ok;

	arena_init(&arena);
	ok = file_read_sized(folder, path, size, 10, &arena, &got) &&
	    str_eq(got, want);
	arena_free(&arena);
	return ok;
}

static void
a_file_of_another_size_than_expected_is_read_whole(void **state)
{
	struct str path = STR("sized");

	(void)state;
	assert_true(file_write(folder, path, STR("12345")));
	assert_true(sized_reads_as(path, 5, STR("12345")));
	assert_true(sized_reads_as(path, 4, STR("12345")));
	assert_true(sized_reads_as(path, 6, STR("12345")));
	assert_true(sized_reads_as(path, 0, STR("12345")));
	assert_true(sized_reads_as(path, SIZE_MAX, STR("12345")));
	assert_true(file_write(folder, path, STR("")));
	assert_true(sized_reads_as(path, 0, STR("")));
	assert_true(sized_reads_as(path, 5, STR("")));
	assert_true(file_write(folder, path, STR("12345678901")));
	assert_false(sized_reads_as(path, 5, STR("")));
	assert_int_equal(errno, EFBIG);
	assert_false(sized_reads_as(path, 11, STR("")));
	assert_int_equal(errno, EFBIG);
}

/* A FIFO whose bytes are as many as the file had that stood there. */
static void
what_has_become_no_file_is_not_read(void **state)
{
	int fifo;

	(void)state;
	assert_int_equal(mkfifoat(folder, "fifo", 0600), 0);
	fifo = openat(folder, "fifo", O_RDWR | O_CLOEXEC);
	assert_true(fifo >= 0);
	assert_int_equal(write(fifo, "12345", 5), 5);
	for (size_t size = 0; size < 6; size += 5) {
		assert_false(sized_reads_as(STR("fifo"), size, STR("")));
		assert_int_equal(errno, EISDIR);
	}
	close(fifo);
	assert_true(file_make_folders(folder, STR("dir")));
	assert_false(sized_reads_as(STR("dir"), 5, STR("")));
	assert_int_equal(errno, EISDIR);
	assert_int_equal(symlinkat("ten", folder, "to-ten"), 0);
	assert_false(sized_reads_as(STR("to-ten"), 10, STR("")));
	assert_int_equal(errno, ELOOP);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    a_file_is_written_with_the_folders_it_stands_in),
		cmocka_unit_test(writing_never_changes_a_file_linked_elsewhere),
		cmocka_unit_test(a_file_is_created_once),
		cmocka_unit_test(
		    a_replaced_file_keeps_its_mode_and_leaves_nothing_behind),
		cmocka_unit_test(nothing_outside_the_folder_is_read),
		cmocka_unit_test(
		    a_file_over_the_limit_and_a_folder_are_told_apart),
		cmocka_unit_test(
		    a_file_of_another_size_than_expected_is_read_whole),
		cmocka_unit_test(what_has_become_no_file_is_not_read),
	};

	return cmocka_run_group_tests(tests, make_folder, leave_folder);
}
