#include "text/opening.h"

#include "base/arena.h"
#include "text/anchors.h"
#include "text/attribute.h"
#include "text/embed.h"
#include "text/link.h"
#include "text/nesting.h"
#include "text/picture.h"
#include "text/table.h"
#include "text/title.h"
#include "text/url.h"

void
opening_report(
    struct writer *w, struct str what, const char *why, struct spot spot)
{
	writer_report(w, CODE_HTML_DROPPED, spot, "%.*s is left out%s",
	    STR_ARG(str_slice(what, 0, 60)), why);
}

/* The end tag of what was left out is not worth a finding of its own. */
void
opening_expect_end(struct writer *w, const struct element *element)
{
	if (w->raw.dropped.arena == NULL)
		map_init(&w->raw.dropped, nodes_arena());
	map_put(&w->raw.dropped, element->name, w);
}

bool
opening_is_dropped(const struct writer *w, const struct element *element)
{
	return w->raw.dropped.arena != NULL &&
	    map_get(&w->raw.dropped, element->name) != NULL;
}

static void
write_picture(struct writer *w, const struct tag *tag, struct spot spot)
{
	struct str alt = tag_find(tag, STR("alt"));
	struct picture picture = {
		.url = attribute_value(tag, STR("src")),
		.alt = attribute_value(tag, STR("alt")),
		.title = attribute_value(tag, STR("title")),
		.width = attribute_value(tag, STR("width")),
		.height = attribute_value(tag, STR("height")),
		.decorative = alt.p != NULL && alt.n == 0,
	};

	picture_write(w, &picture, spot);
}

static struct raw_element *
table_around(const struct writer *w)
{
	for (size_t i = w->raw.n; i > 0; i--) {
		if (w->raw.items[i - 1].element->way == WAY_TABLE)
			return &w->raw.items[i - 1];
	}
	return NULL;
}

/* HTML puts rows without a body into one; so the body is written. */
static void
open_row(struct writer *w, const cmark_node *node, struct spot spot)
{
	const struct raw_element *e = nesting_top(w, node->parent);
	struct raw_element *table = table_around(w);

	if (e != NULL && e->element->way == WAY_TABLE) {
		writer_add(w, STR("<tbody>"));
		nesting_push(w, node, element_find(STR("tbody")), spot);
	}
	if (table != NULL)
		table->rows++;
}

/* A heading in the first row is of a column, below it of a row. */
static void
add_scope(struct writer *w, const struct tag *tag)
{
	const struct raw_element *table = table_around(w);

	if (tag_find(tag, STR("scope")).n == 0 && table != NULL)
		writer_add(w,
		    table->rows > 1 ? STR(" scope=\"row\"")
				    : STR(" scope=\"col\""));
}

/* The opening tag's name, what an element adds itself, and its attributes. */
static void
open_plain(struct writer *w, const cmark_node *node,
    const struct element *element, const struct tag *tag, struct spot spot)
{
	struct raw_element *e;
	unsigned level = 0;
	bool directed;

	if (element->way == WAY_TABLE)
		table_scroller(w, LABEL_TABLE, ++w->anchors->tables,
		    (struct str){ NULL, 0 });
	if (element->way == WAY_ROW)
		open_row(w, node, spot);
	if (element->way == WAY_HEADING) {
		level =
		    title_level(w, (unsigned)(element->name.p[1] - '0'), spot);
		buf_printf(&w->out, "<h%u", level);
	} else {
		buf_printf(&w->out, "<%.*s", STR_ARG(element->name));
	}
	if (element->way == WAY_COLUMN)
		add_scope(w, tag);
	directed = attribute_write(w, element, tag, spot);
	if (element->content != CONTENT_NONE) {
		e = nesting_push(w, node, element, spot);
		e->level = level;
		e->block = element->place != PLACE_LINE && !directed;
		if (e->block)
			writer_block(w);
	}
	writer_add(w, STR(">"));
}

static void
open_link(struct writer *w, const cmark_node *node,
    const struct element *element, const struct tag *tag, struct spot spot)
{
	struct str url = attribute_value(tag, STR("href"));
	struct markdown_link link;

	if (w->in_link != 0) {
		opening_report(
		    w, tag->source, ", since it stands in another link", spot);
		opening_expect_end(w, element);
		return;
	}
	writer_add(w, STR("<a"));
	if (url.n != 0 && link_resolve(w, TARGET_PAGE, url, spot, &link)) {
		writer_add(w, STR(" href=\""));
		url_write(&w->out, link.href);
		writer_add(w, STR("\""));
	}
	attribute_write(w, element, tag, spot);
	writer_add(w, STR(">"));
	nesting_push(w, node, element, spot);
	w->in_link++;
}

/* The first recording that a player without src= would try. */
static struct str
first_source(struct str rest)
{
	struct tag tag;

	while (tag_next(&rest, &tag)) {
		if (tag.kind == TAG_OPEN &&
		    str_eq_nocase(tag.name, STR("source")))
			return attribute_value(&tag, STR("src"));
		if (tag.kind == TAG_CLOSE)
			break;
	}
	return (struct str){ NULL, 0 };
}

static void
open_player(struct writer *w, const cmark_node *node,
    const struct element *element, const struct tag *tag, struct str rest,
    struct spot spot)
{
	struct str src = attribute_value(tag, STR("src"));
	struct str url = src.n != 0 ? src : first_source(rest);
	struct markdown_link link = { .width = 0 };

	if (url_kind(url) != URL_PATH) {
		embed_write(w, tag, url, spot);
		nesting_push(w, node, element, spot)->hidden = true;
		return;
	}
	if (src.n != 0 && !link_resolve(w, TARGET_MEDIA, src, spot, &link)) {
		nesting_push(w, node, element, spot)->hidden = true;
		return;
	}
	buf_printf(&w->out, "<%.*s controls preload=\"metadata\"",
	    STR_ARG(element->name));
	if (src.n != 0) {
		writer_add(w, STR(" src=\""));
		url_write(&w->out, link.href);
		writer_add(w, STR("\""));
	}
	attribute_write(w, element, tag, spot);
	writer_add(w, STR(">"));
	nesting_push(w, node, element, spot);
}

/* An element that fits; rest is the HTML behind its tag. */
void
opening_write(struct writer *w, const cmark_node *node,
    const struct element *element, const struct tag *tag, struct str rest,
    struct spot spot)
{
	switch (element->way) {
	case WAY_PLAIN:
	case WAY_HEADING:
	case WAY_TABLE:
	case WAY_ROW:
	case WAY_COLUMN:
		open_plain(w, node, element, tag, spot);
		break;
	case WAY_LINK:
		open_link(w, node, element, tag, spot);
		break;
	case WAY_PICTURE:
		write_picture(w, tag, spot);
		break;
	case WAY_PLAYER:
		open_player(w, node, element, tag, rest, spot);
		break;
	case WAY_EMBED:
		embed_write(w, tag, embed_address(tag), spot);
		if (element->content != CONTENT_NONE)
			nesting_push(w, node, element, spot)->hidden = true;
		break;
	case WAY_HIDDEN:
		opening_report(w, tag->source, ", with all it holds", spot);
		nesting_push(w, node, element, spot)->hidden = true;
		break;
	}
}
