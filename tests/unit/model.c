#include "memory.h"

static const char record[] =
    "role: student\nname: { first: Ana, last: Quirarte }\n"
    "display: first+initial\nconsent:\n  work: public\n"
    "  granted_by: parent\n  granted_on: 2025-09-01\n"
    "  audience: public\n  responses: yes\n";
static const char ben[] =
    "role: student\nname: { first: Ben, last: Ostrowski }\n"
    "display: first\nconsent:\n  work: public\n  granted_by: parent\n"
    "  granted_on: 2025-09-01\n  audience: public\n";

/* Two students, of whom Ana has a class, a goal and a framework to meet. */
static void
begin(struct memory *m)
{
	memory_begin(m);
	memory_add(m, "people/ana.yaml", record);
	memory_add(m, "people/ben.yaml", ben);
	memory_add(m, "people/rosa.yaml",
	    "role: teacher\nname: { first: Rosa, last: Lee }\n"
	    "display: full\n");
	memory_add(m, "schools/hill.md", "---\ntitle: Hill\n---\n");
	memory_add(m, "classes/room.md",
	    "---\ntitle: Room\nschool: hill\nteacher: rosa\n"
	    "grade: \"7\"\n---\n");
	memory_add(m, "students/ana/profile.md", "---\nclass: room\n---\n");
	memory_add(m, "vision/competencies.yaml",
	    "bands:\n- { id: m, name: Middle, grades: [\"6\", \"7\"] }\n"
	    "competencies:\n- id: ask\n  name: Ask\n  statement: I ask.\n"
	    "  elements: [{ id: why, name: Why }]\n"
	    "  i_can: [{ band: m, text: I can ask }]\n"
	    "- { id: tell, name: Tell, statement: I tell., related: ask }\n");
}

static struct noun *
noun(const struct memory *m, const char *stem)
{
	struct noun *found = map_get(&m->model.by_stem, str_from(stem));

	assert_non_null(found);
	return found;
}

#define ARTIFACT(m, stem) ((struct artifact *)noun(m, stem))
#define assert_links(list, i, to) \
	assert_ptr_equal(list_noun(&(list), i), (const struct noun *)(to))
#define assert_str(s, text) assert_string_equal(arena_cstr(&m.arena, s), text)

static void
a_student_a_class_and_a_school_know_each_other(void **state)
{
	struct memory m;
	struct student *s;

	(void)state;
	begin(&m);
	memory_add(&m, "students/ben/artifacts/x.md", "# X\n");
	memory_link(&m);
	assert_int_equal(m.model.students.n, 2);
	s = (struct student *)list_noun(&m.model.students, 0);
	assert_str(s->noun.title, "Ana Q.");
	assert_str(s->class->noun.title, "Room");
	assert_str(s->class->teacher->shown->display, "Rosa Lee");
	assert_links(s->class->students, 0, s);
	assert_links(s->class->school->students, 0, s);
	assert_links(s->class->school->classes, 0, s->class);
	s = (struct student *)list_noun(&m.model.students, 1);
	assert_null(s->noun.document->entry);
	assert_str(s->noun.title, "Ben");
	memory_end(&m);
}

static void
a_goal_and_its_evidence_know_each_other(void **state)
{
	struct memory m;
	struct goal *goal;

	(void)state;
	begin(&m);
	memory_add(&m, "students/ana/artifacts/a.md", "---\ngoal: g\n---\n");
	memory_add(&m, "students/ana/artifacts/b.md", "---\ntitle: B\n---\n");
	memory_add(&m, "students/ana/goals/g.md",
	    "---\ntitle: G\nkind: habit\nstatus: met\nset_on: 2026-01-05\n"
	    "evidence: [artifacts/b, a]\nsteps:\n"
	    "- { text: One, done_on: 2026-02-01 }\n"
	    "- { text: Two, done_on: 2026-03-04 }\n---\n");
	memory_link(&m);
	goal = (struct goal *)list_noun(&m.model.goals, 0);
	assert_int_equal(goal->evidence.n, 2);
	assert_ptr_equal(ARTIFACT(&m, "students/ana/artifacts/a")->goal, goal);
	assert_links(ARTIFACT(&m, "students/ana/artifacts/b")->goals, 0, goal);
	assert_int_equal(goal->met_on.month, 3);
	memory_end(&m);
}

