#include "admin/admin.h"
#include "base/civil.h"
#include "config/config.h"
#include "feeds/feed.h"
#include "model/model.h"

static void
add_page(struct feed_writer *w, const struct page *page)
{
	buf_add(&w->buf, STR("<url><loc>"));
	feed_add_address(w, page->url);
	buf_add(&w->buf, STR("</loc>"));
	if (page->noun != NULL && page->noun->document != NULL &&
	    date_is_set(page->noun->date))
		buf_printf(&w->buf, "<lastmod>%.*s</lastmod>",
		    STR_ARG(date_text(page->noun->date, w->arena)));
	buf_add(&w->buf, STR("</url>\n"));
}

static void
open_map(struct feed_writer *w, const char *element)
{
	buf_printf(&w->buf,
	    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<%s xmlns="
	    "\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
	    element);
}

/* The told pages from *at on, as many as one file may list. */
static bool
write_map(struct feed_writer *w, struct str url, size_t *at)
{
	const struct plan *plan = w->plan;
	size_t left = PAGE_SITEMAP;

	open_map(w, "urlset");
	for (; *at < plan->pages.n && left != 0; ++*at) {
		if (!page_is_told(plan->pages.items[*at]))
			continue;
		add_page(w, plan->pages.items[*at]);
		left--;
	}
	buf_add(&w->buf, STR("</urlset>\n"));
	return feed_put(w, url);
}

/* The list of the files, when one is not enough. */
static bool
write_index(struct feed_writer *w, size_t n)
{
	open_map(w, "sitemapindex");
	for (size_t i = 0; i < n; i++) {
		buf_add(&w->buf, STR("<sitemap><loc>"));
		feed_add_address(w, plan_sitemap(i, w->arena));
		buf_add(&w->buf, STR("</loc></sitemap>\n"));
	}
	buf_add(&w->buf, STR("</sitemapindex>\n"));
	return feed_put(w, STR(SITEMAP));
}

/* A sitemap needs full addresses, so a site without base_url has none. */
bool
sitemap_write(struct feed_writer *w)
{
	size_t n = w->plan->n_sitemaps, at = 0;
	bool ok = true;

	if (n == 1)
		return write_map(w, STR(SITEMAP), &at);
	for (size_t i = 0; ok && i < n; i++)
		ok = write_map(w, plan_sitemap(i, w->arena), &at);
	return ok && (n == 0 || write_index(w, n));
}

/*
 * Nothing is kept out of indexes by robots.txt: that would list for everybody
 * what nobody should find. The pages themselves say noindex. The forms of the
 * browser editor are no page and cannot, and hide nothing.
 */
bool
robots_write(struct feed_writer *w)
{
	buf_add(&w->buf, STR("User-agent: *\nAllow: /\n"));
	if (w->plan->in.admin->on)
		buf_add(&w->buf, STR("Disallow: " ADMIN_CONFIG "\n"));
	if (w->plan->in.config->base_url.n != 0) {
		buf_add(&w->buf, STR("Sitemap: "));
		buf_add(&w->buf, w->plan->in.config->base_url);
		buf_add(&w->buf, STR("/sitemap.xml\n"));
	}
	return feed_put(w, STR("/robots.txt"));
}
