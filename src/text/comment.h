/*
 * comment: what stands between %% and %% is an author's note to oneself.
 *
 * Obsidian shows nothing of it, and who wrote it there relies on that. In the
 * tree it becomes an empty comment of HTML, which the writer reports where the
 * first mark stands and which everything else that reads a tree passes over.
 * One that begins a line may go over several blocks. A mark that no other
 * follows is text, and so is one in code.
 *
 * Source    help.obsidian.md, "Basic formatting syntax", Comments.
 */
#ifndef TEXT_COMMENT_H
#define TEXT_COMMENT_H

#include "text/nodes.h"

/* A quick look: whether there may be one. */
bool comment_may_be_in(struct str body);
void comment_hide_all(cmark_node *root);

#endif
