#include "policy/past.h"

#include "scratch.h"

#include "config/config.h"
#include "content/content.h"
#include "git/history.h"
#include "git/repo.h"
#include "git/snapshot.h"
#include "policy/leak.h"
#include "policy/release.h"

/* A small site, its history, and what is told of Ana's creek.md. */
struct site {
	struct scratch s;
	struct repo *repo;
	struct snapshot snapshot;
	struct config config;
	struct content content;
	struct history *history;
	struct release release;
	struct leak leak;
	struct versions versions;
	const struct past *past;
};

static struct site site;

/* save DAY TIME WHO MESSAGE: commit all that is there. */
static const char shell[] =
    "save() { git add -A; GIT_AUTHOR_NAME=\"$3\" GIT_AUTHOR_EMAIL=\"$3@x.org\" "
    "GIT_AUTHOR_DATE=\"$1T$2+0000\" GIT_COMMITTER_DATE=\"$1T$2+0000\" "
    "git commit -qm \"$4\"; }\n"
    "creek() { printf -- '---\\ntitle: The creek\\ndate: "
    "2026-02-01\\n%s\\n---\\n"
    "%s\\n' \"$2\" \"$1\" >content/students/ana/artifacts/creek.md; }\n"
    "record() { printf 'role: student\\nname: {first: Ana, last: "
    "Quillfeather}\\n"
    "display: first\\ngit: [ana@x.org, ana@home.org]\\nconsent:\\n  work: "
    "public\\n"
    "  history: %s\\n  granted_by: parent\\n  granted_on: %s\\n"
    "  audience: public\\n' $1 $2 >content/people/ana.yaml; }\n"
    "mkdir -p content/people content/students/ana/artifacts\n"
    "[ -d .git ] || git init -q -b main .\n"
    "[ -f content/site.yaml ] || printf 'title: Site\\n' >content/site.yaml\n";

static void
run(const char *commands)
{
	char *line = malloc(sizeof(shell) + strlen(commands));

	assert_non_null(line);
	strcpy(line, shell);
	strcat(line, commands);
	scratch_run(&site.s, line);
	free(line);
}

static void
take(void)
{
	struct snapshot_options options = { .content = STR("content") };
	struct config_options given = { .now = 1771329600 };
	struct release_input input;
	const struct released *creek;
	struct arena *arena = &site.s.arena;
	struct diag *diag = &site.s.diag;

	assert_true(repo_open(&site.repo, site.s.folder, diag));
	assert_true(
	    snapshot_take(&site.snapshot, site.repo, &options, arena, diag));
	assert_true(
	    config_load(&site.config, &site.snapshot, &given, arena, diag));
	assert_true(content_load(
	    &site.content, &site.snapshot, &site.config, arena, diag));
	assert_true(history_read(
	    &site.history, site.repo, site.snapshot.commit, NULL, diag));
	input = (struct release_input){ .content = &site.content,
		.config = &site.config,
		.history = site.history };
	release_decide(&site.release, &site.leak, &input, arena, diag);
	leak_compile(&site.leak);
	creek =
	    release_find(&site.release, STR("students/ana/artifacts/creek"));
	assert_non_null(creek);
	site.past = creek->past;
	site.versions = (struct versions){ 0 };
	if (site.past != NULL)
		past_open(site.past, arena, &site.versions);
}

static const struct version *
version(size_t number)
{
	assert_in_range(number, 1, site.versions.n);
	return &site.versions.items[number - 1];
}

static bool
reads(const struct version *v, const char *words)
{
	return v->has_text &&
	    str_find(v->document.body, str_from(words)) != STR_NONE;
}

/* Three drafts; consent is from between the second and the third. */
static const char drafts[] =
    "creek 'Frogs lay eggs.'; save 2026-01-05 10:00 ana 'Start with frogs'\n"
    "creek 'Frogs lay many eggs.'; save 2026-01-12 10:00 ana 'Count the eggs'\n"
    "creek 'Frogs lay 900 eggs.'; save 2026-01-20 10:00 ana 'Count again'\n";

static void
take_at_level(const char *level)
{
	char line[100];

	snprintf(line, sizeof(line), "record %s 2026-01-10\n", level);
	run(line);
	run(drafts);
	take();
}

/* privacy.md R8, four levels */
static void
none_tells_nothing_not_even_dates(void **state)
{
	(void)state;
	take_at_level("none");
	assert_null(site.past);
	assert_int_equal(past_updated(NULL).year, 0);
}

