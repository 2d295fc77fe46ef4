#include "model/link.h"
#include "model/property.h"

#define NEWEST 3

static struct stage *
stage_of(struct linking *l, struct student *s, const struct year *year)
{
	struct stage *stage;

	for (size_t i = 0; i < s->journey.n; i++) {
		stage = (struct stage *)list_noun(&s->journey, i);
		if (stage->year == year)
			return stage;
	}
	stage = arena_alloc(l->arena, sizeof(*stage));
	stage->drop.class = &stage_class;
	stage->year = year;
	list_add(&s->journey, l->arena, &stage->drop);
	if (year != NULL)
		list_add(&s->years, l->arena, &year->noun.drop);
	return stage;
}

/* Newest year first, oldest step first within it; what has no date last. */
static void
make_journey(struct linking *l, struct student *s)
{
	const struct list *lists[] = { &s->works, &s->goals, &s->reflections };
	struct list all = { NULL, 0, 0 };
	struct noun *noun;
	struct stage *stage;
	struct step *step;

	for (size_t i = 0; i < 3; i++) {
		for (size_t k = 0; k < lists[i]->n; k++)
			list_add(&all, l->arena, list_at(lists[i], k));
	}
	list_sort_newest(&all);
	for (size_t i = 0; i < all.n; i++)
		(void)stage_of(l, s, list_noun(&all, i)->year);
	for (size_t i = all.n; i > 0; i--) {
		noun = list_noun(&all, i - 1);
		stage = stage_of(l, s, noun->year);
		step = arena_alloc(l->arena, sizeof(*step));
		step->drop.class = &step_class;
		step->noun = noun;
		step->date = noun->date;
		list_add(&stage->steps, l->arena, &step->drop);
	}
}

/* Put the step before the first one of a later day. */
static void
insert_step(struct linking *l, struct stage *stage, struct step *step)
{
	struct list *steps = &stage->steps;
	size_t i;

	list_add(steps, l->arena, &step->drop);
	for (i = steps->n - 1; i > 0; i--) {
		const struct step *before =
		    (const struct step *)list_at(steps, i - 1);

		if (date_cmp(before->date, step->date) <= 0)
			break;
		steps->items[i] = steps->items[i - 1];
	}
	steps->items[i] = value_drop(&step->drop);
}

/* Milestones stand in the years in which the student made something. */
static void
add_milestones(struct linking *l, struct student *s)
{
	const struct milestones *all = &l->release->milestones;
	struct stage *stage;
	struct step *step;

	for (size_t i = 0; i < all->n; i++) {
		const struct year *year = year_of(l, all->items[i].day);

		for (size_t k = 0; k < s->journey.n; k++) {
			stage = (struct stage *)list_noun(&s->journey, k);
			if (stage->year != year)
				continue;
			step = arena_alloc(l->arena, sizeof(*step));
			step->drop.class = &step_class;
			step->date = all->items[i].day;
			step->milestone = all->items[i].title;
			insert_step(l, stage, step);
		}
	}
}

/* Competencies of the student's work, in the order of the framework. */
static void
make_strengths(struct linking *l, struct student *s)
{
	const struct list *all = &l->model->competencies;
	struct strength **by_index =
	    arena_array(l->arena, all->n, sizeof(*by_index));
	const struct artifact *work;
	const struct competency *c;
	struct strength **at;

	for (size_t i = 0; i < s->works.n; i++) {
		work = (struct artifact *)list_noun(&s->works, i);
		for (size_t k = 0; k < work->competencies.n; k++) {
			c = (struct competency *)list_noun(
			    &work->competencies, k);
			at = &by_index[c->number];
			if (*at == NULL) {
				*at = arena_alloc(l->arena, sizeof(**at));
				(*at)->drop.class = &strength_class;
				(*at)->competency = c;
			}
			list_add(&(*at)->works, l->arena, &work->noun.drop);
		}
	}
	for (size_t i = 0; i < all->n; i++) {
		if (by_index[i] != NULL)
			list_add(&s->strengths, l->arena, &by_index[i]->drop);
	}
}

static void
finish_student(struct linking *l, struct noun *noun)
{
	struct student *s = (struct student *)noun;

	list_sort_newest(&s->works);
	for (size_t i = 0; i < s->works.n && i < NEWEST; i++)
		list_add(&s->newest, l->arena, list_at(&s->works, i));
	make_journey(l, s);
	add_milestones(l, s);
	make_strengths(l, s);
}

void
link_journeys(struct linking *l)
{
	link_each(l, &l->model->students, KIND_STUDENT, finish_student);
}
