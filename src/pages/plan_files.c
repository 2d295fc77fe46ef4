#include <stdlib.h>

#include "admin/admin.h"
#include "config/config.h"
#include "git/snapshot.h"
#include "model/model.h"
#include "pages/href.h"
#include "pages/permalink.h"
#include "pages/planner.h"
#include "theme/theme.h"

static void
claim_media(struct planner *p, const struct plan_media *m, struct str url)
{
	struct plan *plan = p->plan;
	struct route route = { .kind = ROUTE_MEDIA,
		.url = url,
		.file = permalink_file(url, plan->arena),
		.place = { m->released->document.path, 0, 0 },
		.media = (uint32_t)(m - plan->media.items) };

	(void)planner_claim(p, &route);
}

/* All files that are made of a picture, with their addresses. */
static void
plan_variants(struct planner *p, struct plan_media *m)
{
	struct plan *plan = p->plan;
	struct str stem = str_slice(m->url, 0, str_find_last(m->url, '.'));
	struct str id = oid_hex(&m->released->document.entry->id, plan->arena);
	struct plan_variant *all;
	struct variants variants;

	variants_of(&m->released->bitmap, &variants);
	all = arena_array(plan->arena, variants.n, sizeof(*all));
	for (size_t i = 0; i < variants.n; i++) {
		all[i].made = variants.items[i];
		all[i].url =
		    arena_printf(plan->arena, "%.*s%.*s", STR_ARG(stem),
			STR_ARG(variant_mark(id, &all[i].made, plan->arena)));
		all[i].file = permalink_file(all[i].url, plan->arena);
		claim_media(p, m, all[i].url);
	}
	/* Where a link in a text may lead, as if nothing were made of it. */
	map_put(&plan->media_by_rel, str_skip(m->url, 1), m);
	m->variants = all;
	m->n_variants = variants.n;
	m->n_shown = variants.n - !variants.whole_is_shown;
	m->whole = variants.whole;
	m->url = all[m->whole].url;
	m->file = all[m->whole].file;
}

static void
plan_media(struct planner *p)
{
	struct plan *plan = p->plan;
	const struct release *release = plan->in.model->release;
	struct plan_media *m;

	plan->media.items = arena_array(
	    plan->arena, release->media.n + 1, sizeof(*plan->media.items));
	for (size_t i = 0; i < release->media.n; i++) {
		m = &plan->media.items[plan->media.n++];
		m->released = &release->media.items[i];
		m->url = permalink_of_media(m->released, plan->arena);
		m->file = permalink_file(m->url, plan->arena);
		if (m->released->kind == MEDIA_PICTURE)
			plan_variants(p, m);
		else
			claim_media(p, m, m->url);
		map_put(&plan->media_by_rel, m->released->document.rel, m);
	}
}

/* The pictures that site.yaml chooses for the theme: logo, card. */
static void
check_pictures(struct planner *p)
{
	const struct plan *plan = p->plan;
	const struct value *all = &plan->in.theme->pictures;

	for (size_t i = 0; i < all->n; i++) {
		struct str path =
		    href_normal(value_str(&all->as.items[i]), plan->arena);

		if (path.p != NULL &&
		    map_get(&plan->media_by_rel, path) != NULL)
			continue;
		diag_report(p->diag, CODE_THEME_SETTING,
		    value_place(&all->as.items[i], plan->in.config->path),
		    "content/ has no picture \"%.*s\" that may be published",
		    STR_ARG(value_str(&all->as.items[i])));
		diag_hint(p->diag,
		    "The path starts below content/, and the file has to be "
		    "added to Git.");
	}
}

static void
claim_file(struct planner *p, enum route_kind kind, struct str url)
{
	struct route route = { .kind = kind,
		.url = url,
		.file = permalink_file(url, p->plan->arena) };

	(void)planner_claim(p, &route);
}

static void
plan_assets(struct planner *p)
{
	const struct theme *theme = p->plan->in.theme;

	for (size_t i = 0; i < theme->n_assets; i++)
		claim_file(p, ROUTE_ASSET, theme->assets[i].url);
}

void
planner_claim_feed(struct planner *p, struct str url)
{
	claim_file(p, ROUTE_FEED, url);
}

static struct str
claim_below(struct planner *p, const struct page *page, const char *name)
{
	struct str url =
	    arena_printf(p->plan->arena, "%.*s%s", STR_ARG(page->url), name);

	claim_file(p, ROUTE_FEED, url);
	return url;
}

struct str
plan_sitemap(size_t i, struct arena *arena)
{
	return arena_printf(arena, "/sitemap-%zu.xml", i + 1);
}

static void
plan_sitemaps(struct planner *p)
{
	struct plan *plan = p->plan;
	size_t told = 0;

	if (plan->in.config->base_url.n == 0)
		return;
	for (size_t i = 0; i < plan->pages.n; i++)
		told += page_is_told(plan->pages.items[i]);
	plan->n_sitemaps = told == 0 ? 1 : (told - 1) / PAGE_SITEMAP + 1;
	claim_file(p, ROUTE_FEED, STR(SITEMAP));
	for (size_t i = 0; plan->n_sitemaps > 1 && i < plan->n_sitemaps; i++)
		claim_file(p, ROUTE_FEED, plan_sitemap(i, plan->arena));
}

/*
 * A feed for the site, and for every student, class and showcase that policy
 * lets into indexes; a JSON view for every listed student.
 */