static void
dates_tells_days_and_nothing_else(void **state)
{
	(void)state;
	take_at_level("dates");
	assert_int_equal(site.versions.n, 2);
	assert_int_equal(version(2)->day.day, 20);
	assert_null(version(2)->author);
	assert_int_equal(version(2)->note.n, 0);
	assert_false(version(2)->told_author);
	assert_false(version(2)->has_text);
}

static void
summaries_tells_who_and_why_but_no_old_text(void **state)
{
	(void)state;
	take_at_level("summaries");
	assert_int_equal(site.versions.n, 2);
	assert_true(str_is(version(2)->author->display, "Ana"));
	assert_true(str_is(version(2)->note, "Count again"));
	assert_false(version(2)->has_text);
}

static void
full_tells_the_old_text_from_the_first_draft_on(void **state)
{
	(void)state;
	take_at_level("full");
	assert_int_equal(site.versions.n, 3);
	assert_true(reads(version(1), "lay eggs"));
	assert_true(reads(version(3), "900"));
	assert_true(site.versions.begins);
}

/* privacy.md R9 */
static void
what_was_made_before_consent_is_not_told(void **state)
{
	(void)state;
	take_at_level("summaries");
	assert_int_equal(version(1)->day.day, 12);
	assert_false(site.versions.begins);
}

static void
a_text_that_was_a_draft_or_private_then_is_not_shown(void **state)
{
	(void)state;
	run("record full 2026-01-01\n"
	    "creek 'One.' 'status: draft'; save 2026-01-05 10:00 ana 'One "
	    "frog'\n"
	    "creek 'Two.' 'visibility: private'\n"
	    "save 2026-01-06 10:00 ana 'Two frogs'\n"
	    "creek 'Three.' 'draft: maybe'; save 2026-01-07 10:00 ana 'Odd "
	    "frog'\n"
	    "creek 'Four.'; save 2026-01-08 10:00 ana 'Four frogs'\n");
	take();
	assert_int_equal(site.versions.n, 4);
	assert_false(version(1)->has_text);
	assert_false(version(2)->has_text);
	assert_false(version(3)->has_text);
	assert_true(reads(version(4), "Four"));
}

static void
a_text_from_before_its_day_to_be_shown_is_not_shown(void **state)
{
	(void)state;
	run("record full 2026-01-01\n"
	    "creek 'One.' 'publish_on: 2026-01-07'\n"
	    "save 2026-01-05 10:00 ana 'One frog'\n"
	    "creek 'Two.' 'publish_on: 2026-01-07'\n"
	    "save 2026-01-07 10:00 ana 'Two frogs'\n");
	take();
	assert_int_equal(site.versions.n, 2);
	assert_false(version(1)->has_text);
	assert_true(reads(version(2), "Two"));
}

static void
without_full_consent_an_unreleased_version_is_not_told_at_all(void **state)
{
	(void)state;
	run("record summaries 2026-01-01\n"
	    "creek 'One.' 'status: draft'; save 2026-01-05 10:00 ana 'One "
	    "frog'\n"
	    "creek 'Two.'; save 2026-01-06 10:00 ana 'Two frogs'\n");
	take();
	assert_int_equal(site.versions.n, 1);
	assert_int_equal(version(1)->day.day, 6);
}

static void
redacted_words_withhold_every_text_that_has_them(void **state)
{
	(void)state;
	run("record full 2026-01-01\n"
	    "printf 'redactions:\\n  - text: (555) 0134\\n' "
	    ">>content/site.yaml\n"
	    "creek 'Call 555-**0134**.'; save 2026-01-05 10:00 ana 'Call me'\n"
	    "creek 'Ask me.'; save 2026-01-06 10:00 ana 'Not 555 0134 any "
	    "more'\n");
	take();
	assert_int_equal(site.versions.n, 2);
	assert_false(version(1)->has_text);
	assert_int_equal(version(2)->note.n, 0);
	assert_true(reads(version(2), "Ask me"));
}

/* What a reader sees side by side may have the address of a link between. */
static void
redacted_words_are_found_as_they_are_read(void **state)
{
	(void)state;
	run("record full 2026-01-01\n"
	    "printf 'redactions: [owl street]\n' >>content/site.yaml\n"
	    "creek 'In [Owl](map_(1).md \"A map\") Street.'; "
	    "save 2026-01-05 10:00 ana 'Where'\n"
	    "creek 'In Owl[^1] Street.\n\n[^1]: Far.'; "
	    "save 2026-01-06 10:00 ana 'Where it is'\n"
	    "creek 'In <b>owl</b> _street_.'; "
	    "save 2026-01-07 10:00 ana 'In bold'\n"
	    "creek 'In [owl][m] street.\n\n[m]: map.md'; "
	    "save 2026-01-08 10:00 ana 'With a map'\n"
	    "creek 'In **O**wl S<b>tree</b>t.'; "
	    "save 2026-01-09 10:00 ana 'With initials'\n"
	    "creek 'The owl < 3 streets away.'; "
	    "save 2026-01-10 10:00 ana 'Not there'\n");
	take();
	assert_int_equal(site.versions.n, 6);
	for (size_t i = 1; i <= 5; i++)
		assert_false(version(i)->has_text);
	assert_true(version(6)->has_text);
}

