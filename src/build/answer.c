#include "build/answer.h"

#include "admin/admin.h"
#include "build/picture.h"
#include "cache/cache.h"
#include "feeds/feeds.h"
#include "media/clean.h"
#include "media/helper.h"
#include "pages/copy.h"
#include "pages/page.h"
#include "pages/plan.h"
#include "policy/leak.h"
#include "policy/release.h"
#include "theme/theme.h"

static const struct str index_name = STR_INIT("index.html");

/* Hosts show a folder's index.html at the folder's own address. */
static const struct route *
look_up(const struct plan *plan, struct str url)
{
	const struct route *route = plan_route(plan, url);
	struct str folder = url;

	if (route != NULL || !str_ends(url, index_name))
		return route;
	folder.n -= index_name.n;
	return str_ends(folder, STR("/")) ? plan_route(plan, folder) : NULL;
}

/* Pages that are shown anywhere begin their links with the site's base path. */
static const struct route *
find_route(const struct plan *plan, struct str url)
{
	const struct route *route = look_up(plan, url);

	return route == NULL && str_starts(url, plan->base_path)
	    ? look_up(plan, str_skip(url, plan->base_path.n - 1))
	    : route;
}

/* Offer the portfolio of that page as a copy, or do not. */
static void
offer(const struct plan *plan, const struct page *page, bool offered)
{
	for (size_t i = 0; i < plan->copies.n; i++) {
		if (plan->copies.items[i].page == page)
			plan->copies.items[i].offered = offered;
	}
}

static void
answer_page_bytes(struct answerer *a, const struct page *page,
    struct arena *scratch, struct diag *diag, struct answer *out)
{
	out->page = page;
	if (page->copy != NULL)
		offer(a->plan, page, !a->copying);
	if (!page_render(a->renderer, page, scratch, diag, &a->rendered))
		return;
	out->kind = ANSWER_FILE;
	out->bytes = buf_str(&a->rendered.html);
}

/* A width that a build has made already. */
static bool
take_kept(struct answerer *a, const struct plan_media *m, size_t i,
    struct arena *scratch, struct str *out)
{
	if (a->cache == NULL && a->cache_folder != NULL)
		a->cache = cache_open(a->cache_folder);
	return picture_kept(a->cache, m, &m->variants[i], scratch, out);
}

/*
 * A picture in the width that was asked for, of the bytes of its file. Each
 * width is made from the next larger one, so those are made as well: what is
 * shown is what will be published. A copy asks for the smaller ones, too.
 */
static bool
make_width(struct answerer *a, const struct plan_media *m, size_t wanted,
    struct arena *scratch, struct diag *diag, struct str *bytes)
{
	size_t from = a->copying && wanted < m->n_shown ? 0 : wanted;
	size_t end = wanted < m->n_shown ? m->n_shown : m->n_variants;
	struct order order = { .magic = ORDER_MAGIC,
		.bytes = bytes->n,
		.bitmap = m->released->bitmap };

	for (size_t i = from; i < end; i++)
		order.variants[order.n++] = m->variants[i].made;
	a->widths = (struct answer_widths){ .media = NULL };
	if (!helper_once(&order, *bytes, scratch, diag, &a->widths.bytes[from]))
		return false;
	a->widths.media = a->copying ? m : NULL;
	*bytes = a->widths.bytes[wanted];
	return true;
}

/* Kept or made, and looked at. */
static bool
answer_picture(struct answerer *a, uint32_t number, struct str url,
    struct arena *scratch, struct diag *diag, struct str *bytes)
{
	const struct plan_media *m = &a->plan->media.items[number];
	size_t i = 0;

	while (i < m->n_variants && !str_eq(m->variants[i].url, url))
		i++;
	if (i == m->n_variants)
		return false;
	if (a->widths.media == m && a->widths.bytes[i].n != 0)
		*bytes = a->widths.bytes[i];
	else if (!take_kept(a, m, i, scratch, bytes) &&
	    !(plan_media_bytes(a->plan, number, scratch, diag, bytes) &&
		make_width(a, m, i, scratch, diag, bytes)))
		return false;
	return clean_fault(*bytes, (enum format)m->variants[i].made.format) ==
	    NULL;
}

static void
answer_media(struct answerer *a, const struct route *route,
    struct arena *scratch, struct diag *diag, struct answer *out)
{
	bool is_picture = a->plan->media.items[route->media].variants != NULL;

	if (is_picture ? answer_picture(a, route->media, route->url, scratch,
			     diag, &out->bytes)
		       : plan_media_bytes(
			     a->plan, route->media, scratch, diag, &out->bytes))
		out->kind = ANSWER_FILE;
}

