#include "text/unmarked.h"

#include "base/arena.h"
#include "base/lanes.h"

/*
 * Of LANES bytes, those that may begin a mark within a line, and what cannot
 * be seen: ` \\ & < * ~ _ and brackets; without these, what ends one is none.
 */
static uint32_t
marks_in(struct lanes v)
{
	/* [ \ ] ^ _ ` are neighbours. */
	struct lanes brackets = lanes_between(v, '[', '`');
	struct lanes signs = lanes_or(lanes_equal(v, '*'), lanes_equal(v, '~'));
	struct lanes html = lanes_or(lanes_equal(v, '&'), lanes_equal(v, '<'));

	brackets = lanes_or(brackets, lanes_between(v, '\0', '\x1F'));
	return lanes_mask(lanes_or(brackets, lanes_or(signs, html)));
}

static bool
is_unmarked(struct str text)
{
	size_t at = 0;
	uint32_t rest;

	for (; text.n - at >= LANES; at += LANES) {
		if (marks_in(lanes_load(text.p + at)) != 0)
			return false;
	}
	if (at == text.n)
		return true;
	rest = marks_in(lanes_few(text.p + at, text.n - at));
	return (rest & ((1u << (text.n - at)) - 1)) == 0;
}

static cmark_node *
add_node(cmark_node *parent, cmark_node_type type)
{
	cmark_node *node = arena_alloc(nodes_arena(), sizeof(*node));

	/* What frees the node, in the library, frees its content too. */
	node->content.mem = nodes_memory();
	node->type = (uint16_t)type;
	node->start_line = node->start_column = node->end_line = 1;
	node->parent = parent;
	if (parent != NULL)
		parent->first_child = parent->last_child = node;
	return node;
}

static void
add_text(cmark_node *parent, unsigned char *p, size_t n)
{
	cmark_node *text = add_node(parent, CMARK_NODE_TEXT);

	text->as.literal.data = p;
	text->as.literal.len = (bufsize_t)n;
	text->start_line = text->end_line = parent->start_line;
	text->start_column = parent->start_column + parent->internal_offset;
	text->end_column = text->start_column + (int)n - 1;
}

/* A line that starts with a letter opens no block. */
cmark_node *
unmarked_line(struct str line)
{
	cmark_node *root;

	if (line.n == 0 || line.p[line.n - 1] == ' ' ||
	    (unsigned)(line.p[0] | 0x20) - 'a' >= 26 || !is_unmarked(line))
		return NULL;
	root = add_node(NULL, CMARK_NODE_DOCUMENT);
	add_text(add_node(root, CMARK_NODE_PARAGRAPH),
	    (unsigned char *)arena_cstr(nodes_arena(), line), line.n);
	return root;
}

/* A paragraph or heading that is open may be looked at once more. */
static bool
is_done(const cmark_node *node)
{
	return node->type == CMARK_NODE_TABLE_CELL ||
	    ((node->type == CMARK_NODE_PARAGRAPH ||
		 node->type == CMARK_NODE_HEADING) &&
		(node->flags & CMARK_NODE__OPEN) == 0);
}

/* Its text without the space and the line's end behind it, as it is parsed. */
static struct str
content_of(const cmark_node *node)
{
	struct str text = { (const char *)node->content.ptr,
		(size_t)node->content.size };

	while (text.n != 0 &&
	    (text.p[text.n - 1] == ' ' || text.p[text.n - 1] == '\n'))
		text.n--;
	return text;
}

static void
hide(struct unmarked *u, cmark_node *node, size_t n)
{
	if (n != 0)
		add_text(node, node->content.ptr, n);
	vec_push(nodes_arena(), u);
	u->items[u->n - 1].node = node;
	u->items[u->n - 1].type = node->type;
	node->type = CMARK_NODE_CUSTOM_BLOCK;
}

void
unmarked_hide(struct unmarked *u, cmark_node *root)
{
	struct str text;

	for (cmark_node *node = root, *next; node != NULL; node = next) {
		next = nodes_next(node, root);
		if (!is_done(node))
			continue;
		text = content_of(node);
		if (is_unmarked(text))
			hide(u, node, text.n);
	}
}

void
unmarked_show(const struct unmarked *u)
{
	for (size_t i = 0; i < u->n; i++)
		u->items[i].node->type = u->items[i].type;
}
