#include "config/config.h"
#include "model/model.h"
#include "pages/planner.h"

#define SEARCH "/search/"

/* A link of a menu that the site does not write itself. */
struct entry_row {
	const char *key; /* of its words */
	const char *url;
};

static const struct entry_row main_rows[] = {
	{ "nav.vision", "/vision/" },
	{ "nav.graduate", "/graduate/" },
	{ "nav.work", "/work/" },
	{ "nav.showcases", "/showcases/" },
	{ "nav.journal", "/journal/" },
	{ "nav.toolkit", "/toolkit/" },
	{ "nav.search", SEARCH },
};

static const struct entry_row footer_rows[] = {
	{ "nav.students", "/students/" },
	{ "nav.schools", "/schools/" },
	{ "nav.years", "/years/" },
	{ "nav.tags", "/tags/" },
	{ "nav.about", "/about/" },
	{ "nav.accessibility", "/accessibility/" },
	{ "nav.privacy", "/privacy/" },
};

enum {
	N_MAIN_ROWS = sizeof(main_rows) / sizeof(*main_rows),
	N_FOOTER_ROWS = sizeof(footer_rows) / sizeof(*footer_rows)
};

struct menu {
	struct value *items;
	size_t n;
	size_t cap;
};

/* One link, as templates see it. */
struct entry {
	struct str key; /* of its words in the theme; else empty */
	struct str text; /* its words, where there is no key */
	struct str lang; /* that the text is in; empty with a key */
	struct str url;
};

static void
add_entry(struct planner *p, struct menu *menu, const struct entry *e)
{
	struct arena *arena = p->plan->arena;
	struct object *o = arena_alloc(arena, sizeof(*o));

	object_set(o, arena, STR("key"), value_text(e->key));
	object_set(o, arena, STR("text"), value_text(e->text));
	object_set(o, arena, STR("lang"), value_text(e->lang));
	object_set(o, arena, STR("url"), value_text(e->url));
	*vec_push(arena, menu) = value_object(o);
}

static const struct page *
page_at(const struct planner *p, struct str url)
{
	const struct route *route = plan_route(p->plan, url);

	return route == NULL || route->kind != ROUTE_PAGE ? NULL : route->page;
}

/* What readers of the language have instead of the page, or the page. */
static const struct page *
local_page(const struct planner *p, const struct plan_language *language,
    const struct page *page)
{
	const struct page *own = plan_in_language(p->plan, language, page->url);
	const struct list *all =
	    page->noun == NULL ? NULL : &page->noun->translations;

	for (size_t i = 0; own == NULL && all != NULL && i < all->n; i++) {
		const struct noun *other = list_noun(all, i);

		if (str_eq_nocase(other->document->lang, language->lang))
			own = page_at(p, other->url);
	}
	return own == NULL ? page : own;
}

static struct str
local_url(const struct planner *p, const struct plan_language *language,
    struct str url)
{
	const struct page *page = page_at(p, url);

	return page == NULL ? url : local_page(p, language, page)->url;
}

static struct value
own_menu(struct planner *p, const struct plan_language *language,
    const struct entry_row *rows, size_t n)
{
	struct menu menu = { NULL, 0, 0 };

	for (size_t i = 0; i < n; i++) {
		struct str url = str_from(rows[i].url);
		struct entry e = { .key = str_from(rows[i].key) };

		if (plan_route(p->plan, url) == NULL)
			continue;
		e.url = local_url(p, language, url);
		add_entry(p, &menu, &e);
	}
	return value_list(menu.items, menu.n);
}

static struct str
member_text(const struct value *v, struct str key)
{
	const struct value *member = value_get(v, key);

	return member == NULL ? STR("") : value_str(member);
}

/* The theme's words for an address that it knows, or none. */
static struct str
key_of(struct str url)
{
	for (size_t i = 0; i < N_MAIN_ROWS; i++) {
		if (str_eq(url, str_from(main_rows[i].url)))
			return str_from(main_rows[i].key);
	}
	for (size_t i = 0; i < N_FOOTER_ROWS; i++) {
		if (str_eq(url, str_from(footer_rows[i].url)))
			return str_from(footer_rows[i].key);
	}
	return STR("");
}

