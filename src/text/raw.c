#include "text/raw.h"

#include "base/arena.h"
#include "base/limits.h"
#include "text/anchors.h"
#include "text/attribute.h"
#include "text/element.h"
#include "text/embed.h"
#include "text/link.h"
#include "text/picture.h"
#include "text/table.h"
#include "text/tag.h"
#include "text/title.h"
#include "text/url.h"

/* An element that an author opened. */
struct raw_element {
	const struct element *element;
	const cmark_node *parent; /* the Markdown node that it stands in */
	struct spot spot;
	unsigned level; /* of a heading, as written out */
	bool block; /* writer_block was called for it */
	bool hidden; /* it is left out, with all it holds */
};

static struct raw_element *
top(const struct writer *w, const cmark_node *parent)
{
	struct raw_element *e;

	if (w->raw.n == 0)
		return NULL;
	e = &w->raw.items[w->raw.n - 1];
	return e->parent == parent ? e : NULL;
}

bool
raw_is_hiding(const struct writer *w)
{
	return w->raw.n != 0 && w->raw.items[w->raw.n - 1].hidden;
}

static void
pop(struct writer *w)
{
	struct raw_element *e = &w->raw.items[--w->raw.n];

	if (e->hidden)
		return;
	if (e->element->way == WAY_HEADING)
		buf_printf(&w->out, "</h%u>", e->level);
	else
		buf_printf(&w->out, "</%.*s>", STR_ARG(e->element->name));
	if (e->element->way == WAY_TABLE)
		writer_add(w, STR("</section>"));
	if (e->element->way == WAY_LINK)
		w->in_link--;
	if (e->block)
		writer_block_end(w);
}

/* Close the top one where its end was not written. */
static void
close_early(struct writer *w)
{
	struct raw_element *e = &w->raw.items[w->raw.n - 1];

	if (!e->element->end_optional && !e->hidden) {
		diag_report(w->diag, CODE_HTML_UNCLOSED,
		    writer_place(w, e->spot),
		    "<%.*s> is not closed where it was opened",
		    STR_ARG(e->element->name));
		diag_hint(w->diag,
		    "write </%.*s> in the same paragraph, list item, table "
		    "cell or quotation",
		    STR_ARG(e->element->name));
	}
	pop(w);
}

void
raw_leave(struct writer *w, const cmark_node *node)
{
	while (top(w, node) != NULL)
		close_early(w);
}

void
raw_make_room(struct writer *w, const cmark_node *node)
{
	const struct raw_element *e;

	if (node->type == CMARK_NODE_HTML_BLOCK ||
	    !CMARK_NODE_TYPE_BLOCK_P((cmark_node_type)node->type))
		return;
	while ((e = top(w, node->parent)) != NULL && !e->hidden &&
	    e->element->content != CONTENT_BLOCKS)
		close_early(w);
}

/* Text and inline elements of a block cannot stand in a table or a list. */
static bool
holds_text(const struct raw_element *e)
{
	return e == NULL || e->element->content == CONTENT_LINE ||
	    e->element->content == CONTENT_BLOCKS;
}

static bool
fits(const struct writer *w, const cmark_node *node,
    const struct element *element)
{
	const struct raw_element *e = top(w, node->parent);

	switch (element->place) {
	case PLACE_PART:
		return e != NULL &&
		    element_in(element->parents, e->element->name);
	case PLACE_LINE:
		return holds_text(e);
	case PLACE_BLOCK:
		break;
	}
	return node->type == CMARK_NODE_HTML_BLOCK &&
	    (e == NULL || e->element->content == CONTENT_BLOCKS);
}

/* Close those whose end may be left out, such as <li>, until it fits. */
static bool
make_fit(
    struct writer *w, const cmark_node *node, const struct element *element)
{
	size_t n = w->raw.n;

	while (!fits(w, node, element)) {
		const struct raw_element *e = top(w, node->parent);

		if (e == NULL || !e->element->end_optional) {
			w->raw.n = n;
			return false;
		}
		w->raw.n--;
	}
	/* It does; now they are closed in earnest. */
	for (size_t keep = w->raw.n, i = w->raw.n = n; i > keep; i--)
		pop(w);
	return true;
}

static struct raw_element *
push(struct writer *w, const cmark_node *node, const struct element *element,
    struct spot spot)
{
	struct raw_element *e = vec_push(nodes_arena(), &w->raw);

	*e = (struct raw_element){
		.element = element, .parent = node->parent, .spot = spot
	};
	return e;
}

static void
report_dropped(
    struct writer *w, struct str what, const char *why, struct spot spot)
{
	diag_report(w->diag, CODE_HTML_DROPPED, writer_place(w, spot),
	    "%.*s is left out%s", STR_ARG(str_slice(what, 0, 60)), why);
}

/* The end tag of what was left out is not worth a finding of its own. */
static void
expect_end(struct writer *w, const struct element *element)
{
	if (w->raw.dropped.arena == NULL)
		map_init(&w->raw.dropped, nodes_arena());
	map_put(&w->raw.dropped, element->name, w);
}

