#include "text/nodes.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm/parser.h>

#include "base/arena.h"
#include "text/comment.h"
#include "text/unmarked.h"

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
	struct str body; /* that was parsed last */
	cmark_node *root; /* its tree, whole; or NULL */
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

/* Without a "^" there is no footnote, and the tree is not walked for them. */
static int
options_for(struct str body)
{
	return str_find_char(body, '^') != STR_NONE ? CMARK_OPT_FOOTNOTES
						    : CMARK_OPT_DEFAULT;
}

/* What ends a line beside "\n", and NUL, which is replaced. */
static bool
has_other_ends(struct str body)
{
	return str_find_char(body, '\r') != STR_NONE ||
	    str_find_char(body, '\0') != STR_NONE;
}

/*
 * The library goes through what it is fed byte by byte to find where a line
 * ends, which takes a seventh of its time. So a line is laid where it keeps
 * one whose end is still to come, and its end alone is fed.
 */
static void
feed(cmark_parser *parser, struct str body)
{
	struct str line;

	if (has_other_ends(body)) {
		cmark_parser_feed(parser, body.p, body.n);
		return;
	}
	while (str_cut(&body, '\n', &line)) {
		cmark_strbuf_put(&parser->linebuf,
		    (const unsigned char *)line.p, (bufsize_t)line.n);
		cmark_parser_feed(parser, "\n", 1);
	}
}

static cmark_node *
parse(struct str body)
{
	/* The parser is not freed: it lies in the arena too. */
	cmark_parser *parser =
	    cmark_parser_new_with_mem(options_for(body), &memory);
	struct unmarked unmarked = { 0 };
	cmark_node *root;

	for (size_t i = 0; i < EXTENSIONS; i++)
		cmark_parser_attach_syntax_extension(
		    parser, door.extensions[i]);
	feed(parser, body);
	unmarked_hide(&unmarked, parser->root);
	root = cmark_parser_finish(parser);
	unmarked_show(&unmarked);
	return root;
}

static cmark_node *
make_tree(struct str body)
{
	struct str line = body;
	cmark_node *root;

	while (line.n != 0 && line.p[line.n - 1] == '\n')
		line.n--;
	root = unmarked_line(line);
	if (root == NULL)
		root = parse(body);
	if (comment_may_be_in(body))
		comment_hide_all(root);
	return root;
}

/* A page that tells how it grew shows its own body once more. */
cmark_node *
nodes_parse(struct str body)
{
	if (!door.ready)
		open_door();
	if (door.root != NULL && str_eq(door.body, body))
		return door.root;
	arena_reset(&door.arena);
	door.body = str_copy(&door.arena, body);
	door.root = make_tree(door.body);
	return door.root;
}

void
nodes_unlink(cmark_node *node)
{
	door.root = NULL;
	cmark_node_unlink(node);
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