/*
 * The words of a link: the site's own in its first language; in another, or
 * where the site has none, the theme's, or else the title of the page.
 */
static void
name_entry(struct planner *p, const struct plan_language *language,
    const struct page *page, struct str plain, struct entry *e)
{
	bool first = language == &p->plan->languages.items[0];
	const struct page *own = local_page(p, language, page);

	e->url = own->url;
	e->lang = p->plan->in.config->lang;
	if (e->text.n != 0 && str_eq(e->text, page->title))
		e->lang = page->lang;
	if (e->text.n != 0 && (first || str_eq_nocase(e->lang, language->lang)))
		return;
	e->key = key_of(plain);
	if (e->key.n != 0) {
		e->lang = STR("");
	} else if (e->text.n == 0 || str_eq_nocase(own->lang, language->lang)) {
		e->text = own->title;
		e->lang = own->lang;
	}
}

/* A link as the site wrote it; one that leads nowhere is told and left out. */
static void
take_link(struct planner *p, const struct plan_language *language,
    struct menu *menu, const struct value *v)
{
	struct entry e = { .text = member_text(v, STR("text")),
		.lang = p->plan->in.config->lang,
		.url = member_text(v, STR("url")) };
	const struct page *page = page_at(p, e.url);

	if (page != NULL) {
		name_entry(p, language, page, e.url, &e);
	} else if (str_starts(e.url, STR("/")) &&
	    plan_route(p->plan, e.url) == NULL) {
		diag_report(p->diag, CODE_MENU_LINK,
		    value_place(v, p->plan->in.config->path),
		    "the menu links to %.*s, which is not there",
		    STR_ARG(e.url));
		diag_hint(p->diag,
		    "the link is left out; a list has no page while it is "
		    "empty");
		return;
	}
	if (e.text.n == 0 && e.key.n == 0)
		e.text = e.url;
	add_entry(p, menu, &e);
}

static struct value
chosen_menu(struct planner *p, const struct plan_language *language,
    const struct value *list)
{
	struct menu menu = { NULL, 0, 0 };

	for (size_t i = 0; i < list->n; i++)
		take_link(p, language, &menu, &list->as.items[i]);
	return value_list(menu.items, menu.n);
}

/* Whatever a site puts into its menus, every page leads to the search. */
static bool
has_url(const struct value *list, struct str url)
{
	for (size_t i = 0; i < list->n; i++) {
		if (str_eq(member_text(&list->as.items[i], STR("url")), url))
			return true;
	}
	return false;
}

static struct value
plan_menu(struct planner *p, const struct plan_language *language,
    struct str name, const struct entry_row *rows, size_t n)
{
	const struct value *all =
	    value_get(&p->plan->in.config->site, STR("menus"));
	const struct value *list = all == NULL ? NULL : value_get(all, name);

	return list != NULL && value_is(list, VALUE_LIST)
	    ? chosen_menu(p, language, list)
	    : own_menu(p, language, rows, n);
}

static void
plan_menus_of(struct planner *p, struct plan_language *language)
{
	struct arena *arena = p->plan->arena;
	struct object *menus = arena_alloc(arena, sizeof(*menus));
	struct value main =
	    plan_menu(p, language, STR("main"), main_rows, N_MAIN_ROWS);
	struct str search = local_url(p, language, STR(SEARCH));

	object_set(menus, arena, STR("main"), main);
	object_set(menus, arena, STR("footer"),
	    plan_menu(p, language, STR("footer"), footer_rows, N_FOOTER_ROWS));
	object_set(menus, arena, STR("search"),
	    has_url(&main, search) ? value_nil() : value_text(search));
	language->menus = value_object(menus);
}

void
plan_menus(struct planner *p)
{
	for (size_t i = 0; i < p->plan->languages.n; i++)
		plan_menus_of(p, &p->plan->languages.items[i]);
}
