#include "git/snapshot.h"

#include "base/buf.h"
#include "git/repo.h"
#include "scratch.h"

struct fixture {
	struct scratch scratch;
	struct repo *repo;
	struct snapshot snapshot;
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

	repo_free(f->repo);
	scratch_end(&f->scratch);
	free(f);
	return 0;
}

/* Another one tells the same, which reads no document before it is asked. */
static void
assert_same_unread(
    struct fixture *f, struct snapshot_options options, bool ok, size_t told)
{
	struct snapshot unread;
	struct diag diag;

	diag_init(&diag);
	options.read = false;
	assert_int_equal(
	    snapshot_take(&unread, f->repo, &options, &f->scratch.arena, &diag),
	    ok);
	assert_int_equal(diag.n, told);
	for (size_t i = 0; ok && i < unread.n; i++) {
		const struct entry *a = &unread.items[i];
		const struct entry *b = &f->snapshot.items[i];

		assert_null(a->bytes.p);
		assert_true(str_eq(a->path, b->path) && oid_eq(&a->id, &b->id));
		assert_int_equal(a->modified, b->modified);
		assert_int_equal(a->size, b->size);
	}
	assert_true(!ok || unread.n == f->snapshot.n);
	diag_free(&diag);
}

/* Take a snapshot of the folder below the scratch folder. */
static bool
take(
    struct fixture *f, const char *folder, const char *content, const char *rev)
{
	struct snapshot_options options = {
		.content = str_from(content), .rev = str_from(rev), .read = true
	};
	char path[256];
	size_t before;
	bool ok;

	repo_free(f->repo);
	f->repo = NULL;
	snprintf(path, sizeof(path), "%s/%s", f->scratch.folder, folder);
	if (!repo_open(&f->repo, path, &f->scratch.diag))
		return false;
	before = f->scratch.diag.n;
	ok = snapshot_take(&f->snapshot, f->repo, &options, &f->scratch.arena,
	    &f->scratch.diag);
	assert_same_unread(f, options, ok, f->scratch.diag.n - before);
	return ok;
}

/* Every path with its content, as "path=content;". */
static const char *
listing(struct fixture *f)
{
	struct arena *arena = &f->scratch.arena;
	struct str all = STR(""), bytes;

	for (size_t i = 0; i < f->snapshot.n; i++) {
		const struct entry *e = &f->snapshot.items[i];

		if (!snapshot_bytes(
			&f->snapshot, e, 1000, arena, &f->scratch.diag, &bytes))
			bytes = STR("?");
		all = arena_printf(arena, "%.*s%.*s%s=%.*s;", STR_ARG(all),
		    STR_ARG(e->path), e->modified ? "*" : "", STR_ARG(bytes));
	}
	return arena_cstr(arena, all);
}

static void
the_working_tree_shows_what_git_tracks(void **state)
{
	struct fixture *f = *state;
	struct paths untracked = { 0 };

	scratch_run(&f->scratch,
	    "git init -q . && mkdir content && echo '*.bak' > .gitignore\n"
	    "for n in a b c; do printf $n > content/$n.md; done\n"
	    "printf x > content/.hidden && printf r > README && git add .\n"
	    "git commit -qm one && rm content/b.md && printf CC > "
	    "content/c.md\n"
	    "printf new > content/new.md && printf new > content/old.bak\n"
	    "printf i > content/intent.md && git add -N content/intent.md\n"
	    "mkdir content/site && touch content/site/made "
	    "content/site/a.html");
	assert_true(take(f, "", "content", ""));
	assert_string_equal(listing(f),
	    "content/a.md=a;content/c.md*=CC;content/intent.md*=i;");
	assert_int_equal(f->scratch.diag.n, 0);
	assert_int_equal(f->snapshot.commit_time, 1700000100);
	snapshot_untracked(&f->snapshot, "made", &f->scratch.arena, &untracked);
	assert_int_equal(untracked.n, 1);
	assert_true(str_eq(untracked.items[0], STR("content/new.md")));
}

