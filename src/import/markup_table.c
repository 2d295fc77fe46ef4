#include "import/markup_inner.h"

#include "base/limits.h"

/* A table's rows, whatever groups them. */
struct rows {
	const struct xnode **items;
	size_t n;
	size_t cap;
};

static bool
is_cell(const struct xnode *node)
{
	return str_eq(node->name, STR("td")) || str_eq(node->name, STR("th"));
}

static void
collect(struct markup *m, const struct xnode *node, struct rows *rows)
{
	for (const struct xnode *c = node->first; c != NULL; c = c->next) {
		if (str_eq(c->name, STR("tr")))
			*vec_push(m->arena, rows) = c;
		else if (str_eq(c->name, STR("thead")) ||
		    str_eq(c->name, STR("tbody")) ||
		    str_eq(c->name, STR("tfoot")))
			collect(m, c, rows);
	}
}

static uint64_t
span_of(const struct xnode *cell)
{
	uint64_t span;

	return str_uint(xnode_attribute(cell, STR("colspan")),
		   LIMIT_TABLE_COLUMNS, &span) &&
		span != 0
	    ? span
	    : 1;
}

static size_t
columns(const struct xnode *row)
{
	size_t n = 0;

	for (const struct xnode *c = row->first; c != NULL; c = c->next)
		n += is_cell(c) ? (size_t)span_of(c) : 0;
	return n;
}

/* Words of a cell without what only makes it higher. */
static struct str
trim_breaks(struct str words)
{
	words = markup_trim(words);
	while (str_ends(words, STR("<br>")))
		words =
		    markup_trim(str_slice(words, 0, words.n - strlen("<br>")));
	return words;
}

static void
write_row(struct markup *m, const struct xnode *row, size_t width)
{
	struct buf line;
	size_t n = 0;

	buf_init(&line);
	buf_add_char(&m->out, '|');
	for (const struct xnode *c = row->first; c != NULL; c = c->next) {
		if (!is_cell(c))
			continue;
		markup_drop_attributes(m, c);
		buf_reset(&line);
		for (const struct xnode *w = c->first; w != NULL; w = w->next)
			markup_inline(m, w, &line);
		buf_printf(
		    &m->out, " %.*s |", STR_ARG(trim_breaks(buf_str(&line))));
		for (uint64_t i = 1; i < span_of(c); i++)
			buf_add(&m->out, STR(" |"));
		n += (size_t)span_of(c);
	}
	for (; n < width; n++)
		buf_add(&m->out, STR(" |"));
	buf_add_char(&m->out, '\n');
	buf_free(&line);
}

static void
write_caption(struct markup *m, const struct xnode *table)
{
	const struct xnode *caption = xnode_child(table, STR("caption"));
	struct buf line;

	if (caption == NULL)
		return;
	buf_init(&line);
	for (const struct xnode *c = caption->first; c != NULL; c = c->next)
		markup_inline(m, c, &line);
	markup_paragraph(m, &line);
	buf_free(&line);
}

/* A table of one column or row, or within another, only places things. */
static void
write_layout(struct markup *m, const struct rows *rows)
{
	for (size_t i = 0; i < rows->n; i++) {
		for (const struct xnode *c = rows->items[i]->first; c != NULL;
		     c = c->next)
			markup_blocks(m, c);
	}
}

void
markup_table(struct markup *m, const struct xnode *table)
{
	struct rows rows = { 0 };
	size_t width = 0;

	collect(m, table, &rows);
	for (size_t i = 0; i < rows.n; i++)
		width = columns(rows.items[i]) > width ? columns(rows.items[i])
						       : width;
	write_caption(m, table);
	if (width < 2 || rows.n < 2 || width > LIMIT_TABLE_COLUMNS ||
	    str_eq(xnode_attribute(table, STR("role")), STR("presentation"))) {
		write_layout(m, &rows);
		return;
	}
	m->cell = true;
	for (size_t i = 0; i < rows.n; i++) {
		if (i == 0)
			markup_begin_block(m);
		else
			markup_begin_line(m);
		write_row(m, rows.items[i], width);
		if (i != 0)
			continue;
		markup_begin_line(m);
		buf_add_char(&m->out, '|');
		for (size_t k = 0; k < width; k++)
			buf_add(&m->out, STR(" --- |"));
		buf_add_char(&m->out, '\n');
	}
	m->cell = false;
}
