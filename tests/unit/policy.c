/* One test or more for each rule of privacy that policy keeps. */
#include "memory.h"

#include "base/buf.h"

#define CONSENT                                                            \
	"  work: public\n  granted_by: parent\n  granted_on: 2025-09-01\n" \
	"  audience: public\n"
#define STUDENT(more)                                           \
	"role: student\nname: { first: Ana, last: Quirarte }\n" \
	"display: first+initial\ngit: [Ana "                    \
	"<ana@example.org>]\nconsent:\n" CONSENT more
#define BEN(more)                                                \
	"role: student\nname: { first: Ben, last: Ostrowski }\n" \
	"display: first\ngit: [ben@example.org]\nconsent:\n" CONSENT more
#define TEACHER                                                   \
	"role: teacher\nname: { first: Rosa, last: Lindqvist }\n" \
	"display: full\n"
#define WORK "---\ntitle: Creek\ndate: 2026-04-01\n---\nText.\n"

/* A site of one student with a record and one piece of work. */
static void
one_work(struct memory *m, const char *record, const char *work)
{
	memory_begin(m);
	if (record != NULL)
		memory_add(m, "people/ana.yaml", record);
	memory_add(m, "students/ana/artifacts/creek.md", work);
}

#define CREEK "students/ana/artifacts/creek"

static bool
is_out(const char *record, const char *work)
{
	struct memory m;
	bool out;

	one_work(&m, record, work);
	memory_link(&m);
	out = memory_released(&m, CREEK) != NULL;
	assert_int_equal(m.model.artifacts.n, out);
	assert_int_equal(m.model.students.n, out);
	assert_int_equal(m.release.log.n, out ? 2 : 0);
	memory_end(&m);
	return out;
}

static size_t
findings(const char *record, enum code code)
{
	struct memory m;
	size_t n;

	one_work(&m, record, WORK);
	memory_link(&m);
	n = memory_count(&m, code);
	memory_end(&m);
	return n;
}

static void
r1_without_a_record_nothing_is_released(void **state)
{
	(void)state;
	assert_false(is_out(NULL, WORK));
	assert_int_equal(findings(NULL, CODE_CONSENT_MISSING), 1);
	assert_false(is_out("role: student\nname: { first: Ana }\n", WORK));
	assert_true(is_out(STUDENT(""), WORK));
}

static void
r1_a_record_allows_only_what_it_says(void **state)
{
	(void)state;
	assert_false(is_out(STUDENT("  work: maybe\n"), WORK));
	assert_false(is_out("role: student\nconsent:\n  work: public\n", WORK));
	assert_false(is_out("role: student\nconsent:\n  granted_by: parent\n"
			    "  granted_on: 2025-09-01\n",
	    WORK));
	assert_false(is_out("role: student\nconsent:\n  work: none\n"
			    "  granted_by: parent\n  granted_on: 2025-09-01\n",
	    WORK));
	assert_false(is_out("consent: [\n", WORK));
	assert_false(is_out(STUDENT("  restricted: true\n"), WORK));
	assert_int_equal(
	    findings(STUDENT("  restricted: true\n"), CODE_CONSENT_RESTRICTED),
	    1);
}

static void
r1_a_consent_without_an_audience_is_for_the_class(void **state)
{
	static const char record[] =
	    "role: student\nconsent:\n  work: public\n"
	    "  granted_by: parent\n  granted_on: 2025-09-01\n";
	struct memory m;

	(void)state;
	assert_false(is_out(record, WORK));
	one_work(&m, record, WORK);
	m.config.audience = AUDIENCE_CLASS;
	memory_link(&m);
	assert_released(&m, CREEK);
	memory_end(&m);
}

