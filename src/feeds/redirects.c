#include "config/config.h"
#include "feeds/feed.h"
#include "pages/href.h"
#include "theme/theme.h"

static struct str
words(const struct feed_writer *w, struct str lang, struct str key)
{
	const struct catalogue *used;
	const struct value *v =
	    messages_text(&w->plan->in.theme->messages, lang, key, &used);

	return v == NULL ? STR("") : value_str(v);
}

/* A page that sends its reader on, for hosts that know no other redirect. */
static bool
write_redirect(struct feed_writer *w, const struct redirect *r)
{
	struct buf *b = &w->buf;
	struct str from = arena_printf(w->arena, "/%.*s", STR_ARG(r->file));
	struct str to = href_make(href_prefix(from, w->arena), r->to->url,
	    w->plan->index_names, w->arena);

	buf_add(b, STR("<!doctype html>\n<html lang=\""));
	buf_add_html(b, r->to->lang);
	buf_add(b,
	    STR("\">\n<head>\n<meta charset=\"utf-8\">\n<meta "
		"name=\"viewport\" "
		"content=\"width=device-width\">\n"
		"<meta name=\"robots\" content=\"noindex\">\n"
		"<meta http-equiv=\"refresh\" content=\"0; url="));
	buf_add_html(b, to);
	buf_add(b, STR("\">\n"));
	if (w->plan->in.config->base_url.n != 0 && !r->to->unlisted) {
		buf_add(b, STR("<link rel=\"canonical\" href=\""));
		feed_add_address(w, r->to->url);
		buf_add(b, STR("\">\n"));
	}
	buf_add(b, STR("<title>"));
	buf_add_html(b, r->to->title);
	buf_add(b, STR("</title>\n</head>\n<body>\n<h1>"));
	buf_add_html(b, words(w, r->to->lang, STR("moved.title")));
	buf_add(b, STR("</h1>\n<p><a href=\""));
	buf_add_html(b, to);
	buf_add(b, STR("\">"));
	buf_add_html(b, r->to->title);
	buf_add(b, STR("</a></p>\n</body>\n</html>\n"));
	return feed_put(w, from);
}

bool
redirects_write(struct feed_writer *w)
{
	bool ok = true;

	for (size_t i = 0; ok && i < w->plan->redirects.n; i++)
		ok = write_redirect(w, &w->plan->redirects.items[i]);
	return ok;
}
