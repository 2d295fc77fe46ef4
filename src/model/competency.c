#include "model/link.h"
#include "model/property.h"

static void
make_elements(struct linking *l, struct competency *c)
{
	const struct value *list = value_get(c->front, STR("elements"));
	struct element *e;

	for (size_t i = 0; value_is(list, VALUE_LIST) && i < list->n; i++) {
		e = arena_alloc(l->arena, sizeof(*e));
		e->drop.class = &element_class;
		e->front = &list->as.items[i];
		e->competency = c;
		e->id = arena_printf(l->arena, "%.*s.%.*s", STR_ARG(c->noun.id),
		    STR_ARG(value_str(value_get(e->front, STR("id")))));
		list_add(&c->elements, l->arena, &e->drop);
		map_put(&l->by_element, e->id, e);
	}
}

/* What can be done in one band, as the competency says it. */
static struct str
i_can_of(const struct competency *c, struct str band)
{
	const struct value *list = value_get(c->front, STR("i_can"));

	for (size_t i = 0; value_is(list, VALUE_LIST) && i < list->n; i++) {
		if (str_eq(band,
			value_str(value_get(&list->as.items[i], STR("band")))))
			return value_str(
			    value_get(&list->as.items[i], STR("text")));
	}
	return STR("");
}

static void
make_bands(struct linking *l, struct competency *c, const struct noun *page)
{
	size_t n;
	const struct value *bands = noun_items(page, "bands", &n);
	struct band *b;

	for (size_t i = 0; i < n; i++) {
		b = arena_alloc(l->arena, sizeof(*b));
		b->drop.class = &band_class;
		b->id = value_str(value_get(&bands[i], STR("id")));
		b->name = value_str(value_get(&bands[i], STR("name")));
		b->grades = value_get(&bands[i], STR("grades"));
		b->i_can = i_can_of(c, b->id);
		list_add(&c->bands, l->arena, &b->drop);
	}
}

static void
make_competency(
    struct linking *l, const struct noun *page, const struct value *front)
{
	struct competency *c = arena_alloc(l->arena, sizeof(*c));
	struct str statement = value_str(value_get(front, STR("statement")));

	noun_init_term(l, &c->noun, &competency_class,
	    value_str(value_get(front, STR("id"))),
	    value_str(value_get(front, STR("name"))));
	c->noun.summary = statement;
	c->noun.lang = page->lang;
	c->front = front;
	c->number = l->model->competencies.n;
	make_elements(l, c);
	make_bands(l, c, page);
	map_put(&l->by_competency, c->noun.id, c);
	map_put(&l->model->by_stem,
	    arena_printf(l->arena, "graduate/%.*s", STR_ARG(c->noun.id)), c);
	list_add(&l->model->competencies, l->arena, &c->noun.drop);
}

static void
report_unknown(
    struct linking *l, const struct noun *from, const struct value *v)
{
	struct str id = value_str(v), near;
	const struct noun *page = l->model->competencies_page != NULL
	    ? &l->model->competencies_page->noun
	    : NULL;

	near = map_nearest(&l->by_competency, id);
	if (near.n == 0)
		near = map_nearest(&l->by_element, id);
	/* It may be one that an error in the framework has taken away. */
	if (near.n == 0 && page != NULL && page->document->broken)
		return;
	diag_report(l->diag, CODE_COMPETENCY_UNKNOWN,
	    value_place(v, from->document->path),
	    "no competency is called \"%.*s\"", STR_ARG(id));
	if (near.n > 0)
		diag_hint(l->diag,
		    "did you mean \"%.*s\"? The framework is %.*s",
		    STR_ARG(near), STR_ARG(page->document->path));
	else if (page != NULL)
		diag_hint(l->diag, "The framework is %.*s",
		    STR_ARG(page->document->path));
}

static void
add_evidence(struct linking *l, const struct noun *from, const struct value *v,
    struct list *competencies, struct list *elements)
{
	struct str id = value_str(v);
	struct element *e = map_get(&l->by_element, id);
	struct competency *c =
	    e != NULL ? e->competency : map_get(&l->by_competency, id);

	if (c == NULL) {
		report_unknown(l, from, v);
		return;
	}
	if (e != NULL && elements != NULL && !list_has(elements, &e->drop))
		list_add(elements, l->arena, &e->drop);
	if (!list_has(competencies, &c->noun.drop))
		list_add(competencies, l->arena, &c->noun.drop);
}

void
link_evidence(struct linking *l, const struct noun *from,
    struct list *competencies, struct list *elements)
{
	size_t n;
	const struct value *ids = noun_items(from, "competencies", &n);

	for (size_t i = 0; i < n; i++)
		add_evidence(l, from, &ids[i], competencies, elements);
}

void
link_competency_list(struct linking *l, const struct noun *from,
    const struct value *ids, struct list *competencies)
{
	for (size_t i = 0; value_is(ids, VALUE_LIST) && i < ids->n; i++)
		add_evidence(l, from, &ids->as.items[i], competencies, NULL);
}

void
link_competencies(struct linking *l)
{
	const struct noun *page = l->model->competencies_page != NULL
	    ? &l->model->competencies_page->noun
	    : NULL;
	const struct value *items;
	struct competency *c;
	size_t n = 0;

	items = page != NULL ? noun_items(page, "competencies", &n) : NULL;
	for (size_t i = 0; i < n; i++)
		make_competency(l, page, &items[i]);
	for (size_t i = 0; i < n; i++) {
		c = (struct competency *)list_noun(&l->model->competencies, i);
		link_competency_list(
		    l, page, value_get(c->front, STR("related")), &c->related);
	}
}

static bool
has_grade(const struct band *b, struct str grade)
{
	for (size_t i = 0; value_is(b->grades, VALUE_LIST) && i < b->grades->n;
	     i++) {
		if (str_eq(value_str(&b->grades->as.items[i]), grade))
			return true;
	}
	return false;
}

void
competency_add_work(
    struct linking *l, struct competency *c, const struct noun *work)
{
	struct str grade = STR("");
	struct band *b;

	list_add(&c->works, l->arena, &work->drop);
	if (work->student != NULL)
		grade = work->student->grade;
	for (size_t i = 0; grade.n > 0 && i < c->bands.n; i++) {
		b = (struct band *)list_noun(&c->bands, i);
		if (has_grade(b, grade))
			list_add(&b->works, l->arena, &work->drop);
	}
}

PROPERTY_LIST(competency, bands)
PROPERTY_LIST(competency, elements)
PROPERTY_LIST(competency, goals)
PROPERTY_LIST(competency, related)
PROPERTY_LIST(competency, works)

static const struct drop_property competency_properties[] = {
	{ "bands", get_bands, "list of band",
	    "Grades taken together, with the work from them." },
	{ "elements", get_elements, "list of element", "Its parts." },
	{ "goals", get_goals, "list of goal",
	    "Goals that aim at it, newest first." },
	{ "related", get_related, "list of competency", "Its neighbours." },
	{ "works", get_works, "list of artifact",
	    "Work that shows it, newest first." },
};

/* Colour, icon, description: what competencies.yaml says of it. */
static bool
competency_other(const struct drop *drop, struct str name, struct drop_env *env,
    struct value *out)
{
	const struct competency *c = (const struct competency *)drop;

	return noun_other(drop, name, env, out) ||
	    front_other(c->front, name, out);
}

const struct drop_class competency_class = {
	.name = "competency",
	.help = "One skill of the portrait of a graduate.",
	.properties = competency_properties,
	.n = sizeof(competency_properties) / sizeof(*competency_properties),
	.base = &noun_class,
	.other = competency_other,
};