static void
reflections_and_responses_stand_with_what_they_are_about(void **state)
{
	struct memory m;
	struct artifact *work;

	(void)state;
	begin(&m);
	memory_add(&m, "students/ana/artifacts/a.md", "# A\n");
	memory_add(&m, "students/ana/reflections/r.md",
	    "---\ntitle: R\nabout: artifacts/a\n---\n");
	memory_add(&m, "students/ana/responses/p.md",
	    "---\nabout: a\nrole: family\nfrom: A grandparent\n"
	    "approved_by: rosa\n---\nGood.\n");
	memory_add(&m, "students/ana/responses/q.md",
	    "---\nabout: reflections/r\nrole: peer\nfrom: ben\n"
	    "approved_by: rosa\n---\nGood.\n");
	memory_link(&m);
	work = ARTIFACT(&m, "students/ana/artifacts/a");
	assert_int_equal(work->reflections.n, 1);
	assert_int_equal(work->responses.n, 1);
	assert_str(
	    ((struct response *)list_noun(&work->responses, 0))->from_text,
	    "A grandparent");
	assert_int_equal(((struct reflection *)list_noun(&work->reflections, 0))
			     ->responses.n,
	    1);
	assert_str(((struct response *)noun(&m, "students/ana/responses/q"))
		       ->from->shown->display,
	    "Ben");
	memory_end(&m);
}

static void
a_competency_knows_its_evidence_by_band_and_element(void **state)
{
	struct memory m;
	struct competency *ask, *tell;
	struct artifact *a;

	(void)state;
	begin(&m);
	memory_add(&m, "students/ana/artifacts/a.md",
	    "---\ndate: 2026-01-01\ncompetencies: [ask.why, tell]\n---\n");
	memory_add(&m, "students/ana/artifacts/b.md",
	    "---\ndate: 2026-02-01\ncompetencies: ask\n---\n");
	memory_add(&m, "students/ana/goals/g.md",
	    "---\nkind: habit\nstatus: active\ncompetencies: tell\n---\n");
	memory_link(&m);
	ask = (struct competency *)list_noun(&m.model.competencies, 0);
	tell = (struct competency *)list_noun(&m.model.competencies, 1);
	a = ARTIFACT(&m, "students/ana/artifacts/a");
	assert_int_equal(ask->works.n, 2);
	assert_links(ask->works, 1, a);
	assert_links(tell->works, 0, a);
	assert_int_equal(tell->goals.n, 1);
	assert_links(tell->related, 0, ask);
	assert_int_equal(a->elements.n, 1);
	assert_int_equal(
	    ((const struct band *)list_at(&ask->bands, 0))->works.n, 2);
	assert_int_equal(
	    ((const struct element *)list_at(&ask->elements, 0))->works.n, 1);
	assert_int_equal(
	    ((struct student *)noun(&m, "students/ana/profile"))->strengths.n,
	    2);
	memory_end(&m);
}

static void
an_unknown_competency_is_an_error_with_the_nearest_name(void **state)
{
	struct memory m;

	(void)state;
	begin(&m);
	memory_add(&m, "students/ana/artifacts/a.md",
	    "---\ncompetencies: [tel]\n---\n");
	memory_link(&m);
	assert_int_equal(memory_count(&m, CODE_COMPETENCY_UNKNOWN), 1);
	assert_int_equal(m.diag.items[m.diag.n - 1].place.line, 2);
	assert_true(str_starts(
	    m.diag.items[m.diag.n - 1].hint, STR("did you mean \"tell\"?")));
	memory_end(&m);
}

