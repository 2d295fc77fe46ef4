/*
 * raw: authors' own HTML, rewritten from an allow-list.
 *
 * Elements and attributes that element.h lists are written anew; the rest is
 * left out and reported, and its text stays, but for the elements whose text
 * is no text (script, style). Tags are balanced within the Markdown node that
 * they stand in, so HTML can never reach out of its paragraph, list or cell.
 *
 * Source    HTML Living Standard 13.2.5 for the tokens; R16 and R18 of the
 *           privacy rules for what is let through.
 */
#ifndef TEXT_RAW_H
#define TEXT_RAW_H

#include "text/writer.h"

/* A node of HTML, in the flow of blocks or within a line. */
void raw_write(struct writer *w, const cmark_node *node);

#endif
