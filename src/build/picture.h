/*
 * picture: the widths of a picture as the cache keeps them.
 *
 * The key says the content, the recipe and the size, so that what is found is
 * what would be made.
 */
#ifndef BUILD_PICTURE_H
#define BUILD_PICTURE_H

#include "base/str.h"

struct arena;
struct cache;
struct plan_media;
struct plan_variant;

/* In the cache, the kind of all pictures. */
#define PICTURE_KIND STR("picture")

struct str picture_key(const struct plan_media *media,
    const struct plan_variant *variant, struct arena *arena);
bool picture_kept(struct cache *cache, const struct plan_media *media,
    const struct plan_variant *variant, struct arena *arena,
    struct str *out) must_check;

#endif
