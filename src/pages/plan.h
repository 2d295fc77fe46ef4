/*
 * plan: every page of the site and its permalink, before the first renders.
 *
 * The plan knows every other address too that a page may link to: media of
 * released documents, assets, feeds and redirects. Two claims on one address
 * are an error that names both.
 *
 * Units     a url is the permalink from "/" on, with "/" at both ends of a
 *           page's; a file is the path below the output folder.
 * Owner     everything lives in the arena of the build; the plan does not
 *           change after plan_make or plan_renew, so that workers share it.
 */
#ifndef PAGES_PLAN_H
#define PAGES_PLAN_H

#include "base/diag.h"
#include "base/map.h"
#include "data/value.h"
#include "media/variant.h"
#include "pages/page.h"

struct admin;
struct config;
struct leak;
struct locales;
struct model;
struct released_media;
struct school;
struct snapshot;
struct theme;

enum route_kind {
	ROUTE_PAGE,
	ROUTE_MEDIA,
	ROUTE_ASSET,
	ROUTE_FEED, /* a file that feeds/ writes */
	ROUTE_COPY, /* a portfolio to keep */
	ROUTE_REDIRECT
};

/* One address of the site. */
struct route {
	enum route_kind kind;
	struct str url;
	struct str file;
	struct place place; /* who claims it; no path for what is generated */
	const struct page *page; /* ROUTE_PAGE, and where a redirect leads */
	uint32_t media; /* ROUTE_MEDIA: number in plan->media */
};

/* A picture in one of its widths and formats: a file of its own. */
struct plan_variant {
	struct variant made;
	struct str url;
	struct str file;
};

/*
 * A media file that pages may use; it is published if one of them does. Of a
 * picture, url is where it stands in its own size, for a link to it.
 */
struct plan_media {
	const struct released_media *released;
	struct str url;
	struct str file;
	const struct plan_variant *variants; /* of a picture, else NULL */
	size_t n_variants;
	size_t n_shown; /* the first ones; the whole one may follow */
	size_t whole; /* the one at url */
};

/* What a page needs of a media file. */
enum plan_use {
	USE_FILE = 1, /* the file itself; of a picture, in its own size */
	USE_SHOWN = 2 /* a picture in its widths */
};

/* A file of search data: the work of one school, or of the whole site. */
struct search_list {
	struct str url;
	const struct school *school; /* NULL: everything that is in no other */
};

/* An old permalink of a document that has moved. */
struct redirect {
	struct str file;
	const struct page *to;
};

/*
 * A portfolio to keep, as a zip. It is made when all that is in it is there,
 * so its size is not known before.
 */
struct plan_copy {
	const struct page *page; /* the portfolio's */
	struct str name; /* of the folder in it: the student's id */
	struct str url;
	struct str file;
	bool offered; /* by the page; it was made, or will be when asked for */
	uint64_t size; /* bytes; 0: it has not been made */
};

/*
 * One of the site's languages: index pages and what the program writes itself
 * exist in each that some page is written in. Those of the first language
 * stand at their plain urls, the others below the language's prefix.
 */
struct plan_language {
	struct str lang;
	struct str prefix; /* "/es"; empty for the first language */
	struct value menus; /* "main" and "footer": lists of links */
	struct map pages; /* plain url -> struct route in this language */
};

struct plan_input {
	struct model *model; /* its nouns get their urls */
	const struct theme *theme;
	const struct config *config;
	const struct snapshot *snapshot; /* for the bytes of media */
	const struct leak *leak; /* what no page may show */
	struct locales *locales; /* opens what a language needs when asked */
	const struct admin *admin; /* the browser editor */
};

struct plan {
	struct plan_input in;
	struct arena *arena;
	struct str base_path; /* of config's base_url: "/" or "/site/" */
	bool index_names; /* relative_urls: links name index.html */

	struct {
		struct page **items; /* in order of url */
		size_t n;
		size_t cap;
	} pages;
	struct {
		struct plan_media *items; /* in order of path */
		size_t n;
	} media;
	struct map media_by_rel; /* path below content/ -> struct plan_media */
	struct {
		struct redirect *items; /* in order of file */
		size_t n;
		size_t cap;
	} redirects;
	struct {
		struct plan_copy *items; /* in order of the students */
		size_t n;
	} copies;
	size_t n_sitemaps; /* 0 without base_url */
	struct {
		struct search_list *items; /* what is of no school first */
		size_t n;
	} search;
	struct map routes; /* url -> struct route */
	struct {
		struct plan_language
		    *items; /* the site's first language first */
		size_t n;
	} languages;
	struct map plain_urls; /* url of such a page -> its plain url */
	const struct page *home;
};

/*
 * Plan the site. Of two claims on one permalink the first one stands, so that
 * the pages' own findings are told in the same run.
 */
void plan_make(struct plan *plan, const struct plan_input *in,
    struct arena *arena, struct diag *diag);

/*
 * A noun has other words than before: its title and its summary. What the plan
 * has of them is made anew.
 */
void plan_renew(struct plan *plan, const struct noun *noun);

/* The route of an address of the site, or NULL. */
const struct route *plan_route(const struct plan *plan, struct str url);

/* The language of a page's frame, or the first one. */
const struct plan_language *plan_language(
    const struct plan *plan, struct str lang);
/*
 * The page that is for readers of a language what the one at url is for its
 * own; NULL where there is none, and for pages about one thing.
 */
const struct page *plan_in_language(const struct plan *plan,
    const struct plan_language *language, struct str url);

/* The most pages that one sitemap may list (sitemaps.org). */
#define PAGE_SITEMAP 50000u
/* The sitemap; of a larger site, the list of its sitemaps. */
#define SITEMAP "/sitemap.xml"
/* The url of sitemap i (from 0) of several. */
struct str plan_sitemap(size_t i, struct arena *arena);

/* The search list that has the page; NULL for what policy keeps out. */
const struct search_list *plan_search_list(
    const struct plan *plan, const struct page *page);
/* The people who can be found, beside those lists. */
#define SEARCH_PEOPLE "/search/people.json"

/*
 * The bytes of a media file as they are published: an SVG picture is cleaned;
 * of any other picture, they are those that waymark-media is given. False if
 * it cannot be published, which is reported.
 */
bool plan_media_bytes(const struct plan *plan, uint32_t media,
    struct arena *arena, struct diag *diag, struct str *out) must_check;

#endif
