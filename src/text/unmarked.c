#include "text/unmarked.h"

#include "base/arena.h"
#include "base/lanes.h"

/*
 * Bytes that mean themselves wherever in a line they stand, a digit 1 each:
 * all that can be seen but ` \\ & < > * _ [ ] ~ | { } # ^ and DEL.
 */
/* clang-format off */
static const char plain[257] =
    "00000000000000000000000000000000"
    "11101101110111111111111111110101"
    "11111111111111111111111111100000"
    "01111111111111111111111111100000"
    "11111111111111111111111111111111"
    "11111111111111111111111111111111"
    "11111111111111111111111111111111"
    "11111111111111111111111111111111";
/* clang-format on */

/* The same for LANES bytes: true if all of them mean themselves. */
static bool
are_plain(const char *p)
{
	struct lanes v = lanes_load(p);
	/* [ \ ] ^ _ ` and { | } ~ DEL are neighbours. */
	struct lanes brackets =
	    lanes_or(lanes_between(v, '[', '`'), lanes_between(v, '{', '\x7F'));
	struct lanes tags = lanes_or(lanes_equal(v, '<'), lanes_equal(v, '>'));
	struct lanes other = lanes_or(lanes_equal(v, '*'),
	    lanes_or(lanes_equal(v, '&'), lanes_equal(v, '#')));

	other = lanes_or(other, lanes_between(v, '\0', '\x1F'));
	return lanes_mask(lanes_or(other, lanes_or(brackets, tags))) == 0;
}

static bool
is_unmarked(struct str text)
{
	size_t at = 0;

	for (; text.n - at >= LANES; at += LANES) {
		if (!are_plain(text.p + at))
			return false;
	}
	for (; at < text.n; at++) {
		if (plain[(unsigned char)text.p[at]] == '0')
			return false;
	}
	return true;
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
