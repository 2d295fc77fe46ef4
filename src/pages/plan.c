#include "pages/plan.h"

#include <stdlib.h>

#include "base/limits.h"
#include "config/config.h"
#include "git/snapshot.h"
#include "model/model.h"
#include "pages/planner.h"
#include "policy/leak.h"
#include "text/svg.h"

/* "/" or "/site/", from "https://example.org/site". */
static struct str
path_of_base(struct str base_url, struct arena *arena)
{
	size_t scheme = str_find(base_url, STR("://"));
	struct str rest =
	    scheme == STR_NONE ? STR("") : str_skip(base_url, scheme + 3);
	size_t slash = str_find_char(rest, '/');

	return slash == STR_NONE || slash + 1 == rest.n
	    ? STR("/")
	    : arena_printf(arena, "%.*s/", STR_ARG(str_skip(rest, slash)));
}

static int
compare_pages(const void *a, const void *b)
{
	return str_cmp(
	    (*(struct page *const *)a)->url, (*(struct page *const *)b)->url);
}

/*
 * The nearest page above url, in the page's own language where there is one;
 * the home page if nothing else is.
 */
static const struct page *
parent_of(const struct plan *plan, const struct page *page)
{
	const struct plan_language *language = plan_language(plan, page->lang);
	const struct page *home = plan_in_language(plan, language, STR("/")),
			  *own;
	struct str url = page->url;
	const struct route *route;
	size_t slash;

	if (home == NULL)
		home = plan->home;
	if (page == plan->home || page == home)
		return NULL;
	while (url.n > 1) {
		url.n--;
		slash = str_find_last(url, '/');
		url.n = slash == STR_NONE ? 0 : slash + 1;
		route = plan_route(plan, url);
		if (route == NULL || route->kind != ROUTE_PAGE)
			continue;
		own = plan_in_language(plan, language, url);
		return own != NULL && own != page ? own : route->page;
	}
	return home;
}

static void
plan_order(struct plan *plan)
{
	const struct route *home = plan_route(plan, STR("/"));

	plan->home = home == NULL ? NULL : home->page;
	qsort(plan->pages.items, plan->pages.n, sizeof(*plan->pages.items),
	    compare_pages);
	for (size_t i = 0; i < plan->pages.n; i++) {
		plan->pages.items[i]->number = i;
		plan->pages.items[i]->parent =
		    parent_of(plan, plan->pages.items[i]);
	}
}

void
plan_make(struct plan *plan, const struct plan_input *in, struct arena *arena,
    struct diag *diag)
{
	struct planner p = { plan, diag };
	const struct value *names =
	    value_get(&in->config->site, STR("relative_urls"));
	size_t nouns = in->model->nouns.n;

	*plan = (struct plan){ .in = *in, .arena = arena };
	plan->base_path = path_of_base(in->config->base_url, arena);
	plan->index_names = value_true(names);
	map_init(&plan->routes, arena);
	/* Most are nouns' own; lists, feeds and files are few beside them. */
	map_reserve(&plan->routes, nouns + nouns / 8);
	map_init(&plan->media_by_rel, arena);
	plan_nouns(&p);
	plan_twins(&p);
	plan_languages(&p);
	plan_lists(&p);
	plan_files(&p);
	plan_order(plan);
	plan_menus(&p);
}

void
plan_renew(struct plan *plan, const struct noun *noun)
{
	struct diag told; /* of what was planned, and is told already */
	struct planner p = { plan, &told };

	diag_init(&told);
	planner_rename(&p, noun);
	plan_menus(&p);
	diag_free(&told);
}

const struct route *
plan_route(const struct plan *plan, struct str url)
{
	return map_get(&plan->routes, url);
}

bool
plan_media_bytes(const struct plan *plan, uint32_t media, struct arena *arena,
    struct diag *diag, struct str *out)
{
	const struct released_media *m = plan->media.items[media].released;
	uint32_t width, height;

	/* Whatever the file is: the last look is at its bytes. */
	return snapshot_bytes(plan->in.snapshot, m->document.entry,
		   LIMIT_BLOB_BYTES, arena, diag, out) &&
	    (m->kind != MEDIA_SVG ||
		svg_clean(*out, m->document.path, arena, diag, out, &width,
		    &height)) &&
	    /* Pixels have no words; media/clean.h looks for the rest. */
	    (m->kind == MEDIA_PICTURE ||
		leak_check(plan->in.leak, *out, m->beside,
		    (struct place){ m->document.path, 0, 0 }, diag));
}