static void
lists_are_newest_first_and_names_in_the_readers_order(void **state)
{
	struct memory m;

	(void)state;
	begin(&m);
	memory_add(&m, "schools/eins.md", "---\ntitle: Éole\n---\n");
	memory_add(&m, "schools/zwei.md", "---\ntitle: Zoo\n---\n");
	memory_add(
	    &m, "students/ana/artifacts/a.md", "---\ndate: 2026-01-01\n---\n");
	memory_add(
	    &m, "students/ana/artifacts/b.md", "---\ndate: 2026-03-01\n---\n");
	memory_add(
	    &m, "students/ana/artifacts/c.md", "---\ndate: 2026-01-01\n---\n");
	memory_add(&m, "students/ana/artifacts/d.md", "# D\n");
	memory_link(&m);
	assert_str(list_noun(&m.model.artifacts, 0)->id, "b");
	assert_str(list_noun(&m.model.artifacts, 1)->id, "a");
	assert_str(list_noun(&m.model.artifacts, 2)->id, "c");
	assert_str(list_noun(&m.model.artifacts, 3)->id, "d");
	assert_str(list_noun(&m.model.schools, 0)->title, "Éole");
	assert_str(list_noun(&m.model.schools, 2)->title, "Zoo");
	assert_str(
	    ARTIFACT(&m, "students/ana/artifacts/a")->later->noun.id, "b");
	assert_str(
	    ARTIFACT(&m, "students/ana/artifacts/a")->earlier->noun.id, "c");
	memory_end(&m);
}

static bool
get(const struct drop *drop, const char *name, struct memory *m,
    struct value *out)
{
	struct drop_env env = { .arena = &m->arena };

	return drop_get(drop, str_from(name), &env, out);
}

static void
a_journey_goes_by_school_year_from_the_newest(void **state)
{
	struct memory m;
	const struct student *s;
	const struct stage *stage;
	struct value sentence;

	(void)state;
	begin(&m);
	memory_add(
	    &m, "students/ana/artifacts/a.md", "---\ndate: 2025-07-31\n---\n");
	memory_add(
	    &m, "students/ana/artifacts/b.md", "---\ndate: 2025-08-01\n---\n");
	memory_add(&m, "students/ana/artifacts/c.md", "# C\n");
	memory_add(&m, "students/ana/goals/g.md",
	    "---\nkind: habit\nstatus: active\nset_on: 2025-09-08\n"
	    "why: I want to.\n---\n");
	memory_link(&m);
	s = (const struct student *)noun(&m, "students/ana/profile");
	assert_int_equal(s->journey.n, 3);
	stage = (const struct stage *)list_at(&s->journey, 0);
	assert_str(stage->year->noun.id, "2025-26");
	assert_int_equal(stage->steps.n, 2);
	assert_true(get(list_at(&stage->steps, 1), "sentence", &m, &sentence));
	assert_str(value_str(&sentence), "I want to.");
	stage = (const struct stage *)list_at(&s->journey, 1);
	assert_str(stage->year->noun.id, "2024-25");
	stage = (const struct stage *)list_at(&s->journey, 2);
	assert_null(stage->year);
	assert_int_equal(s->years.n, 2);
	assert_int_equal(m.model.years.n, 2);
	memory_end(&m);
}

