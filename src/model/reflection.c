#include "model/link.h"
#include "model/property.h"

/* The list of reflections of what this one is about, or NULL. */
static struct list *
list_about(struct noun *about)
{
	if (about->kind == KIND_ARTIFACT)
		return &((struct artifact *)about)->reflections;
	if (about->kind == KIND_GOAL)
		return &((struct goal *)about)->reflections;
	return NULL;
}

static void
link_reflection(struct linking *l, struct noun *noun)
{
	struct reflection *reflection = (struct reflection *)noun;
	struct noun *about =
	    link_ref(l, noun, noun_field(noun, "about"), false);
	struct list *list = about != NULL ? list_about(about) : NULL;

	if (noun_is_own(noun))
		list_add(&student_of(noun)->reflections, l->arena, &noun->drop);
	reflection->about = about;
	if (list != NULL && (noun_is_listed(noun) || !noun_is_listed(about)))
		list_add(list, l->arena, &noun->drop);
}

void
link_reflections(struct linking *l)
{
	link_each(l, &l->model->reflections, KIND_REFLECTION, link_reflection);
}

PROPERTY_LIST(reflection, responses)
PROPERTY_DROP(reflection, about)

static const struct drop_property properties[] = {
	{ "about", get_about, "artifact or goal", "What it looks back at." },
	{ "responses", get_responses, "list of response",
	    "What others say to it." },
};

NOUN_CLASS(reflection, "A student's look back at work or a goal.");