static void
a_persons_own_redactions_count_too(void **state)
{
	(void)state;
	run("record full 2026-01-01\n"
	    "printf 'redactions: [owl street]\\n' >>content/people/ana.yaml\n"
	    "creek 'In Owl Street.'; save 2026-01-05 10:00 ana 'Where'\n"
	    "creek 'In town.'; save 2026-01-06 10:00 ana 'Somewhere else'\n");
	take();
	assert_false(version(1)->has_text);
	assert_true(version(2)->has_text);
}

static void
redacted_paths_and_contents_are_not_told(void **state)
{
	(void)state;
	run("record full 2026-01-01\n"
	    "creek 'One.'\n"
	    "mv content/students/ana/artifacts/creek.md "
	    "content/students/ana/artifacts/bad.md\n"
	    "save 2026-01-05 10:00 ana 'One frog'\n"
	    "mv content/students/ana/artifacts/bad.md "
	    "content/students/ana/artifacts/creek.md\n"
	    "save 2026-01-06 10:00 ana 'Better name'\n"
	    "creek 'Two.'; save 2026-01-07 10:00 ana 'Two frogs'\n"
	    "id=$(git rev-parse HEAD:content/students/ana/artifacts/creek.md)\n"
	    "creek 'Three.'; save 2026-01-08 10:00 ana 'Three frogs'\n"
	    "printf 'redactions:\\n  - path: students/ana/artifacts/bad.md\\n"
	    "  - object: %s\\n' \"$id\" >>content/site.yaml\n"
	    "save 2026-01-09 10:00 lee 'Redact'\n");
	take();
	assert_int_equal(site.versions.n, 1);
	assert_true(reads(version(1), "Three"));
}

/* A name that the record hides is in old texts and notes, too. */
static void
a_hidden_name_withholds_text_and_note(void **state)
{
	(void)state;
	run("record full 2026-01-01\n"
	    "creek 'By Ana Quillfeather.'; save 2026-01-05 10:00 ana 'Mine'\n"
	    "creek 'By me.'; save 2026-01-06 10:00 ana 'Quillfeather left'\n");
	take();
	assert_false(version(1)->has_text);
	assert_int_equal(version(2)->note.n, 0);
	assert_true(version(2)->has_text);
	assert_false(past_allows(site.past, STR("<p>Ana <b>Quillfeather</b>")));
}

/* privacy.md R7 */
static void
an_author_is_one_person_by_the_register_or_nobody(void **state)
{
	(void)state;
	run("record full 2026-01-01\n"
	    "creek 'One.'; save 2026-01-05 10:00 ana 'One frog'\n"
	    "creek 'Two.'; git add -A\n"
	    "GIT_AUTHOR_NAME=Anna GIT_AUTHOR_EMAIL=ANA@home.org "
	    "GIT_AUTHOR_DATE=2026-01-05T11:00+0000 git commit -qm 'From home'\n"
	    "creek 'Three.'; save 2026-01-08 10:00 stranger 'A word'\n");
	take();
	assert_int_equal(site.versions.n, 2);
	assert_true(str_is(version(1)->author->display, "Ana"));
	assert_true(reads(version(1), "Two"));
	assert_null(version(2)->author);
	assert_true(version(2)->told_author);
}

/* privacy.md R6 */
static void
a_note_on_others_pages_is_not_this_pages(void **state)
{
	(void)state;
	run("record full 2026-01-01; mkdir -p content/students/ben/artifacts\n"
	    "creek 'One.'; save 2026-01-05 10:00 ana 'One frog'\n"
	    "creek 'Two.'; echo x >content/students/ben/artifacts/x.md\n"
	    "save 2026-01-06 10:00 lee 'Ben was ill, so I saved his too'\n"
	    "creek 'Three.'; save 2026-01-07 10:00 ana 'Thanks @ben "
	    "ana@x.org'\n");
	take();
	assert_int_equal(version(2)->note.n, 0);
	assert_true(str_is(version(3)->note, "Thanks"));
}

