/*
 * render: the bytes of one page, from the plan and nothing else.
 *
 * A page's bytes are a pure function of the plan and the page, so that any
 * worker may make any page, in any order.
 */
#ifndef PAGES_RENDER_H
#define PAGES_RENDER_H

#include "base/buf.h"
#include "base/diag.h"

struct page;
struct plan;

struct rendered {
	struct buf html;
	struct {
		uint32_t *items; /* numbers in plan->media that the page uses */
		size_t n;
		size_t cap;
	} media;
};

/*
 * Render and check one page. scratch holds what the page needs on the way
 * and the list of media; it may be reset once both have been passed on.
 * False if the page has errors: they are reported, and out is not to be
 * published.
 */
bool page_render(const struct plan *plan, const struct page *page,
    struct arena *scratch, struct diag *diag, struct rendered *out) must_check;

#endif
