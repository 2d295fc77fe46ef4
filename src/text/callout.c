#include "text/callout.h"

#include "text/run.h"

/* GitHub's marks, which are the five looks, and Obsidian's that mean as much.
 */
static const struct {
	struct str mark;
	struct str look;
	enum markdown_label label;
} kinds[] = {
	{ STR_INIT("note"), STR_INIT("note"), LABEL_NOTE },
	{ STR_INIT("info"), STR_INIT("note"), LABEL_NOTE },
	{ STR_INIT("abstract"), STR_INIT("note"), LABEL_NOTE },
	{ STR_INIT("summary"), STR_INIT("note"), LABEL_NOTE },
	{ STR_INIT("tldr"), STR_INIT("note"), LABEL_NOTE },
	{ STR_INIT("todo"), STR_INIT("note"), LABEL_NOTE },
	{ STR_INIT("question"), STR_INIT("note"), LABEL_NOTE },
	{ STR_INIT("help"), STR_INIT("note"), LABEL_NOTE },
	{ STR_INIT("faq"), STR_INIT("note"), LABEL_NOTE },
	{ STR_INIT("example"), STR_INIT("note"), LABEL_NOTE },
	{ STR_INIT("tip"), STR_INIT("tip"), LABEL_TIP },
	{ STR_INIT("hint"), STR_INIT("tip"), LABEL_TIP },
	{ STR_INIT("success"), STR_INIT("tip"), LABEL_TIP },
	{ STR_INIT("check"), STR_INIT("tip"), LABEL_TIP },
	{ STR_INIT("done"), STR_INIT("tip"), LABEL_TIP },
	{ STR_INIT("important"), STR_INIT("important"), LABEL_IMPORTANT },
	{ STR_INIT("warning"), STR_INIT("warning"), LABEL_WARNING },
	{ STR_INIT("attention"), STR_INIT("warning"), LABEL_WARNING },
	{ STR_INIT("caution"), STR_INIT("caution"), LABEL_CAUTION },
	{ STR_INIT("danger"), STR_INIT("caution"), LABEL_CAUTION },
	{ STR_INIT("error"), STR_INIT("caution"), LABEL_CAUTION },
	{ STR_INIT("failure"), STR_INIT("caution"), LABEL_CAUTION },
	{ STR_INIT("fail"), STR_INIT("caution"), LABEL_CAUTION },
	{ STR_INIT("missing"), STR_INIT("caution"), LABEL_CAUTION },
	{ STR_INIT("bug"), STR_INIT("caution"), LABEL_CAUTION },
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
	*rest = str_skip(text, end + 1);
	/* Whether it is folded there: here everything is open. */
	if (str_starts(*rest, STR("+")) || str_starts(*rest, STR("-")))
		*rest = str_skip(*rest, 1);
	*rest = str_trim(*rest);
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
		nodes_unlink(node);
	} while (node->type == CMARK_NODE_TEXT &&
	    paragraph->first_child != NULL &&
	    (paragraph->first_child->type == CMARK_NODE_SOFTBREAK ||
		paragraph->first_child->type == CMARK_NODE_LINEBREAK));
	if (paragraph->first_child == NULL)
		nodes_unlink(paragraph);
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
	writer_add(w, kinds[kind].look);
	writer_add(w, STR("\" role=\"note\""));
	writer_block(w);
	writer_add(w, STR(">\n<p class=\"callout-title\">"));
	writer_text(
	    w, title.n != 0 ? title : writer_label(w, kinds[kind].label));
	writer_add(w, STR("</p>\n"));
	return true;
}
