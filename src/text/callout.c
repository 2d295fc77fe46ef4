#include "text/callout.h"

#include "text/run.h"

static const struct {
	struct str mark;
	enum markdown_label label;
} kinds[] = {
	{ STR_INIT("note"), LABEL_NOTE },
	{ STR_INIT("tip"), LABEL_TIP },
	{ STR_INIT("important"), LABEL_IMPORTANT },
	{ STR_INIT("warning"), LABEL_WARNING },
	{ STR_INIT("caution"), LABEL_CAUTION },
};
#define KINDS (sizeof(kinds) / sizeof(*kinds))

/* The kind's row, or KINDS; *rest is what follows the mark on its line. */
static size_t
kind_of(struct str text, struct str *rest)
{
	struct str mark;
	size_t end;

	if (!str_starts(text, STR("[!")))
		return KINDS;
	end = str_find_char(text, ']');
	if (end == STR_NONE)
		return KINDS;
	mark = str_slice(text, 2, end - 2);
	*rest = str_trim(str_skip(text, end + 1));
	for (size_t i = 0; i < KINDS; i++) {
		if (str_eq_nocase(mark, kinds[i].mark))
			return i;
	}
	return KINDS;
}

/* The mark, the rest of its line, and a paragraph that is empty then. */
static void
take_out_mark(cmark_node *paragraph)
{
	cmark_node *node;

	do {
		node = paragraph->first_child;
		cmark_node_unlink(node);
	} while (node->type == CMARK_NODE_TEXT &&
	    paragraph->first_child != NULL &&
	    (paragraph->first_child->type == CMARK_NODE_SOFTBREAK ||
		paragraph->first_child->type == CMARK_NODE_LINEBREAK));
	if (paragraph->first_child == NULL)
		cmark_node_unlink(paragraph);
}

bool
callout_enter(struct writer *w, cmark_node *quotation)
{
	cmark_node *paragraph = quotation->first_child, *text;
	struct str title;
	size_t kind;

	if (paragraph == NULL || paragraph->type != CMARK_NODE_PARAGRAPH)
		return false;
	text = paragraph->first_child;
	if (text == NULL || text->type != CMARK_NODE_TEXT)
		return false;
	kind = kind_of(nodes_str(text->as.literal), &title);
	if (kind == KINDS)
		return false;
	take_out_mark(paragraph);
	writer_add(w, STR("<div class=\"callout callout-"));
	writer_add(w, kinds[kind].mark);
	writer_add(w, STR("\" role=\"note\""));
	writer_block(w);
	writer_add(w, STR(">\n<p class=\"callout-title\">"));
	writer_text(
	    w, title.n != 0 ? title : writer_label(w, kinds[kind].label));
	writer_add(w, STR("</p>\n"));
	return true;
}