static void
a_file_changed_in_the_index_s_own_tick_is_seen(void **state)
{
	struct fixture *f = *state;
	struct hash before;

	scratch_run(&f->scratch,
	    "git init -q . && mkdir content && printf aa > content/a.md\n"
	    "touch -d '2020-01-01 00:00:00' content/a.md\n"
	    "git add . && git commit -qm one\n"
	    "touch -d '2020-01-01 00:00:00' .git/index");
	assert_true(take(f, "", "content", ""));
	before = f->snapshot.key;
	scratch_run(&f->scratch,
	    "printf bb > content/a.md\n"
	    "touch -d '2020-01-01 00:00:00' content/a.md");
	assert_true(take(f, "", "content", ""));
	assert_string_equal(listing(f), "content/a.md*=bb;");
	assert_false(hash_eq(&before, &f->snapshot.key));
	scratch_run(&f->scratch, "printf aa > content/a.md");
	assert_true(take(f, "", "content", ""));
	assert_true(hash_eq(&before, &f->snapshot.key));
}

static void
a_commit_is_read_from_the_store_in_any_kind_of_repository(void **state)
{
	struct fixture *f = *state;

	scratch_run(&f->scratch,
	    "git init -q -b main w && cd w && mkdir -p site/content "
	    "site/themes/t other && printf 1 > site/content/a.md\n"
	    "printf t > site/themes/t/x && printf o > other/o\n"
	    "git add . && git commit -qm one && git tag -am v1 v1\n"
	    "printf 2 > site/content/a.md && git commit -qam two\n"
	    "git worktree add -q ../linked && git clone -q --bare . ../bare");
	assert_true(take(f, "w/site", "content", "HEAD~1"));
	assert_string_equal(
	    listing(f), "site/content/a.md=1;site/themes/t/x=t;");
	assert_true(take(f, "linked/site/content", ".", ""));
	assert_string_equal(listing(f), "site/content/a.md=2;");
	assert_true(take(f, "linked/site/content", "..", ""));
	assert_string_equal(
	    listing(f), "site/content/a.md=2;site/themes/t/x=t;");
	assert_true(take(f, "bare", "site/content", "v1"));
	assert_string_equal(listing(f), "site/content/a.md=1;");
	assert_true(take(f, "bare", "site/content", ""));
	assert_string_equal(listing(f), "site/content/a.md=2;");
	assert_false(take(f, "w", "../w", ""));
	assert_int_equal(scratch_count(&f->scratch, CODE_CONTENT_FOLDER), 1);
	assert_false(take(f, "w", "site/content", "nowhere"));
	assert_int_equal(scratch_count(&f->scratch, CODE_REV_UNKNOWN), 1);
}

/* Each path of a hostile tree with the code that it is refused with. */
static void
hostile_paths_are_refused_by_rule(void **state)
{
	struct fixture *f = *state;
	static const enum code codes[] = { CODE_PATH_UNSAFE,
		CODE_PATH_CHARACTERS, CODE_PATH_ENCODING, CODE_PATH_NFC,
		CODE_PATH_TWIN, CODE_PATH_NAME, CODE_PATH_LONG, CODE_PATH_LINK,
		CODE_PATH_SUBMODULE };
	static const size_t counts[] = { 4, 3, 1, 1, 2, 3, 2, 1, 1 };

	scratch_run(&f->scratch,
	    "git init -q . && b=$(printf x | git hash-object -w --stdin)\n"
	    "e() { printf \"100644 blob $b\\t$1\\0\"; }\n"
	    "long=$(printf %0201d 7)\n"
	    "sub=$(e index.md | git mktree -z)\n"
	    "bad=$( (e ..; e .git; e 'a\\\\b'; e 'new\\nline'; "
	    "e '\\342\\200\\256rtl'; e '\\377'; e 'e\\314\\201'; e A.md; "
	    "e a.md; e -dash; e dot.; e 'space '; e $long; e .ok; e good; "
	    "printf '120000 blob %s\\tlink\\0' $b; "
	    "printf '160000 commit %040d\\tmodule\\0' 1; "
	    "printf '040000 tree %s\\tFolder\\0' $sub; "
	    "printf '040000 tree %s\\tfolder\\0' $sub) | git mktree -z "
	    "--missing)\n"
	    "raw() { printf '100644 %b\\0' \"$1\"; "
	    "printf $b | sed 's/../\\\\x&/g' | xargs -0 printf '%b'; }\n"
	    "slash=$( (raw a/b.md; raw ../up.md) | "
	    "git hash-object -w -t tree --literally --stdin)\n"
	    "deep=$sub; for i in $(seq 20); do "
	    "deep=$(printf '040000 tree %s\\tdeep\\0' $deep | git mktree -z); "
	    "done\n"
	    "content=$( (printf '040000 tree %s\\tbad\\0' $bad; "
	    "printf '040000 tree %s\\tdeep\\0' $deep; "
	    "printf '040000 tree %s\\tslash\\0' $slash) | git mktree -z)\n"
	    "root=$(printf '040000 tree %s\\tcontent\\0' $content | "
	    "git mktree -z)\n"
	    "git update-ref HEAD $(git commit-tree -m hostile $root)");
	assert_true(take(f, "", "content", "HEAD"));
	assert_string_equal(listing(f),
	    "content/bad/A.md=x;content/bad/Folder/index.md=x;"
	    "content/bad/good=x;");
	for (size_t i = 0; i < sizeof(codes) / sizeof(*codes); i++)
		if (scratch_count(&f->scratch, codes[i]) != counts[i])
			fail_msg("%s: %zu findings", code_info(codes[i])->name,
			    scratch_count(&f->scratch, codes[i]));
}

