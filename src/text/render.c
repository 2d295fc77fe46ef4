#include "text/render.h"

#include "base/limits.h"
#include "text/anchors.h"
#include "text/callout.h"
#include "text/footnote.h"
#include "text/link.h"
#include "text/nesting.h"
#include "text/picture.h"
#include "text/raw.h"
#include "text/run.h"
#include "text/table.h"
#include "text/title.h"

static void
open_block(struct writer *w, struct str tag)
{
	writer_add(w, tag);
	writer_block(w);
	writer_add(w, STR(">"));
}

/* A paragraph of a tight list stands in its item without a tag. */
static bool
is_tight(const cmark_node *paragraph)
{
	const cmark_node *list = paragraph->parent->parent;

	return list != NULL && list->type == CMARK_NODE_LIST &&
	    list->as.list.tight;
}

static void
enter_list(struct writer *w, const cmark_node *list)
{
	writer_line(w);
	if (list->as.list.list_type == CMARK_BULLET_LIST)
		writer_add(w, STR("<ul"));
	else if (list->as.list.start == 1)
		writer_add(w, STR("<ol"));
	else
		buf_printf(&w->out, "<ol start=\"%d\"", list->as.list.start);
	writer_block(w);
	writer_add(w, STR(">\n"));
}

static void
leave_list(struct writer *w, const cmark_node *list)
{
	writer_add(w,
	    list->as.list.list_type == CMARK_BULLET_LIST ? STR("</ul>\n")
							 : STR("</ol>\n"));
	writer_block_end(w);
}

static void
enter_item(struct writer *w, const cmark_node *item)
{
	enum markdown_label label;

	if (!nodes_is_task(item)) {
		open_block(w, STR("<li"));
		return;
	}
	label = item->as.list.checked ? LABEL_DONE : LABEL_OPEN;
	open_block(w, STR("<li class=\"task\""));
	writer_add(w, STR("<input type=\"checkbox\" disabled"));
	if (item->as.list.checked)
		writer_add(w, STR(" checked"));
	writer_add(w, STR(" aria-label=\""));
	writer_attribute(w, writer_label(w, label));
	writer_add(w, STR("\"> "));
}

static void
write_code_block(struct writer *w, const cmark_node *node)
{
	struct str info = nodes_str(node->as.code.info);
	struct str language = str_slice(info, 0, str_find_char(info, ' '));

	writer_line(w);
	table_scroller(w, LABEL_LISTING, ++w->anchors->listings, language);
	writer_add(w,
	    w->options->rtl ? STR("<pre dir=\"ltr\"><code")
			    : STR("<pre><code"));
	if (language.n != 0) {
		writer_add(w, STR(" class=\"language-"));
		writer_attribute(w, language);
		writer_add(w, STR("\""));
	}
	writer_add(w, STR(">"));
	writer_attribute(w, nodes_str(node->as.code.literal));
	writer_add(w, STR("</code></pre></section>\n"));
}

static bool
enter_paragraph(struct writer *w, const cmark_node *node)
{
	if (is_tight(node))
		return true;
	writer_line(w);
	if (picture_figure(w, node))
		return false;
	open_block(w, STR("<p"));
	return true;
}

static void
leave_paragraph(struct writer *w, const cmark_node *node)
{
	if (is_tight(node)) {
		writer_gap(w);
		return;
	}
	footnote_end_paragraph(w, node);
	if (str_ends(buf_str(&w->out), STR("<p>")))
		w->out.n -= 3; /* all it held was left out */
	else
		writer_add(w, STR("</p>\n"));
	writer_block_end(w);
}

static void
enter_quotation(struct writer *w, cmark_node *node)
{
	writer_line(w);
	if (callout_enter(w, node)) {
		node->user_data = w;
		return;
	}
	open_block(w, STR("<blockquote"));
	writer_add(w, STR("\n"));
}

static void
leave_quotation(struct writer *w, const cmark_node *node)
{
	writer_line(w);
	writer_add(w,
	    node->user_data != NULL ? STR("</div>\n") : STR("</blockquote>\n"));
	writer_block_end(w);
}

static void
write_code(struct writer *w, const cmark_node *node)
{
	writer_add(w, STR("<code>"));
	writer_text(w, nodes_str(node->as.literal));
	writer_add(w, STR("</code>"));
}

/* Node types of extensions are variables, so they are no cases. */
static bool
enter_extension(struct writer *w, cmark_node *node)
{
	if (node->type == CMARK_NODE_STRIKETHROUGH) {
		writer_add(w, STR("<del>"));
	} else {
		if (node->type == CMARK_NODE_TABLE)
			writer_line(w);
		table_enter(w, node);
	}
	return true;
}

static void
leave_extension(struct writer *w, const cmark_node *node)
{
	if (node->type == CMARK_NODE_STRIKETHROUGH)
		writer_add(w, STR("</del>"));
	else
		table_leave(w, node);
}

