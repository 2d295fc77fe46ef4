#include "config/config.h"
#include "model/link.h"
#include "model/property.h"

#define CHECKS_MIN 10 /* fewer answers could be traced to somebody */

/* How learners answer the questions they ask themselves, counted. */
static const struct str checks[] = { STR_INIT("engaged"), STR_INIT("owns"),
	STR_INIT("confident"), STR_INIT("relevant"), STR_INIT("direction") };
static const struct str answers[] = { STR_INIT("yes"), STR_INIT("partly"),
	STR_INIT("not-yet") };

#define N_CHECKS (sizeof(checks) / sizeof(*checks))
#define N_ANSWERS (sizeof(answers) / sizeof(*answers))

static void
count_checks(const struct model *m, size_t counts[N_CHECKS][N_ANSWERS])
{
	const struct value *check;
	struct str answer;

	for (size_t i = 0; i < m->reflections.n; i++) {
		check = noun_field(list_noun(&m->reflections, i), "check");
		for (size_t k = 0; check != NULL && k < N_CHECKS; k++) {
			answer = value_str(value_get(check, checks[k]));
			for (size_t a = 0; a < N_ANSWERS; a++)
				counts[k][a] += str_eq(answer, answers[a]);
		}
	}
}

static struct value
check_value(struct str name, const size_t counts[N_ANSWERS], size_t all,
    struct arena *arena)
{
	struct object *o = arena_alloc(arena, sizeof(*o));

	object_set(o, arena, STR("id"), value_text(name));
	object_set(o, arena, STR("count"), value_int((int64_t)all));
	object_set(o, arena, STR("yes"), value_int((int64_t)counts[0]));
	object_set(o, arena, STR("partly"), value_int((int64_t)counts[1]));
	object_set(o, arena, STR("not_yet"), value_int((int64_t)counts[2]));
	return value_object(o);
}

static struct value
make_checks(const struct model *m, struct arena *arena)
{
	size_t counts[N_CHECKS][N_ANSWERS] = { { 0 } }, all, n = 0;
	struct value *items = arena_array(arena, N_CHECKS, sizeof(*items));

	count_checks(m, counts);
	for (size_t i = 0; i < N_CHECKS; i++) {
		all = counts[i][0] + counts[i][1] + counts[i][2];
		if (all >= CHECKS_MIN)
			items[n++] =
			    check_value(checks[i], counts[i], all, arena);
	}
	return value_list(items, n);
}

void
link_site(struct linking *l)
{
	struct model *m = l->model;
	struct noun *noun;

	m->site.drop.class = &site_class;
	m->site.config = l->config;
	m->site.model = m;
	m->site.checks = make_checks(m, l->arena);
	for (size_t i = 0; i < l->dated.n; i++) {
		noun = list_noun(&l->dated, i);
		if (noun->kind == KIND_ARTIFACT ||
		    noun->kind == KIND_SHOWCASE || noun->kind == KIND_JOURNAL)
			list_add(&m->newest, l->arena, &noun->drop);
	}
}

#define SITE_LIST(name) PROPERTY_GET(site, name, list_value(&self->model->name))
#define SITE_DROP(name) \
	PROPERTY_GET(   \
	    site, name, drop_value((const struct drop *)self->model->name))
#define SITE_TEXT(name) PROPERTY_GET(site, name, text_value(self->config->name))

SITE_LIST(artifacts)
SITE_LIST(classes)
SITE_LIST(competencies)
SITE_LIST(demonstrations)
SITE_LIST(goals)
SITE_LIST(newest)
SITE_LIST(news)
SITE_LIST(pages)
SITE_LIST(people)
SITE_LIST(posts)
SITE_LIST(questions)
SITE_LIST(reflections)
SITE_LIST(schools)
SITE_LIST(showcases)
SITE_LIST(students)
SITE_LIST(tags)
SITE_LIST(tools)
SITE_LIST(voices)
SITE_LIST(years)
SITE_DROP(home)
SITE_DROP(plan)
SITE_DROP(vision)
SITE_TEXT(base_url)
SITE_TEXT(lang)
SITE_TEXT(tagline)
SITE_TEXT(title)
PROPERTY_GET(site, checks, self->checks)
PROPERTY_GET(site, drafts, value_bool(self->config->drafts))
PROPERTY_GET(site, graduate,
    drop_value((const struct drop *)self->model->competencies_page))

