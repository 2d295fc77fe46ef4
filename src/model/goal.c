#include "model/link.h"
#include "model/property.h"

static struct date
day_at(const struct value *object, struct str field)
{
	struct date date;

	return date_from_iso(value_str(value_get(object, field)), &date)
	    ? date
	    : (struct date){ 0 };
}

/* The day the last of all steps was done; none while one is open. */
static struct date
last_step(const struct goal *goal)
{
	struct date last = { 0 }, day;
	size_t n;
	const struct value *steps = noun_items(&goal->noun, "steps", &n);

	for (size_t i = 0; i < n; i++) {
		day = day_at(&steps[i], STR("done_on"));
		if (!date_is_set(day))
			return (struct date){ 0 };
		if (date_cmp(day, last) > 0)
			last = day;
	}
	return last;
}

static void
link_goal(struct linking *l, struct noun *noun)
{
	struct goal *goal = (struct goal *)noun;
	struct student *student = student_of(noun);
	struct competency *c;

	goal->target_on = day_at(&noun->document->front, STR("target_on"));
	if (str_eq(noun_text(noun, "status"), STR("met")))
		goal->met_on = last_step(goal);
	link_evidence(l, noun, &goal->competencies, NULL);
	if (noun_is_own(noun))
		list_add(&student->goals, l->arena, &noun->drop);
	if (!noun_is_listed(noun))
		return;
	for (size_t i = 0; i < goal->competencies.n; i++) {
		c = (struct competency *)list_noun(&goal->competencies, i);
		list_add(&c->goals, l->arena, &noun->drop);
	}
	if (student->class != NULL)
		list_add(&student->class->goals, l->arena, &noun->drop);
}

void
link_goals(struct linking *l)
{
	link_each(l, &l->model->goals, KIND_GOAL, link_goal);
}

/* Evidence is named from both sides: the goal's list, and "goal:" of work. */
void
goal_add_evidence(struct linking *l, struct goal *goal, struct artifact *work)
{
	if (!list_has(&goal->evidence, &work->noun.drop))
		list_add(&goal->evidence, l->arena, &work->noun.drop);
	if (!list_has(&work->goals, &goal->noun.drop))
		list_add(&work->goals, l->arena, &goal->noun.drop);
}

static void
link_own_evidence(struct linking *l, struct noun *noun)
{
	size_t n;
	const struct value *refs = noun_items(noun, "evidence", &n);
	struct noun *to;

	for (size_t i = 0; i < n; i++) {
		to = link_ref(l, noun, &refs[i], false);
		if (to != NULL && to->kind == KIND_ARTIFACT)
			goal_add_evidence(
			    l, (struct goal *)noun, (struct artifact *)to);
	}
}

void
link_goal_evidence(struct linking *l)
{
	link_each(l, &l->model->goals, KIND_GOAL, link_own_evidence);
}

PROPERTY_LIST(goal, competencies)
PROPERTY_LIST(goal, evidence)
PROPERTY_LIST(goal, reflections)
PROPERTY_LIST(goal, responses)
PROPERTY_DATE(goal, met_on)
PROPERTY_DATE(goal, target_on)

static void
get_goal_kind(const struct drop *drop, struct drop_env *env, struct value *out)
{
	(void)env;
	*out = text_value(noun_text(noun_of(drop), "kind"));
}

static const struct drop_property properties[] = {
	{ "competencies", get_competencies, "list of competency",
	    "What it aims at." },
	{ "evidence", get_evidence, "list of artifact",
	    "Work that shows progress, in the student's order." },
	{ "goal_kind", get_goal_kind, "text", "\"academic\" or \"habit\"." },
	{ "met_on", get_met_on, "date",
	    "The day its last step was done, once it is met." },
	{ "reflections", get_reflections, "list of reflection",
	    "Looks back at it, newest first." },
	{ "responses", get_responses, "list of response",
	    "What others say to it." },
	{ "target_on", get_target_on, "date", "The day to meet it by." },
};

NOUN_CLASS(goal, "A goal of a student.");