static void
an_audience_and_a_visibility_can_only_narrow(void **state)
{
	static const struct {
		enum audience audience;
		const char *visibility;
		bool out;
	} cases[] = {
		{ AUDIENCE_PUBLIC, "public", true },
		{ AUDIENCE_PUBLIC, "school", false },
		{ AUDIENCE_SCHOOL, "school", true },
		{ AUDIENCE_SCHOOL, "class", false },
		{ AUDIENCE_CLASS, "class", true },
		{ AUDIENCE_CLASS, "private", false },
	};
	struct memory m;
	char work[128];

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		snprintf(work, sizeof(work),
		    "---\ntitle: Creek\nvisibility: %s\n---\n",
		    cases[i].visibility);
		one_work(&m, STUDENT(""), work);
		m.config.audience = cases[i].audience;
		memory_link(&m);
		assert_int_equal(
		    memory_released(&m, CREEK) != NULL, cases[i].out);
		memory_end(&m);
	}
}

static void
a_work_that_is_private_is_never_released(void **state)
{
	static const char *const words[] = { "private: true", "hidden: yes",
		"unlisted: true", "public: no", "public: yes\nprivate: true",
		"visibility: public\nprivate: true" };
	struct memory m;
	char work[128];

	(void)state;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		snprintf(work, sizeof(work), "---\ntitle: Creek\n%s\n---\n",
		    words[i]);
		one_work(&m, STUDENT(""), work);
		m.config.audience = AUDIENCE_CLASS;
		m.config.drafts = true;
		memory_link(&m);
		assert_null(memory_released(&m, CREEK));
		memory_end(&m);
	}
}

/* The site's day is 2026-05-12. */
static void
a_work_is_out_from_its_first_day_to_its_last(void **state)
{
	static const struct {
		const char *fields;
		bool out;
	} cases[] = {
		{ "publish_on: 2026-05-12", true },
		{ "publish_on: 2026-05-13", false },
		{ "publishDate: 2030-01-01T10:00:00Z", false },
		{ "publish_on: soon", false },
		{ "expires_on: 2026-05-12", true },
		{ "expires_on: 2026-05-11", false },
		{ "expiryDate: 2026-01-01", false },
		{ "publish_on: 2026-01-01\nexpires_on: 2026-12-31", true },
	};
	struct memory m;
	char work[128];

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		snprintf(work, sizeof(work), "---\ntitle: Creek\n%s\n---\n",
		    cases[i].fields);
		one_work(&m, STUDENT(""), work);
		memory_link(&m);
		assert_int_equal(
		    memory_released(&m, CREEK) != NULL, cases[i].out);
		memory_end(&m);
	}
}

static void
a_private_profile_makes_the_portfolio_private(void **state)
{
	struct memory m;

	(void)state;
	one_work(&m, STUDENT(""), WORK);
	memory_add(&m, "students/ana/profile.md",
	    "---\nclass: a\nvisibility: school\n---\n");
	memory_link(&m);
	assert_withheld(&m, CREEK);
	memory_end(&m);
}

static void
drafts_are_built_only_when_asked_for(void **state)
{
	static const char draft[] = "---\ntitle: Creek\ndraft: true\n---\n";
	struct memory m;

	(void)state;
	assert_false(is_out(STUDENT(""), draft));
	one_work(&m, STUDENT(""), draft);
	m.config.drafts = true;
	memory_link(&m);
	assert_released(&m, CREEK);
	memory_end(&m);
	one_work(&m, NULL, draft);
	m.config.drafts = true;
	memory_link(&m);
	assert_withheld(&m, CREEK);
	memory_end(&m);
}

static void
adults_may_publish_without_records_where_the_site_says_so(void **state)
{
	struct memory m;

	(void)state;
	one_work(&m, NULL, WORK);
	m.config.consent_assumed = true;
	memory_link(&m);
	assert_released(&m, CREEK);
	memory_end(&m);
	one_work(&m, STUDENT("  withdrawn_on: 2026-01-01\n"), WORK);
	m.config.consent_assumed = true;
	memory_link(&m);
	assert_withheld(&m, CREEK);
	memory_end(&m);
}

