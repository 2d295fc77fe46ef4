#include "model/model.h"

#include "config/config.h"
#include "model/link.h"

#define NO_LIST ((size_t)-1)

/* How the noun of a kind of document is made, and where it is listed. */
struct maker {
	const struct drop_class *class;
	size_t size;
	size_t list; /* in struct model */
};

#define MAKER(type, list)                           \
	{                                           \
		&type##_class, sizeof(struct type), \
		    offsetof(struct model, list)    \
	}
#define MAKER_UNLISTED(type)                                \
	{                                                   \
		&type##_class, sizeof(struct type), NO_LIST \
	}

static const struct maker makers[KIND_COUNT] = {
	[KIND_HOME] = MAKER_UNLISTED(plain),
	[KIND_VISION] = MAKER_UNLISTED(vision),
	[KIND_PLAN] = MAKER_UNLISTED(plan_noun),
	[KIND_COMPETENCIES] = MAKER_UNLISTED(plain),
	[KIND_QUESTIONS] = MAKER_UNLISTED(plain),
	[KIND_PROCESS] = MAKER_UNLISTED(plain),
	[KIND_FRAMEWORK] = MAKER_UNLISTED(plain),
	[KIND_VOICE] = MAKER(plain, voices),
	[KIND_VISION_PAGE] = MAKER_UNLISTED(plain),
	[KIND_TOOLKIT] = MAKER(tool, tools),
	[KIND_JOURNAL] = MAKER(post, posts),
	[KIND_SCHOOL] = MAKER(school, schools),
	[KIND_CLASS] = MAKER(class, classes),
	[KIND_STUDENT] = MAKER(student, students),
	[KIND_ARTIFACT] = MAKER(artifact, artifacts),
	[KIND_GOAL] = MAKER(goal, goals),
	[KIND_REFLECTION] = MAKER(reflection, reflections),
	[KIND_RESPONSE] = MAKER_UNLISTED(response),
	[KIND_SHOWCASE] = MAKER(showcase, showcases),
	[KIND_PAGE] = MAKER(plain, pages),
};

static struct list *
list_of(struct model *model, const struct maker *maker)
{
	return (struct list *)(void *)((char *)model + maker->list);
}

/* What stands in lists by date alone: sort keys cost a microsecond each. */
static bool
by_date(enum kind kind)
{
	return kind == KIND_ARTIFACT || kind == KIND_GOAL ||
	    kind == KIND_REFLECTION || kind == KIND_RESPONSE;
}

/* What is only shown. */
static void
fill_words(struct noun *noun)
{
	noun->fields = value_marks(&noun->document->front);
	noun->title = noun->document->title;
	noun->summary = noun->document->summary;
}

/* The title of a student is the name that the record shows, and no other. */
static void
fill(struct linking *l, struct noun *noun, const struct released *r)
{
	noun->kind = r->document.kind;
	noun->released = r;
	noun->document = &r->document;
	noun->id = r->document.id;
	fill_words(noun);
	noun->lang = r->document.lang;
	noun->date = r->document.date;
	if (noun->kind == KIND_STUDENT) {
		noun->id = r->owner->id;
		noun->title = r->owner->display;
		noun->lang = r->owner->lang;
	}
	if (!by_date(noun->kind))
		noun_make_sort_key(l, noun);
}

static void
make_noun(struct linking *l, const struct released *r)
{
	const struct maker *maker = &makers[r->document.kind];
	struct model *model = l->model;
	struct noun *noun;

	if (maker->class == NULL)
		return;
	noun = arena_alloc(l->arena, maker->size);
	noun->drop.class = maker->class;
	fill(l, noun, r);
	list_add(&model->nouns, l->arena, &noun->drop);
	map_put(&model->by_stem, r->stem, noun);
}

