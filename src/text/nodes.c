#include "text/nodes.h"

#include <cmark-gfm-core-extensions.h>

#include "base/arena.h"
#include "text/comment.h"

static const char *const extension_names[] = { "table", "strikethrough",
	"tasklist" };
#define EXTENSIONS (sizeof(extension_names) / sizeof(*extension_names))

/*
 * The one mutable global of the program: cmark_mem's functions are called
 * without a context, and the library registers its extensions for good.
 */
static struct {
	bool ready;
	struct arena arena; /* the tree and all it says; reset by each parse */
	cmark_syntax_extension *extensions[EXTENSIONS];
} door;

/* Stands before each block, for realloc. */
struct header {
	_Alignas(max_align_t) size_t n;
};

/* A block of n bytes, which are not zeroed. */
static void *
new_block(size_t n)
{
	struct header *h;
	size_t bytes;

	/* A size that wraps is one that no arena has. */
	if (!size_add(n, sizeof(*h), &bytes))
		bytes = SIZE_MAX;
	h = arena_aligned(&door.arena, bytes);
	h->n = n;
	return h + 1;
}

static void *
memory_calloc(size_t n, size_t size)
{
	size_t bytes;

	if (!size_mul(n, size, &bytes))
		bytes = SIZE_MAX;
	return memset(new_block(bytes), 0, bytes);
}

/* The block given out last grows where it is. */
static void *
memory_realloc(void *old, size_t n)
{
	struct header *h;
	size_t more;
	void *p;

	if (old == NULL)
		return new_block(n);
	h = (struct header *)old - 1;
	if (n <= h->n)
		return old;
	more = n - h->n;
	if ((char *)old + h->n == door.arena.next &&
	    more <= (size_t)(door.arena.end - door.arena.next)) {
		door.arena.next += more;
		h->n = n;
		return old;
	}
	p = new_block(n);
	return memcpy(p, old, h->n);
}

static void
memory_free(void *p)
{
	(void)p;
}

static cmark_mem memory = { memory_calloc, memory_realloc, memory_free };

static void
open_door(void)
{
	cmark_gfm_core_extensions_ensure_registered();
	for (size_t i = 0; i < EXTENSIONS; i++)
		door.extensions[i] =
		    cmark_find_syntax_extension(extension_names[i]);
	arena_init(&door.arena);
	door.ready = true;
}

/*
 * Bytes that mean themselves wherever in a line they stand, a digit 1 each:
 * all that can be seen but ` \\ % & < > * _ [ ] ~ | { } # ^ and DEL.
 */
/* clang-format off */
static const char plain[257] =
    "00000000000000000000000000000000"
    "11101001110111111111111111110101"
    "11111111111111111111111111100000"
    "01111111111111111111111111100000"
    "11111111111111111111111111111111"
    "11111111111111111111111111111111"
    "11111111111111111111111111111111"
    "11111111111111111111111111111111";
/* clang-format on */

/*
 * One line of words: it starts with a letter, which opens no block, and what
 * would make something of the rest of it is not there.
 */
static bool
is_plain_line(struct str line)
{
	if (line.n == 0 || line.p[line.n - 1] == ' ' ||
	    (unsigned)(line.p[0] | 0x20) - 'a' >= 26 ||
	    str_find_char(line, '\n') != STR_NONE)
		return false;
	for (size_t i = 0; i < line.n; i++) {
		if (plain[(unsigned char)line.p[i]] == '0')
			return false;
	}
	return true;
}

static cmark_node *
add_node(cmark_node *parent, cmark_node_type type)
{
	cmark_node *node = arena_alloc(&door.arena, sizeof(*node));

	node->type = (uint16_t)type;
	node->start_line = node->start_column = node->end_line = 1;
	node->parent = parent;
	if (parent != NULL)
		parent->first_child = parent->last_child = node;
	return node;
}

/* The tree of a plain line, as the parser makes it. */
static cmark_node *
plain_tree(struct str line)
{
	cmark_node *root = add_node(NULL, CMARK_NODE_DOCUMENT), *text;

	text = add_node(add_node(root, CMARK_NODE_PARAGRAPH), CMARK_NODE_TEXT);
	text->as.literal.data = (unsigned char *)arena_cstr(&door.arena, line);
	text->as.literal.len = (bufsize_t)line.n;
	return root;
}

/* Without a "^" there is no footnote, and the tree is not walked for them. */
static int
options_for(struct str body)
{
	return str_find_char(body, '^') != STR_NONE ? CMARK_OPT_FOOTNOTES
						    : CMARK_OPT_DEFAULT;
}

cmark_node *
nodes_parse(struct str body)
{
	cmark_parser *parser;
	struct str line = body;
	cmark_node *root;

	if (!door.ready)
		open_door();
	arena_reset(&door.arena);
	while (line.n != 0 && line.p[line.n - 1] == '\n')
		line.n--;
	if (is_plain_line(line))
		return plain_tree(line);
	/* The parser is not freed: it lies in the arena too. */
	parser = cmark_parser_new_with_mem(options_for(body), &memory);
	for (size_t i = 0; i < EXTENSIONS; i++)
		cmark_parser_attach_syntax_extension(
		    parser, door.extensions[i]);
	cmark_parser_feed(parser, body.n != 0 ? body.p : "", body.n);
	root = cmark_parser_finish(parser);
	if (comment_may_be_in(body))
		comment_hide_all(root);
	return root;
}

struct arena *
nodes_arena(void)
{
	return &door.arena;
}

cmark_mem *
nodes_memory(void)
{
	return &memory;
}

bool
nodes_is_task(const cmark_node *item)
{
	return item->extension == door.extensions[2];
}

cmark_node *
nodes_skip(const cmark_node *node, const cmark_node *root)
{
	while (node != root && node->next == NULL)
		node = node->parent;
	return node != root ? node->next : NULL;
}

cmark_node *
nodes_next(const cmark_node *node, const cmark_node *root)
{
	return node->first_child != NULL ? node->first_child
					 : nodes_skip(node, root);
}

static struct str
own_text(const cmark_node *node)
{
	switch (node->type) {
	case CMARK_NODE_TEXT:
	case CMARK_NODE_CODE:
		return nodes_str(node->as.literal);
	case CMARK_NODE_SOFTBREAK:
	case CMARK_NODE_LINEBREAK:
		return STR(" ");
	default:
		return (struct str){ NULL, 0 };
	}
}

struct str
nodes_text(const cmark_node *node, struct arena *arena)
{
	struct str own, text = { NULL, 0 };
	size_t n = 0;
	char *p;

	for (const cmark_node *at = node; at != NULL;
	     at = nodes_next(at, node)) {
		own = own_text(at);
		n += own.n;
		if (own.n != 0)
			text = own;
	}
	if (text.n == n) /* one piece: no copy */
		return text;
	p = arena_bytes(arena, n);
	text = (struct str){ p, n };
	for (const cmark_node *at = node; at != NULL;
	     at = nodes_next(at, node)) {
		own = own_text(at);
		if (own.n != 0)
			memcpy(p, own.p, own.n);
		p += own.n;
	}
	return text;
}
