#include "base/hash.h"
#include "model/link.h"
#include "model/property.h"

#define ID_BYTES 80 /* of a question's own words in an address */
#define HASH_BYTES 4

/* A long question is cut, and told from those that begin alike. */
static struct str
question_id(struct str slug, struct arena *arena)
{
	struct hash hash;
	size_t end;

	if (slug.n <= ID_BYTES)
		return slug;
	hash = hash_of(slug);
	end = str_find_last(str_slice(slug, 0, ID_BYTES), '-');
	slug = str_slice(slug, 0, end != STR_NONE ? end : 0);
	return arena_printf(arena, "%.*s-%.*s", STR_ARG(slug),
	    STR_ARG(hash_hex(&hash, HASH_BYTES, arena)));
}

static struct question *
make_question(struct linking *l, struct str id, struct str text)
{
	struct question *q = arena_alloc(l->arena, sizeof(*q));

	noun_init_term(l, &q->noun, &question_class, id, text);
	return q;
}

/* Those of vision/questions.yaml, by id and by their words. */
void
link_questions(struct linking *l)
{
	const struct noun *page =
	    map_get(&l->model->by_stem, STR("vision/questions"));
	const struct value *items, *open;
	struct question *q;
	size_t n = 0;

	items = page != NULL ? noun_items(page, "questions", &n) : NULL;
	for (size_t i = 0; i < n; i++) {
		q = make_question(l, value_str(value_get(&items[i], STR("id"))),
		    value_str(value_get(&items[i], STR("text"))));
		open = value_get(&items[i], STR("open"));
		q->open = value_true(open);
		map_put(&l->by_question, q->noun.id, q);
		map_put(&l->by_question, slug_of(q->noun.title, l->arena), q);
		list_add(&l->model->questions, l->arena, &q->noun.drop);
	}
}

/*
 * The question of a piece of work: one of the list by its id or words, or
 * one that the student asked, which others may have asked too.
 */
struct question *
link_question(struct linking *l, const struct noun *from)
{
	struct str text =
	    value_str(value_get(noun_field(from, "inquiry"), STR("question")));
	struct str slug;
	struct question *q;

	if (text.n == 0)
		return NULL;
	q = map_get(&l->by_question, text);
	if (q != NULL)
		return q;
	slug = slug_of(text, l->arena);
	q = map_get(&l->by_question, slug);
	if (q == NULL && slug.n > 0) {
		q = make_question(l, question_id(slug, l->arena), text);
		map_put(&l->by_question, slug, q);
		list_add(&l->model->questions, l->arena, &q->noun.drop);
	}
	return q;
}

PROPERTY_LIST(question, works)
PROPERTY_GET(question, open, value_bool(self->open))

static const struct drop_property properties[] = {
	{ "open", get_open, "boolean", "True while nobody has answered it." },
	{ "works", get_works, "list of artifact",
	    "Work that follows it, newest first." },
};

NOUN_CLASS(question, "A question that work follows.");