static void
a_link_in_the_working_tree_is_never_followed(void **state)
{
	struct fixture *f = *state;

	scratch_run(&f->scratch,
	    "git init -q . && mkdir -p content/d secret\n"
	    "printf a > content/a.md && printf b > content/d/b.md\n"
	    "printf secret > secret/b.md && git add content\n"
	    "ln -sf ../secret/b.md content/a.md\n"
	    "rm -r content/d && ln -s ../secret content/d");
	assert_true(take(f, "", "content", ""));
	assert_string_equal(listing(f), "content/d/b.md*=?;");
	assert_int_equal(scratch_count(&f->scratch, CODE_PATH_LINK), 1);
	assert_int_equal(scratch_count(&f->scratch, CODE_FILE_READ), 1);
	assert_int_equal(f->snapshot.commit.n, 0);
}

/* Only files are read, and once: what is saved later belongs to the next. */
static void
documents_are_of_the_moment_of_the_snapshot(void **state)
{
	struct fixture *f = *state;

	scratch_run(&f->scratch,
	    "git init -q . && mkdir -p content/d.md && cd content\n"
	    "for n in a.md b.md c.md e.yaml d.md/f.md large.md other.txt\n"
	    "do printf old > $n; done && touch empty.md && git add .\n"
	    "rm b.md c.md && mkfifo b.md && mkdir c.md\n"
	    "head -c 1048577 /dev/zero > large.md");
	assert_true(take(f, "", "content", ""));
	scratch_run(&f->scratch,
	    "for n in a.md e.yaml other.txt; do printf new > content/$n; done");
	assert_string_equal(listing(f),
	    "content/a.md=old;content/d.md/f.md=old;content/e.yaml=old;"
	    "content/empty.md=;content/large.md*=?;content/other.txt=new;");
	assert_int_equal(scratch_count(&f->scratch, CODE_FILE_LARGE), 1);
	assert_true(snapshot_renew(&f->snapshot, STR("content/a.md")));
	assert_true(snapshot_renew(&f->snapshot, STR("content/d.md/f.md")));
	assert_string_equal(listing(f),
	    "content/a.md*=new;content/d.md/f.md=old;content/e.yaml=old;"
	    "content/empty.md=;content/large.md*=?;content/other.txt=new;");
}

static void
a_sparse_checkout_reads_the_rest_from_the_store(void **state)
{
	struct fixture *f = *state;

	scratch_run(&f->scratch,
	    "git init -q . && mkdir -p content/a content/b\n"
	    "printf a > content/a/x.md && printf b > content/b/x.md\n"
	    "git add . && git commit -qm one\n"
	    "git sparse-checkout set content/a && test ! -e content/b");
	assert_true(take(f, "", "content", ""));
	assert_string_equal(listing(f), "content/a/x.md=a;content/b/x.md=b;");
}

