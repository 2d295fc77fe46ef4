#include "text/title.h"

#include "base/arena.h"
#include "text/anchors.h"

static unsigned
first_level(const struct writer *w)
{
	unsigned level = w->options->heading_level;

	return level == 0 ? 2 : level > 6 ? 6 : level;
}

/*
 * The headings that stand around the next one, by the level they were written
 * with; their number says how deep it is. "##" after "#" is one deeper, and so
 * is "####": that is the skipped level.
 */
unsigned
title_level(struct writer *w, unsigned level, struct spot spot)
{
	unsigned above;

	while (w->around.n != 0 && w->around.levels[w->around.n - 1] >= level)
		w->around.n--;
	above = w->around.n != 0 ? w->around.levels[w->around.n - 1]
				 : w->around.least - 1;
	if (level > above + 1) {
		writer_report(w, CODE_HEADING_JUMP, spot,
		    "a heading of level %u stands below one of level %u", level,
		    above);
		writer_hint(w, "write %.*s", (int)above + 1, "######");
	}
	w->around.levels[w->around.n++] = level;
	level = first_level(w) + w->around.n - 1;
	return level > 6 ? 6 : level;
}

static void
add(struct writer *w, const cmark_node *node)
{
	struct title *title = vec_push(nodes_arena(), &w->titles);

	title->node = node;
	title->quoted = node->parent->type != CMARK_NODE_DOCUMENT;
	title->text = str_trim(nodes_text(node, w->arena));
	title->slug = anchors_slug(title->text, w->arena);
	title->id = anchors_make(w->anchors, title->slug);
	if (title->text.n == 0)
		writer_report(w, CODE_HEADING_EMPTY, writer_spot(node),
		    "this heading has no words");
}

static bool
repeats_title(const struct writer *w, const cmark_node *node)
{
	struct str title = w->options->title;

	return title.n != 0 && node != NULL &&
	    node->type == CMARK_NODE_HEADING &&
	    str_eq(str_trim(nodes_text(node, nodes_arena())), str_trim(title));
}

static bool
holds_blocks(const cmark_node *node)
{
	return CMARK_NODE_TYPE_BLOCK_P((cmark_node_type)node->type) &&
	    node->type != CMARK_NODE_PARAGRAPH &&
	    node->type != CMARK_NODE_HEADING && node->type != CMARK_NODE_TABLE;
}

void
title_find(struct writer *w, cmark_node *root)
{
	const cmark_node *node;

	if (repeats_title(w, root->first_child))
		nodes_unlink(root->first_child);
	w->around.least = 6;
	for (node = root; node != NULL; node = holds_blocks(node)
		 ? nodes_next(node, root)
		 : nodes_skip(node, root)) {
		if (node->type != CMARK_NODE_HEADING)
			continue;
		add(w, node);
		if ((unsigned)node->as.heading.level < w->around.least)
			w->around.least = (unsigned)node->as.heading.level;
	}
}

struct heading *
title_contents(const struct writer *w, size_t *n)
{
	struct heading *toc = arena_array(w->arena, w->titles.n, sizeof(*toc));

	*n = 0;
	for (size_t i = 0; i < w->titles.n; i++) {
		const struct title *title = &w->titles.items[i];

		if (!title->quoted && title->text.n != 0)
			toc[(*n)++] = (struct heading){ title->level, title->id,
				str_copy(w->arena, title->text) };
	}
	return toc;
}

void
title_enter(struct writer *w, const cmark_node *node)
{
	struct title *title;

	/* Some that were found may have been left out by the walk. */
	while (w->titles.items[w->titles.next].node != node)
		w->titles.next++;
	title = &w->titles.items[w->titles.next];

	title->level =
	    title_level(w, (unsigned)node->as.heading.level, writer_spot(node));
	writer_add(w, STR("<h"));
	buf_add_number(&w->out, title->level);
	writer_add(w, STR(" id=\""));
	writer_attribute(w, title->id);
	writer_add(w, STR("\""));
	writer_block(w);
	writer_add(w, STR(">"));
}

void
title_leave(struct writer *w)
{
	writer_add(w, STR("</h"));
	buf_add_number(&w->out, w->titles.items[w->titles.next++].level);
	writer_add(w, STR(">\n"));
	writer_block_end(w);
}
