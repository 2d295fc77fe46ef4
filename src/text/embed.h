/*
 * embed: players, maps and documents of other sites, as links to them.
 *
 * Source    R16 of the privacy rules: no visit is told to another host until
 *           the reader follows a link.
 */
#ifndef TEXT_EMBED_H
#define TEXT_EMBED_H

#include "text/tag.h"
#include "text/writer.h"

/* The link for <iframe>, <embed>, <object>, or a foreign <video>. */
void embed_write(
    struct writer *w, const struct tag *tag, struct str url, struct spot spot);
/* The address that an <iframe>, <embed> or <object> would load. */
struct str embed_address(const struct tag *tag);

#endif
