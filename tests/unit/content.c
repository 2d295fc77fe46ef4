#include "content/content.h"

#include "scratch.h"

#include "config/config.h"
#include "git/repo.h"
#include "git/snapshot.h"

struct site {
	struct scratch scratch;
	struct repo *repo;
	struct snapshot snapshot;
	struct config config;
	struct content content;
};

/* Make a repository by shell commands and load it. */
static bool
site_load(struct site *s, const char *commands, const char *content,
    const struct config_options *options)
{
	const struct snapshot_options from = { .content = str_from(content) };
	struct arena *arena = &s->scratch.arena;
	struct diag *diag = &s->scratch.diag;

	scratch_begin(&s->scratch);
	scratch_run(&s->scratch, "git init -q .");
	scratch_run(&s->scratch, commands);
	scratch_run(&s->scratch, "git add .");
	assert_true(repo_open(&s->repo, s->scratch.folder, diag));
	assert_true(snapshot_take(&s->snapshot, s->repo, &from, arena, diag));
	return config_load(&s->config, &s->snapshot, options, arena, diag) &&
	    content_load(&s->content, &s->snapshot, &s->config, arena, diag);
}

static void
site_free(struct site *s)
{
	repo_free(s->repo);
	scratch_end(&s->scratch);
}

static const struct document *
find(const struct site *s, const char *rel)
{
	const struct document *d = content_find(&s->content, str_from(rel));

	assert_non_null(d);
	return d;
}

/* 2026-05-12, noon. */
static const struct config_options no_options = { .now = 1778587200 };

static void
any_folder_of_markdown_is_a_site(void **state)
{
	struct site s;

	(void)state;
	assert_true(site_load(&s,
	    "printf '# Hello\\n' >README.md; mkdir -p notes themes/x; "
	    "printf 'Text\\n' >notes/one-day.md; echo x >themes/x/a.md",
	    ".", &no_options));
	assert_int_equal(s.content.n, 2);
	assert_int_equal(find(&s, "README.md")->kind, KIND_HOME);
	assert_true(str_is(find(&s, "README.md")->title, "Hello"));
	assert_true(str_is(find(&s, "notes/one-day.md")->title, "One day"));
	assert_true(str_is(s.config.lang, "en"));
	assert_true(str_is(s.config.theme, ""));
	assert_false(s.config.consent_assumed);
	assert_int_equal(s.config.as_of.month, 5);
	assert_int_equal(s.scratch.diag.n, 0);
	site_free(&s);
}

static void
site_yaml_and_options_make_the_config(void **state)
{
	struct config_options options = no_options;
	struct site s;

	(void)state;
	options.as_of = STR("2026-01-02");
	options.base_url = STR("https://example.org/x/");
	options.audience = STR("school");
	assert_true(site_load(&s,
	    "mkdir content; printf 'title: River\\nlanguages: [es, en]\\n"
	    "audience: class\\nhistory: dates\\nconsent: assumed\\n' "
	    ">content/site.yaml",
	    "content", &options));
	assert_true(str_is(s.config.title, "River"));
	assert_int_equal(s.config.n_languages, 2);
	assert_true(str_is(s.config.lang, "es"));
	assert_int_equal(s.config.audience, AUDIENCE_SCHOOL);
	assert_int_equal(s.config.history, HISTORY_DATES);
	assert_true(s.config.consent_assumed);
	assert_true(str_is(s.config.base_url, "https://example.org/x"));
	assert_int_equal(s.config.as_of.day, 2);
	assert_true(str_is(find(&s, "site.yaml")->path, "content/site.yaml"));
	site_free(&s);
}

static void
a_wrong_word_in_site_yaml_opens_nothing(void **state)
{
	struct site s;

	(void)state;
	assert_true(site_load(&s,
	    "mkdir content; printf 'title: x\\naudience: all\\n"
	    "history: everything\\nconsent: asumed\\n' >content/site.yaml",
	    "content", &no_options));
	assert_int_equal(scratch_count(&s.scratch, CODE_FIELD_CHOICE), 3);
	assert_int_equal(s.config.audience, AUDIENCE_PUBLIC);
	assert_int_equal(s.config.history, HISTORY_NONE);
	assert_false(s.config.consent_assumed);
	site_free(&s);
}

static void
options_that_make_no_sense_stop_the_build(void **state)
{
	struct config_options options = no_options;
	struct site s;

	(void)state;
	options.as_of = STR("tomorrow");
	options.audience = STR("everybody");
	assert_false(site_load(
	    &s, "mkdir content; echo >content/a.md", "content", &options));
	assert_int_equal(scratch_count(&s.scratch, CODE_OPTION), 2);
	site_free(&s);
	assert_false(
	    site_load(&s, "mkdir content; echo '- a' >content/site.yaml",
		"content", &no_options));
	assert_int_equal(scratch_count(&s.scratch, CODE_FIELD_TYPE), 1);
	site_free(&s);
}

