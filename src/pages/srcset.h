/*
 * srcset: how a page shows a picture in all the widths that there are of it.
 *
 * A browser takes the width that its screen needs, and WebP if it can read
 * it. What the page says of sizes is how wide the picture will stand, before
 * the style sheet has been read.
 *
 * Source    HTML Living Standard 4.8.4.2.1 (srcset) and 4.8.4.2.2 (sizes).
 */
#ifndef PAGES_SRCSET_H
#define PAGES_SRCSET_H

#include "base/str.h"

struct plan_media;
struct plan_variant;
struct view;

/* Addresses are as href has them; a list is empty where src says it all. */
struct srcset {
	struct str src; /* for whoever reads no lists */
	struct str list; /* of the format of src */
	struct str webp; /* the same in WebP, or empty */
	struct str sizes; /* empty with one width */
	uint32_t width; /* of the largest shown */
	uint32_t height;
};

/*
 * sizes is how wide the picture will stand; empty for one in a text, which is
 * as wide as the column or as itself. The page uses it from here on.
 */
void srcset_make(struct view *v, const struct plan_media *media,
    struct str sizes, struct srcset *out);

/*
 * The one file that serves where no list is read, in a format that everybody
 * reads; the page uses the picture from here on.
 */
const struct plan_variant *srcset_usual(
    struct view *v, const struct plan_media *media);

#endif
