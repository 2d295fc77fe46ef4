#include "text/nesting.h"

#include "base/arena.h"
#include "text/list.h"

struct raw_element *
nesting_top(const struct writer *w, const cmark_node *parent)
{
	struct raw_element *e;

	if (w->raw.n == 0)
		return NULL;
	e = &w->raw.items[w->raw.n - 1];
	return e->parent == parent ? e : NULL;
}

bool
nesting_hides(const struct writer *w)
{
	return w->raw.n != 0 && w->raw.items[w->raw.n - 1].hidden;
}

void
nesting_pop(struct writer *w)
{
	struct raw_element *e = &w->raw.items[--w->raw.n];

	if (e->hidden)
		return;
	if (e->element->way == WAY_HEADING)
		buf_printf(&w->out, "</h%u>", e->level);
	else
		buf_printf(&w->out, "</%.*s>", STR_ARG(e->element->name));
	if (e->element->way == WAY_TABLE)
		writer_add(w, STR("</section>"));
	if (e->element->way == WAY_LINK)
		w->in_link--;
	if (e->block)
		writer_block_end(w);
}

/* Close the top one where its end was not written. */
void
nesting_close_early(struct writer *w)
{
	struct raw_element *e = &w->raw.items[w->raw.n - 1];

	if (!e->element->end_optional && !e->hidden) {
		writer_report(w, CODE_HTML_UNCLOSED, e->spot,
		    "<%.*s> is not closed where it was opened",
		    STR_ARG(e->element->name));
		writer_hint(w,
		    "write </%.*s> in the same paragraph, list item, table "
		    "cell or quotation",
		    STR_ARG(e->element->name));
	}
	nesting_pop(w);
}

void
nesting_leave(struct writer *w, const cmark_node *node)
{
	while (nesting_top(w, node) != NULL)
		nesting_close_early(w);
}

void
nesting_make_room(struct writer *w, const cmark_node *node)
{
	const struct raw_element *e;

	if (node->type == CMARK_NODE_HTML_BLOCK ||
	    !CMARK_NODE_TYPE_BLOCK_P((cmark_node_type)node->type))
		return;
	while ((e = nesting_top(w, node->parent)) != NULL && !e->hidden &&
	    e->element->content != CONTENT_BLOCKS)
		nesting_close_early(w);
}

/* Text and inline elements of a block cannot stand in a table or a list. */
bool
nesting_holds_text(const struct raw_element *e)
{
	return e == NULL || e->element->content == CONTENT_LINE ||
	    e->element->content == CONTENT_BLOCKS;
}

static bool
fits(const struct writer *w, const cmark_node *node,
    const struct element *element)
{
	const struct raw_element *e = nesting_top(w, node->parent);

	switch (element->place) {
	case PLACE_PART:
		return e != NULL &&
		    list_has(element->parents, e->element->name);
	case PLACE_LINE:
		return nesting_holds_text(e);
	case PLACE_BLOCK:
		break;
	}
	return node->type == CMARK_NODE_HTML_BLOCK &&
	    (e == NULL || e->element->content == CONTENT_BLOCKS);
}

/* Close those whose end may be left out, such as <li>, until it fits. */
bool
nesting_fit(
    struct writer *w, const cmark_node *node, const struct element *element)
{
	size_t n = w->raw.n;

	while (!fits(w, node, element)) {
		const struct raw_element *e = nesting_top(w, node->parent);

		if (e == NULL || !e->element->end_optional) {
			w->raw.n = n;
			return false;
		}
		w->raw.n--;
	}
	/* It does; now they are closed in earnest. */
	for (size_t keep = w->raw.n, i = w->raw.n = n; i > keep; i--)
		nesting_pop(w);
	return true;
}

struct raw_element *
nesting_push(struct writer *w, const cmark_node *node,
    const struct element *element, struct spot spot)
{
	struct raw_element *e = vec_push(nodes_arena(), &w->raw);

	*e = (struct raw_element){
		.element = element, .parent = node->parent, .spot = spot
	};
	return e;
}
