/* What a history is read from: commits, names, texts and saved ledgers. The
 * revisions themselves are held against Git by tests/history.t. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "git/commit.h"
#include "git/edits.h"
#include "git/encoding.h"
#include "git/mailmap.h"
#include "git/similar.h"

static struct arena arena;

static int
setup(void **state)
{
	(void)state;
	arena_init(&arena);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

#define HEX "0123456789abcdef0123456789abcdef01234567"

static void
a_damaged_author_line_costs_only_itself(void **state)
{
	struct commit c;
	struct str rest;
	struct oid id;

	(void)state;
	assert_true(commit_parse(&c,
	    STR("tree " HEX "\nparent " HEX "\nparent " HEX
		"\nauthor nobody at all\ncommitter Jo <jo@x> 1700000000 -0330"
		"\n\n\nTwo \nlines\n\nbody")));
	rest = c.parents;
	assert_true(commit_parent(&rest, &id) && commit_parent(&rest, &id));
	assert_false(commit_parent(&rest, &id));
	assert_int_equal(c.author.name.n, 0);
	assert_false(c.author.dated);
	assert_true(str_eq(c.committed.name, STR("Jo")));
	assert_int_equal(c.committed.time, 1700000000);
	assert_int_equal(c.committed.zone, -210);
	assert_true(str_eq(commit_summary(&c, &arena), STR("Two lines")));
	assert_false(commit_parse(&c, STR("author without a tree")));
}

static void
a_date_stands_behind_the_last_bracket(void **state)
{
	struct commit c;

	(void)state;
	assert_true(commit_parse(
	    &c, STR("tree " HEX "\nauthor A> B <a@x>> 5 +0000\n\nx")));
	assert_true(str_eq(c.author.name, STR("A> B")));
	assert_true(str_eq(c.author.address, STR("a@x")));
	assert_true(c.author.dated && c.author.time == 5);
	assert_true(commit_parse(
	    &c, STR("tree " HEX "\nauthor A <a@x> -5 +0000\n\nx")));
	assert_false(c.author.dated);
}

static void
a_commit_speaks_its_own_encoding(void **state)
{
	(void)state;
	assert_true(
	    str_eq(encoding_decode(STR("Caf\xE9"), STR("ISO-8859-1"), &arena),
		STR("Caf\xC3\xA9")));
	assert_true(str_eq(encoding_decode(STR("Caf\xE9"), STR(""), &arena),
	    STR("Caf\xEF\xBF\xBD")));
	assert_true(
	    str_eq(encoding_decode(STR("a\xE9"), STR("no-such"), &arena),
		STR("a\xEF\xBF\xBD")));
}

static void
check_mailmap(
    const char *name, const char *address, const char *a, const char *b)
{
	static const struct str text =
	    STR_INIT("# Ana <not@this.example>\n"
		     "Ana Ruiz <ana@new.example> <ANA@old.example>\n"
		     "<only@address.example> <lee@example.org>\n"
		     "By Name <by@example.org> Shared <lab@example.org>\n");
	struct str n = str_from(name), at = str_from(address);
	struct mailmap m;

	mailmap_parse(&m, text, &arena);
	mailmap_apply(&m, &n, &at);
	assert_true(str_eq(n, str_from(a)));
	assert_true(str_eq(at, str_from(b)));
}

static void
a_mailmap_knows_no_case(void **state)
{
	(void)state;
	check_mailmap("ana", "Ana@Old.example", "Ana Ruiz", "ana@new.example");
	check_mailmap("Lee", "LEE@example.org", "Lee", "only@address.example");
	check_mailmap("shared", "lab@example.org", "By Name", "by@example.org");
	check_mailmap("other", "lab@example.org", "other", "lab@example.org");
}

static void
check_edits(const char *old, const char *new, unsigned added, unsigned removed)
{
	struct line_count n = edits_count(str_from(old), str_from(new), &arena);

	assert_int_equal(n.added, added);
	assert_int_equal(n.removed, removed);
}

static void
lines_are_counted_as_git_does(void **state)
{
	(void)state;
	check_edits("", "", 0, 0);
	check_edits("", "a\nb", 2, 0);
	check_edits("a\nb\nc\n", "a\nc\n", 0, 1);
	check_edits("a\nb", "a\nb\n", 1, 1);
	check_edits("a\nb\nc\n", "c\na\nb\n", 1, 1);
	check_edits("a\na\na\n", "a\na\n", 0, 1);
	check_edits("x\na\ny\n", "a\nz\n", 1, 2);
}

static void
a_score_is_the_part_of_the_larger_file(void **state)
{
	struct spans a, b;

	(void)state;
	spans_make(&a, STR("one\ntwo\nthree\nfour\n"), &arena);
	spans_make(&b, STR("one\ntwo\nthree\nfive\n"), &arena);
	assert_int_equal(spans_score(&a, &a), SCORE_MAX);
	/* 14 of 19 bytes are the same. */
	assert_int_equal(spans_score(&a, &b), 14 * SCORE_MAX / 19);
	/* As in Git 2.39, a last line counts only with its end. */
	spans_make(&b, STR("one\ntwo\nthree\nfour"), &arena);
	assert_int_equal(spans_score(&a, &b), 14 * SCORE_MAX / 19);
	assert_false(sizes_may_reach(10, 21, SCORE_MAX / 2));
	assert_true(sizes_may_reach(10, 20, SCORE_MAX / 2));
}

