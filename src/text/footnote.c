#include "text/footnote.h"

/* "Note-2", and "B2-Ref-2-3" in a second body. Headings have no capitals in
 * their ids, and authors' HTML may not have ids like these. */
static void
add_note_id(struct writer *w, const char *kind, unsigned note, int reference)
{
	if (w->number > 1)
		buf_printf(&w->out, "B%u-", w->number);
	buf_printf(&w->out, "%s-%u", kind, note);
	if (reference > 1)
		buf_printf(&w->out, "-%d", reference);
}

bool
footnote_owns(struct str id)
{
	return str_starts(id, STR("Note-")) || str_starts(id, STR("Ref-")) ||
	    (id.n > 1 && id.p[0] == 'B' && id.p[1] >= '0' && id.p[1] <= '9');
}

void
footnote_refer(struct writer *w, const cmark_node *node)
{
	struct str number = nodes_str(node->as.literal);
	uint64_t note;

	if (!str_uint(number, UINT32_MAX, &note))
		return;
	writer_add(w, STR("<sup class=\"footnote-ref\"><a href=\"#"));
	add_note_id(w, "Note", (unsigned)note, 0);
	writer_add(w, STR("\" id=\""));
	add_note_id(w, "Ref", (unsigned)note, node->footnote.ref_ix);
	writer_add(w, STR("\" role=\"doc-noteref\">"));
	writer_add(w, number);
	writer_add(w, STR("</a></sup>"));
}

static void
write_back_references(struct writer *w, const cmark_node *definition)
{
	for (int i = 1; i <= definition->footnote.def_count; i++) {
		writer_add(w, STR(" <a href=\"#"));
		add_note_id(w, "Ref", w->footnotes, i);
		writer_add(w,
		    STR("\" class=\"footnote-back\" "
			"role=\"doc-backlink\" aria-label=\""));
		writer_attribute(w, writer_label(w, LABEL_BACK));
		buf_printf(&w->out, " %u", w->footnotes);
		if (i > 1)
			buf_printf(&w->out, "-%d", i);
		writer_add(w, STR("\">\xE2\x86\xA9</a>"));
	}
}

void
footnote_enter(struct writer *w)
{
	writer_line(w);
	if (w->footnotes++ == 0) {
		writer_add(
		    w, STR("<section class=\"footnotes\" aria-label=\""));
		writer_attribute(w, writer_label(w, LABEL_FOOTNOTES));
		if (w->number > 1)
			buf_printf(&w->out, " %u", w->number);
		writer_add(w, STR("\">\n<ol>\n"));
	}
	writer_add(w, STR("<li id=\""));
	add_note_id(w, "Note", w->footnotes, 0);
	writer_add(w, STR("\""));
	writer_block(w);
	writer_add(w, STR(">\n"));
}

void
footnote_end_paragraph(struct writer *w, const cmark_node *paragraph)
{
	if (paragraph->next == NULL &&
	    paragraph->parent->type == CMARK_NODE_FOOTNOTE_DEFINITION)
		write_back_references(w, paragraph->parent);
}

void
footnote_leave(struct writer *w, const cmark_node *definition)
{
	const cmark_node *last = definition->last_child;

	if (last == NULL || last->type != CMARK_NODE_PARAGRAPH) {
		writer_line(w);
		writer_add(w, STR("<p>"));
		write_back_references(w, definition);
		writer_add(w, STR("</p>\n"));
	}
	writer_add(w, STR("</li>\n"));
	writer_block_end(w);
	if (definition->next == NULL)
		writer_add(w, STR("</ol>\n</section>\n"));
}