static void
r2_the_name_is_made_from_the_record_alone(void **state)
{
	static const struct {
		const char *display;
		const char *shown;
	} cases[] = {
		{ "none", "" },
		{ "initials", "A. Q." },
		{ "first", "Ana" },
		{ "first+initial", "Ana Q." },
		{ "full", "Ana Quirarte" },
	};
	char record[256];
	struct memory m;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		snprintf(record, sizeof(record),
		    "role: student\nname: { first: Ana, last: Quirarte }\n"
		    "display: %s\nconsent:\n" CONSENT,
		    cases[i].display);
		memory_begin(&m);
		memory_add(&m, "people/kid.yaml", record);
		memory_add(&m, "students/kid/profile.md",
		    "---\ntitle: Ana Quirarte\nclass: a\n---\n");
		memory_link(&m);
		assert_string_equal(
		    arena_cstr(&m.arena,
			release_person(&m.release, STR("kid"))->display),
		    cases[i].shown);
		assert_string_equal(arena_cstr(&m.arena,
					list_noun(&m.model.students, 0)->title),
		    cases[i].shown);
		memory_end(&m);
	}
}

static void
r2_a_path_with_a_hidden_name_is_held_back(void **state)
{
	struct memory m;

	(void)state;
	one_work(&m, STUDENT(""), WORK);
	memory_add(&m, "students/ana/artifacts/quirarte-map.md", WORK);
	memory_link(&m);
	assert_withheld(&m, "students/ana/artifacts/quirarte-map");
	assert_released(&m, CREEK);
	assert_int_equal(memory_count(&m, CODE_NAME_IN_PATH), 1);
	memory_end(&m);
}

static void
r2_r6_pages_with_hidden_names_and_addresses_are_leaks(void **state)
{
	struct memory m;

	(void)state;
	one_work(&m, STUDENT(""), WORK);
	memory_add(&m, "people/ben.yaml", BEN(""));
	memory_add(&m, "people/rosa.yaml", TEACHER);
	memory_add(&m, "students/ben/artifacts/x.md", WORK);
	memory_link(&m);
	assert_true(memory_leaks(&m, CREEK, "by Ana Quirarte"));
	assert_true(memory_leaks(&m, CREEK, "by Quirarte"));
	assert_false(memory_leaks(&m, CREEK, "by Ana Q."));
	assert_true(memory_leaks(&m, CREEK, "with Ben Ostrowski"));
	assert_false(memory_leaks(&m, CREEK, "with Ostrowski"));
	assert_true(memory_leaks(&m, CREEK, "ana@example.org"));
	assert_false(memory_leaks(&m, CREEK, "Rosa Lindqvist"));
	memory_end(&m);
}

static void
r3_a_group_picture_that_names_somebody_is_held_back(void **state)
{
	static const char *const works[] = {
		"---\ntitle: A\n---\n\n![Ana at the creek](creek.svg)\n",
		"---\ntitle: A\ncover: { src: a.svg, alt: Ana Q. }\n---\n",
		"---\ntitle: A\nmedia: [{ file: a.svg, caption: by Ana }]\n"
		"---\n",
		"---\ntitle: A\n---\n<figcaption>Ana</figcaption>\n",
	};
	struct memory m;

	(void)state;
	for (size_t i = 0; i < sizeof(works) / sizeof(*works); i++) {
		one_work(&m, STUDENT("  photo: group\n"), works[i]);
		memory_link(&m);
		assert_withheld(&m, CREEK);
		assert_int_equal(memory_count(&m, CODE_PHOTO_NAMED), 1);
		memory_end(&m);
		assert_true(is_out(STUDENT("  photo: named\n"), works[i]));
	}
	assert_true(is_out(STUDENT("  photo: group\n"),
	    "---\ntitle: A\n---\nAna wrote\n\n![the creek](creek.svg)\n"));
}

static void
r3_pages_of_others_do_not_name_a_group_picture_either(void **state)
{
	struct memory m;

	(void)state;
	one_work(&m, STUDENT("  photo: group\n"), WORK);
	memory_add(&m, "visit.md", "# Visit\n\n![Ana Q. and Ben](x.svg)\n");
	memory_link(&m);
	assert_withheld(&m, "visit");
	memory_end(&m);
}

