/*
 * bar: what a preview adds to a page, and to nothing that is published.
 *
 * The bar stands in one element before the end of the body, in a shadow tree,
 * so that neither it nor the theme can change the other. It says what is to
 * mend on the page, what Git does not have yet, and for whom the site is
 * shown. A page without the element is the page as it is published.
 *
 * Units     look is the maker's: it changes when a page must be loaded anew.
 * Owner     texts are borrowed.
 */
#ifndef SERVE_BAR_H
#define SERVE_BAR_H

#include "base/diag.h"

struct buf;

/* Names of a list; total may be more than there are names. */
struct names {
	const struct str *items;
	size_t n;
	size_t total;
};

/* What every page of a preview tells. */
struct bar_site {
	const struct diag *findings; /* of reading the site */
	struct names untracked;
	struct names unsaved;
	bool old; /* the site cannot be read now: this is how it was */
	bool drafts;
	struct str audience; /* as it is shown: "public" */
	struct str as_of; /* likewise: "2026-11-22" */
	bool as_of_given;
	struct str key; /* that the switches send back */
	struct str note; /* what the server has to say, or empty */
};

enum bar_state {
	BAR_PAGE,
	BAR_OLD, /* the page as it was before it could not be made */
	BAR_BROKEN, /* instead of a page that cannot be made */
	BAR_MISSING /* instead of a page that there is not */
};

struct bar {
	const struct bar_site *site;
	uint32_t told; /* number of the change that the page is of */
	enum bar_state state;
	struct str url;
	struct str document; /* path of the page's own document, or empty */
	struct str look;
	const struct diag *findings; /* of making this page */
};

/* html with the bar in it. */
void bar_add(struct buf *out, struct str html, const struct bar *bar);
/* A page for when there is none to show; it says why. */
void bar_instead(struct buf *out, const struct bar *bar);

/* Addresses of the preview's own files begin with this. */
#define BAR_FOLDER "/.waymark/"

/* A file of the bar's own; false if there is none of that address. */
bool bar_file(struct str url, struct str *bytes) must_check;

#endif
