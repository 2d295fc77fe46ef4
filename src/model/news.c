#include "model/news.h"

#include "model/link.h"
#include "model/property.h"
#include "policy/past.h"

/* What readers wait for, and what the district owes them. */
static const enum kind kinds[] = { KIND_ARTIFACT, KIND_GOAL, KIND_REFLECTION,
	KIND_SHOWCASE, KIND_JOURNAL, KIND_VISION, KIND_VISION_PAGE, KIND_PLAN,
	KIND_COMPETENCIES, KIND_TOOLKIT };

static bool
is_news(const struct noun *noun)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		if (noun->kind == kinds[i])
			return noun_is_listed(noun) &&
			    date_is_set(noun->updated);
	}
	return false;
}

/* What the author says goes before what Git knows. */
static void
link_updated(struct noun *noun)
{
	struct date own;

	if (date_from_iso(noun_text(noun, "updated"), &own))
		noun->updated = own;
	else
		noun->updated = past_updated(noun->released->past);
	if (!date_is_set(noun->updated))
		noun->updated = noun->date;
}

static void
add_news(struct linking *l, const struct noun *noun)
{
	struct news *news = arena_alloc(l->arena, sizeof(*news));
	struct class *class =
	    noun->student != NULL ? noun->student->class : NULL;

	news->drop.class = &news_class;
	news->noun = noun;
	news->date = noun->updated;
	news->first = past_most(noun->released->past) < 2;
	if (l->model->news.n < NEWS_MAX)
		list_add(&l->model->news, l->arena, &news->drop);
	if (class != NULL && class->news.n < NEWS_MAX)
		list_add(&class->news, l->arena, &news->drop);
}

void
link_news(struct linking *l)
{
	const struct list *nouns = &l->model->nouns;
	size_t n = 0;

	for (size_t i = 0; i < nouns->n; i++) {
		struct noun *noun = list_noun(nouns, i);

		link_updated(noun);
		if (is_news(noun))
			l->ranked[n++] =
			    (struct ranked){ date_rank(noun->updated),
				    noun->released->stem, noun };
	}
	ranked_sort(l->ranked, n);
	for (size_t i = 0; i < n; i++)
		add_news(l, l->ranked[i].noun);
}

PROPERTY_DATE(news, date)
PROPERTY_GET(news, document, value_drop(&self->noun->drop))
PROPERTY_GET(news, first, value_bool(self->first))

static const struct drop_property properties[] = {
	{ "date", get_date, "date", "The day it was changed." },
	{ "document", get_document, "any noun", "What it is about." },
	{ "first", get_first, "boolean",
	    "True for what is new, false for what was changed." },
};

PROPERTY_CLASS(news, "Something new, or changed.", NULL);
