#include "text/raw.h"

void
raw_write(struct writer *w, const cmark_node *node)
{
	diag_report(w->diag, CODE_HTML_DROPPED,
	    writer_place(w, writer_spot(node)), "HTML is left out");
}

void
raw_leave(struct writer *w, const cmark_node *node)
{
	(void)w;
	(void)node;
}

void
raw_make_room(struct writer *w, const cmark_node *node)
{
	(void)w;
	(void)node;
}
