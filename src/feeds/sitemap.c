#include "base/civil.h"
#include "config/config.h"
#include "feeds/feed.h"
#include "model/model.h"

/* The most that one sitemap may list (sitemaps.org). */
#define SITEMAP_PAGES 50000

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

/* A sitemap needs full addresses, so a site without base_url has none. */
bool
sitemap_write(struct feed_writer *w)
{
	const struct plan *plan = w->plan;
	size_t left = SITEMAP_PAGES;

	if (plan->in.config->base_url.n == 0)
		return true;
	buf_add(&w->buf,
	    STR("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns="
		"\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"));
	for (size_t i = 0; i < plan->pages.n && left != 0; i++) {
		if (!page_is_told(plan->pages.items[i]))
			continue;
		add_page(w, plan->pages.items[i]);
		left--;
	}
	buf_add(&w->buf, STR("</urlset>\n"));
	return feed_put(w, STR("/sitemap.xml"));
}

/*
 * Nothing is kept out of indexes by robots.txt: that would list for everybody
 * what nobody should find. The pages themselves say noindex.
 */
bool
robots_write(struct feed_writer *w)
{
	buf_add(&w->buf, STR("User-agent: *\nAllow: /\n"));
	if (w->plan->in.config->base_url.n != 0) {
		buf_add(&w->buf, STR("Sitemap: "));
		buf_add(&w->buf, w->plan->in.config->base_url);
		buf_add(&w->buf, STR("/sitemap.xml\n"));
	}
	return feed_put(w, STR("/robots.txt"));
}