static void
a_reference_may_be_a_path_a_permalink_or_a_slug(void **state)
{
	static const char *const refs[] = { "a", "artifacts/a",
		"artifacts/a.md", "students/ana/a", "/students/ana/a/",
		"students/ana/artifacts/a/index.md",
		"content/students/ana/artifacts/a", "../artifacts/a.md",
		"students/ana/artifacts/a#part" };
	struct memory m;
	struct str why;

	(void)state;
	begin(&m);
	memory_add(&m, "students/ana/artifacts/a/index.md", "# A\n");
	memory_add(&m, "students/ana/goals/g.md",
	    "---\nkind: habit\nstatus: active\n---\n");
	memory_link(&m);
	for (size_t i = 0; i < sizeof(refs) / sizeof(*refs); i++)
		assert_ptr_equal(
		    model_find(&m.model, noun(&m, "students/ana/goals/g"),
			str_from(refs[i]), &why),
		    noun(&m, "students/ana/artifacts/a"));
	assert_null(model_find(&m.model, NULL, STR("a"), &why));
	assert_null(model_find(&m.model, NULL, STR(""), &why));
	memory_end(&m);
}

static void
a_reference_may_go_up_to_the_index_of_a_folder(void **state)
{
	struct memory m;
	struct str why;
	const struct noun *from;

	(void)state;
	begin(&m);
	memory_add(&m, "index.md", "# Home\n");
	memory_add(&m, "clubs/index.md", "# Clubs\n");
	memory_add(&m, "clubs/chess/rules.md", "# Rules\n");
	memory_link(&m);
	from = noun(&m, "clubs/chess/rules");
	assert_ptr_equal(model_find(&m.model, from, STR("../index.md"), &why),
	    noun(&m, "clubs"));
	assert_ptr_equal(
	    model_find(&m.model, from, STR("../"), &why), noun(&m, "clubs"));
	assert_ptr_equal(
	    model_find(&m.model, from, STR("../../index.md"), &why),
	    noun(&m, "index"));
	from = noun(&m, "clubs");
	assert_ptr_equal(
	    model_find(&m.model, from, STR("./index.md"), &why), from);
	memory_end(&m);
}

static void
a_reference_that_leads_nowhere_names_the_nearest(void **state)
{
	struct memory m;
	const struct finding *f;

	(void)state;
	begin(&m);
	memory_add(&m, "journal/one.md",
	    "---\ndate: 2026-01-01\nrelated: journal/tow\n---\n");
	memory_add(&m, "journal/two.md", "---\ndate: 2026-01-02\n---\n");
	memory_link(&m);
	f = &m.diag.items[m.diag.n - 1];
	assert_int_equal(f->code, CODE_REF_UNKNOWN);
	assert_int_equal(f->place.line, 3);
	assert_str(f->hint, "did you mean \"journal/two\"?");
	memory_end(&m);
}

static void
translations_all_know_each_other(void **state)
{
	struct memory m;

	(void)state;
	begin(&m);
	memory_add(&m, "about.md", "# About\n");
	memory_add(
	    &m, "acerca.md", "---\nlang: es\ntranslation_of: about\n---\n");
	memory_add(
	    &m, "ueber.md", "---\nlang: de\ntranslation_of: about.md\n---\n");
	memory_link(&m);
	assert_int_equal(noun(&m, "about")->translations.n, 2);
	assert_int_equal(noun(&m, "acerca")->translations.n, 2);
	assert_true(list_has(
	    &noun(&m, "ueber")->translations, &noun(&m, "acerca")->drop));
	memory_end(&m);
}

static void
a_tag_is_one_whatever_an_author_calls_it(void **state)
{
	struct memory m;
	struct tag *tag;

	(void)state;
	begin(&m);
	memory_site(&m,
	    "title: S\ntags:\n  water:\n    name: Water studies\n"
	    "    synonyms: [creek, the river]\n");
	memory_add(&m, "students/ana/artifacts/a.md",
	    "---\ntags: [Creek, water]\n---\n");
	memory_add(&m, "students/ana/artifacts/b.md",
	    "---\ntags: [The River, watre]\n---\n");
	memory_link(&m);
	assert_int_equal(m.model.tags.n, 2);
	tag = (struct tag *)list_noun(
	    &noun(&m, "students/ana/artifacts/a")->tags, 0);
	assert_str(tag->noun.title, "Water studies");
	assert_int_equal(tag->works.n, 2);
	assert_int_equal(noun(&m, "students/ana/artifacts/a")->tags.n, 1);
	assert_int_equal(memory_count(&m, CODE_TAG_UNKNOWN), 1);
	memory_end(&m);
}

