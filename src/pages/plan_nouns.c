#include <string.h>

#include "config/config.h"
#include "model/model.h"
#include "pages/growth.h"
#include "pages/permalink.h"
#include "pages/planner.h"

/* The page of a document, by its kind; NULL where it has none of its own. */
static const char *const page_of_kind[KIND_COUNT] = {
	[KIND_HOME] = "home",
	[KIND_VISION] = "vision",
	[KIND_PLAN] = "plan",
	[KIND_COMPETENCIES] = "graduate",
	[KIND_PROCESS] = "process",
	[KIND_FRAMEWORK] = "framework",
	[KIND_VOICE] = "voice",
	[KIND_VISION_PAGE] = "page",
	[KIND_TOOLKIT] = "tool",
	[KIND_JOURNAL] = "post",
	[KIND_SCHOOL] = "school",
	[KIND_CLASS] = "class",
	[KIND_STUDENT] = "student",
	[KIND_ARTIFACT] = "artifact",
	[KIND_GOAL] = "goal",
	[KIND_REFLECTION] = "reflection",
	[KIND_SHOWCASE] = "showcase",
	[KIND_PAGE] = "page",
};

/* Nouns without a document: the lists of the model that hold them. */
struct term {
	const char *kind;
	size_t list; /* in struct model */
	size_t works; /* in the noun */
	const char *folder; /* of the url */
};

static const struct term terms[] = {
	{ "tag", offsetof(struct model, tags), offsetof(struct tag, works),
	    "tags" },
	{ "year", offsetof(struct model, years), offsetof(struct year, works),
	    "years" },
	{ "demonstration", offsetof(struct model, demonstrations),
	    offsetof(struct demonstration, works), "work" },
	{ "question", offsetof(struct model, questions),
	    offsetof(struct question, works), "questions" },
};

static struct noun *
noun_at(const struct list *list, size_t i)
{
	return noun_of(list_at(list, i));
}

/* A long journey: the years after the first on pages of their own. */
static void
plan_journey(struct planner *p, const struct student *s, struct page *page)
{
	const struct stage *stage;
	struct page_spec spec = { .kind = "journey", .noun = &s->noun };
	size_t steps = 0;

	for (size_t i = 0; i < s->journey.n; i++) {
		stage = (const struct stage *)list_at(&s->journey, i);
		steps += stage->steps.n;
	}
	if (steps <= PAGE_JOURNEY || s->journey.n < 2)
		return;
	page->stage = (const struct stage *)list_at(&s->journey, 0);
	for (size_t i = 1; i < s->journey.n; i++) {
		stage = (const struct stage *)list_at(&s->journey, i);
		if (stage->year == NULL)
			continue;
		spec.stage = stage;
		spec.title = stage->year->noun.title;
		spec.url = arena_printf(p->plan->arena, "%.*s%.*s/",
		    STR_ARG(s->noun.url), STR_ARG(stage->year->noun.id));
		planner_add(p, &spec);
	}
}

/* The page of the portrait is called as the district calls it. */
static void
name_framework(struct noun *noun)
{
	const struct value *framework =
	    value_get(&noun->document->front, STR("framework"));
	const struct value *name =
	    framework == NULL ? NULL : value_get(framework, STR("name"));

	if (name != NULL)
		noun->title = value_str(name);
}

static struct str
title_of_versions(struct planner *p, const struct noun *noun)
{
	return arena_printf(p->plan->arena, "%.*s \xc2\xb7 %.*s",
	    STR_ARG(noun->title),
	    STR_ARG(
		planner_words(p, noun->document->lang, STR("versions.title"))));
}

/* More versions than the document's own page has room for. */
static void
plan_versions(struct planner *p, const struct noun *noun)
{
	size_t most = past_most(noun->released->past);
	struct arena *arena = p->plan->arena;

	if (most <= GROWTH_VERSIONS || !growth_is_told(noun->kind))
		return;
	planner_add(p,
	    &(struct page_spec){ .kind = "versions",
		.url = arena_printf(arena, "%.*sversions/", STR_ARG(noun->url)),
		.title = title_of_versions(p, noun),
		.noun = noun,
		.n_items = most,
		.per_page = GROWTH_PAGE });
}

