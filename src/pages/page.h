/*
 * page: one page of the plan, called `page` in templates.
 *
 * Owner     the arena of the build; a page does not change once planned.
 */
#ifndef PAGES_PAGE_H
#define PAGES_PAGE_H

#include "data/drop.h"

struct document;
struct listing;

/* One piece of a long list: "page 2 of 9". */
struct pager {
	struct drop drop;
	const struct listing *listing;
	size_t number; /* from 1 */
};

struct page {
	struct drop drop;
	struct str kind; /* "artifact", "students": the template's name too */
	struct str url; /* "/students/ana/creek/" */
	struct str file; /* "students/ana/creek/index.html" */
	struct str layout; /* template */
	struct str title; /* of the page alone */
	struct str description;
	struct str lang; /* of the page's frame */
	const struct page *parent; /* of the breadcrumbs; NULL for home */
	const struct document *document; /* NULL for what is generated */
	struct str noun_name; /* "artifact": what templates call it */
	const struct drop *noun;
	struct pager *pager; /* NULL when all is on one page */
	struct str feed; /* url of its Atom feed, or empty */
	bool noindex;
	bool unlisted;
	size_t number; /* in the plan, from 0 */
};

extern const struct drop_class page_class;

#endif