static void
a_showcase_may_be_picked_or_selected(void **state)
{
	struct memory m;
	const struct showcase *picked, *selected, *wrong;

	(void)state;
	begin(&m);
	memory_add(&m, "showcases/picked.md",
	    "---\ntitle: P\ncurator: rosa\nclass: room\n"
	    "items:\n- ref: students/ana/a\n  note: Look.\n---\n");
	memory_add(&m, "showcases/selected.md",
	    "---\ntitle: S\nselect: { competency: ask, order: oldest, "
	    "limit: 2 }\n---\n");
	memory_add(&m, "showcases/wrong.md",
	    "---\ntitle: W\nselect: { class: rome }\n---\n");
	memory_add(&m, "students/ana/artifacts/a.md",
	    "---\ndate: 2026-01-01\ncompetencies: ask\n---\n");
	memory_add(&m, "students/ana/artifacts/b.md",
	    "---\ndate: 2026-02-01\ncompetencies: ask\n---\n");
	memory_add(&m, "students/ana/artifacts/c.md",
	    "---\ndate: 2026-03-01\ncompetencies: ask\n---\n");
	memory_link(&m);
	picked = (const struct showcase *)noun(&m, "showcases/picked");
	selected = (const struct showcase *)noun(&m, "showcases/selected");
	wrong = (const struct showcase *)noun(&m, "showcases/wrong");
	assert_int_equal(picked->picks.n, 1);
	assert_str(
	    ((const struct pick *)list_at(&picked->picks, 0))->note, "Look.");
	assert_links(
	    noun(&m, "students/ana/artifacts/a")->showcases, 0, picked);
	assert_links(picked->school->own_showcases, 0, picked);
	assert_int_equal(selected->picks.n, 2);
	assert_str(
	    ((const struct pick *)list_at(&selected->picks, 0))->work->id, "a");
	assert_int_equal(wrong->picks.n, 0);
	assert_int_equal(memory_count(&m, CODE_SELECT_UNKNOWN), 1);
	memory_end(&m);
}

static void
group_work_stands_in_every_portfolio(void **state)
{
	struct memory m;
	const struct student *s;

	(void)state;
	begin(&m);
	memory_add(&m, "students/ana/artifacts/a.md",
	    "---\ndate: 2026-01-01\ncollaborators: [ben]\n---\n");
	memory_add(
	    &m, "students/ben/artifacts/b.md", "---\ndate: 2025-01-01\n---\n");
	memory_link(&m);
	assert_int_equal(
	    ARTIFACT(&m, "students/ana/artifacts/a")->authors.n, 2);
	s = (const struct student *)list_noun(&m.model.students, 1);
	assert_int_equal(s->artifacts.n, 1);
	assert_int_equal(s->works.n, 2);
	assert_str(list_noun(&s->works, 0)->id, "a");
	memory_end(&m);
}

static void
a_question_collects_work_by_its_id_and_its_words(void **state)
{
	struct memory m;

	(void)state;
	begin(&m);
	memory_add(&m, "vision/questions.yaml",
	    "questions: [{ id: creek, text: How clean is our creek? }]\n");
	memory_add(
	    &m, "students/ana/artifacts/a.md", "---\ninquiry: creek\n---\n");
	memory_add(&m, "students/ana/artifacts/b.md",
	    "---\ninquiry: how clean is our Creek\n---\n");
	memory_add(&m, "students/ana/artifacts/c.md",
	    "---\ninquiry: Why is the sky blue?\n---\n");
	memory_link(&m);
	assert_int_equal(m.model.questions.n, 2);
	assert_int_equal(
	    ((const struct question *)list_noun(&m.model.questions, 0))
		->works.n,
	    2);
	assert_str(list_noun(&m.model.questions, 1)->id, "why-is-the-sky-blue");
	memory_end(&m);
}

