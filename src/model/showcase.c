#include "model/link.h"
#include "model/property.h"

#define LIMIT 500

/* A rule that finds the pieces of a showcase: what each must have. */
struct query {
	enum kind kind;
	const struct school *school;
	const struct class *class;
	const struct competency *competency;
	const struct tag *tag;
	const struct year *year;
	size_t limit;
	bool nothing; /* a part of the rule names what is not there */
};

static void
add_pick(struct linking *l, struct showcase *showcase, struct noun *work,
    struct str note)
{
	struct pick *pick = arena_alloc(l->arena, sizeof(*pick));

	pick->drop.class = &pick_class;
	pick->work = work;
	pick->note = note;
	list_add(&showcase->picks, l->arena, &pick->drop);
	if (!list_has(&work->showcases, &showcase->noun.drop))
		list_add(&work->showcases, l->arena, &showcase->noun.drop);
}

static void
pick_items(struct linking *l, struct showcase *showcase)
{
	size_t n;
	const struct value *items = noun_items(&showcase->noun, "items", &n);
	struct noun *work;

	for (size_t i = 0; i < n; i++) {
		work = link_ref(
		    l, &showcase->noun, value_get(&items[i], STR("ref")), true);
		if (work != NULL)
			add_pick(l, showcase, work,
			    value_str(value_get(&items[i], STR("note"))));
	}
}

/*
 * What a field of the rule names, in a map; an unknown name is a finding and
 * finds nothing, which is better than everything.
 */
static void *
named(struct linking *l, const struct showcase *showcase, struct query *q,
    const char *field, const struct map *map)
{
	const struct value *v =
	    value_get(noun_field(&showcase->noun, "select"), str_from(field));
	struct str word = value_str(v), near;
	void *found;

	if (word.n == 0)
		return NULL;
	found = map_get(map, word);
	if (found == NULL)
		found = map_get(map, slug_of(word, l->arena));
	if (found != NULL)
		return found;
	q->nothing = true;
	diag_report(l->diag, CODE_SELECT_UNKNOWN,
	    value_place(v, showcase->noun.document->path),
	    "no published work has the %s \"%.*s\"", field, STR_ARG(word));
	near = map_nearest(map, word);
	if (near.n > 0)
		diag_hint(l->diag, "did you mean \"%.*s\"?", STR_ARG(near));
	return NULL;
}

static struct query
read_query(struct linking *l, const struct showcase *showcase)
{
	const struct value *select = noun_field(&showcase->noun, "select");
	const struct value *limit = value_get(select, STR("limit"));
	struct str kind = value_str(value_get(select, STR("kind")));
	struct query q = { .kind = KIND_ARTIFACT, .limit = LIMIT };

	if (kind.n > 0)
		q.kind = kind_find(kind);
	if (value_is(limit, VALUE_INT))
		q.limit = (size_t)limit->as.integer;
	q.school = named(l, showcase, &q, "school", &l->by_school);
	q.class = named(l, showcase, &q, "class", &l->by_class);
	q.competency = named(l, showcase, &q, "competency", &l->by_competency);
	q.tag = named(l, showcase, &q, "tag", &l->by_tag);
	q.year = named(l, showcase, &q, "year", &l->by_year);
	return q;
}

static const struct list *
competencies_of(const struct noun *noun)
{
	static const struct list none = { NULL, 0, 0 };

	if (noun->kind == KIND_ARTIFACT)
		return &((const struct artifact *)noun)->competencies;
	if (noun->kind == KIND_GOAL)
		return &((const struct goal *)noun)->competencies;
	return &none;
}

static bool
matches(const struct query *q, const struct noun *noun)
{
	const struct class *class =
	    noun->student != NULL ? noun->student->class : NULL;

	return noun->kind == q->kind &&
	    (q->class == NULL || q->class == class) &&
	    (q->school == NULL ||
		(class != NULL && class->school == q->school)) &&
	    (q->year == NULL || q->year == noun->year) &&
	    (q->tag == NULL || list_has(&noun->tags, &q->tag->noun.drop)) &&
	    (q->competency == NULL ||
		list_has(competencies_of(noun), &q->competency->noun.drop));
}

static void
pick_selected(struct linking *l, struct showcase *showcase)
{
	struct query q = read_query(l, showcase);
	struct str order = value_str(
	    value_get(noun_field(&showcase->noun, "select"), STR("order")));
	struct list found = { NULL, 0, 0 };
	size_t i, at;

	for (i = 0; i < l->dated.n && !q.nothing; i++) {
		if (matches(&q, list_noun(&l->dated, i)))
			list_add(&found, l->arena, list_at(&l->dated, i));
	}
	if (str_eq(order, STR("title"))) {
		for (i = 0; i < found.n; i++)
			noun_make_sort_key(l, list_noun(&found, i));
		list_sort(&found);
	}
	for (i = 0; i < found.n && i < q.limit; i++) {
		at = str_eq(order, STR("oldest")) ? found.n - 1 - i : i;
		add_pick(l, showcase, list_noun(&found, at), STR(""));
	}
}

static void
link_showcase(struct linking *l, struct noun *noun)
{
	struct showcase *showcase = (struct showcase *)noun;

	showcase->curator = link_person(l, noun, noun_field(noun, "curator"));
	showcase->class = link_class(l, noun);
	showcase->school = link_school(l, noun);
	if (showcase->school == NULL && showcase->class != NULL)
		showcase->school = showcase->class->school;
	pick_items(l, showcase);
	if (noun_field(noun, "select") != NULL)
		pick_selected(l, showcase);
	if (showcase->class != NULL)
		list_add(
		    &showcase->class->own_showcases, l->arena, &noun->drop);
	if (showcase->school != NULL)
		list_add(
		    &showcase->school->own_showcases, l->arena, &noun->drop);
}

void
link_showcases(struct linking *l)
{
	const struct list *all = &l->model->showcases;

	for (size_t i = 0; i < all->n; i++)
		link_showcase(l, list_noun(all, i));
}

PROPERTY_LIST(showcase, picks)
PROPERTY_DROP(showcase, class)
PROPERTY_DROP(showcase, curator)
PROPERTY_DROP(showcase, school)

static const struct drop_property properties[] = {
	{ "class", get_class, "class", "The class it belongs to." },
	{ "curator", get_curator, "person", "Who chose." },
	{ "picks", get_picks, "list of pick", "The pieces, in order." },
	{ "school", get_school, "school", "The school it belongs to." },
};

NOUN_CLASS(showcase, "Work that somebody chose, and why.");
