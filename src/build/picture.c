#include "build/picture.h"

#include "cache/cache.h"
#include "git/snapshot.h"
#include "pages/plan.h"
#include "policy/release.h"

/* A variant's mark, without the rest of its file's name. */
struct str
picture_key(const struct plan_media *media, const struct plan_variant *variant,
    struct arena *arena)
{
	return variant_mark(
	    oid_hex(&media->released->document.entry->id, arena),
	    &variant->made, arena);
}

bool
picture_kept(struct cache *cache, const struct plan_media *media,
    const struct plan_variant *variant, struct arena *arena, struct str *out)
{
	return cache_get(cache, PICTURE_KIND,
	    picture_key(media, variant, arena), arena, out);
}