static void
r5_files_that_cannot_be_cleaned_need_staff_to_name_them(void **state)
{
	struct memory m;

	(void)state;
	one_work(&m, STUDENT("  photo: work-only\n"), WORK);
	memory_site(&m,
	    "title: S\npublish_as_is: [toolkit/plan.pdf, "
	    "students/ana/map.png, students/ana/film.mp4]\n");
	memory_add(&m, "people/form.pdf", "");
	memory_add(&m, "students/ana/drawing.svg", "");
	memory_add(&m, "students/ana/film.mp4", "");
	memory_add(&m, "students/ana/map.png", "");
	memory_add(&m, "students/ana/photo.jpg", "");
	memory_add(&m, "students/ana/photo.pdf", "");
	memory_add(&m, "students/zoe/drawing.svg", "");
	memory_add(&m, "toolkit/other.pdf", "");
	memory_add(&m, "toolkit/plan.pdf", "");
	memory_link(&m);
	assert_int_equal(m.release.media.n, 4);
	assert_true(str_eq(m.release.media.items[0].document.rel,
	    STR("students/ana/drawing.svg")));
	assert_int_equal(m.release.media.items[0].kind, MEDIA_SVG);
	/* What can be cleaned is, whether it was named or not. */
	assert_int_equal(m.release.media.items[1].kind, MEDIA_PICTURE);
	assert_int_equal(m.release.media.items[2].kind, MEDIA_PICTURE);
	assert_int_equal(m.release.media.items[3].kind, MEDIA_AS_IS);
	assert_true(release_why(&m.release, STR("students/ana/photo.pdf")).n);
	assert_true(release_why(&m.release, STR("people/form.pdf")).n);
	assert_int_equal(release_why(&m.release, STR("no-such.jpg")).n, 0);
	memory_end(&m);
}

static void
files_beside_a_withheld_document_are_withheld(void **state)
{
	struct memory m;

	(void)state;
	memory_begin(&m);
	memory_add(&m, "people/ana.yaml", STUDENT(""));
	memory_add(&m, "students/ana/artifacts/creek/index.md", WORK);
	memory_add(&m, "students/ana/artifacts/creek/map.svg", "");
	memory_add(&m, "students/ana/artifacts/new/index.md",
	    "---\ntitle: New\ndraft: true\n---\n");
	memory_add(&m, "students/ana/artifacts/new/parts/map.svg", "");
	memory_link(&m);
	assert_int_equal(m.release.media.n, 1);
	assert_ptr_equal(
	    m.release.media.items[0].beside, memory_released(&m, CREEK));
	memory_end(&m);
}

static void
r7_authors_of_commits_are_known_by_the_register_alone(void **state)
{
	struct memory m;

	(void)state;
	one_work(&m,
	    "role: student\ndisplay: first\nname: { first: Ana }\n"
	    "git: [Ana <Ana@Example.org>, other@example.org]\n"
	    "consent:\n" CONSENT,
	    WORK);
	memory_add(&m, "people/zoe.yaml",
	    "role: student\nname: { first: Zoe }\ngit: [zoe@example.org]\n");
	memory_link(&m);
	assert_non_null(release_author(&m.release, STR("ana@example.org")));
	assert_ptr_equal(release_author(&m.release, STR("ana@example.org")),
	    release_author(&m.release, STR("OTHER@example.org")));
	assert_null(release_author(&m.release, STR("zoe@example.org")));
	assert_null(release_author(&m.release, STR("x@example.org")));
	memory_end(&m);
}

static void
r8_the_least_of_three_history_levels_counts(void **state)
{
	static const struct {
		enum history_level site;
		const char *consent;
		const char *work;
		enum history_level level;
	} cases[] = {
		{ HISTORY_FULL, "full", "", HISTORY_FULL },
		{ HISTORY_FULL, "dates", "", HISTORY_DATES },
		{ HISTORY_SUMMARIES, "full", "", HISTORY_SUMMARIES },
		{ HISTORY_FULL, "full", "history: dates\n", HISTORY_DATES },
		{ HISTORY_DATES, "full", "history: full\n", HISTORY_DATES },
		{ HISTORY_FULL, "none", "history: full\n", HISTORY_NONE },
	};
	char record[512], work[128];
	struct memory m;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		snprintf(record, sizeof(record), "%s  history: %s\n",
		    STUDENT(""), cases[i].consent);
		snprintf(work, sizeof(work), "---\ntitle: A\n%s---\n",
		    cases[i].work);
		one_work(&m, record, work);
		m.config.history = cases[i].site;
		memory_link(&m);
		assert_int_equal(
		    memory_released(&m, CREEK)->history, cases[i].level);
		memory_end(&m);
	}
	one_work(&m, STUDENT(""), WORK);
	memory_link(&m);
	assert_int_equal(memory_released(&m, CREEK)->history, HISTORY_NONE);
	memory_end(&m);
}