static void
a_conflict_and_a_pointer_are_findings(void **state)
{
	struct fixture *f = *state;

	scratch_run(&f->scratch,
	    "git init -q -b main . && mkdir content && printf 1 > content/a\n"
	    "printf 'version https://git-lfs.github.com/spec/v1\\noid x\\n' "
	    "> content/movie.mp4\n"
	    "git add . && git commit -qm one && git checkout -qb other\n"
	    "printf 2 > content/a && git commit -qam two\n"
	    "git checkout -q main && printf 3 > content/a\n"
	    "git commit -qam three && ! git merge other");
	assert_true(take(f, "", "content", ""));
	assert_string_equal(listing(f), "content/movie.mp4=?;");
	assert_int_equal(scratch_count(&f->scratch, CODE_MERGE_CONFLICT), 1);
	assert_int_equal(scratch_count(&f->scratch, CODE_LFS_POINTER), 1);
}

static void
a_repository_is_not_looked_for_beyond_a_ceiling(void **state)
{
	struct fixture *f = *state;
	char ceilings[64];

	scratch_run(&f->scratch,
	    "git init -q . && mkdir -p content/below && printf 1 > content/a\n"
	    "git add . && git commit -qm one");
	assert_true(take(f, "content/below", "..", ""));
	snprintf(ceilings, sizeof(ceilings), "/nowhere:%s/", f->scratch.folder);
	setenv("GIT_CEILING_DIRECTORIES", ceilings, 1);
	assert_false(take(f, "content/below", "..", ""));
	assert_int_equal(scratch_count(&f->scratch, CODE_REPO_MISSING), 1);
	assert_true(take(f, "", "content", ""));
}

static void
what_cannot_be_read_is_refused_with_a_reason(void **state)
{
	struct fixture *f = *state;

	scratch_run(&f->scratch,
	    "mkdir plain && git init -q --object-format=sha256 new\n"
	    "git init -q old && cd old && mkdir content\n"
	    "printf 1 > content/a && git add . && printf junk > .git/index");
	assert_false(take(f, "plain", "content", ""));
	assert_int_equal(scratch_count(&f->scratch, CODE_REPO_MISSING), 1);
	assert_false(take(f, "new", "content", ""));
	assert_int_equal(scratch_count(&f->scratch, CODE_REPO_FORMAT), 1);
	assert_false(take(f, "old", "content", ""));
	assert_int_equal(scratch_count(&f->scratch, CODE_INDEX_DAMAGED), 1);
}

/* Files a to f: b is changed, c is new, d is gone; e and f are as they were. */
static void
an_index_of_any_form_says_the_same(void **state)
{
	static const char *const forms[] = {
		"git update-index --index-version 2",
		"git update-index --index-version 4",
		"git update-index --split-index",
		"git update-index --index-version 4 --split-index",
	};
	struct fixture *f = *state;
	char folder[] = "0";
	struct str command;

	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
		folder[0] = (char)('0' + i);
		command = arena_printf(&f->scratch.arena,
		    "git init -q %s && cd %s && mkdir content\n"
		    "for n in a b d e f; do printf $n > content/$n; done\n"
		    "git add . && git commit -qm one && %s\n"
		    "printf B > content/b && printf c > content/c\n"
		    "git rm -q content/d && git add content && "
		    "printf n > content/n && git add -N content/n",
		    folder, folder, forms[i]);
		scratch_run(
		    &f->scratch, arena_cstr(&f->scratch.arena, command));
		assert_true(take(f, folder, "content", ""));
		assert_string_equal(listing(f),
		    "content/a=a;content/b=B;content/c=c;content/e=e;"
		    "content/f=f;content/n*=n;");
	}
}

static void
a_sparse_index_has_whole_folders(void **state)
{
	struct fixture *f = *state;

	scratch_run(&f->scratch,
	    "git init -q . && mkdir -p content/a content/b/c other\n"
	    "printf a > content/a/x.md && printf b > content/b/x.md\n"
	    "printf c > content/b/c/x.md && printf o > other/x.md\n"
	    "git add . && git commit -qm one\n"
	    "git sparse-checkout set --cone --sparse-index content/a\n"
	    "test ! -e content/b && git ls-files --sparse -s | grep -q 040000");
	assert_true(take(f, "", "content", ""));
	assert_string_equal(listing(f),
	    "content/a/x.md=a;content/b/c/x.md=c;content/b/x.md=b;");
}

