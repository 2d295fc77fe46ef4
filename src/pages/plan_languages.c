#include "config/config.h"
#include "model/model.h"
#include "pages/planner.h"

static bool
speaks(const struct noun *noun, struct str lang)
{
	return noun->document != NULL &&
	    str_eq_nocase(noun->document->lang, lang);
}

/* Is a page that everybody may find written in it? */
static bool
is_used(const struct planner *p, struct str lang)
{
	const struct list *nouns = &p->plan->in.model->nouns;
	const struct noun *noun;

	for (size_t i = 0; i < nouns->n; i++) {
		noun = list_noun(nouns, i);
		if (speaks(noun, lang) && noun->url.n != 0 &&
		    !noun->released->unlisted)
			return true;
	}
	return false;
}

void
plan_languages(struct planner *p)
{
	struct plan *plan = p->plan;
	const struct config *config = plan->in.config;
	struct plan_language *l;

	map_init(&plan->plain_urls, plan->arena);
	plan->languages.items = arena_array(
	    plan->arena, config->n_languages, sizeof(*plan->languages.items));
	for (size_t i = 0; i < config->n_languages; i++) {
		struct str lang = config->languages[i];

		if (i != 0 && !is_used(p, lang))
			continue;
		l = &plan->languages.items[plan->languages.n++];
		l->lang = lang;
		map_init(&l->pages, plan->arena);
		if (i != 0)
			l->prefix =
			    arena_printf(plan->arena, "/%.*s", STR_ARG(lang));
	}
}

/* From now on page is what the plain url is in that language. */
static void
join(struct planner *p, struct plan_language *l, struct str plain,
    const struct page *page)
{
	struct str *kept = arena_alloc(p->plan->arena, sizeof(*kept));

	*kept = plain;
	map_put(&l->pages, plain, map_get(&p->plan->routes, page->url));
	map_put(&p->plan->plain_urls, page->url, kept);
}

/* The pages of one list in two languages, number for number. */
static void
join_all(struct planner *p, struct plan_language *l, const struct page *plain,
    const struct page *page)
{
	while (plain != NULL && page != NULL) {
		join(p, l, plain->url, page);
		plain = plain->pager == NULL ? NULL : plain->pager->next;
		page = page->pager == NULL ? NULL : page->pager->next;
	}
}

static const struct page *
page_at(const struct planner *p, struct str url)
{
	const struct route *route = plan_route(p->plan, url);

	return route == NULL || route->kind != ROUTE_PAGE ? NULL : route->page;
}

/* What authors wrote for readers of the language instead of plain. */
static const struct page *
written_in(const struct planner *p, const struct page *plain, struct str lang)
{
	const struct list *all;

	if (str_eq_nocase(plain->lang, lang))
		return plain;
	if (plain->noun == NULL)
		return NULL;
	all = &plain->noun->translations;
	for (size_t i = 0; i < all->n; i++) {
		if (speaks(list_noun(all, i), lang))
			return page_at(p, list_noun(all, i)->url);
	}
	return NULL;
}

void
planner_add_all(struct planner *p, const struct page_spec *spec)
{
	struct plan *plan = p->plan;
	const struct page *plain, *page;
	struct page_spec other = *spec;

	if (plan_route(plan, spec->url) == NULL)
		(void)planner_add(p, spec);
	plain = page_at(p, spec->url);
	if (plain == NULL || plan->languages.n < 2)
		return;
	for (size_t i = 0; i < plan->languages.n; i++) {
		struct plan_language *l = &plan->languages.items[i];

		page = written_in(p, plain, l->lang);
		other.language = l;
		other.url = arena_printf(plan->arena, "%.*s%.*s",
		    STR_ARG(l->prefix), STR_ARG(spec->url));
		if (page == NULL && plan_route(plan, other.url) == NULL)
			page = planner_add(p, &other);
		if (page != NULL)
			join_all(p, l, plain, page);
	}
}

const struct plan_language *
plan_language(const struct plan *plan, struct str lang)
{
	for (size_t i = 0; i < plan->languages.n; i++) {
		if (str_eq_nocase(plan->languages.items[i].lang, lang))
			return &plan->languages.items[i];
	}
	return &plan->languages.items[0];
}

const struct page *
plan_in_language(const struct plan *plan, const struct plan_language *language,
    struct str url)
{
	const struct str *plain = map_get(&plan->plain_urls, url);
	const struct route *route =
	    plain == NULL ? NULL : map_get(&language->pages, *plain);

	return route == NULL ? NULL : route->page;
}