/* privacy.md R10 */
static void
nothing_is_told_of_what_was_before_since(void **state)
{
	(void)state;
	run("record full 2026-01-01\n"
	    "printf 'history: {since: 2026-01-06}\\n' >>content/site.yaml\n"
	    "creek 'One.'; save 2025-01-05 10:00 upstream 'Template'\n"
	    "creek 'Two.'; save 2026-01-06 10:00 ana 'Two frogs'\n");
	take();
	assert_int_equal(site.versions.n, 1);
	assert_true(reads(version(1), "Two"));
}

/* The later of the two days holds, the site's and the document's own. */
static void
a_document_may_have_a_since_of_its_own(void **state)
{
	(void)state;
	run("record full 2026-01-01\n"
	    "printf 'history: {since: 2026-01-06}\\n' >>content/site.yaml\n"
	    "creek 'One.'; save 2026-01-05 10:00 ana 'One frog'\n"
	    "creek 'Two.'; save 2026-01-06 10:00 ana 'Two frogs'\n"
	    "creek 'Three.' 'history: {since: 2026-01-07}'\n"
	    "save 2026-01-07 10:00 ana 'Three frogs'\n");
	take();
	assert_int_equal(site.versions.n, 1);
	assert_true(reads(version(1), "Three"));
}

static void
commits_that_only_reformat_are_folded_away(void **state)
{
	(void)state;
	run("record full 2026-01-01\n"
	    "creek 'One.'; save 2026-01-05 10:00 ana 'One frog'\n"
	    "creek '  One.'; save 2026-01-08 10:00 lee 'Indent every frog'\n"
	    "git rev-parse HEAD >.git-blame-ignore-revs\n"
	    "creek 'Two.'; save 2026-01-11 10:00 ana 'Two frogs'\n");
	take();
	assert_int_equal(site.versions.n, 2);
	assert_true(reads(version(1), "One"));
	assert_true(reads(version(2), "Two"));
}

/* Git takes a text of other words under another name for a new one. */
static const char begun_elsewhere[] =
    "record full 2026-01-01\n"
    "mkdir -p content/students/ben/artifacts; for f in ana/artifacts/pond "
    "ben/artifacts/pond; do printf -- '---\ntitle: A pond\n---\nOld "
    "words.\n' >content/students/$f.md; done\n"
    "save 2026-01-05 10:00 ana 'A pond'\n"
    "git rm -q content/students/ana/artifacts/pond.md\n"
    "save 2026-01-07 10:00 ana 'No more ponds'\n";

static void
an_author_may_know_of_an_older_path(void **state)
{
	(void)state;
	run(begun_elsewhere);
	run("creek 'Other words.' "
	    "'history: {from: students/ana/artifacts/pond.md}'\n"
	    "save 2026-01-09 10:00 ana 'The creek'\n");
	take();
	assert_int_equal(site.versions.n, 2);
	assert_true(site.versions.begins);
	assert_true(reads(version(1), "Old"));
	assert_true(reads(version(2), "Other"));
}

static void
bytes_that_are_no_text_are_not_shown_whatever_the_fields(void **state)
{
	(void)state;
	run("record full 2026-01-10\n"
	    "creek \"$(printf 'Frogs \\377.')\"; save 2026-01-05 10:00 ana "
	    "One\n"
	    "creek 'Frogs lay.'; save 2026-01-12 10:00 ana Two\n"
	    "creek 'Frogs lay eggs.'; save 2026-01-20 10:00 ana Three\n");
	take();
	assert_int_equal(site.versions.n, 3);
	assert_false(version(1)->has_text);
	assert_true(reads(version(2), "Frogs lay."));
	assert_true(reads(version(3), "Frogs lay eggs."));
}

/* Its fields are those of today; its title is not. */
static void
a_draft_has_the_title_of_its_own_heading(void **state)
{
	(void)state;
	run("record full 2026-01-10\n"
	    "river() { printf \"# $1\\n\\nFrogs lay eggs.\\n\" "
	    ">content/students/ana/artifacts/creek.md; }\n"
	    "river Pond; save 2026-01-05 10:00 ana One\n"
	    "river Creek; save 2026-01-12 10:00 ana Two\n");
	take();
	assert_int_equal(site.versions.n, 2);
	assert_true(str_is(version(1)->document.title, "Pond"));
	assert_true(str_is(version(2)->document.title, "Creek"));
}

