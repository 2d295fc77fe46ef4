#include "model/link.h"
#include "model/property.h"

/* Where the responses to a noun of this kind stand, or NULL. */
static struct list *
list_about(struct noun *about)
{
	if (about->kind == KIND_ARTIFACT)
		return &((struct artifact *)about)->responses;
	if (about->kind == KIND_GOAL)
		return &((struct goal *)about)->responses;
	if (about->kind == KIND_REFLECTION)
		return &((struct reflection *)about)->responses;
	if (about->kind == KIND_STUDENT)
		return &((struct student *)about)->responses;
	return NULL;
}

static void
link_response(struct linking *l, struct noun *noun)
{
	struct response *r = (struct response *)noun;
	struct list *list;

	r->about = link_ref(l, noun, noun_field(noun, "about"), false);
	r->from_text = noun_text(noun, "from");
	r->from = map_get(&l->by_person, r->from_text);
	if (r->from != NULL)
		r->from_text = STR("");
	list = r->about != NULL ? list_about(r->about) : NULL;
	if (list != NULL && (noun_is_listed(noun) || !noun_is_listed(r->about)))
		list_add(list, l->arena, &noun->drop);
}

void
link_responses(struct linking *l)
{
	const struct list *nouns = &l->model->nouns;

	for (size_t i = 0; i < nouns->n; i++) {
		if (list_noun(nouns, i)->kind == KIND_RESPONSE)
			link_response(l, list_noun(nouns, i));
	}
}

PROPERTY_DROP(response, about)
PROPERTY_DROP(response, from)
PROPERTY_TEXT(response, from_text)

/* Who read it first is between the school and the family. */
static void
get_nothing(const struct drop *drop, struct drop_env *env, struct value *out)
{
	(void)drop;
	(void)env;
	*out = value_nil();
}

static const struct drop_property properties[] = {
	{ "about", get_about, "artifact, goal, reflection or student",
	    "What it answers." },
	{ "approved_by", get_nothing, "nothing", "Never shown." },
	{ "from", get_from, "person", "Who answers, if that is shown." },
	{ "from_text", get_from_text, "text",
	    "Who answers, in words: \"a grandparent\"." },
};

NOUN_CLASS(response, "What somebody says to a student's work.");