static void
one_broken_document_hides_no_other(void **state)
{
	struct site s;

	(void)state;
	assert_true(site_load(&s,
	    "mkdir content; cd content; printf -- '---\\ntitle: a: b\\n' "
	    ">a.md; printf '\\377' >b.md; printf -- '---\\ndate: x\\n---\\n' "
	    ">c.md; printf -- '---\\nvisibility: school\\n---\\nfine' >d.md; "
	    "head -c 2000000 /dev/zero >e.md",
	    "content", &no_options));
	assert_int_equal(s.content.n, 5);
	assert_true(find(&s, "a.md")->broken);
	assert_true(find(&s, "b.md")->broken);
	assert_true(find(&s, "c.md")->broken);
	assert_int_equal(find(&s, "c.md")->visibility, VISIBILITY_PRIVATE);
	assert_false(find(&s, "d.md")->broken);
	assert_int_equal(find(&s, "d.md")->visibility, VISIBILITY_SCHOOL);
	assert_true(find(&s, "e.md")->broken);
	assert_int_equal(s.scratch.diag.errors, 4);
	site_free(&s);
}

static void
the_register_holds_persons_alone(void **state)
{
	struct site s;

	(void)state;
	assert_true(site_load(&s,
	    "mkdir -p content/people content/students/ana; cd content/people; "
	    "echo 'role: student' >ana.yaml; echo x >notes.md; "
	    "echo x >form.pdf; echo 'role: x' >ben.yml; "
	    "echo x >../students/ana/about.markdown",
	    "content", &no_options));
	assert_false(find(&s, "people/ana.yaml")->broken);
	assert_true(find(&s, "people/notes.md")->broken);
	assert_true(find(&s, "people/form.pdf")->broken);
	assert_true(find(&s, "people/ben.yml")->broken);
	assert_int_equal(scratch_count(&s.scratch, CODE_REGISTER_FILE), 3);
	assert_int_equal(scratch_count(&s.scratch, CODE_FILE_SUFFIX), 2);
	site_free(&s);
}

static void
a_reference_is_a_path_a_slug_or_an_address(void **state)
{
	static const struct {
		const char *from;
		const char *ref;
		const char *to;
	} refs[] = {
		{ "students/ana/profile.md", "goals/read",
		    "students/ana/goals/read.md" },
		{ "students/ana/artifacts/creek/index.md", "read",
		    "students/ana/goals/read.md" },
		{ "students/ana/goals/read.md", "creek",
		    "students/ana/artifacts/creek/index.md" },
		{ "students/ana/goals/read.md", "../artifacts/creek",
		    "students/ana/artifacts/creek/index.md" },
		{ "students/ana/goals/read.md", "read.md#steps",
		    "students/ana/goals/read.md" },
		{ "about.md", "students/ana/creek/",
		    "students/ana/artifacts/creek/index.md" },
		{ "about.md", "/students/ana", "students/ana/profile.md" },
		{ "students/ana/goals/read.md", "/about", "about.md" },
		{ "students/ana/goals/read.md", "about", "about.md" },
		{ "about.md", "./vision/", "vision/index.md" },
		{ "about.md", "../about.md", NULL },
		{ "about.md", "creek", NULL },
		{ "students/ben/profile.md", "goals/read", NULL },
		{ "about.md", "students/ana/goals", NULL },
	};
	struct site s;
	const struct document *to;

	(void)state;
	assert_true(site_load(&s,
	    "for f in students/ana/profile.md students/ben/profile.md "
	    "students/ana/goals/read.md vision/index.md about.md "
	    "students/ana/artifacts/creek/index.md; do "
	    "mkdir -p content/$(dirname $f); echo x >content/$f; done",
	    "content", &no_options));
	for (size_t i = 0; i < sizeof(refs) / sizeof(*refs); i++) {
		to = content_resolve(
		    &s.content, find(&s, refs[i].from), str_from(refs[i].ref));
		if (refs[i].to == NULL) {
			assert_null(to);
			continue;
		}
		assert_non_null(to);
		assert_true(str_is(to->rel, refs[i].to));
	}
	site_free(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(any_folder_of_markdown_is_a_site),
		cmocka_unit_test(site_yaml_and_options_make_the_config),
		cmocka_unit_test(a_wrong_word_in_site_yaml_opens_nothing),
		cmocka_unit_test(options_that_make_no_sense_stop_the_build),
		cmocka_unit_test(one_broken_document_hides_no_other),
		cmocka_unit_test(the_register_holds_persons_alone),
		cmocka_unit_test(a_reference_is_a_path_a_slug_or_an_address),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