static void
r11_a_withdrawn_consent_leaves_no_trace(void **state)
{
	struct memory m;

	(void)state;
	assert_true(is_out(STUDENT("  withdrawn_on: 2026-05-13\n"), WORK));
	one_work(&m, STUDENT("  withdrawn_on: 2026-05-12\n"), WORK);
	memory_add(&m, "index.md", "# Home\n");
	memory_link(&m);
	assert_withheld(&m, CREEK);
	assert_null(release_person(&m.release, STR("ana")));
	assert_int_equal(m.release.documents.n, 1);
	assert_int_equal(m.release.log.n, 1);
	assert_int_equal(m.model.nouns.n, 1);
	assert_int_equal(m.model.people.n, 0);
	assert_int_equal(memory_count(&m, CODE_CONSENT_WITHDRAWN), 1);
	assert_true(memory_leaks(&m, "index", "Ana Quirarte"));
	memory_end(&m);
}

static void
r14_a_consent_holds_through_its_last_day(void **state)
{
	(void)state;
	assert_true(is_out(STUDENT("  expires_on: 2026-05-12\n"), WORK));
	assert_false(is_out(STUDENT("  expires_on: 2026-05-11\n"), WORK));
	assert_int_equal(findings(STUDENT("  expires_on: 2026-05-11\n"),
			     CODE_CONSENT_EXPIRED),
	    1);
	assert_false(is_out("role: student\nconsent:\n  work: public\n"
			    "  granted_by: parent\n  audience: public\n"
			    "  granted_on: 2026-05-13\n",
	    WORK));
}

static void
r14_the_last_thirty_days_are_told(void **state)
{
	(void)state;
	assert_int_equal(
	    findings(STUDENT("  expires_on: 2026-06-10\n"), CODE_CONSENT_ENDS),
	    1);
	assert_int_equal(
	    findings(STUDENT("  expires_on: 2026-06-11\n"), CODE_CONSENT_ENDS),
	    0);
}

static void
r15_a_parents_consent_ends_when_the_student_comes_of_age(void **state)
{
	(void)state;
	assert_false(is_out("eligible_on: 2026-05-12\n" STUDENT(""), WORK));
	assert_true(is_out("eligible_on: 2026-05-13\n" STUDENT(""), WORK));
	assert_int_equal(findings("eligible_on: 2026-05-13\n" STUDENT(""),
			     CODE_CONSENT_ENDS),
	    1);
	assert_true(is_out("role: student\neligible_on: 2026-05-01\nconsent:\n"
			   "  work: public\n  audience: public\n"
			   "  granted_by: eligible-student\n"
			   "  granted_on: 2026-05-02\n",
	    WORK));
	assert_false(is_out("role: student\neligible_on: 2026-06-01\nconsent:\n"
			    "  work: public\n  audience: public\n"
			    "  granted_by: eligible-student\n"
			    "  granted_on: 2026-05-02\n",
	    WORK));
}

#define TOGETHER "---\ntitle: Map\ncollaborators: [ben]\n---\n"

static void
group_work_needs_everybody(void **state)
{
	static const char *const records[] = { NULL,
		BEN("  withdrawn_on: 2026-01-01\n"),
		BEN("  restricted: true\n"),
		"role: student\nname: { first: Ben }\n" };
	struct memory m;

	(void)state;
	for (size_t i = 0; i < sizeof(records) / sizeof(*records); i++) {
		one_work(&m, STUDENT(""), TOGETHER);
		if (records[i] != NULL)
			memory_add(&m, "people/ben.yaml", records[i]);
		memory_link(&m);
		assert_withheld(&m, CREEK);
		assert_int_equal(memory_count(&m, CODE_CONSENT_GROUP), 1);
		memory_end(&m);
	}
}

