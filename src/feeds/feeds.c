#include "feeds/feeds.h"

#include "config/config.h"
#include "feeds/feed.h"
#include "model/model.h"
#include "pages/href.h"
#include "pages/permalink.h"
#include "text/markdown.h"

/* Length of a summary that is taken from a document's text. */
#define SUMMARY_CHARS 280

static bool (*const writers[])(struct feed_writer *w) = {
	atom_write,
	sitemap_write,
	robots_write,
	redirects_write,
	student_json_write,
	search_write,
	hosts_write,
	admin_write,
};

bool
feed_put(struct feed_writer *w, struct str url)
{
	struct str file = permalink_file(url, w->arena);
	bool ok = w->sink->put(w->sink->arg, file, buf_str(&w->buf));

	buf_reset(&w->buf);
	arena_reset(w->arena);
	return ok;
}

void
feed_add_address(struct feed_writer *w, struct str url)
{
	buf_add_html(&w->buf, w->plan->in.config->base_url);
	buf_add_html(&w->buf, href_make(STR("/"), url, false, w->arena));
}

void
feed_add_member(struct feed_writer *w, const char *name, struct str text)
{
	if (text.n == 0)
		return;
	buf_add(&w->buf, STR(",\""));
	buf_add(&w->buf, str_from(name));
	buf_add(&w->buf, STR("\":"));
	buf_add_json(&w->buf, text);
}

const struct page *
feed_page(const struct feed_writer *w, const struct noun *noun)
{
	const struct route *route =
	    noun->url.n == 0 ? NULL : plan_route(w->plan, noun->url);

	return route == NULL || route->page == NULL || route->page->noindex ||
		route->page->unlisted
	    ? NULL
	    : route->page;
}

struct str
feed_summary(struct feed_writer *w, const struct noun *noun)
{
	return noun->summary.n != 0 || noun->document == NULL
	    ? noun->summary
	    : markdown_excerpt(noun->document->body, SUMMARY_CHARS, w->arena);
}

bool
feeds_write(const struct plan *plan, const struct feed_sink *sink)
{
	struct arena arena;
	struct feed_writer w = { .plan = plan, .sink = sink, .arena = &arena };
	bool ok = true;

	arena_init(&arena);
	for (size_t i = 0; ok && i < sizeof(writers) / sizeof(*writers); i++)
		ok = writers[i](&w);
	buf_free(&w.buf);
	arena_free(&arena);
	return ok;
}