void
link_nouns(struct linking *l)
{
	struct model *model = l->model;
	size_t n = l->release->documents.n;

	vec_reserve(l->arena, &model->nouns, n);
	map_reserve(&model->by_stem, n + 1); /* "graduate" is one's other */
	for (size_t i = 0; i < n; i++)
		make_noun(l, &l->release->documents.items[i]);
	model->home = map_get(&model->by_stem, STR("index"));
	model->vision = map_get(&model->by_stem, STR("vision"));
	model->plan = map_get(&model->by_stem, STR("vision/plan"));
	model->competencies_page =
	    map_get(&model->by_stem, STR("vision/competencies"));
	if (model->competencies_page != NULL)
		map_put(
		    &model->by_stem, STR("graduate"), model->competencies_page);
}

/* The kinds that lists by topic and year hold. */
static bool
is_dated(const struct noun *noun)
{
	return noun->kind == KIND_ARTIFACT || noun->kind == KIND_GOAL ||
	    noun->kind == KIND_REFLECTION || noun->kind == KIND_SHOWCASE ||
	    noun->kind == KIND_JOURNAL || noun->kind == KIND_TOOLKIT ||
	    noun->kind == KIND_PAGE || noun->kind == KIND_VISION_PAGE;
}

static void
list_one(struct linking *l, struct noun *noun)
{
	const struct maker *maker = &makers[noun->kind];

	if (!noun_is_listed(noun)) {
		list_add(&l->model->unlisted, l->arena, &noun->drop);
		return;
	}
	if (maker->list != NO_LIST)
		list_add(list_of(l->model, maker), l->arena, &noun->drop);
	if (is_dated(noun))
		list_add(&l->dated, l->arena, &noun->drop);
}

/* All are put in order once, so that most lists are filled in their order. */
static void
list_nouns(struct linking *l)
{
	struct model *m = l->model;
	struct list *by_name[] = { &m->students, &m->schools, &m->classes,
		&m->tools };
	size_t n = m->nouns.n;

	l->ranked = arena_array(l->arena, n, sizeof(*l->ranked));
	for (size_t i = 0; i < n; i++) {
		struct noun *noun = list_noun(&m->nouns, i);

		l->ranked[i] = (struct ranked){ date_rank(noun->date),
			noun->released->stem, noun };
	}
	ranked_sort(l->ranked, n);
	vec_reserve(l->arena, &l->dated, n);
	for (size_t i = 0; i < n; i++)
		list_one(l, l->ranked[i].noun);
	for (size_t i = 0; i < sizeof(by_name) / sizeof(*by_name); i++)
		list_sort(by_name[i]);
	list_sort_order(&m->pages);
}

static void
start(struct linking *l)
{
	struct map *maps[] = { &l->model->by_stem, &l->by_person,
		&l->by_student, &l->by_competency, &l->by_element,
		&l->by_school, &l->by_class, &l->by_tag, &l->by_year,
		&l->by_question, &l->by_demonstration };

	for (size_t i = 0; i < sizeof(maps) / sizeof(*maps); i++)
		map_init(maps[i], l->arena);
}

void
model_link(struct model *model, const struct release *release,
    const struct config *config, struct arena *arena, struct diag *diag)
{
	struct locales locales;
	struct linking l = { .model = model,
		.release = release,
		.config = config,
		.arena = arena,
		.diag = diag };

	*model = (struct model){ .release = release, .arena = arena };
	model->config = config;
	locales_init(&locales);
	l.locale = locale_get(&locales, config->lang);
	start(&l);
	link_nouns(&l);
	link_people(&l);
	link_students(&l);
	list_nouns(&l);
	link_years(&l);
	link_tags(&l);
	link_schools(&l);
	link_competencies(&l);
	link_questions(&l);
	link_goals(&l);
	link_artifacts(&l);
	link_goal_evidence(&l);
	link_reflections(&l);
	link_responses(&l);
	link_vision(&l);
	link_plan(&l);
	link_tools(&l);
	link_posts(&l);
	link_common(&l);
	link_showcases(&l);
	link_journeys(&l);
	link_news(&l);
	link_site(&l);
	locales_free(&locales);
}

const struct noun *
model_renew(struct model *model, struct str stem)
{
	struct noun *noun = map_get(&model->by_stem, stem);

	/* One that a showcase puts in the order of titles has a sort key. */
	if (noun == NULL || !by_date(noun->kind) || noun->sort.n != 0)
		return NULL;
	fill_words(noun);
	return noun;
}