static void
in_group_work_the_most_private_wins(void **state)
{
	const struct released *r;
	struct memory m;

	(void)state;
	one_work(&m, STUDENT("  history: full\n  photo: named\n  index: yes\n"),
	    TOGETHER);
	memory_add(&m, "people/ben.yaml",
	    BEN("  history: dates\n  photo: work-only\n"));
	memory_link(&m);
	r = memory_released(&m, CREEK);
	assert_non_null(r);
	assert_int_equal(r->history, HISTORY_DATES);
	assert_int_equal(r->photo, PHOTO_WORK_ONLY);
	assert_false(r->index);
	assert_int_equal(r->n_authors, 2);
	assert_true(memory_leaks(&m, CREEK, "Ostrowski"));
	memory_end(&m);
}

static void
r19_pages_are_kept_from_search_engines_by_default(void **state)
{
	struct memory m;

	(void)state;
	one_work(&m, STUDENT(""), WORK);
	memory_link(&m);
	assert_false(memory_released(&m, CREEK)->index);
	memory_end(&m);
	one_work(&m, STUDENT("  index: yes\n"), WORK);
	memory_link(&m);
	assert_true(memory_released(&m, CREEK)->index);
	memory_end(&m);
}

#define UNLISTED                                                          \
	"role: student\nname: { first: Ana }\ndisplay: first\nconsent:\n" \
	"  work: unlisted\n  granted_by: parent\n  audience: public\n"    \
	"  granted_on: 2025-09-01\n  index: yes\n"

static void
r20_without_a_key_there_is_no_unlisted_page(void **state)
{
	struct memory m;

	(void)state;
	one_work(&m, UNLISTED, WORK);
	memory_link(&m);
	assert_withheld(&m, CREEK);
	assert_int_equal(memory_count(&m, CODE_KEY_MISSING), 1);
	memory_end(&m);
}

static void
r20_an_unlisted_page_is_in_no_list(void **state)
{
	const struct released *r;
	struct memory m;

	(void)state;
	one_work(&m, UNLISTED, WORK);
	memory_add(&m, "index.md", "---\nrelated: [" CREEK "]\n---\n# Home\n");
	m.key = STR("0123456789abcdef0123456789abcdef");
	memory_link(&m);
	r = memory_released(&m, CREEK);
	assert_non_null(r);
	assert_int_equal(r->token.n, 32);
	assert_false(r->index);
	assert_int_equal(m.model.artifacts.n, 0);
	assert_int_equal(m.model.students.n, 0);
	assert_int_equal(m.model.newest.n, 0);
	assert_int_equal(m.model.years.n, 0);
	assert_int_equal(m.model.people.n, 0);
	assert_int_equal(m.model.unlisted.n, 2);
	assert_int_equal(m.model.home->noun.related.n, 0);
	assert_int_equal(memory_count(&m, CODE_REF_WITHHELD), 1);
	memory_end(&m);
}

static void
r20_another_key_gives_another_address(void **state)
{
	struct memory a, b;

	(void)state;
	one_work(&a, UNLISTED, WORK);
	a.key = STR("0123456789abcdef0123456789abcdef");
	memory_link(&a);
	one_work(&b, UNLISTED, WORK);
	b.key = STR("1123456789abcdef0123456789abcdef");
	memory_link(&b);
	assert_false(str_eq(memory_released(&a, CREEK)->token,
	    memory_released(&b, CREEK)->token));
	memory_end(&a);
	memory_end(&b);
}

static void
r21_a_field_for_what_is_never_published_is_an_error(void **state)
{
	struct memory m;

	(void)state;
	one_work(&m, STUDENT(""), "---\ntitle: A\nDate of Birth: 2014\n---\n");
	memory_link(&m);
	assert_withheld(&m, CREEK);
	assert_int_equal(memory_count(&m, CODE_PERSONAL_FIELD), 1);
	memory_end(&m);
}

