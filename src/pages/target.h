/*
 * target: what a link in a document leads to, on the page being rendered.
 *
 * A link may be the path of another document or file, seen from the one it
 * stands in or from content/, a permalink, or the slug of a document of the
 * same student. A wikilink may be a name as well: see locale/byname.h.
 */
#ifndef PAGES_TARGET_H
#define PAGES_TARGET_H

#include "text/markdown.h"

struct arena;
struct noun;
struct plan_media;
struct view;

/* For struct markdown_links; arg is the view. */
bool target_resolve(enum markdown_target kind, struct str path,
    struct markdown_link *link, void *arg);

/* The file that path means in a document; NULL when there is none. */
const struct plan_media *target_media(
    struct view *v, const struct noun *from, struct str path);
/* The same for a picture of pixels; NULL for an empty path and all else. */
const struct plan_media *target_bitmap(
    struct view *v, const struct noun *from, struct str path);
/*
 * Path as seen from a noun's document; from content/ if it starts with "/"
 * or from is NULL.
 */
struct str target_path(
    const struct noun *from, struct str path, struct arena *arena);
/* Make the link lead to a file, which this page then uses. */
void target_link_media(struct view *v, const struct plan_media *media,
    enum markdown_target kind, struct markdown_link *link);
/* Whether an img shows it: an SVG, or what waymark-media makes. */
bool target_is_picture(const struct plan_media *media);
/* An SVG's size in pixels; 0 by 0 when it says none. */
void target_drawing_size(struct view *v, const struct plan_media *media,
    uint32_t *width, uint32_t *height);

#endif
