#include "text/table.h"

#include <cmark-gfm-core-extensions.h>

#include "base/utf8.h"
#include "text/anchors.h"

#define ABOUT_CHARS 60u /* of the first row, in a table's name */

void
table_scroller(struct writer *w, enum markdown_label label, unsigned number,
    struct str about)
{
	writer_add(w,
	    STR("<section class=\"scroll\" tabindex=\"0\" "
		"aria-label=\""));
	writer_attribute(w, writer_label(w, label));
	buf_printf(&w->out, " %u", number);
	if (about.n != 0) {
		writer_add(w, STR(": "));
		writer_attribute(w, about);
	}
	writer_add(w, STR("\">"));
}

/* "Day, Temperature": what the columns are called. */
static struct str
columns(const cmark_node *table)
{
	struct buf names;
	struct str all;

	buf_init(&names);
	for (const cmark_node *cell = table->first_child->first_child;
	     cell != NULL; cell = cell->next) {
		struct str name = str_trim(nodes_text(cell, nodes_arena()));

		if (name.n == 0)
			continue;
		if (names.n != 0)
			buf_add(&names, STR(", "));
		buf_add(&names, name);
	}
	all =
	    str_copy(nodes_arena(), utf8_prefix(buf_str(&names), ABOUT_CHARS));
	buf_free(&names);
	return all;
}

static bool
is_header(const cmark_node *row)
{
	return row->prev == NULL;
}

/* An empty cell, as over a column of names, is the header of nothing. */
static bool
is_heading(const cmark_node *cell)
{
	return is_header(cell->parent) && cell->first_child != NULL;
}

static void
open_cell(struct writer *w, const cmark_node *cell)
{
	cmark_node *row = cell->parent;
	const uint8_t *aligned =
	    cmark_gfm_extensions_get_table_alignments(row->parent);
	unsigned column = 0;

	for (const cmark_node *c = cell->prev; c != NULL; c = c->prev)
		column++;
	writer_add(w, is_heading(cell) ? STR("<th scope=\"col\"") : STR("<td"));
	switch (aligned[column]) {
	case 'l':
		writer_add(w, STR(" class=\"align-start\""));
		break;
	case 'c':
		writer_add(w, STR(" class=\"align-center\""));
		break;
	case 'r':
		writer_add(w, STR(" class=\"align-end\""));
		break;
	default:
		break;
	}
	writer_block(w);
	writer_add(w, STR(">"));
}

static void
enter_row(struct writer *w, const cmark_node *row)
{
	if (is_header(row))
		writer_add(w, STR("<thead>\n"));
	else if (is_header(row->prev))
		writer_add(w, STR("<tbody>\n"));
	writer_add(w, STR("<tr>\n"));
}

void
table_enter(struct writer *w, cmark_node *node)
{
	if (node->type == CMARK_NODE_TABLE) {
		table_scroller(
		    w, LABEL_TABLE, ++w->anchors->tables, columns(node));
		writer_add(w, STR("\n<table"));
		writer_block(w);
		writer_add(w, STR(">\n"));
	} else if (node->type == CMARK_NODE_TABLE_ROW) {
		enter_row(w, node);
	} else {
		open_cell(w, node);
	}
}

void
table_leave(struct writer *w, const cmark_node *node)
{
	if (node->type == CMARK_NODE_TABLE) {
		writer_add(w, STR("</table>\n</section>\n"));
		writer_block_end(w);
	} else if (node->type == CMARK_NODE_TABLE_ROW) {
		writer_add(w, STR("</tr>\n"));
		if (is_header(node))
			writer_add(w, STR("</thead>\n"));
		else if (node->next == NULL)
			writer_add(w, STR("</tbody>\n"));
	} else {
		writer_add(
		    w, is_heading(node) ? STR("</th>\n") : STR("</td>\n"));
		writer_block_end(w);
	}
}
