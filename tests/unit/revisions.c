/* Revisions as policy/ gets them; how Git sees them is held against Git by
 * tests/history.t. */
#include "git/history.h"

#include "git/repo.h"
#include "git/snapshot.h"
#include "scratch.h"

struct fixture {
	struct scratch scratch;
	struct repo *repo;
	struct history *history;
};

static int
setup(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));

	assert_non_null(f);
	scratch_begin(&f->scratch);
	*state = f;
	return 0;
}

static int
teardown(void **state)
{
	struct fixture *f = *state;

	history_free(f->history);
	repo_free(f->repo);
	scratch_end(&f->scratch);
	free(f);
	return 0;
}

static void
read_it(struct fixture *f)
{
	struct snapshot_options options = { .content = STR("."),
		.rev = STR("HEAD") };
	struct snapshot snapshot;

	assert_true(repo_open(&f->repo, f->scratch.folder, &f->scratch.diag));
	assert_true(snapshot_take(
	    &snapshot, f->repo, &options, &f->scratch.arena, &f->scratch.diag));
	assert_true(history_read(
	    &f->history, f->repo, snapshot.commit, NULL, &f->scratch.diag));
}

static struct revisions
of(struct fixture *f, const char *path)
{
	struct revisions out;

	history_of(
	    f->history, str_from(path), HISTORY_LINES, &f->scratch.arena, &out);
	return out;
}

static void
drafts_stay_with_their_owner(void **state)
{
	struct fixture *f = *state;
	struct revisions r;

	scratch_run(&f->scratch,
	    "git init -q . && mkdir -p students/ana students/bo old\n"
	    "seq 20 > students/ana/essay.md && seq 30 50 > old/plan.md\n"
	    "git add . && git commit -qm 'By Ana'\n"
	    "git mv students/ana/essay.md students/bo/essay.md\n"
	    "git mv old/plan.md students/bo/plan.md\n"
	    "git commit -qm 'To Bo'");
	read_it(f);
	assert_int_equal(of(f, "students/bo/essay.md").n, 2);
	history_free(f->history);
	repo_free(f->repo);
	read_it(f);
	history_keep_apart(f->history, STR("students"));
	r = of(f, "students/bo/essay.md");
	assert_int_equal(r.n, 1);
	assert_int_equal(r.items[0].kind, REVISION_CREATE);
	assert_int_equal(r.items[0].added, 20);
	/* What was nobody's may be brought along. */
	assert_int_equal(of(f, "students/bo/plan.md").n, 2);
}

static void
the_shown_day_is_the_author_s_own(void **state)
{
	struct fixture *f = *state;
	struct revisions r;

	scratch_run(&f->scratch,
	    "git init -q . && echo x > a.md && git add .\n"
	    "GIT_AUTHOR_DATE='1700000000 +0200' git commit -qm 'Late'");
	read_it(f);
	r = of(f, "a.md");
	assert_int_equal(r.n, 1);
	/* 2023-11-14T22:13:20Z is past midnight there. */
	assert_int_equal(r.items[0].day.day, 15);
	assert_true(r.items[0].dated && r.items[0].counted);
	assert_true(str_eq(r.items[0].summary, STR("Late")));
}

static void
helpers_and_ignored_commits_are_known(void **state)
{
	struct fixture *f = *state;
	struct revisions r;

	scratch_run(&f->scratch,
	    "git init -q . && seq 9 > a.md && git add .\n"
	    "git commit -qm 'Together\n\nCo-authored-by: Bo <bo@x>'\n"
	    "seq 8 > a.md && git commit -qam 'Reformat'\n"
	    "echo '# Layout' > .git-blame-ignore-revs\n"
	    "git log -1 --format='  %H  # all of it' >> "
	    ".git-blame-ignore-revs\n"
	    "echo 'Bo Berg <bo@y> <BO@X>' > .mailmap\n"
	    "git add . && git commit -qm 'Rules'");
	read_it(f);
	r = of(f, "a.md");
	assert_int_equal(r.n, 2);
	assert_true(r.items[0].ignored && !r.items[1].ignored);
	assert_int_equal(r.items[1].n_helpers, 1);
	assert_true(str_eq(r.items[1].helpers[0].name, STR("Bo Berg")));
	assert_true(str_eq(r.items[1].helpers[0].address, STR("bo@y")));
}

static void
a_missing_text_leaves_the_rest_standing(void **state)
{
	struct fixture *f = *state;
	struct revisions r;
	struct str bytes;

	scratch_run(&f->scratch,
	    "git init -q . && seq 9 > a.md && git add . && git commit -qm 1\n"
	    "seq 8 > a.md && git commit -qam 2 && seq 7 > a.md\n"
	    "git commit -qam 3\n"
	    "rm -f .git/objects/$(git rev-parse HEAD~1:a.md | sed "
	    "'s|^..|&/|')");
	read_it(f);
	r = of(f, "a.md");
	assert_int_equal(r.n, 3);
	assert_false(r.items[0].counted);
	assert_true(r.items[2].counted);
	assert_false(history_bytes(
	    f->history, &r.items[1].blob, 100, &f->scratch.arena, &bytes));
	assert_true(history_bytes(
	    f->history, &r.items[2].blob, 100, &f->scratch.arena, &bytes));
	assert_int_equal(bytes.n, 18);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(drafts_stay_with_their_owner),
		TEST(the_shown_day_is_the_author_s_own),
		TEST(helpers_and_ignored_commits_are_known),
		TEST(a_missing_text_leaves_the_rest_standing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
