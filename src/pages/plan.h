/*
 * plan: every page of the site and its permalink, before the first renders.
 *
 * The plan also knows every other address that a page may link to: media of
 * released documents, assets, feeds and redirects. Two claims on one address
 * are an error that names both.
 *
 * Units     a url is the permalink from "/" on, with "/" at both ends of a
 *           page's; a file is the path below the output folder.
 * Owner     everything lives in the arena of the build; the plan does not
 *           change after plan_make, so that workers share it.
 */
#ifndef PAGES_PLAN_H
#define PAGES_PLAN_H

#include "base/map.h"
#include "data/drop.h"
#include "pages/page.h"

struct config;
struct document;
struct model;
struct release;
struct theme;

enum route_kind {
	ROUTE_PAGE,
	ROUTE_MEDIA,
	ROUTE_ASSET,
	ROUTE_FEED,
	ROUTE_REDIRECT
};

/* One address of the site. */
struct route {
	enum route_kind kind;
	struct str url;
	struct str file;
	struct place place; /* who claims it; line 0 for what is generated */
	const void *of; /* page, entry, asset, noun or redirect, by kind */
};

/* A media file that pages may use; it is published if one of them does. */
struct plan_media {
	const struct entry *entry;
	const struct document *document; /* the document it is beside */
	struct str url;
	struct str file;
};

struct redirect {
	struct str from; /* url */
	struct str to;
	struct str lang;
};

struct plan {
	const struct config *config;
	const struct theme *theme;
	const struct model *model;
	const struct release *release;
	struct arena *arena;

	struct {
		struct page **items; /* in order of url */
		size_t n;
		size_t cap;
	} pages;
	struct {
		struct plan_media *items;
		size_t n;
		size_t cap;
	} media;
	struct {
		struct redirect *items;
		size_t n;
		size_t cap;
	} redirects;
	struct map routes; /* url -> struct route */
	struct map by_path; /* document's path -> struct page */
};

/* False if two pages claim one permalink. */
bool plan_make(struct plan *plan, struct model *model,
    const struct release *release, const struct theme *theme,
    const struct config *config, struct arena *arena,
    struct diag *diag) must_check;

/* The route of an address of the site, or NULL. */
const struct route *plan_route(const struct plan *plan, struct str url);

#endif
