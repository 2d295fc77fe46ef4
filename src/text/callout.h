/*
 * callout: a quotation that begins with [!NOTE] is a note to the reader.
 *
 * Source    GitHub's alerts, whose five kinds these are; a title of one's own
 *           behind the mark is Obsidian's.
 */
#ifndef TEXT_CALLOUT_H
#define TEXT_CALLOUT_H

#include "text/writer.h"

/* True if the quotation is a callout: its start is written, and its mark taken
 * out of the tree. */
bool callout_enter(struct writer *w, cmark_node *quotation);

#endif
