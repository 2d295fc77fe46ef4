#include <assert.h>

#include "model/link.h"
#include "model/property.h"

static void
meet_person(struct linking *l, struct student *s)
{
	s->shown = s->noun.released->owner;
	s->person = map_get(&l->by_person, s->shown->id);
	if (!s->shown->unlisted)
		s->person->student = s;
	map_put(&l->by_student, s->shown->id, s);
}

/* The release has a profile for every owner of a document. */
void
link_students(struct linking *l)
{
	const struct list *nouns = &l->model->nouns;
	const struct shown *owner;
	struct noun *noun;

	for (size_t i = 0; i < nouns->n; i++) {
		noun = list_noun(nouns, i);
		if (noun->kind == KIND_STUDENT)
			meet_person(l, (struct student *)noun);
	}
	for (size_t i = 0; i < nouns->n; i++) {
		noun = list_noun(nouns, i);
		owner = noun->released->owner;
		if (owner != NULL)
			noun->student = map_get(&l->by_student, owner->id);
		assert(owner == NULL || noun->student != NULL);
	}
}

struct student *
student_of(const struct noun *noun)
{
	return noun->student != NULL
	    ? (struct student *)noun_of(&noun->student->noun.drop)
	    : NULL;
}

PROPERTY_LIST(student, artifacts)
PROPERTY_LIST(student, goals)
PROPERTY_LIST(student, journey)
PROPERTY_LIST(student, newest)
PROPERTY_LIST(student, posts)
PROPERTY_LIST(student, reflections)
PROPERTY_LIST(student, responses)
PROPERTY_LIST(student, strengths)
PROPERTY_LIST(student, works)
PROPERTY_LIST(student, years)
PROPERTY_DROP(student, class)
PROPERTY_DROP(student, person)
PROPERTY_TEXT(student, grade)
PROPERTY_GET(student, coarse, value_bool(self->shown->coarse))
PROPERTY_GET(student, indexed, value_bool(self->shown->index))
PROPERTY_GET(student, unlisted, value_bool(self->shown->unlisted))
PROPERTY_GET(student, dir, direction_value(self->shown->display))
PROPERTY_GET(student, name, text_value(self->shown->display))
PROPERTY_GET(student, pronunciation, text_value(self->shown->pronunciation))
PROPERTY_GET(student, sample, value_bool(self->shown->sample))
PROPERTY_GET(student, school,
    self->class != NULL ? drop_value((const struct drop *)self->class->school)
			: value_nil())
PROPERTY_GET(student, teacher,
    self->class != NULL ? drop_value((const struct drop *)self->class->teacher)
			: value_nil())

static const struct drop_property properties[] = {
	{ "artifacts", get_artifacts, "list of artifact",
	    "The student's work, newest first." },
	{ "class", get_class, "class", "The class." },
	{ "coarse", get_coarse, "boolean",
	    "True where grade, class and teacher are not told." },
	{ "dir", get_dir, "text", "\"rtl\" or \"ltr\", as the name runs." },
	{ "goals", get_goals, "list of goal", "The goals, newest first." },
	{ "grade", get_grade, "text", "The grade, or that of the class." },
	{ "indexed", get_indexed, "boolean",
	    "False where search engines are to stay out." },
	{ "journey", get_journey, "list of stage",
	    "All that was made, by school year, newest year first." },
	{ "name", get_name, "text",
	    "The display name; nothing for a student without one." },
	{ "newest", get_newest, "list of artifact", "The three newest works." },
	{ "person", get_person, "person", "The student as a person." },
	{ "posts", get_posts, "list of post", "What the student posted." },
	{ "pronunciation", get_pronunciation, "text", "How the name is said." },
	{ "reflections", get_reflections, "list of reflection",
	    "The reflections, newest first." },
	{ "responses", get_responses, "list of response",
	    "What others say to the portfolio." },
	{ "sample", get_sample, "boolean", "True for an invented student." },
	{ "school", get_school, "school", "The school." },
	{ "strengths", get_strengths, "list of strength",
	    "Competencies that the work shows." },
	{ "teacher", get_teacher, "person", "The teacher of the class." },
	{ "unlisted", get_unlisted, "boolean", "True for what no list has." },
	{ "works", get_works, "list of artifact",
	    "Artifacts, those made with others too, newest first." },
	{ "years", get_years, "list of year",
	    "The school years with work in them, newest first." },
};

NOUN_CLASS(student, "A student and the portfolio.");
