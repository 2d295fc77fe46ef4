#include "text/embed.h"

#include "base/arena.h"
#include "text/attribute.h"
#include "text/picture.h"
#include "text/url.h"

/* Addresses made for frames, and the pages that people read instead. */
static const struct {
	struct str frame, page;
} pages[] = {
	{ STR_INIT("https://www.youtube.com/embed/"),
	    STR_INIT("https://www.youtube.com/watch?v=") },
	{ STR_INIT("https://youtube.com/embed/"),
	    STR_INIT("https://www.youtube.com/watch?v=") },
	{ STR_INIT("https://www.youtube-nocookie.com/embed/"),
	    STR_INIT("https://www.youtube.com/watch?v=") },
	{ STR_INIT("https://player.vimeo.com/video/"),
	    STR_INIT("https://vimeo.com/") },
};

static struct str
page_of(struct str url)
{
	for (size_t i = 0; i < sizeof(pages) / sizeof(*pages); i++) {
		struct str id;

		if (!str_starts(url, pages[i].frame))
			continue;
		id = str_skip(url, pages[i].frame.n);
		id = str_slice(id, 0, str_find_char(id, '?'));
		return arena_printf(nodes_arena(), "%.*s%.*s",
		    STR_ARG(pages[i].page), STR_ARG(id));
	}
	return url;
}

struct str
embed_address(const struct tag *tag)
{
	struct str url = attribute_value(tag, STR("src"));

	return url.n != 0 ? url : attribute_value(tag, STR("data"));
}

void
embed_write(
    struct writer *w, const struct tag *tag, struct str url, struct spot spot)
{
	struct str title = attribute_value(tag, STR("title"));

	/* Addresses without a scheme are of the web when they are embedded. */
	if (str_starts(url, STR("//")))
		url = arena_printf(nodes_arena(), "https:%.*s", STR_ARG(url));
	if (url_kind(url) != URL_OUTSIDE) {
		writer_report(w, CODE_HTML_DROPPED, spot, "<%.*s> is left out",
		    STR_ARG(tag->name));
		writer_hint(
		    w, "link to the page, or show a picture or a recording");
		return;
	}
	writer_report(w, CODE_EMBED_OUTSIDE, spot,
	    "what <%.*s> would load from %.*s is shown as a link",
	    STR_ARG(tag->name), STR_ARG(url_host(url)));
	if (title.n == 0)
		writer_hint(w, "say what it is: title=\"...\"");
	picture_card(w, LABEL_EMBED, title, page_of(url));
}
