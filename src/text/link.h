/*
 * link: what links of a body become.
 *
 * An address with a scheme passes by the allow-list of url.h; "#part" is a
 * heading of this body; a path is asked of the options' resolve. What leads
 * nowhere is reported, and its text stays without a link.
 *
 * Owner     addresses live as long as the tree.
 */
#ifndef TEXT_LINK_H
#define TEXT_LINK_H

#include "text/writer.h"

/* Fill href (and what resolve knows); false: reported. */
bool link_resolve(struct writer *w, enum markdown_target kind, struct str url,
    struct spot spot, struct markdown_link *out) must_check;
/* Write an opening <a>; title may be empty. */
void link_open(struct writer *w, struct str href, struct str title);
void link_close(struct writer *w);

/* A node [text](url) begins, and ends. */
void link_enter(struct writer *w, cmark_node *node);
void link_leave(struct writer *w, const cmark_node *node);

#endif