static void
get_day(const struct drop *drop, struct drop_env *env, struct value *out)
{
	const struct site *site = (const struct site *)drop;

	*out = text_value(date_text(site->config->as_of, env->arena));
}

static void
get_languages(const struct drop *drop, struct drop_env *env, struct value *out)
{
	const struct config *config = ((const struct site *)drop)->config;
	struct value *items =
	    arena_array(env->arena, config->n_languages, sizeof(*items));

	for (size_t i = 0; i < config->n_languages; i++)
		items[i] = value_text(config->languages[i]);
	*out = value_list(items, config->n_languages);
}

static void
get_nothing(const struct drop *drop, struct drop_env *env, struct value *out)
{
	(void)drop;
	(void)env;
	*out = value_nil();
}

/* The other fields of site.yaml: district, copyright, glossary. */
static bool
other(const struct drop *drop, struct str name, struct drop_env *env,
    struct value *out)
{
	(void)env;
	return front_other(
	    &((const struct site *)drop)->config->site, name, out);
}

static const struct drop_property properties[] = {
	{ "artifacts", get_artifacts, "list of artifact",
	    "All work, newest first." },
	{ "base_url", get_base_url, "address",
	    "Where the site is published, without \"/\" at its end." },
	{ "checks", get_checks, "list of map",
	    "How students see themselves: id, count, yes, partly, not_yet; "
	    "only counted, and only from ten answers on." },
	{ "classes", get_classes, "list of class", "All classes, by title." },
	{ "competencies", get_competencies, "list of competency",
	    "The portrait of a graduate, in its order." },
	{ "day", get_day, "date", "The day of the build." },
	{ "demonstrations", get_demonstrations, "list of demonstration",
	    "Ways to show learning that are in use." },
	{ "drafts", get_drafts, "boolean", "True when drafts are shown." },
	{ "goals", get_goals, "list of goal", "All goals, newest first." },
	{ "graduate", get_graduate, "page",
	    "vision/competencies.yaml: framework, levels, bands." },
	{ "home", get_home, "page", "The home page." },
	{ "lang", get_lang, "text", "The first language." },
	{ "languages", get_languages, "list of text", "All languages." },
	{ "newest", get_newest, "list of artifact, showcase and post",
	    "What is new, newest first." },
	{ "news", get_news, "list of news",
	    "What was made or changed last, newest first." },
	{ "pages", get_pages, "list of page", "Plain pages, by order." },
	{ "people", get_people, "list of person",
	    "Everybody with a display name, by name." },
	{ "plan", get_plan, "plan", "The plan." },
	{ "posts", get_posts, "list of post", "The journal, newest first." },
	{ "publish_as_is", get_nothing, "nothing", "Never shown." },
	{ "questions", get_questions, "list of question",
	    "Questions that work follows." },
	{ "redactions", get_nothing, "nothing", "Never shown." },
	{ "reflections", get_reflections, "list of reflection",
	    "All reflections, newest first." },
	{ "schools", get_schools, "list of school", "All schools, by title." },
	{ "showcases", get_showcases, "list of showcase",
	    "All showcases, newest first." },
	{ "students", get_students, "list of student",
	    "All students, by name." },
	{ "tagline", get_tagline, "text", "The site in a sentence." },
	{ "tags", get_tags, "list of tag", "Topics in use, by name." },
	{ "title", get_title, "text", "What the site is called." },
	{ "tools", get_tools, "list of tool", "The toolkit, by title." },
	{ "vision", get_vision, "vision", "The vision." },
	{ "voices", get_voices, "list of page",
	    "Voices of the community, newest first." },
	{ "years", get_years, "list of year",
	    "School years with work, newest first." },
};

PROPERTY_CLASS(
    site, "Everything the site tells; also the fields of site.yaml.", other);
