#include "model/link.h"
#include "model/property.h"

#define BEGINNING 3 /* pieces of work that a page shows with a belief */

/* Work of all the belief's competencies, newest first, each once. */
static void
gather_works(struct linking *l, struct belief *b)
{
	const struct competency *c;

	for (size_t i = 0; i < b->competencies.n; i++) {
		c = (struct competency *)list_noun(&b->competencies, i);
		for (size_t k = 0; k < c->works.n; k++) {
			if (b->competencies.n == 1 ||
			    !list_has(&b->works, list_at(&c->works, k)))
				list_add(
				    &b->works, l->arena, list_at(&c->works, k));
		}
	}
	if (b->competencies.n > 1)
		list_sort_newest(&b->works);
}

/*
 * A reader meets other work with each belief, as long as there is any: what
 * an earlier belief begins with comes last. The page of the vision is found
 * by everybody, so it begins with what may be.
 */
static void
put_unmet_first(struct linking *l, struct list *met, struct list *works)
{
	struct list again = { .n = 0 }, in_order = { .n = 0 };
	size_t shown = 0;

	for (size_t i = 0; i < works->n; i++) {
		const struct drop *work = list_at(works, i);

		if (list_has(met, work)) {
			list_add(&again, l->arena, work);
			continue;
		}
		list_add(&in_order, l->arena, work);
		if (noun_of(work)->released->index && shown++ < BEGINNING)
			list_add(met, l->arena, work);
	}
	for (size_t i = 0; i < again.n; i++)
		list_add(&in_order, l->arena, list_at(&again, i));
	*works = in_order;
}

static void
make_beliefs(struct linking *l, struct vision *vision)
{
	size_t n;
	const struct value *items = noun_items(&vision->noun, "beliefs", &n);
	struct list met = { .n = 0 };
	struct belief *b;

	for (size_t i = 0; i < n; i++) {
		b = arena_alloc(l->arena, sizeof(*b));
		b->drop.class = &belief_class;
		b->front = &items[i];
		link_competency_list(l, &vision->noun,
		    value_get(&items[i], STR("competencies")),
		    &b->competencies);
		gather_works(l, b);
		put_unmet_first(l, &met, &b->works);
		list_add(&vision->beliefs, l->arena, &b->drop);
	}
}

/* The list of the vision that a document of this kind stands in, or NULL. */
static struct list *
list_for(struct vision *vision, enum kind kind)
{
	if (kind == KIND_VISION_PAGE)
		return &vision->pages;
	if (kind == KIND_FRAMEWORK)
		return &vision->frameworks;
	return kind == KIND_PROCESS ? &vision->processes : NULL;
}

void
link_vision(struct linking *l)
{
	struct model *m = l->model;
	struct vision *vision = m->vision;
	struct noun *noun;
	struct list *list;

	for (size_t i = 0; i < m->voices.n; i++) {
		noun = list_noun(&m->voices, i);
		((struct plain *)noun)->about =
		    link_ref(l, noun, noun_field(noun, "about"), false);
	}
	if (vision == NULL)
		return;
	make_beliefs(l, vision);
	vision->voices = m->voices;
	for (size_t i = 0; i < m->nouns.n; i++) {
		noun = list_noun(&m->nouns, i);
		list = list_for(vision, noun->kind);
		if (list != NULL)
			list_add(list, l->arena, &noun->drop);
	}
	list_sort_order(&vision->pages);
	list_sort_order(&vision->frameworks);
	list_sort_order(&vision->processes);
}

PROPERTY_LIST(vision, beliefs)
PROPERTY_LIST(vision, frameworks)
PROPERTY_LIST(vision, pages)
PROPERTY_LIST(vision, processes)
PROPERTY_LIST(vision, voices)

static const struct drop_property properties[] = {
	{ "beliefs", get_beliefs, "list of belief", "What we believe." },
	{ "frameworks", get_frameworks, "list of page",
	    "Frameworks of others that it stands on." },
	{ "pages", get_pages, "list of page", "Its other pages." },
	{ "processes", get_processes, "list of page",
	    "How the vision came about." },
	{ "voices", get_voices, "list of page",
	    "What people of the community say." },
};

NOUN_CLASS(vision, "What the district believes.");
