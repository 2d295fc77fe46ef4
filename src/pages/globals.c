#include "pages/globals.h"

#include "base/arena.h"
#include "model/model.h"
#include "pages/view.h"
#include "theme/theme.h"

static void
get_content(const struct drop *drop, struct drop_env *env, struct value *out)
{
	(void)drop;
	*out = value_safe(view_content(drop_page(env))->html);
}

static void
get_menus(const struct drop *drop, struct drop_env *env, struct value *out)
{
	const struct view *v = drop_setting(env);

	(void)drop;
	*out = plan_language(v->plan, v->page->lang)->menus;
}

static void
get_page(const struct drop *drop, struct drop_env *env, struct value *out)
{
	(void)drop;
	*out = value_drop(&((const struct view *)drop_page(env))->page->drop);
}

static void
get_search_lists(
    const struct drop *drop, struct drop_env *env, struct value *out)
{
	const struct plan *plan =
	    ((const struct view *)drop_setting(env))->plan;
	struct value *items =
	    arena_array(env->arena, plan->search.n, sizeof(*items));

	(void)drop;
	for (size_t i = 0; i < plan->search.n; i++) {
		const struct search_list *list = &plan->search.items[i];
		struct object *o = arena_alloc(env->arena, sizeof(*o));

		object_set(o, env->arena, STR("url"), value_text(list->url));
		object_set(o, env->arena, STR("school"),
		    list->school == NULL
			? value_nil()
			: value_drop(&list->school->noun.drop));
		items[i] = value_object(o);
	}
	*out = value_list(items, plan->search.n);
}

static void
get_site(const struct drop *drop, struct drop_env *env, struct value *out)
{
	(void)drop;
	*out = value_drop(&((const struct view *)drop_setting(env))
			       ->plan->in.model->site.drop);
}

static void
get_theme(const struct drop *drop, struct drop_env *env, struct value *out)
{
	(void)drop;
	*out =
	    ((const struct view *)drop_setting(env))->plan->in.theme->settings;
}

static struct value
toc_entry(const struct heading *heading, struct arena *arena)
{
	struct object *o = arena_alloc(arena, sizeof(*o));

	object_set(o, arena, STR("level"), value_int(heading->level));
	object_set(o, arena, STR("id"), value_text(heading->id));
	object_set(o, arena, STR("text"), value_text(heading->text));
	return value_object(o);
}

static void
get_toc(const struct drop *drop, struct drop_env *env, struct value *out)
{
	const struct markdown *content = view_content(drop_page(env));
	struct value *items =
	    arena_array(env->arena, content->n_toc, sizeof(*items));

	(void)drop;
	for (size_t i = 0; i < content->n_toc; i++)
		items[i] = toc_entry(&content->toc[i], env->arena);
	*out = value_list(items, content->n_toc);
}

/* What the page is about, by the name that its kind gives it. */
static bool
get_noun(const struct drop *drop, struct str name, struct drop_env *env,
    struct value *out)
{
	const struct page *page = ((const struct view *)drop_page(env))->page;

	(void)drop;
	if (page->noun == NULL || page->kind->noun == NULL ||
	    !str_eq(name, str_from(page->kind->noun)))
		return false;
	*out = value_drop(&page->noun->drop);
	return true;
}

static void
get_document(const struct drop *drop, struct drop_env *env, struct value *out)
{
	const struct page *page = ((const struct view *)drop_page(env))->page;

	(void)drop;
	*out = page->noun == NULL ? value_nil() : value_drop(&page->noun->drop);
}

static const struct drop_property properties[] = {
	{ "content", get_content, "HTML",
	    "What the author of the page wrote." },
	{ "document", get_document, "any noun",
	    "What the page is about, whatever its kind; or nil." },
	{ "menus", get_menus, "map of lists",
	    "The links of header and footer: menus.main, menus.footer; and "
	    "menus.search, unless main has it." },
	{ "page", get_page, "page", "The page that is being made." },
	{ "search_lists", get_search_lists, "list of maps",
	    "The files that the search page loads, each with url and school; "
	    "the first has what is of no school." },
	{ "site", get_site, "site", "Everything the site tells." },
	{ "theme", get_theme, "map", "The theme's settings." },
	{ "toc", get_toc, "list of maps",
	    "The headings of content, each with level, id and text." },
};

const struct drop_class globals_class = {
	.name = "globals",
	.help = "The variables of every page; beside them, what the page is "
		"about, by the name of its kind.",
	.properties = properties,
	.n = sizeof(properties) / sizeof(*properties),
	.other = get_noun,
};
