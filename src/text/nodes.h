/*
 * nodes: cmark-gfm's tree of a body, read directly.
 *
 * The nodes' members are read where they lie: the accessors of cmark-gfm.h
 * copy every literal to end it with a NUL, and cost a call for each member.
 * Everything that walks a tree includes this; nothing else sees cmark-gfm.
 *
 * Owner     the tree and all its texts live until the next nodes_parse.
 */
#ifndef TEXT_NODES_H
#define TEXT_NODES_H

#include <cmark-gfm/node.h>

#include "base/str.h"

struct arena;

/* The extensions' node types are given out when they are registered; the
 * library exports them, its installed headers leave them out. */
extern cmark_node_type CMARK_NODE_TABLE;
extern cmark_node_type CMARK_NODE_TABLE_ROW;
extern cmark_node_type CMARK_NODE_TABLE_CELL;
extern cmark_node_type CMARK_NODE_STRIKETHROUGH;

/*
 * The tree of a body without its comments; what was parsed before is gone,
 * unless it is the same body once more, whose tree is as it was left.
 */
cmark_node *nodes_parse(struct str body);
/* Take a node out of the tree, which is then no longer that of its body. */
void nodes_unlink(cmark_node *node);
/* Memory that lives as long as the tree, for what is derived from it. */
struct arena *nodes_arena(void);
/* The same, as the library asks for it. */
cmark_mem *nodes_memory(void);

bool nodes_is_task(const cmark_node *item);

/* The node after this one in reading order within root, children first. */
cmark_node *nodes_next(const cmark_node *node, const cmark_node *root);
/* The same without the children of node. */
cmark_node *nodes_skip(const cmark_node *node, const cmark_node *root);

/* The words below a node: text, code and pictures' alternatives. */
struct str nodes_text(const cmark_node *node, struct arena *arena);

static inline struct str
nodes_str(cmark_chunk chunk)
{
	return (struct str){ (const char *)chunk.data, (size_t)chunk.len };
}

#endif
