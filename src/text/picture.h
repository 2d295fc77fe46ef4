/*
 * picture: what pictures, recordings and embeds of a body become.
 *
 * Nothing is ever loaded from another host (R16 of the privacy rules): a
 * picture or a player that lives elsewhere becomes a labelled link to it. What
 * cannot be shown leaves its alternative text.
 */
#ifndef TEXT_PICTURE_H
#define TEXT_PICTURE_H

#include "text/writer.h"

/* What an author asked for, from Markdown or from HTML. */
struct picture {
	struct str url;
	struct str alt;
	struct str title;
	struct str width, height; /* as written; empty: the file's own */
	bool decorative; /* alt="" was written: nothing to say about it */
	bool embedded; /* by ![[its name]] */
};

void picture_write(
    struct writer *w, const struct picture *picture, struct spot spot);
/* What a wikilink embeds: a picture, or else a link to a file or document. */
void picture_embed(
    struct writer *w, const struct picture *picture, struct spot spot);
/* A link to what is not embedded: "Open: title (host)". */
void picture_card(struct writer *w, enum markdown_label label, struct str title,
    struct str url);

/* A node ![alt](url "title"), children included. */
void picture_node(struct writer *w, const cmark_node *node);
/* True if the paragraph holds one titled picture alone: then it is a figure
 * with a caption, and written. */
bool picture_figure(struct writer *w, const cmark_node *paragraph);

#endif
