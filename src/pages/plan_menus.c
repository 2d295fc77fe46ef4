#include "config/config.h"
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

struct menu {
	struct value *items;
	size_t n;
	size_t cap;
};

static void
add_link(struct planner *p, struct menu *menu, struct str key, struct str text,
    struct str url)
{
	struct arena *arena = p->plan->arena;
	struct object *o = arena_alloc(arena, sizeof(*o));

	object_set(o, arena, STR("key"), value_text(key));
	object_set(o, arena, STR("text"), value_text(text));
	object_set(o, arena, STR("url"), value_text(url));
	*vec_push(arena, menu) = value_object(o);
}

static struct value
own_menu(struct planner *p, const struct entry_row *rows, size_t n)
{
	struct menu menu = { NULL, 0, 0 };

	for (size_t i = 0; i < n; i++) {
		struct str url = str_from(rows[i].url);

		if (plan_route(p->plan, url) != NULL)
			add_link(p, &menu, str_from(rows[i].key), STR(""), url);
	}
	return value_list(menu.items, menu.n);
}

static struct str
member_text(const struct value *v, struct str key)
{
	const struct value *member = value_get(v, key);

	return member == NULL ? STR("") : value_str(member);
}

/* A link as the site wrote it; one that leads nowhere is told and left out. */
static void
take_link(struct planner *p, struct menu *menu, const struct value *v)
{
	struct str url = member_text(v, STR("url"));

	if (str_starts(url, STR("/")) && plan_route(p->plan, url) == NULL) {
		diag_report(p->diag, CODE_PAGE_LINK,
		    value_place(v, p->plan->in.config->path),
		    "the menu links to %.*s, which is not there", STR_ARG(url));
		return;
	}
	add_link(p, menu, STR(""), member_text(v, STR("text")), url);
}

static struct value
chosen_menu(struct planner *p, const struct value *list)
{
	struct menu menu = { NULL, 0, 0 };

	for (size_t i = 0; i < list->n; i++)
		take_link(p, &menu, &list->as.items[i]);
	return value_list(menu.items, menu.n);
}

/* Whatever a site puts into its menus, every page leads to the search. */
static bool
has_search(const struct value *list)
{
	for (size_t i = 0; i < list->n; i++) {
		if (str_eq(member_text(&list->as.items[i], STR("url")),
			STR(SEARCH)))
			return true;
	}
	return false;
}

static void
plan_menu(struct planner *p, struct object *menus, struct str name,
    const struct entry_row *rows, size_t n)
{
	const struct value *all =
	    value_get(&p->plan->in.config->site, STR("menus"));
	const struct value *list = all == NULL ? NULL : value_get(all, name);

	object_set(menus, p->plan->arena, name,
	    list != NULL && value_is(list, VALUE_LIST) ? chosen_menu(p, list)
						       : own_menu(p, rows, n));
}

void
plan_menus(struct planner *p)
{
	struct object *menus = arena_alloc(p->plan->arena, sizeof(*menus));
	const struct value *main;

	plan_menu(p, menus, STR("main"), main_rows,
	    sizeof(main_rows) / sizeof(*main_rows));
	plan_menu(p, menus, STR("footer"), footer_rows,
	    sizeof(footer_rows) / sizeof(*footer_rows));
	p->plan->menus = value_object(menus);
	main = value_get(&p->plan->menus, STR("main"));
	object_set(menus, p->plan->arena, STR("search"),
	    has_search(main) ? value_nil() : value_text(STR(SEARCH)));
}