/* A large class goes on for more than one page. */
static void
list_students(const struct class *class, struct page_spec *spec)
{
	spec->items = class->students.items;
	spec->n_items = class->students.n;
	spec->per_page = PAGE_CLASS;
}

static void
plan_documents(struct planner *p)
{
	const struct list *nouns = &p->plan->in.model->nouns;
	struct page_spec spec = { 0 };
	struct page *page;

	for (size_t i = 0; i < nouns->n; i++) {
		struct noun *noun = noun_at(nouns, i);

		noun->url = permalink_of(noun, p->plan->arena);
		if (noun->url.n == 0)
			continue;
		if (noun->kind == KIND_COMPETENCIES)
			name_framework(noun);
		spec.kind = page_of_kind[noun->kind];
		spec.url = noun->url;
		spec.noun = noun;
		spec.items = NULL;
		spec.n_items = spec.per_page = 0;
		if (noun->kind == KIND_CLASS)
			list_students((const struct class *)noun, &spec);
		page = planner_add(p, &spec);
		if (noun->released != NULL)
			plan_versions(p, noun);
		if (noun->kind == KIND_STUDENT)
			plan_journey(p, (const struct student *)noun, page);
	}
}

/* What the model has by a word of its own, "drawing", is called by the theme.
 */
static void
name_in_words(struct planner *p, const struct term *term, struct noun *noun)
{
	struct str words = planner_words(p, p->plan->in.config->lang,
	    arena_printf(
		p->plan->arena, "%s.%.*s", term->kind, STR_ARG(noun->id)));

	if (words.n != 0)
		noun->title = words;
}

static void
plan_terms(struct planner *p, const struct term *term)
{
	const struct list *list =
	    (const void *)((const char *)p->plan->in.model + term->list);

	for (size_t i = 0; i < list->n; i++) {
		struct noun *noun = noun_at(list, i);
		const struct list *works =
		    (const void *)((const char *)noun + term->works);

		name_in_words(p, term, noun);
		noun->url = arena_printf(p->plan->arena, "/%s/%.*s/",
		    term->folder, STR_ARG(noun->id));
		planner_add(p,
		    &(struct page_spec){ .kind = term->kind,
			.url = noun->url,
			.noun = noun,
			.items = works->items,
			.n_items = works->n,
			.per_page = PAGE_ITEMS });
	}
}

static void
plan_competencies(struct planner *p)
{
	const struct list *list = &p->plan->in.model->competencies;

	for (size_t i = 0; i < list->n; i++) {
		struct competency *c = (struct competency *)noun_at(list, i);
		struct page_spec spec = { .kind = "competency",
			.noun = &c->noun };

		c->noun.url = arena_printf(
		    p->plan->arena, "/graduate/%.*s/", STR_ARG(c->noun.id));
		spec.url = c->noun.url;
		planner_add(p, &spec);
		if (c->works.n <= PAGE_EVIDENCE)
			continue;
		spec.kind = "evidence";
		spec.title = arena_printf(p->plan->arena, "%.*s: %.*s",
		    STR_ARG(c->noun.title),
		    STR_ARG(planner_words(
			p, p->plan->in.config->lang, STR("evidence.title"))));
		spec.url = arena_printf(
		    p->plan->arena, "%.*swork/", STR_ARG(c->noun.url));
		spec.items = c->works.items;
		spec.n_items = c->works.n;
		spec.per_page = PAGE_ITEMS;
		planner_add(p, &spec);
	}
}

void
plan_nouns(struct planner *p)
{
	plan_documents(p);
	plan_competencies(p);
	for (size_t i = 0; i < sizeof(terms) / sizeof(*terms); i++)
		plan_terms(p, &terms[i]);
}

void
planner_rename(struct planner *p, const struct noun *noun)
{
	struct page *page;

	for (size_t i = 0; i < p->plan->pages.n; i++) {
		page = p->plan->pages.items[i];
		if (page->noun != noun)
			continue;
		page->title = page_is_own(page) ? noun->title
						: title_of_versions(p, noun);
		page->description = noun->summary;
	}
}
