#include "model/link.h"
#include "model/property.h"

static void
link_authors(struct linking *l, struct artifact *work)
{
	const struct released *r = work->noun.released;
	struct person *person;

	for (size_t i = 0; i < r->n_authors; i++) {
		person = map_get(&l->by_person, r->authors[i]->id);
		list_add(&work->authors, l->arena, &person->drop);
	}
}

/* The owner is the first of the authors. */
static void
list_of_others(struct linking *l, struct artifact *work)
{
	const struct released *r = work->noun.released;
	struct student *other;

	for (size_t i = 1; i < r->n_authors; i++) {
		other = map_get(&l->by_student, r->authors[i]->id);
		if (other != NULL &&
		    (noun_is_listed(&work->noun) || other->shown->unlisted))
			list_add(&other->works, l->arena, &work->noun.drop);
	}
}

static void
link_demonstration(struct linking *l, struct artifact *work)
{
	struct str word = value_str(
	    value_get(noun_field(&work->noun, "choice"), STR("demonstration")));
	struct demonstration *d;
	void **at;

	if (word.n == 0)
		return;
	at = map_at(&l->by_demonstration, word);
	if (*at == NULL) {
		*at = d = arena_alloc(l->arena, sizeof(*d));
		noun_init_term(l, &d->noun, &demonstration_class, word, word);
		list_add(&l->model->demonstrations, l->arena, &d->noun.drop);
	}
	work->demonstration = *at;
}

/* What is listed by competency, question, way of showing, class and school. */
static void
list_work(struct linking *l, struct artifact *work)
{
	const struct drop *drop = &work->noun.drop;
	struct class *class = work->noun.student->class;

	for (size_t i = 0; i < work->competencies.n; i++)
		competency_add_work(l,
		    (struct competency *)list_noun(&work->competencies, i),
		    &work->noun);
	for (size_t i = 0; i < work->elements.n; i++)
		list_add(
		    &((struct element *)list_noun(&work->elements, i))->works,
		    l->arena, drop);
	if (work->question != NULL)
		list_add(&work->question->works, l->arena, drop);
	if (work->demonstration != NULL)
		list_add(&work->demonstration->works, l->arena, drop);
	if (class != NULL)
		list_add(&class->works, l->arena, drop);
	if (class != NULL && class->school != NULL)
		list_add(&class->school->works, l->arena, drop);
}

/* What its own document says. */
static void
read_artifact(struct linking *l, struct noun *noun)
{
	struct artifact *work = (struct artifact *)noun;
	struct noun *goal;

	link_authors(l, work);
	link_evidence(l, noun, &work->competencies, &work->elements);
	work->note_by = link_person(
	    l, noun, value_get(noun_field(noun, "teacher_note"), STR("by")));
	goal = link_ref(l, noun, noun_field(noun, "goal"), false);
	if (goal != NULL && goal->kind == KIND_GOAL)
		work->goal = (struct goal *)goal;
	if (!noun_is_listed(noun))
		return;
	work->question = link_question(l, noun);
	link_demonstration(l, work);
}

/* Where others list it. */
static void
list_artifact(struct linking *l, struct noun *noun)
{
	struct artifact *work = (struct artifact *)noun;
	struct student *student = student_of(noun);

	if (noun_is_own(noun)) {
		list_add(&student->artifacts, l->arena, &noun->drop);
		list_add(&student->works, l->arena, &noun->drop);
	}
	if (work->authors.n > 1)
		list_of_others(l, work);
	if (work->goal != NULL)
		goal_add_evidence(l, work->goal, work);
	if (noun_is_listed(noun))
		list_work(l, work);
}

/* Artifacts stand newest first, so the later one is the one before. */
static void
link_neighbours(struct linking *l, struct noun *noun)
{
	const struct list *works = &((struct student *)noun)->artifacts;
	struct artifact *work;

	(void)l;
	for (size_t i = 0; i < works->n; i++) {
		work = (struct artifact *)list_noun(works, i);
		if (i > 0)
			work->later =
			    (struct artifact *)list_noun(works, i - 1);
		if (i + 1 < works->n)
			work->earlier =
			    (struct artifact *)list_noun(works, i + 1);
	}
}

/*
 * What a document says is read in the order in which documents lie in memory,
 * beside those of the same student: by date, each would be far from the next.
 */
void
link_artifacts(struct linking *l)
{
	const struct list *nouns = &l->model->nouns;

	for (size_t i = 0; i < nouns->n; i++) {
		if (list_noun(nouns, i)->kind == KIND_ARTIFACT)
			read_artifact(l, list_noun(nouns, i));
	}
	link_each(l, &l->model->artifacts, KIND_ARTIFACT, list_artifact);
	link_each(l, &l->model->students, KIND_STUDENT, link_neighbours);
	list_sort(&l->model->questions);
	list_sort(&l->model->demonstrations);
}

PROPERTY_LIST(artifact, authors)
PROPERTY_LIST(artifact, competencies)
PROPERTY_LIST(artifact, elements)
PROPERTY_LIST(artifact, goals)
PROPERTY_LIST(artifact, reflections)
PROPERTY_LIST(artifact, responses)
PROPERTY_DROP(artifact, demonstration)
PROPERTY_DROP(artifact, earlier)
PROPERTY_DROP(artifact, goal)
PROPERTY_DROP(artifact, later)
PROPERTY_DROP(artifact, question)

/* Without the owner: those it was made with. */
PROPERTY_GET(artifact, collaborators,
    value_list(self->authors.n > 0 ? self->authors.items + 1 : NULL,
	self->authors.n > 0 ? self->authors.n - 1 : 0))

static void
get_teacher_note(
    const struct drop *drop, struct drop_env *env, struct value *out)
{
	const struct artifact *work = (const struct artifact *)drop;
	const struct value *note = noun_field(&work->noun, "teacher_note");
	struct object *o;

	if (!value_is(note, VALUE_OBJECT))
		return;
	o = arena_alloc(env->arena, sizeof(*o));
	object_set(o, env->arena, STR("text"),
	    text_value(value_str(value_get(note, STR("text")))));
	object_set(o, env->arena, STR("by"),
	    drop_value((const struct drop *)work->note_by));
	*out = value_object(o);
}

static const struct drop_property properties[] = {
	{ "authors", get_authors, "list of person",
	    "Who made it, the owner first." },
	{ "collaborators", get_collaborators, "list of person",
	    "Who made it with the owner." },
	{ "competencies", get_competencies, "list of competency",
	    "What it is evidence for." },
	{ "demonstration", get_demonstration, "demonstration",
	    "How it shows what was learned." },
	{ "earlier", get_earlier, "artifact", "The student's work before it." },
	{ "elements", get_elements, "list of element",
	    "The parts of competencies that it is evidence for." },
	{ "goal", get_goal, "goal", "The goal it serves." },
	{ "goals", get_goals, "list of goal",
	    "All goals that it is evidence for." },
	{ "later", get_later, "artifact", "The student's work after it." },
	{ "question", get_question, "question", "The question it follows." },
	{ "reflections", get_reflections, "list of reflection",
	    "The student's looks back at it, newest first." },
	{ "responses", get_responses, "list of response",
	    "What others say to it." },
	{ "teacher_note", get_teacher_note, "map of text and by",
	    "A note of the teacher, in Markdown, and the person." },
};

NOUN_CLASS(artifact, "A piece of a student's work.");
