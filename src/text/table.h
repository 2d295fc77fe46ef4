/*
 * table: tables, in a scroller that the keyboard can reach.
 *
 * Source    experience: wide tables and code scroll by themselves, in a named
 *           and focusable section; the page never scrolls sideways.
 */
#ifndef TEXT_TABLE_H
#define TEXT_TABLE_H

#include "text/writer.h"

/* For a table, a row or a cell. */
void table_enter(struct writer *w, cmark_node *node);
void table_leave(struct writer *w, const cmark_node *node);

/* A scroller's start: its name is the label and a number, then about. */
void table_scroller(struct writer *w, enum markdown_label label,
    unsigned number, struct str about);

#endif