static void
nobody_takes_over_the_drafts_of_others(void **state)
{
	static const char *const others[] = { "students/ben/artifacts/pond.md",
		"people/ana.yaml", "students/ana/artifacts/never.md" };
	char command[200];

	(void)state;
	run(begun_elsewhere);
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++) {
		snprintf(command, sizeof(command),
		    "creek 'Other words.' 'history: {from: %s}'\n"
		    "save 2026-01-09 10:00 ana 'The creek'\n",
		    others[i]);
		run(command);
		take();
		assert_int_equal(site.versions.n, 1);
		assert_int_equal(
		    scratch_count(&site.s, CODE_HISTORY_FROM), i + 1);
		history_free(site.history);
		repo_free(site.repo);
		site.history = NULL;
		site.repo = NULL;
	}
}

static void
merges_and_mass_edits_are_folded_away(void **state)
{
	(void)state;
	run("record full 2026-01-01\n"
	    "creek 'One.'; save 2026-01-05 10:00 ana 'One frog'\n"
	    "mkdir content/many; for i in $(seq 60); do\n"
	    "  echo $i >content/many/$i.md; done\n"
	    "creek 'Two.'; save 2026-01-06 10:00 lee 'New heads everywhere'\n"
	    "creek 'Three.'; save 2026-01-09 10:00 ana 'Three frogs'\n"
	    "chmod +x content/students/ana/artifacts/creek.md\n"
	    "save 2026-01-12 10:00 ana 'May be run'\n");
	take();
	assert_int_equal(site.versions.n, 2);
	assert_true(reads(version(1), "One"));
	assert_true(reads(version(2), "Three"));
}

static void
a_cut_history_is_said_and_dates_nothing(void **state)
{
	char line[200];

	(void)state;
	run("record full 2026-01-01\n");
	run(drafts);
	snprintf(line, sizeof(line),
	    "git clone -q --depth 1 file://'%s' c; rm -rf content .git; "
	    "mv c/.git c/content .; rm -rf c\n",
	    site.s.folder);
	run(line);
	take();
	assert_int_equal(site.versions.n, 0);
	assert_true(site.versions.cut);
}

static void
a_file_is_found_as_it_was(void **state)
{
	struct oid then, now;

	(void)state;
	run("record full 2026-01-01; echo a >content/students/ana/a.txt\n"
	    "creek 'One.'; save 2026-01-05 10:00 ana 'One frog'\n"
	    "creek 'Two.'; echo b >content/students/ana/a.txt\n"
	    "save 2026-01-09 10:00 ana 'Two frogs'\n");
	take();
	assert_true(
	    past_file(site.past, version(1), STR("students/ana/a.txt"), &then));
	assert_true(
	    past_file(site.past, version(2), STR("students/ana/a.txt"), &now));
	assert_false(oid_eq(&then, &now));
	assert_false(
	    past_file(site.past, version(1), STR("students/ana/b"), &now));
	assert_false(past_file(site.past, version(1), STR("students"), &now));
}

static int
set_up(void **state)
{
	(void)state;
	scratch_begin(&site.s);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	history_free(site.history);
	repo_free(site.repo);
	scratch_end(&site.s);
	return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(none_tells_nothing_not_even_dates),
		TEST(dates_tells_days_and_nothing_else),
		TEST(summaries_tells_who_and_why_but_no_old_text),
		TEST(full_tells_the_old_text_from_the_first_draft_on),
		TEST(what_was_made_before_consent_is_not_told),
		TEST(a_text_that_was_a_draft_or_private_then_is_not_shown),
		TEST(a_text_from_before_its_day_to_be_shown_is_not_shown),
		TEST(
		    without_full_consent_an_unreleased_version_is_not_told_at_all),
		TEST(redacted_words_withhold_every_text_that_has_them),
		TEST(redacted_words_are_found_as_they_are_read),
		TEST(a_persons_own_redactions_count_too),
		TEST(redacted_paths_and_contents_are_not_told),
		TEST(a_hidden_name_withholds_text_and_note),
		TEST(an_author_is_one_person_by_the_register_or_nobody),
		TEST(a_note_on_others_pages_is_not_this_pages),
		TEST(nothing_is_told_of_what_was_before_since),
		TEST(a_document_may_have_a_since_of_its_own),
		TEST(commits_that_only_reformat_are_folded_away),
		TEST(an_author_may_know_of_an_older_path),
		TEST(bytes_that_are_no_text_are_not_shown_whatever_the_fields),
		TEST(a_draft_has_the_title_of_its_own_heading),
		TEST(nobody_takes_over_the_drafts_of_others),
		TEST(merges_and_mass_edits_are_folded_away),
		TEST(a_cut_history_is_said_and_dates_nothing),
		TEST(a_file_is_found_as_it_was),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
