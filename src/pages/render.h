/*
 * render: the bytes of one page, from the plan and nothing else.
 *
 * A page's bytes are a pure function of the plan and the page, so that any
 * worker may make any page, in any order. What a renderer remembers from one
 * page to the next is only what it would find out again.
 */
#ifndef PAGES_RENDER_H
#define PAGES_RENDER_H

#include "base/buf.h"
#include "base/diag.h"

struct cache;
struct page;
struct plan;

/* One worker's means of rendering: made after fork, one page at a time. */
struct page_renderer;

/*
 * Cache: what growth_kept.h has to read, at rest when the worker was forked;
 * or NULL.
 */
struct page_renderer *page_renderer_new(
    const struct plan *plan, struct cache *cache);
void page_renderer_free(struct page_renderer *r);

/* A media file that a page uses, and how: see enum plan_use. */
struct media_use {
	uint32_t media; /* number in plan->media */
	uint32_t use; /* bits */
};

/* Of pages/growth_kept.h: used by the page, and to be kept. */
struct rendered_keep {
	struct str key;
	struct str value; /* empty: what is there already */
};

/* A finished page; made zeroed, used for one page after the other. */
struct rendered {
	struct buf html; /* the caller's to free */
	struct {
		struct media_use *items; /* each media file once */
		size_t n;
		size_t cap;
	} media; /* in scratch */
	struct {
		struct rendered_keep *items;
		size_t n;
		size_t cap;
	} keep; /* likewise */
};

/*
 * Render and check one page. scratch holds what the page needs on the way
 * and the lists; the caller resets it once they have been passed on.
 * False if the page has errors: they are reported, and out is not to be
 * published.
 */
bool page_render(struct page_renderer *r, const struct page *page,
    struct arena *scratch, struct diag *diag, struct rendered *out) must_check;

#endif
