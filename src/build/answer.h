/*
 * answer: the file of the site at one address, made when it is asked for.
 *
 * The bytes are those that a build publishes: pages, media, assets, feeds,
 * redirects and copies of portfolios come from the same functions. A released
 * media file is there even while no page uses it, which a build would not
 * publish. A page that offers a copy does not say how large it is: nobody
 * waits for a copy until it is asked for. Pictures come from the cache where a
 * build has left them there; nothing is added to it.
 *
 * Units     url is the decoded path, from "/" on.
 * Owner     what out points to lives in scratch, in the renderer's rendered,
 *           or in the plan.
 * Errors    findings go to diag; the answer is then ANSWER_FAILED.
 */
#ifndef BUILD_ANSWER_H
#define BUILD_ANSWER_H

#include "media/variant.h"
#include "pages/render.h"

struct cache;
struct plan;
struct plan_media;

enum answer_kind {
	ANSWER_NONE, /* the site has nothing at that address */
	ANSWER_FILE,
	ANSWER_MOVED, /* to another address of the site */
	ANSWER_FAILED /* there is something that cannot be made */
};

struct answer {
	enum answer_kind kind;
	struct str file; /* below the output folder; its end tells the type */
	struct str bytes;
	struct str to; /* ANSWER_MOVED */
	const struct page *page; /* NULL for what is no page */
};

/* The widths of one picture, made at once and asked for one by one. */
struct answer_widths {
	const struct plan_media *media; /* NULL: there are none */
	struct str bytes[VARIANTS_MAX]; /* by number in media->variants */
};

struct answerer {
	const struct plan *plan;
	const char *cache_folder; /* pictures may be there; or NULL */
	struct cache *cache; /* of that folder, opened for the first picture */
	struct page_renderer *renderer;
	struct rendered rendered; /* zeroed at first */
	bool copying; /* what is made goes into a copy */
	struct answer_widths widths; /* while copying */
	void (*renew)(void *arg); /* before each file of a copy, or NULL */
	void *arg;
};

void answer_make(struct answerer *a, struct str url, struct arena *scratch,
    struct diag *diag, struct answer *out);

/* The page that answer_make would make for url, or NULL. */
const struct page *answer_page(const struct plan *plan, struct str url);

#endif
