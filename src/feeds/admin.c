#include "admin/admin.h"
#include "config/config.h"
#include "feeds/feed.h"
#include "locale/locale.h"
#include "pages/href.h"
#include "theme/theme.h"

/* The words of a key, as text of the page. */
static void
add_words(struct feed_writer *w, const char *key)
{
	const struct catalogue *used;
	const struct value *v = messages_text(&w->plan->in.theme->messages,
	    w->plan->in.config->lang, str_from(key), &used);

	buf_add_html(&w->buf, value_str(v));
}

static void
add_element(
    struct feed_writer *w, const char *open, const char *key, const char *close)
{
	buf_add(&w->buf, str_from(open));
	add_words(w, key);
	buf_add(&w->buf, str_from(close));
}

/* What the page takes of the theme; one that has it not does without. */
static const struct {
	const char *name;
	const char *rel;
} assets[] = {
	{ "icon.svg", "icon" },
	{ "style.css", "stylesheet" },
};

static void
add_assets(struct feed_writer *w)
{
	const struct theme_asset *asset;

	for (size_t i = 0; i < sizeof(assets) / sizeof(*assets); i++) {
		asset = theme_asset_find(
		    w->plan->in.theme, str_from(assets[i].name));
		if (asset == NULL)
			continue;
		buf_printf(&w->buf, "<link rel=\"%s\" href=\"", assets[i].rel);
		buf_add_html(&w->buf,
		    href_make(STR("../"), asset->url, false, w->arena));
		buf_add(&w->buf, STR("\">\n"));
	}
}

static void
add_head(struct feed_writer *w)
{
	const struct plan_input *in = &w->plan->in;
	struct locale *l = locale_get(in->locales, in->config->lang);

	buf_add(&w->buf, STR("<!doctype html>\n<html lang=\""));
	buf_add_html(&w->buf, in->config->lang);
	buf_add(&w->buf,
	    locale_is_rtl(l) ? STR("\" dir=\"rtl\">\n") : STR("\">\n"));
	buf_add(&w->buf,
	    STR("<head>\n<meta charset=\"utf-8\">\n"
		"<meta name=\"viewport\" "
		"content=\"width=device-width, initial-scale=1\">\n"
		"<meta http-equiv=\"Content-Security-Policy\" content=\""));
	buf_add_html(&w->buf, in->admin->policy);
	buf_add(&w->buf,
	    STR("\">\n<meta name=\"robots\" content=\"noindex, nofollow\">\n"
		"<meta name=\"referrer\" content=\"no-referrer\">\n"));
	add_element(w, "<title>", "editor.title", " \xc2\xb7 ");
	buf_add_html(&w->buf, in->config->title);
	buf_add(&w->buf, STR("</title>\n"));
	add_assets(w);
	buf_add(&w->buf, STR("</head>\n"));
}

/* Whose portfolio it is about; start.js shows this when it has to ask. */
static void
add_question(struct feed_writer *w)
{
	add_element(w, "<h1>", "editor.title", "</h1>\n");
	if (w->plan->in.admin->review)
		add_element(w, "<p>", "editor.lead", "</p>\n");
	add_element(w, "<p role=\"alert\" hidden>", "editor.failed", "</p>\n");
	add_element(w,
	    "<form class=\"prose\">\n<p class=\"field\"><label "
	    "for=\"student\">",
	    "editor.whose",
	    "</label>\n<input id=\"student\" name=\"student\" required "
	    "autocomplete=\"off\" autocapitalize=\"none\" spellcheck=\"false\""
	    " aria-describedby=\"where\"></p>\n");
	add_element(w, "<p id=\"where\">", "editor.where", "</p>\n");
	add_element(w, "<p><label><input type=\"checkbox\" name=\"staff\">\n",
	    "editor.as_staff", "</label></p>\n");
	add_element(w, "<p><button class=\"button\">", "editor.open",
	    "</button></p>\n</form>\n");
	add_element(w, "<p><a href=\"?site\">", "editor.site", "</a></p>\n");
}

static bool
write_page(struct feed_writer *w)
{
	const struct plan *plan = w->plan;

	add_head(w);
	buf_add(
	    &w->buf, STR("<body>\n<main id=\"main\" hidden data-script=\""));
	buf_add_html(&w->buf,
	    href_make(STR("../"), plan->in.admin->script, false, w->arena));
	buf_add(&w->buf, STR("\"><div class=\"wide prose\">\n"));
	add_question(w);
	buf_add(&w->buf, STR("<p><a href=\""));
	buf_add_html(&w->buf,
	    href_make(STR("../"), STR("/"), plan->index_names, w->arena));
	add_element(w, "\">", "frame.home", "</a></p>\n</div></main>\n");
	add_element(w, "<noscript><p>", "editor.scripts", "</p></noscript>\n");
	buf_add(&w->buf,
	    STR("<script src=\"start.js\"></script>\n</body>\n</html>\n"));
	return feed_put(w, STR(ADMIN_URL));
}

bool
admin_write(struct feed_writer *w)
{
	const struct plan_input *in = &w->plan->in;
	struct admin_forms forms = { in->admin, in->config, in->snapshot,
		in->theme, in->model };

	if (!in->admin->on)
		return true;
	if (!write_page(w))
		return false;
	admin_print_config(&forms, w->arena, &w->buf);
	return feed_put(w, STR(ADMIN_CONFIG));
}
