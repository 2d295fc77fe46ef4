#include "text/raw.h"

#include "base/limits.h"
#include "text/attribute.h"
#include "text/nesting.h"
#include "text/opening.h"
#include "text/tag.h"

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
		opening_report(w, tag->source, "; its text stays", spot);
		return;
	}
	if (w->raw.n >= LIMIT_MARKUP_DEPTH || !nesting_fit(w, node, element)) {
		opening_report(
		    w, tag->source, ", since it cannot stand here", spot);
		opening_expect_end(w, element);
		return;
	}
	before = w->raw.n;
	opening_write(w, node, element, tag, rest, spot);
	if (is_closed(tag) && w->raw.n > before)
		nesting_pop(w);
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
		if (!opening_is_dropped(w, element))
			writer_report(w, CODE_HTML_UNCLOSED, spot,
			    "</%.*s> closes nothing that was opened here",
			    STR_ARG(element->name));
		return;
	}
	while (w->raw.n > i)
		nesting_close_early(w);
	nesting_pop(w);
}

static void
write_hidden(struct writer *w, const struct tag *tag)
{
	const struct raw_element *e = &w->raw.items[w->raw.n - 1];

	if (tag->kind == TAG_CLOSE &&
	    str_eq_nocase(tag->name, e->element->name))
		nesting_pop(w);
}

static void
write_text(
    struct writer *w, const cmark_node *node, struct str text, struct spot spot)
{
	if (str_trim(text).n == 0)
		writer_add(w, text);
	else if (nesting_holds_text(nesting_top(w, node->parent)))
		writer_text(w, attribute_decode(text));
	else
		opening_report(w, str_trim(text),
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
		writer_report(
		    w, CODE_HTML_COMMENT, spot, "this comment is left out");
		break;
	case TAG_OTHER:
		opening_report(w, tag->source, "", spot);
		break;
	case TAG_ENDLESS:
		writer_report(
		    w, CODE_HTML_UNCLOSED, spot, "this tag has no \">\"");
		break;
	}
}

/* What begins a further line of the source may be a list's or a quotation's. */
static void
locate(struct writer *w, struct spot *spot, struct str source)
{
	struct str first;
	size_t at;

	if (spot->column != 0 || !str_line(&source, &first))
		return;
	at = str_find(writer_source(w, spot->line), first);
	if (at != STR_NONE)
		spot->column = at + 1;
}

static void
advance(struct spot *spot, struct str source)
{
	for (size_t i = 0; i < source.n; i++) {
		if (source.p[i] == '\n') {
			spot->line++;
			spot->column = 0;
		} else if (spot->column != 0) {
			spot->column++;
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
		if (tag.kind != TAG_TEXT)
			locate(w, &spot, tag.source);
		if (nesting_hides(w))
			write_hidden(w, &tag);
		else
			write_one(w, node, &tag, rest, spot);
		advance(&spot, tag.source);
	}
	if (!block)
		return;
	/* What is hidden ends with its block, lest it hide all that follows. */
	while (nesting_hides(w))
		nesting_close_early(w);
	writer_line(w);
}