static void
r22_coordinates_are_left_out(void **state)
{
	const struct value *extra;
	struct memory m;

	(void)state;
	one_work(&m, STUDENT(""),
	    "---\ntitle: A\nlatitude: 45.5\ncolour: blue\n---\n");
	memory_link(&m);
	extra = value_get(
	    &memory_released(&m, CREEK)->document.front, STR("extra"));
	assert_null(value_get(extra, STR("latitude")));
	assert_non_null(value_get(extra, STR("colour")));
	assert_int_equal(memory_count(&m, CODE_PERSONAL_PLACE), 1);
	memory_end(&m);
}

static void
r22_coarse_hides_grade_class_and_teacher(void **state)
{
	const struct released *r;
	struct memory m;

	(void)state;
	memory_begin(&m);
	memory_add(&m, "classes/a.md",
	    "---\ntitle: A\nschool: s\n"
	    "teacher: t\n---\n");
	memory_add(&m, "people/ana.yaml", STUDENT("  coarse: true\n"));
	memory_add(&m, "students/ana/profile.md",
	    "---\nclass: a\ngrade: \"7\"\nmotto: Why?\n---\n");
	memory_link(&m);
	r = memory_released(&m, "students/ana/profile");
	assert_non_null(r);
	assert_null(value_get(&r->document.front, STR("class")));
	assert_null(value_get(&r->document.front, STR("grade")));
	assert_non_null(value_get(&r->document.front, STR("motto")));
	assert_true(r->owner->coarse);
	memory_end(&m);
}

#define RESPONSE(more)                                        \
	"---\ntitle: R\nabout: creek\nrole: family\nfrom: A " \
	"grandparent\n" more "---\nWell done.\n"

static bool
is_response_out(const char *record, const char *response)
{
	struct memory m;
	bool out;

	one_work(&m, record, WORK);
	memory_add(&m, "people/ben.yaml", BEN(""));
	memory_add(&m, "people/rosa.yaml", TEACHER);
	memory_add(&m, "people/zoe.yaml", "role: student\n");
	memory_add(&m, "students/ana/responses/r.md", response);
	memory_link(&m);
	out = memory_released(&m, "students/ana/responses/r") != NULL;
	assert_int_equal(
	    ((struct artifact *)list_noun(&m.model.artifacts, 0))->responses.n,
	    out);
	memory_end(&m);
	return out;
}

static void
r23_a_response_needs_consent_and_the_approval_of_staff(void **state)
{
	static const char yes[] = STUDENT("  responses: yes\n");

	(void)state;
	assert_true(is_response_out(yes, RESPONSE("approved_by: rosa\n")));
	assert_false(is_response_out(yes, RESPONSE("")));
	assert_false(is_response_out(yes, RESPONSE("approved_by: ben\n")));
	assert_false(is_response_out(yes, RESPONSE("approved_by: nobody\n")));
	assert_false(
	    is_response_out(STUDENT(""), RESPONSE("approved_by: rosa\n")));
	assert_false(is_response_out(yes,
	    "---\ntitle: R\nabout: creek\nrole: peer\nfrom: zoe\n"
	    "approved_by: rosa\n---\n"));
}

static void
r24_the_log_says_which_record_let_each_document_out(void **state)
{
	struct memory m;
	struct buf log;

	(void)state;
	one_work(&m, STUDENT("  expires_on: 2026-08-01\n"), WORK);
	memory_link(&m);
	buf_init(&log);
	release_log(&m.release, &m.config, &log);
	assert_true(str_starts(buf_str(&log),
	    STR("{\"day\": \"2026-05-12\", \"audience\": \"public\", "
		"\"document\": \"content/students/ana/artifacts/creek.md\", "
		"\"person\": \"ana\", "
		"\"record\": \"content/people/ana.yaml\", "
		"\"until\": \"2026-08-01\", \"rule\": \"consent\"}\n")));
	buf_free(&log);
	memory_end(&m);
}

static void
r26_nothing_below_people_is_released(void **state)
{
	struct memory m;

	(void)state;
	one_work(&m, STUDENT(""), WORK);
	memory_add(&m, "people/README.md", "# The register\n");
	memory_link(&m);
	assert_withheld(&m, "people/README");
	assert_withheld(&m, "people/ana");
	memory_end(&m);
}