/* A ledger with one commit that adds one file. */
static void
make_ledger(struct ledger *l)
{
	struct ledger_commit c = { .author = 0, .n_changes = 1 };
	struct change *change;
	uint32_t path;

	ledger_init(l);
	ledger_intern_identity(l, STR("Ana"), STR("ana@x"));
	path = ledger_intern_path(l, 0, STR("content"));
	path = ledger_intern_path(l, path, STR("a.md"));
	change = ledger_add(l, TABLE_CHANGES);
	change->path = path;
	l->head = ledger_add_commit(l, &c);
}

static void
a_ledger_comes_back_as_it_was(void **state)
{
	struct ledger l, again;
	struct buf bytes;
	uint32_t path;

	(void)state;
	make_ledger(&l);
	buf_init(&bytes);
	assert_true(ledger_save(&l, LEDGER_WHOLE, STR("key"), &bytes));
	ledger_init(&again);
	assert_false(ledger_restore(
	    &again, LEDGER_WHOLE, STR("other"), buf_str(&bytes)));
	for (size_t n = 0; n < bytes.n; n += 7)
		assert_false(ledger_restore(&again, LEDGER_WHOLE, STR("key"),
		    str_slice(buf_str(&bytes), 0, n)));
	assert_true(
	    ledger_restore(&again, LEDGER_WHOLE, STR("key"), buf_str(&bytes)));
	path = ledger_find_path(&again, STR("content/a.md"));
	assert_int_equal(path, ledger_change(&again, 0)->path);
	assert_true(
	    str_eq(ledger_path(&again, path, &arena), STR("content/a.md")));
	assert_int_equal(
	    ledger_intern_identity(&again, STR("Ana"), STR("ana@x")), 0);
	assert_int_equal(
	    ledger_find_path(&again, STR("content/b.md")), LEDGER_NONE);
	buf_free(&bytes);
	ledger_free(&again);
	ledger_free(&l);
}

static void
a_tail_continues_only_its_own_whole(void **state)
{
	struct ledger l, other;
	struct buf whole, tail;

	(void)state;
	make_ledger(&l);
	for (size_t i = 0; i < 100; i++)
		ledger_add_link(&l, 0);
	buf_init(&whole);
	buf_init(&tail);
	assert_true(ledger_save(&l, LEDGER_WHOLE, STR(""), &whole));
	/* All of it is new, so there is no tail. */
	assert_false(ledger_save(&l, LEDGER_TAIL, STR(""), &tail));
	assert_true(ledger_restore(&l, LEDGER_WHOLE, STR(""), buf_str(&whole)));
	ledger_intern_path(&l, 0, STR("new"));
	assert_true(ledger_save(&l, LEDGER_TAIL, STR(""), &tail));
	make_ledger(&other);
	assert_false(
	    ledger_restore(&other, LEDGER_TAIL, STR(""), buf_str(&tail)));
	assert_true(
	    ledger_restore(&other, LEDGER_WHOLE, STR(""), buf_str(&whole)));
	assert_true(
	    ledger_restore(&other, LEDGER_TAIL, STR(""), buf_str(&tail)));
	assert_int_not_equal(ledger_find_path(&other, STR("new")), LEDGER_NONE);
	buf_free(&whole);
	buf_free(&tail);
	ledger_free(&other);
	ledger_free(&l);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(a_damaged_author_line_costs_only_itself),
		TEST(a_date_stands_behind_the_last_bracket),
		TEST(a_commit_speaks_its_own_encoding),
		TEST(a_mailmap_knows_no_case),
		TEST(lines_are_counted_as_git_does),
		TEST(a_score_is_the_part_of_the_larger_file),
		TEST(a_ledger_comes_back_as_it_was),
		TEST(a_tail_continues_only_its_own_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