static void
templates_see_the_class_then_all_nouns_then_the_front_matter(void **state)
{
	struct memory m;
	struct value v;
	const struct drop *a;

	(void)state;
	begin(&m);
	memory_add(&m, "students/ana/artifacts/a.md",
	    "---\ntitle: A\nstatus: final\ncolour: blue\n"
	    "visibility: public\naliases: /old/\n---\n");
	memory_link(&m);
	a = &noun(&m, "students/ana/artifacts/a")->drop;
	assert_true(get(a, "authors", &m, &v) && v.kind == VALUE_LIST);
	assert_true(get(a, "title", &m, &v) && str_eq(value_str(&v), STR("A")));
	assert_true(
	    get(a, "kind", &m, &v) && str_eq(value_str(&v), STR("artifact")));
	assert_true(
	    get(a, "status", &m, &v) && str_eq(value_str(&v), STR("final")));
	assert_false(get(a, "visibility", &m, &v));
	assert_false(get(a, "no_such", &m, &v));
	memory_end(&m);
}

static void
self_checks_are_only_counted_and_only_of_many(void **state)
{
	struct memory m;
	struct value v;
	char path[64];
	const struct value *first;

	(void)state;
	begin(&m);
	memory_add(&m, "students/ana/artifacts/a.md", "# A\n");
	for (unsigned i = 0; i < 10; i++) {
		snprintf(
		    path, sizeof(path), "students/ana/reflections/%u.md", i);
		memory_add(&m, path,
		    i < 4
			? "---\nabout: a\ncheck: { engaged: yes, owns: yes }\n"
			  "---\n"
			: "---\nabout: a\ncheck: { engaged: not-yet }\n---\n");
	}
	memory_link(&m);
	assert_false(get(
	    &noun(&m, "students/ana/reflections/0")->drop, "check", &m, &v));
	assert_true(get(&m.model.site.drop, "checks", &m, &v));
	assert_int_equal(v.n, 1);
	first = &v.as.items[0];
	assert_int_equal(value_get(first, STR("yes"))->as.integer, 4);
	assert_int_equal(value_get(first, STR("not_yet"))->as.integer, 6);
	memory_end(&m);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    a_student_a_class_and_a_school_know_each_other),
		cmocka_unit_test(a_goal_and_its_evidence_know_each_other),
		cmocka_unit_test(
		    reflections_and_responses_stand_with_what_they_are_about),
		cmocka_unit_test(
		    a_competency_knows_its_evidence_by_band_and_element),
		cmocka_unit_test(
		    an_unknown_competency_is_an_error_with_the_nearest_name),
		cmocka_unit_test(
		    lists_are_newest_first_and_names_in_the_readers_order),
		cmocka_unit_test(a_journey_goes_by_school_year_from_the_newest),
		cmocka_unit_test(
		    a_reference_may_be_a_path_a_permalink_or_a_slug),
		cmocka_unit_test(
		    a_reference_may_go_up_to_the_index_of_a_folder),
		cmocka_unit_test(
		    a_reference_may_go_up_to_the_index_of_a_folder),
		cmocka_unit_test(
		    a_reference_that_leads_nowhere_names_the_nearest),
		cmocka_unit_test(translations_all_know_each_other),
		cmocka_unit_test(a_tag_is_one_whatever_an_author_calls_it),
		cmocka_unit_test(a_showcase_may_be_picked_or_selected),
		cmocka_unit_test(group_work_stands_in_every_portfolio),
		cmocka_unit_test(
		    a_question_collects_work_by_its_id_and_its_words),
		cmocka_unit_test(
		    templates_see_the_class_then_all_nouns_then_the_front_matter),
		cmocka_unit_test(self_checks_are_only_counted_and_only_of_many),
	};

	return cmocka_run_group_tests_name("model", tests, NULL, NULL);
}