static void
a_showcase_is_shown_without_a_withheld_pick(void **state)
{
	struct memory m;

	(void)state;
	one_work(&m, STUDENT(""), WORK);
	memory_add(&m, "showcases/best.md",
	    "---\ntitle: Best\nitems: [students/ana/creek, "
	    "students/zoe/owls, students/zoe/none]\n---\n");
	memory_add(&m, "students/zoe/artifacts/owls.md", WORK);
	memory_link(&m);
	assert_int_equal(memory_count(&m, CODE_SHOWCASE_WITHHELD), 1);
	/* Who takes back a consent need not wait for whoever chose it. */
	assert_int_equal(m.diag.errors, 0);
	assert_int_equal(memory_count(&m, CODE_REF_UNKNOWN), 1);
	assert_int_equal(
	    ((struct showcase *)list_noun(&m.model.showcases, 0))->picks.n, 1);
	memory_end(&m);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(r1_without_a_record_nothing_is_released),
		cmocka_unit_test(r1_a_record_allows_only_what_it_says),
		cmocka_unit_test(
		    r1_a_consent_without_an_audience_is_for_the_class),
		cmocka_unit_test(an_audience_and_a_visibility_can_only_narrow),
		cmocka_unit_test(a_work_that_is_private_is_never_released),
		cmocka_unit_test(a_work_is_out_from_its_first_day_to_its_last),
		cmocka_unit_test(a_private_profile_makes_the_portfolio_private),
		cmocka_unit_test(drafts_are_built_only_when_asked_for),
		cmocka_unit_test(
		    adults_may_publish_without_records_where_the_site_says_so),
		cmocka_unit_test(r2_the_name_is_made_from_the_record_alone),
		cmocka_unit_test(r2_a_path_with_a_hidden_name_is_held_back),
		cmocka_unit_test(
		    r2_r6_pages_with_hidden_names_and_addresses_are_leaks),
		cmocka_unit_test(
		    r3_a_group_picture_that_names_somebody_is_held_back),
		cmocka_unit_test(
		    r3_pages_of_others_do_not_name_a_group_picture_either),
		cmocka_unit_test(
		    r5_files_that_cannot_be_cleaned_need_staff_to_name_them),
		cmocka_unit_test(files_beside_a_withheld_document_are_withheld),
		cmocka_unit_test(
		    r7_authors_of_commits_are_known_by_the_register_alone),
		cmocka_unit_test(r8_the_least_of_three_history_levels_counts),
		cmocka_unit_test(r11_a_withdrawn_consent_leaves_no_trace),
		cmocka_unit_test(r14_a_consent_holds_through_its_last_day),
		cmocka_unit_test(r14_the_last_thirty_days_are_told),
		cmocka_unit_test(
		    r15_a_parents_consent_ends_when_the_student_comes_of_age),
		cmocka_unit_test(group_work_needs_everybody),
		cmocka_unit_test(in_group_work_the_most_private_wins),
		cmocka_unit_test(
		    r19_pages_are_kept_from_search_engines_by_default),
		cmocka_unit_test(r20_without_a_key_there_is_no_unlisted_page),
		cmocka_unit_test(r20_an_unlisted_page_is_in_no_list),
		cmocka_unit_test(r20_another_key_gives_another_address),
		cmocka_unit_test(
		    r21_a_field_for_what_is_never_published_is_an_error),
		cmocka_unit_test(r22_coordinates_are_left_out),
		cmocka_unit_test(r22_coarse_hides_grade_class_and_teacher),
		cmocka_unit_test(
		    r23_a_response_needs_consent_and_the_approval_of_staff),
		cmocka_unit_test(
		    r24_the_log_says_which_record_let_each_document_out),
		cmocka_unit_test(r26_nothing_below_people_is_released),
		cmocka_unit_test(a_showcase_is_shown_without_a_withheld_pick),
	};

	return cmocka_run_group_tests_name("policy", tests, NULL, NULL);
}