static void
plan_feeds(struct planner *p)
{
	struct plan *plan = p->plan;
	struct str site = STR("/feed.xml");

	claim_file(p, ROUTE_FEED, site);
	plan_sitemaps(p);
	claim_file(p, ROUTE_FEED, STR("/robots.txt"));
	claim_file(p, ROUTE_FEED, STR("/_headers"));
	claim_file(p, ROUTE_FEED, STR("/.htaccess"));
	for (size_t i = 0; i < plan->pages.n; i++) {
		struct page *page = plan->pages.items[i];
		bool student = page->noun != NULL &&
		    page->noun->kind == KIND_STUDENT &&
		    str_eq(page->noun->url, page->url);
		bool list = page->noun != NULL &&
		    (page->noun->kind == KIND_SHOWCASE ||
			page->noun->kind == KIND_CLASS);

		if (!page->unlisted)
			page->feed = site;
		if ((student || list) && !page->noindex && !page->unlisted)
			page->feed = claim_below(p, page, "feed.xml");
		if (student && !page->unlisted)
			(void)claim_below(p, page, "index.json");
	}
}

/* Whether families are offered a copy of the student's portfolio. */
static bool
is_copied(const struct planner *p, const struct student *s)
{
	const struct value *own = s->noun.document == NULL
	    ? NULL
	    : value_get(&s->noun.document->front, STR("keep_copy"));
	struct str all =
	    value_str(value_get(&p->plan->in.config->site, STR("keep_copy")));

	if (s->shown->unlisted || str_eq(all, STR("none")))
		return false;
	return own == NULL ? str_eq(all, STR("all")) : own->as.boolean;
}

static void
plan_copies(struct planner *p)
{
	struct plan *plan = p->plan;
	struct plan_copy *copy;

	plan->copies.items = arena_array(plan->arena,
	    plan->in.model->students.n + 1, sizeof(*plan->copies.items));
	for (size_t i = 0; i < plan->pages.n; i++) {
		struct page *page = plan->pages.items[i];

		if (!page_is_own(page) || page->noun->kind != KIND_STUDENT ||
		    !is_copied(p, (const struct student *)page->noun))
			continue;
		copy = &plan->copies.items[plan->copies.n++];
		copy->page = page;
		copy->name = page->noun->id;
		copy->url = arena_printf(plan->arena, "%.*s%.*s.zip",
		    STR_ARG(page->url), STR_ARG(copy->name));
		copy->file = permalink_file(copy->url, plan->arena);
		claim_file(p, ROUTE_COPY, copy->url);
		page->copy = copy;
	}
}

static void
plan_alias(struct planner *p, const struct page *page, const struct value *v)
{
	struct plan *plan = p->plan;
	struct str url = permalink_of_alias(value_str(v), plan->arena);
	struct route route = { .kind = ROUTE_REDIRECT,
		.url = url,
		.place = value_place(v, page->noun->document->path),
		.page = page };
	const struct route *taken;

	if (url.n == 0) {
		diag_report(p->diag, CODE_ALIAS_WRONG, route.place,
		    "\"%.*s\" is not an address of this site",
		    STR_ARG(value_str(v)));
		diag_hint(p->diag,
		    "Write the old address from its first \"/\" on: "
		    "/students/ana/old-name/.");
		return;
	}
	taken = plan_route(plan, url);
	if (taken != NULL) {
		diag_report(p->diag, CODE_ALIAS_TAKEN, route.place,
		    "%.*s is not an old address only: %.*s is published there",
		    STR_ARG(url),
		    STR_ARG(taken->place.path.n == 0
			    ? STR("something that waymark makes itself")
			    : taken->place.path));
		return;
	}
	route.file = permalink_file(url, plan->arena);
	if (planner_claim(p, &route))
		*vec_push(plan->arena, &plan->redirects) =
		    (struct redirect){ route.file, page };
}

static int
compare_redirects(const void *a, const void *b)
{
	return str_cmp(((const struct redirect *)a)->file,
	    ((const struct redirect *)b)->file);
}

static void
plan_aliases(struct planner *p)
{
	struct plan *plan = p->plan;

	for (size_t i = 0; i < plan->pages.n; i++) {
		const struct page *page = plan->pages.items[i];
		const struct value *aliases;

		if (page->noun == NULL || page->noun->document == NULL ||
		    !str_eq(page->url, page->noun->url))
			continue;
		aliases =
		    value_get(&page->noun->document->front, STR("aliases"));
		if (aliases == NULL || !value_is(aliases, VALUE_LIST))
			continue;
		for (size_t j = 0; j < aliases->n; j++) {
			if (!permalink_is_name(
				value_str(&aliases->as.items[j])))
				plan_alias(p, page, &aliases->as.items[j]);
		}
	}
	if (plan->redirects.n > 1)
		qsort(plan->redirects.items, plan->redirects.n,
		    sizeof(*plan->redirects.items), compare_redirects);
}

/* The browser editor, which no page links to and no list has. */
static void
plan_admin(struct planner *p)
{
	const struct admin *admin = p->plan->in.admin;

	for (size_t i = 0; i < admin->n_files; i++)
		claim_file(p, ROUTE_ASSET, admin->files[i].url);
	if (!admin->on)
		return;
	claim_file(p, ROUTE_FEED, STR(ADMIN_URL));
	claim_file(p, ROUTE_FEED, STR(ADMIN_CONFIG));
}

void
plan_files(struct planner *p)
{
	plan_media(p);
	check_pictures(p);
	plan_assets(p);
	plan_feeds(p);
	plan_copies(p);
	plan_admin(p);
	plan_search(p);
	plan_aliases(p);
}