static bool
is_expected(const struct writer *w, const struct element *element)
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
	if (element->way == WAY_HEADING) {
		level =
		    title_level(w, (unsigned)(element->name.p[1] - '0'), spot);
		buf_printf(&w->out, "<h%u", level);
	} else {
		buf_printf(&w->out, "<%.*s", STR_ARG(element->name));
	}
	directed = attribute_write(w, element, tag, spot);
	if (element->content != CONTENT_NONE) {
		e = push(w, node, element, spot);
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
		report_dropped(
		    w, tag->source, ", since it stands in another link", spot);
		expect_end(w, element);
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
	push(w, node, element, spot);
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
		push(w, node, element, spot)->hidden = true;
		return;
	}
	if (src.n != 0 && !link_resolve(w, TARGET_MEDIA, src, spot, &link)) {
		push(w, node, element, spot)->hidden = true;
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
	push(w, node, element, spot);
}

/* An element that fits; rest is the HTML behind its tag. */
static void
open_element(struct writer *w, const cmark_node *node,
    const struct element *element, const struct tag *tag, struct str rest,
    struct spot spot)
{
	switch (element->way) {
	case WAY_PLAIN:
	case WAY_HEADING:
	case WAY_TABLE:
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
			push(w, node, element, spot)->hidden = true;
		break;
	case WAY_HIDDEN:
		report_dropped(w, tag->source, ", with all it holds", spot);
		push(w, node, element, spot)->hidden = true;
		break;
	}
}

/* "<br />", and "<iframe ... />", which authors close like that. */
static bool
is_closed(const struct tag *tag)
{
	struct str s = tag->attributes;

	return s.n != 0 && s.p[s.n - 1] == '/' &&
	    (s.n == 1 || s.p[s.n - 2] == ' ' || s.p[s.n - 2] == '"' ||
		s.p[s.n - 2] == '\'');
}

static void
open_tag(struct writer *w, const cmark_node *node, const struct tag *tag,
    struct str rest, struct spot spot)
{
	const struct element *element = element_find(tag->name);
	size_t before;

	if (element == NULL) {
		report_dropped(w, tag->source, "; its text stays", spot);
		return;
	}
	if (w->raw.n >= LIMIT_MARKUP_DEPTH || !make_fit(w, node, element)) {
		report_dropped(
		    w, tag->source, ", since it cannot stand here", spot);
		expect_end(w, element);
		return;
	}
	before = w->raw.n;
	open_element(w, node, element, tag, rest, spot);
	if (is_closed(tag) && w->raw.n > before)
		pop(w);
}

static void
close_tag(struct writer *w, const cmark_node *node, const struct tag *tag,
    struct spot spot)
{
	const struct element *element = element_find(tag->name);
	size_t i = w->raw.n;

	if (element == NULL || element->content == CONTENT_NONE)
		return; /* its opening was reported, or is its end */
	while (i > 0 && w->raw.items[i - 1].parent == node->parent &&
	    w->raw.items[i - 1].element != element)
		i--;
	if (i == 0 || w->raw.items[i - 1].parent != node->parent) {
		if (!is_expected(w, element))
			diag_report(w->diag, CODE_HTML_UNCLOSED,
			    writer_place(w, spot),
			    "</%.*s> closes nothing that was opened here",
			    STR_ARG(element->name));
		return;
	}
	while (w->raw.n > i)
		close_early(w);
	pop(w);
}

static void
write_hidden(struct writer *w, const struct tag *tag)
{
	const struct raw_element *e = &w->raw.items[w->raw.n - 1];

	if (tag->kind == TAG_CLOSE &&
	    str_eq_nocase(tag->name, e->element->name))
		pop(w);
}

static void
write_text(
    struct writer *w, const cmark_node *node, struct str text, struct spot spot)
{
	if (str_trim(text).n == 0)
		writer_add(w, text);
	else if (holds_text(top(w, node->parent)))
		writer_text(w, attribute_decode(text));
	else
		report_dropped(w, str_trim(text),
		    ", since only rows, cells or items may stand here", spot);
}

static void
write_one(struct writer *w, const cmark_node *node, const struct tag *tag,
    struct str rest, struct spot spot)
{
	switch (tag->kind) {
	case TAG_TEXT:
		write_text(w, node, tag->source, spot);
		break;
	case TAG_OPEN:
		open_tag(w, node, tag, rest, spot);
		break;
	case TAG_CLOSE:
		close_tag(w, node, tag, spot);
		break;
	case TAG_COMMENT:
		diag_report(w->diag, CODE_HTML_COMMENT, writer_place(w, spot),
		    "this comment is left out");
		break;
	case TAG_OTHER:
		report_dropped(w, tag->source, "", spot);
		break;
	case TAG_ENDLESS:
		diag_report(w->diag, CODE_HTML_UNCLOSED, writer_place(w, spot),
		    "this tag has no \">\"");
		break;
	}
}

static void
advance(struct spot *spot, struct str source)
{
	for (size_t i = 0; i < source.n; i++) {
		if (source.p[i] == '\n') {
			spot->line++;
			spot->column = 0;
		}
	}
}

void
raw_write(struct writer *w, const cmark_node *node)
{
	struct str rest = nodes_str(node->as.literal);
	struct spot spot = writer_spot(node);
	bool block = node->type == CMARK_NODE_HTML_BLOCK;
	struct tag tag;

	if (block)
		writer_line(w);
	while (tag_next(&rest, &tag)) {
		if (raw_is_hiding(w))
			write_hidden(w, &tag);
		else
			write_one(w, node, &tag, rest, spot);
		advance(&spot, tag.source);
	}
	if (!block)
		return;
	/* What is hidden ends with its block, lest it hide all that follows. */
	while (raw_is_hiding(w))
		close_early(w);
	writer_line(w);
}
