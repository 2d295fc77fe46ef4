#include "text/comment.h"

#include <cmark-gfm.h>

static const struct str mark_signs = STR_INIT("%%");

/* A mark in a node's text; or somewhere below the node, where no text has it
 * that could be cut. */
struct mark {
	cmark_node *node;
	size_t at; /* STR_NONE: below */
};

bool
comment_may_be_in(struct str body)
{
	size_t at = str_find_char(body, *mark_signs.p);

	return at != STR_NONE &&
	    str_find(str_skip(body, at), mark_signs) != STR_NONE;
}

static size_t
mark_in(const cmark_node *node, size_t from)
{
	size_t at;

	if (node->type != CMARK_NODE_TEXT)
		return STR_NONE;
	at = str_find(str_skip(nodes_str(node->as.literal), from), mark_signs);
	return at == STR_NONE ? STR_NONE : from + at;
}

static bool
is_below(const cmark_node *node)
{
	for (const cmark_node *at = node; at != NULL;
	     at = nodes_next(at, node)) {
		if (mark_in(at, 0) != STR_NONE)
			return true;
	}
	return false;
}

/* The first mark in the text of node from an offset on, or in a sibling. */
static bool
find(cmark_node *node, size_t from, struct mark *found)
{
	for (; node != NULL; node = node->next, from = 0) {
		*found = (struct mark){ node, mark_in(node, from) };
		if (found->at != STR_NONE)
			return true;
	}
	return false;
}

/* The same of the mark that ends a comment: it may stand deeper. */
static bool
find_end(cmark_node *node, size_t from, struct mark *found)
{
	for (; node != NULL; node = node->next, from = 0) {
		*found = (struct mark){ node, mark_in(node, from) };
		if (found->at != STR_NONE ||
		    (node->type != CMARK_NODE_TEXT && is_below(node)))
			return true;
	}
	return false;
}

/* What tells that a comment began with that mark. */
static cmark_node *
add_comment(struct mark start, cmark_node *behind, cmark_node_type type)
{
	cmark_node *comment = cmark_node_new_with_mem(type, nodes_memory());

	cmark_node_set_literal(comment, "<!---->");
	comment->start_line = start.node->start_line;
	comment->start_column = start.node->start_column + (int)start.at;
	cmark_node_insert_after(behind, comment);
	return comment;
}

static void
unlink_until(cmark_node *node, const cmark_node *end)
{
	cmark_node *next;

	for (; node != end; node = next) {
		next = node->next;
		cmark_node_unlink(node);
	}
}

/* Leave of a text what is behind its mark; what it was below goes whole. */
static void
keep_behind(const struct mark *end)
{
	cmark_chunk *text = &end->node->as.literal;
	size_t n = end->at + mark_signs.n;

	if (end->at == STR_NONE || n == (size_t)text->len) {
		cmark_node_unlink(end->node);
		return;
	}
	text->data += n;
	text->len -= (bufsize_t)n;
}

static void
keep_before(const struct mark *start)
{
	start->node->as.literal.len = (bufsize_t)start->at;
	if (start->at == 0)
		cmark_node_unlink(start->node);
}

/* Make two of a text; what is given back begins at the offset. */
static cmark_node *
divide(cmark_node *text, size_t at)
{
	cmark_node *rest =
	    cmark_node_new_with_mem(CMARK_NODE_TEXT, nodes_memory());

	rest->as.literal = text->as.literal;
	rest->as.literal.data += at;
	rest->as.literal.len -= (bufsize_t)at;
	rest->start_line = text->start_line;
	rest->start_column = text->start_column + (int)at;
	text->as.literal.len = (bufsize_t)at;
	cmark_node_insert_after(text, rest);
	return rest;
}

/* From mark to mark among the children of one node; what follows is there. */
static cmark_node *
hide(struct mark start, struct mark end)
{
	cmark_node *comment;

	if (end.node == start.node)
		end = (struct mark){ divide(start.node, end.at), 0 };
	comment = add_comment(start, start.node, CMARK_NODE_HTML_INLINE);
	unlink_until(comment->next, end.node);
	keep_before(&start);
	keep_behind(&end);
	return comment->next;
}

/* Percent signs between words are no start of a comment of several blocks. */
static bool
begins_line(struct mark mark)
{
	const cmark_node *before = mark.node->prev;

	return mark.at == 0 &&
	    (before == NULL || before->type == CMARK_NODE_SOFTBREAK);
}

/* From a mark in a paragraph to one in a block behind it. */
static void
hide_blocks(cmark_node *paragraph, struct mark start)
{
	struct mark end, inner;
	cmark_node *comment;

	if (!find_end(paragraph->next, 0, &end))
		return;
	comment = add_comment(start, paragraph, CMARK_NODE_HTML_BLOCK);
	unlink_until(start.node->next, NULL);
	keep_before(&start);
	unlink_until(comment->next, end.node);
	if (end.node->type != CMARK_NODE_PARAGRAPH ||
	    !find_end(end.node->first_child, 0, &inner)) {
		cmark_node_unlink(end.node);
		return;
	}
	unlink_until(end.node->first_child, inner.node);
	keep_behind(&inner);
}

static void
hide_among(cmark_node *parent)
{
	cmark_node *node = parent->first_child;
	struct mark start, end;

	while (find(node, 0, &start)) {
		if (!find_end(start.node, start.at + mark_signs.n, &end)) {
			if (parent->type == CMARK_NODE_PARAGRAPH &&
			    begins_line(start))
				hide_blocks(parent, start);
			return;
		}
		node = hide(start, end);
	}
}

void
comment_hide_all(cmark_node *root)
{
	for (cmark_node *node = root; node != NULL;
	     node = (cmark_node *)nodes_next(node, root))
		hide_among(node);
}