/* The unsaved files of the site, each with a ";" behind it. */
static const char *
unsaved(struct fixture *f)
{
	struct paths paths = { 0 };
	struct buf out;
	char *text;

	snapshot_unsaved(&f->snapshot, &f->scratch.arena, &paths);
	buf_init(&out);
	for (size_t i = 0; i < paths.n; i++)
		buf_printf(&out, "%.*s;", STR_ARG(paths.items[i]));
	text = arena_cstr(&f->scratch.arena, buf_str(&out));
	buf_free(&out);
	return text;
}

static void
what_the_last_commit_has_not_is_unsaved(void **state)
{
	struct fixture *f = *state;

	scratch_run(&f->scratch,
	    "git init -q . && mkdir -p content/b && printf a > content/a.md\n"
	    "git add .");
	assert_true(take(f, "", "content", ""));
	assert_string_equal(unsaved(f), "content/a.md;");
	scratch_run(&f->scratch,
	    "printf b > content/b/b.md && printf c > content/c.md\n"
	    "printf d > content/d.md && git add . && git commit -qm one");
	assert_true(take(f, "", "content", ""));
	assert_string_equal(unsaved(f), "");
	scratch_run(&f->scratch,
	    "printf AA > content/a.md && rm content/d.md\n"
	    "printf CC > content/c.md && git add content/c.md\n"
	    "printf e > content/e.md && git add content/e.md\n"
	    "git update-index --split-index");
	assert_true(take(f, "", "content", ""));
	assert_string_equal(
	    unsaved(f), "content/a.md;content/c.md;content/e.md;content/d.md;");
	scratch_run(&f->scratch,
	    "git update-index --no-split-index && git add -A\n"
	    "git commit -qm two\n"
	    "git sparse-checkout set --cone --sparse-index content/none");
	assert_true(take(f, "", "content", ""));
	assert_string_equal(unsaved(f), "");
}

static void
both_sides_that_add_a_file_are_a_conflict(void **state)
{
	struct fixture *f = *state;

	scratch_run(&f->scratch,
	    "git init -q -b main . && mkdir content && printf 1 > content/a\n"
	    "git add . && git commit -qm one && git checkout -qb other\n"
	    "printf 2 > content/b && git add . && git commit -qm two\n"
	    "git checkout -q main && printf 3 > content/b && git add .\n"
	    "git commit -qm three && ! git merge other");
	assert_true(take(f, "", "content", ""));
	assert_string_equal(listing(f), "content/a=1;");
	assert_int_equal(scratch_count(&f->scratch, CODE_MERGE_CONFLICT), 1);
}

static void
a_working_tree_elsewhere_is_not_believed(void **state)
{
	struct fixture *f = *state;

	scratch_run(&f->scratch,
	    "mkdir -p home/content && printf secret > home/content/a.md\n"
	    "git init -q evil && cd evil && mkdir content\n"
	    "printf 1 > content/a.md && git add .\n"
	    "git config core.worktree \"$PWD/../home\"");
	assert_true(take(f, "evil", "content", ""));
	assert_string_equal(listing(f), "content/a.md=1;");
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(the_working_tree_shows_what_git_tracks),
		TEST(a_file_changed_in_the_index_s_own_tick_is_seen),
		TEST(a_commit_is_read_from_the_store_in_any_kind_of_repository),
		TEST(hostile_paths_are_refused_by_rule),
		TEST(a_link_in_the_working_tree_is_never_followed),
		TEST(documents_are_of_the_moment_of_the_snapshot),
		TEST(a_sparse_checkout_reads_the_rest_from_the_store),
		TEST(a_conflict_and_a_pointer_are_findings),
		TEST(a_repository_is_not_looked_for_beyond_a_ceiling),
		TEST(what_cannot_be_read_is_refused_with_a_reason),
		TEST(an_index_of_any_form_says_the_same),
		TEST(a_sparse_index_has_whole_folders),
		TEST(what_the_last_commit_has_not_is_unsaved),
		TEST(both_sides_that_add_a_file_are_a_conflict),
		TEST(a_working_tree_elsewhere_is_not_believed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