static void
answer_asset(struct answerer *a, struct answer *out)
{
	const struct theme *theme = a->plan->in.theme;
	const struct admin *admin = a->plan->in.admin;

	for (size_t i = 0; i < theme->n_assets; i++) {
		if (!str_eq(theme->assets[i].file, out->file))
			continue;
		out->kind = ANSWER_FILE;
		out->bytes = theme->assets[i].bytes;
	}
	for (size_t i = 0; i < admin->n_files; i++) {
		if (!str_eq(admin->files[i].file, out->file))
			continue;
		out->kind = ANSWER_FILE;
		out->bytes = admin->files[i].bytes;
	}
}

/* The one file that is wanted of all that feeds/ writes. */
struct catch
{
	struct arena *arena;
	struct answer *out;
};

static bool
catch_file(void *arg, struct str file, struct str bytes)
{
	struct catch *c = arg;

	if (!str_eq(file, c->out->file))
		return true;
	c->out->kind = ANSWER_FILE;
	c->out->bytes = str_copy(c->arena, bytes);
	return false;
}

static void
answer_feed(struct answerer *a, struct arena *scratch, struct diag *diag,
    struct answer *out)
{
	struct catch catch = { scratch, out };
	struct feed_sink sink = { catch_file, &catch };

	out->kind = ANSWER_NONE;
	/* False only says that the one file has been found. */
	if (feeds_write(a->plan, &sink))
		return;
	if (!leak_check(a->plan->in.leak, out->bytes, NULL,
		(struct place){ .path = out->file }, diag))
		out->kind = ANSWER_FAILED;
}

/* Who takes what is in a copy. */
struct taking {
	struct answerer *answerer;
	struct diag quiet; /* each page tells itself what is wrong in it */
};

/* A file of the site, as it would be shown. */
static bool
take_file(void *arg, struct str file, struct arena *arena, struct str *bytes)
{
	struct taking *t = arg;
	struct answer answer;

	if (t->answerer->renew != NULL)
		t->answerer->renew(t->answerer->arg);
	answer_make(t->answerer, arena_printf(arena, "/%.*s", STR_ARG(file)),
	    arena, &t->quiet, &answer);
	if (answer.kind != ANSWER_FILE)
		return false;
	/* The next page takes the place of this one. */
	*bytes =
	    answer.page != NULL ? str_copy(arena, answer.bytes) : answer.bytes;
	return true;
}

/* The portfolio's page does not offer in the copy what it stands in. */
static void
answer_copy(struct answerer *a, const struct route *route,
    struct arena *scratch, struct diag *diag, struct answer *out)
{
	const struct plan *plan = a->plan;
	struct taking taking = { .answerer = a };
	struct copy_source source = { take_file, &taking };
	const struct plan_copy *copy = plan->copies.items;

	while (!str_eq(copy->url, route->url))
		copy++;
	diag_init(&taking.quiet);
	a->copying = true;
	if (copy_make(plan, copy, &source, scratch, diag, &out->bytes))
		out->kind = ANSWER_FILE;
	a->copying = false;
	a->widths.media = NULL;
	diag_free(&taking.quiet);
}

const struct page *
answer_page(const struct plan *plan, struct str url)
{
	const struct route *route = find_route(plan, url);

	return route != NULL && route->kind == ROUTE_PAGE ? route->page : NULL;
}

void
answer_make(struct answerer *a, struct str url, struct arena *scratch,
    struct diag *diag, struct answer *out)
{
	const struct route *route = find_route(a->plan, url);

	*out = (struct answer){ .kind = ANSWER_NONE };
	if (route == NULL && !str_ends(url, STR("/"))) {
		out->to = arena_printf(scratch, "%.*s/", STR_ARG(url));
		if (find_route(a->plan, out->to) != NULL)
			out->kind = ANSWER_MOVED;
	}
	if (route == NULL)
		return;
	*out = (struct answer){ .kind = ANSWER_FAILED, .file = route->file };
	switch (route->kind) {
	case ROUTE_PAGE:
		answer_page_bytes(a, route->page, scratch, diag, out);
		break;
	case ROUTE_MEDIA:
		answer_media(a, route, scratch, diag, out);
		break;
	case ROUTE_ASSET:
		answer_asset(a, out);
		break;
	case ROUTE_FEED:
	case ROUTE_REDIRECT:
		answer_feed(a, scratch, diag, out);
		break;
	case ROUTE_COPY:
		answer_copy(a, route, scratch, diag, out);
		break;
	}
}