/* True if the children are to be walked, and leave() is to follow. */
static bool
enter(struct writer *w, cmark_node *node)
{
	switch (node->type) {
	case CMARK_NODE_DOCUMENT:
		return true;
	case CMARK_NODE_BLOCK_QUOTE:
		enter_quotation(w, node);
		return true;
	case CMARK_NODE_LIST:
		enter_list(w, node);
		return true;
	case CMARK_NODE_ITEM:
		enter_item(w, node);
		return true;
	case CMARK_NODE_HEADING:
		if (node->first_child == NULL)
			return false; /* reported, and nothing to show */
		writer_line(w);
		title_enter(w, node);
		return true;
	case CMARK_NODE_PARAGRAPH:
		return enter_paragraph(w, node);
	case CMARK_NODE_FOOTNOTE_DEFINITION:
		footnote_enter(w);
		return true;
	case CMARK_NODE_CODE_BLOCK:
		write_code_block(w, node);
		return false;
	case CMARK_NODE_THEMATIC_BREAK:
		writer_line(w);
		writer_add(w, STR("<hr>\n"));
		return false;
	case CMARK_NODE_HTML_BLOCK:
	case CMARK_NODE_HTML_INLINE:
		raw_write(w, node);
		return false;
	case CMARK_NODE_TEXT:
		run_write(w, node);
		return false;
	case CMARK_NODE_CODE:
		write_code(w, node);
		return false;
	case CMARK_NODE_SOFTBREAK:
		writer_text(w, STR("\n"));
		return false;
	case CMARK_NODE_LINEBREAK:
		writer_add(w, STR("<br>"));
		writer_text(w, STR("\n"));
		return false;
	case CMARK_NODE_EMPH:
		writer_add(w, STR("<em>"));
		return true;
	case CMARK_NODE_STRONG:
		writer_add(w, STR("<strong>"));
		return true;
	case CMARK_NODE_LINK:
		link_enter(w, node);
		return true;
	case CMARK_NODE_IMAGE:
		picture_node(w, node);
		return false;
	case CMARK_NODE_FOOTNOTE_REFERENCE:
		footnote_refer(w, node);
		return false;
	default:
		return enter_extension(w, node);
	}
}

static void
leave(struct writer *w, const cmark_node *node)
{
	nesting_leave(w, node);
	switch (node->type) {
	case CMARK_NODE_DOCUMENT:
		break;
	case CMARK_NODE_BLOCK_QUOTE:
		leave_quotation(w, node);
		break;
	case CMARK_NODE_LIST:
		leave_list(w, node);
		break;
	case CMARK_NODE_ITEM:
		writer_add(w, STR("</li>\n"));
		writer_block_end(w);
		break;
	case CMARK_NODE_HEADING:
		title_leave(w);
		break;
	case CMARK_NODE_PARAGRAPH:
		leave_paragraph(w, node);
		break;
	case CMARK_NODE_FOOTNOTE_DEFINITION:
		footnote_leave(w, node);
		break;
	case CMARK_NODE_EMPH:
		writer_add(w, STR("</em>"));
		break;
	case CMARK_NODE_STRONG:
		writer_add(w, STR("</strong>"));
		break;
	case CMARK_NODE_LINK:
		link_leave(w, node);
		break;
	default:
		leave_extension(w, node);
		break;
	}
}

static bool
within_limits(struct writer *w, const cmark_node *node)
{
	if (w->out.n <= LIMIT_PAGE_BYTES)
		return true;
	writer_report(w, CODE_MARKDOWN_LIMIT, writer_spot(node),
	    "the page made of this text is over %u MiB",
	    LIMIT_PAGE_BYTES / 1024u / 1024u);
	writer_hint(w, "divide it into several pages");
	return false;
}

/* What stands too deep is shown as text; a browser would give up too. */
static void
flatten(struct writer *w, const cmark_node *node)
{
	if (!w->flattened) {
		writer_report(w, CODE_MARKDOWN_LIMIT, writer_spot(node),
		    "this stands inside of more than %u other parts",
		    LIMIT_MARKUP_DEPTH);
		writer_hint(w, "it is shown as plain text");
	}
	w->flattened = true;
	writer_text(w, nodes_text(node, nodes_arena()));
}

static bool
is_html(const cmark_node *node)
{
	return node->type == CMARK_NODE_HTML_BLOCK ||
	    node->type == CMARK_NODE_HTML_INLINE;
}

/* True if the walk goes on with the first child. */
static bool
visit(struct writer *w, cmark_node *node, unsigned depth)
{
	if (w->raw.n != 0)
		nesting_make_room(w, node);
	if (nesting_hides(w) && !is_html(node))
		return false;
	if (depth >= LIMIT_MARKUP_DEPTH && node->first_child != NULL) {
		flatten(w, node);
		return false;
	}
	if (!enter(w, node))
		return false;
	if (node->first_child == NULL)
		leave(w, node);
	return node->first_child != NULL;
}

bool
render_tree(struct writer *w, cmark_node *root)
{
	cmark_node *node = root;
	unsigned depth = 0;

	while (within_limits(w, node)) {
		if (visit(w, node, depth)) {
			node = node->first_child;
			depth++;
			continue;
		}
		for (; node != root && node->next == NULL; depth--) {
			node = node->parent;
			leave(w, node);
		}
		if (node == root) {
			writer_line(w);
			return true;
		}
		node = node->next;
	}
	return false;
}
