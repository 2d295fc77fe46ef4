/*
 * page: one page of the plan, which templates call `page`.
 *
 * Owner     the arena of the build; a page does not change once planned.
 */
#ifndef PAGES_PAGE_H
#define PAGES_PAGE_H

#include "base/civil.h"
#include "data/drop.h"

struct list;
struct noun;
struct page;
struct plan_copy;
struct stage;

/* A sort of page: which template it has, and what it is called there. */
struct page_kind {
	const char *name; /* of its template, and its words: "artifact" */
	const char *noun; /* what templates call page->noun; NULL: none */
	unsigned flags;
	const char *help; /* for the manual */
};

enum {
	PAGE_ANYWHERE =
	    1, /* shown at other addresses too: links from the root */
	PAGE_PLAIN = 2 /* no feed, sitemap or list has it */
};

extern const struct page_kind page_kinds[];
extern const size_t n_page_kinds;

/* One piece of a list that is too long for one page: "page 2 of 9". */
struct pager {
	struct drop drop;
	const struct page *page; /* whose place it is */
	size_t number; /* from 1 */
	size_t count;
	const struct page *previous; /* or NULL */
	const struct page *next; /* or NULL */
};

struct page {
	struct drop drop;
	const struct page_kind *kind;
	struct str url; /* "/students/ana/creek/" */
	struct str file; /* "students/ana/creek/index.html" */
	struct str layout; /* the template that renders it */
	struct str title; /* of the page alone */
	struct str distinction; /* from a page of the same title, or empty */
	struct str description;
	struct str lang; /* of the page's frame: one of the site's */
	struct str prefix; /* "/es" where its url starts with a language */
	const struct page *parent; /* of the breadcrumbs; NULL for home */
	const struct noun *noun; /* NULL for what is generated */
	const struct value *items; /* what a list page lists */
	size_t n_items;
	size_t total; /* items on all pages of the list */
	const struct stage *stage; /* the year of a portfolio's year page */
	struct date month; /* its first day, of an archive; or none */
	struct pager *pager; /* NULL when all is on one page */
	struct str feed; /* url of its Atom feed, or empty */
	const struct plan_copy *copy; /* of a portfolio, or NULL */
	bool hidden; /* from search engines: its student's record says so */
	bool noindex; /* that, or it lists somebody who is */
	bool unlisted;
	size_t number; /* in the plan, from 0 */
};

extern const struct drop_class page_class;
extern const struct drop_class pager_class;

/* Whether feeds, sitemap and search may tell of it: policy and kind agree. */
bool page_is_told(const struct page *page);
/* Whether it is the page of its noun, and not one more about it. */
bool page_is_own(const struct page *page);

/* The kind called name, as in page_kinds. */
const struct page_kind *page_kind_find(const char *name);

#endif
