#include "config/config.h"
#include "locale/locale.h"
#include "model/model.h"
#include "pages/planner.h"

/* An index page that is there when its list has anything. */
struct index {
	const char *kind;
	const char *url;
	size_t list; /* in struct model */
	size_t per_page;
};

static const struct index indexes[] = {
	{ "students", "/students/", offsetof(struct model, students),
	    PAGE_STUDENTS },
	{ "work", "/work/", offsetof(struct model, artifacts), PAGE_ITEMS },
	{ "goals", "/goals/", offsetof(struct model, goals), PAGE_ITEMS },
	{ "reflections", "/reflections/", offsetof(struct model, reflections),
	    PAGE_ITEMS },
	{ "showcases", "/showcases/", offsetof(struct model, showcases),
	    PAGE_ITEMS },
	{ "news", "/news/", offsetof(struct model, news), PAGE_ITEMS },
	{ "journal", "/journal/", offsetof(struct model, posts), PAGE_ITEMS },
	{ "toolkit", "/toolkit/", offsetof(struct model, tools), 0 },
	{ "schools", "/schools/", offsetof(struct model, schools), 0 },
	{ "classes", "/classes/", offsetof(struct model, classes), 0 },
	{ "voices", "/vision/voices/", offsetof(struct model, voices),
	    PAGE_ITEMS },
	{ "tags", "/tags/", offsetof(struct model, tags), 0 },
	{ "years", "/years/", offsetof(struct model, years), 0 },
	{ "questions", "/questions/", offsetof(struct model, questions), 0 },
};

/* What the program writes itself where the site has no page of its own. */
struct own {
	const char *kind;
	const char *url;
};

static const struct own owns[] = {
	{ "home", "/" },
	{ "search", "/search/" },
	{ "about", "/about/" },
	{ "accessibility", "/accessibility/" },
	{ "privacy", "/privacy/" },
};

static void
plan_index(struct planner *p, const struct index *index)
{
	const struct list *list =
	    (const void *)((const char *)p->plan->in.model + index->list);

	if (list->n == 0)
		return;
	planner_add_all(p,
	    &(struct page_spec){ .kind = index->kind,
		.url = str_from(index->url),
		.items = list->items,
		.n_items = list->n,
		.per_page = index->per_page });
}

static struct date
date_at(const struct list *list, size_t i)
{
	return noun_of(list_at(list, i))->date;
}

/*
 * The posts from first to end stand under one address, which is a year's
 * ("/journal/2026/") or a month's ("/journal/2026/05/").
 */
static void
plan_archive(struct planner *p, const struct list *posts, size_t first,
    size_t end, bool month)
{
	struct date d = date_at(posts, first);
	struct page_spec spec = { .kind = "archive" };

	spec.title = month
	    ? arena_printf(p->plan->arena, "%d-%02d", d.year, d.month)
	    : arena_printf(p->plan->arena, "%d", d.year);
	spec.url = month
	    ? arena_printf(p->plan->arena, "/journal/%d/%02d/", d.year, d.month)
	    : arena_printf(p->plan->arena, "/journal/%d/", d.year);
	if (month)
		spec.month = (struct date){ d.year, d.month, 1 };
	spec.items = posts->items + first;
	spec.n_items = end - first;
	spec.per_page = PAGE_ITEMS;
	planner_add_all(p, &spec);
}

/* The posts are sorted by date, so that each archive is one stretch. */
static void
plan_archives(struct planner *p, const struct list *posts, bool by_month)
{
	size_t first = 0;

	for (size_t i = 1; i <= posts->n; i++) {
		struct date a = date_at(posts, first);
		struct date b;

		if (i < posts->n) {
			b = date_at(posts, i);
			if (a.year == b.year &&
			    (!by_month || a.month == b.month))
				continue;
		}
		if (date_is_set(a))
			plan_archive(p, posts, first, i, by_month);
		first = i;
	}
}

void
plan_lists(struct planner *p)
{
	const struct list *posts = &p->plan->in.model->posts;

	for (size_t i = 0; i < sizeof(indexes) / sizeof(*indexes); i++)
		plan_index(p, &indexes[i]);
	plan_archives(p, posts, false);
	plan_archives(p, posts, true);
	for (size_t i = 0; i < sizeof(owns) / sizeof(*owns); i++)
		planner_add_all(p,
		    &(struct page_spec){
			.kind = owns[i].kind, .url = str_from(owns[i].url) });
	planner_add(p,
	    &(struct page_spec){
		.kind = "not-found", .url = STR("/404.html") });
}
