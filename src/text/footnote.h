/*
 * footnote: notes at the end of a body, and the way there and back.
 *
 * The ids carry the body's number on its page, so that the notes of two
 * bodies never meet.
 */
#ifndef TEXT_FOOTNOTE_H
#define TEXT_FOOTNOTE_H

#include "text/writer.h"

/* True for ids that are kept for notes. */
bool footnote_owns(struct str id);

/* The mark in the text. */
void footnote_refer(struct writer *w, const cmark_node *reference);

/* A note; the first opens their section, the last closes it. */
void footnote_enter(struct writer *w);
void footnote_leave(struct writer *w, const cmark_node *definition);
/* The links back stand in the note's last paragraph, if this is it. */
void footnote_end_paragraph(struct writer *w, const cmark_node *paragraph);

#endif
