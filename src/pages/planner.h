/*
 * planner: what the files that make the plan share.
 *
 * planner_add makes the page, or the pages if its list is long, and claims
 * the addresses. A conflict is reported once, at the second claim.
 */
#ifndef PAGES_PLANNER_H
#define PAGES_PLANNER_H

#include "pages/plan.h"

struct list;
struct noun;

/* Cards on one page of a list. */
#define PAGE_ITEMS 48u
/* People on one page of a class, and of the list of all. */
#define PAGE_CLASS 36u
#define PAGE_STUDENTS 120u
/* Pieces of a competency shown before its list of all of them. */
#define PAGE_EVIDENCE 12u
/* Entries of a journey that stand on one page; a longer one goes by year. */
#define PAGE_JOURNEY 40u
/* Pages in one list of search data; a larger site has one a school. */
#define PAGE_SEARCH 3000u

struct planner {
	struct plan *plan;
	struct diag *diag;
};

struct page_spec {
	const char *kind;
	struct str url;
	struct str title; /* empty: the noun's, else the words KIND.title */
	const struct noun *noun;
	const struct value *items; /* NULL: its template knows them */
	size_t n_items;
	size_t per_page; /* 0: all on one */
	const struct stage *stage;
	struct date month; /* the title is its name in the page's language */
	const struct plan_language
	    *language; /* NULL: the noun's, or the first */
};

/*
 * Find out whether a page is of somebody whom search engines are to leave
 * alone, or lists one (privacy rule R19).
 */
void page_hide(struct page *page);

/* The first page made. */
struct page *planner_add(struct planner *p, const struct page_spec *spec);
/* Claim an address; false, and told, if it is taken. */
bool planner_claim(struct planner *p, const struct route *route);
/* The words of a key in a language, or in one that stands in; else empty. */
struct str planner_words(
    const struct planner *p, struct str lang, struct str key);

/* The pages of all nouns, and their urls. */
void plan_nouns(struct planner *p);
/* Call the pages of a piece of dated work as it is called now. */
void planner_rename(struct planner *p, const struct noun *noun);
/* The languages that some page is written in; the nouns have their urls. */
void plan_languages(struct planner *p);
/*
 * The pages of spec, whose url is a plain one, in every language: what an
 * author wrote there, and its translations, stand as they are.
 */
void planner_add_all(struct planner *p, const struct page_spec *spec);
/* Portfolios of two students whom pages call by the same name. */
void plan_twins(struct planner *p);
/* Index pages, archives, and what the program writes itself. */
void plan_lists(struct planner *p);
/* Media beside released documents, assets, feeds, and old addresses. */
void plan_files(struct planner *p);
/* The files that the search page loads. */
void plan_search(struct planner *p);
/* A file that feeds/ writes. */
void planner_claim_feed(struct planner *p, struct str url);
/* The links of every page's header and footer. */
void plan_menus(struct planner *p);

#endif
