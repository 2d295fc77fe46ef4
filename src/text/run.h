/*
 * run: a run of plain text, in which bare addresses and wikilinks are links.
 *
 * "https://example.org/a." links up to the full stop; an e-mail address stays
 * text, since nobody asked to have it clicked. "[[Title|text]]" is asked of
 * the options' resolve; "\[[" is not one.
 *
 * Source    GitHub Flavored Markdown 6.9, without its autolink extension: that
 *           one holds a memory error (CVE-2023-22485).
 */
#ifndef TEXT_RUN_H
#define TEXT_RUN_H

#include "text/writer.h"

/* The text of a node. */
void run_write(struct writer *w, const cmark_node *node);

#endif
