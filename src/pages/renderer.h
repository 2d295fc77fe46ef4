/*
 * renderer: what one worker keeps from page to page.
 *
 * Owner     memo is the renderer's own arena, given back with it.
 */
#ifndef PAGES_RENDERER_H
#define PAGES_RENDERER_H

#include "base/buf.h"
#include "base/hash.h"
#include "base/map.h"
#include "locale/byname.h"
#include "pages/plan.h"

struct cache;
struct liquid_renderer;

/* A picture's size in pixels, once it has been looked at. */
struct picture {
	bool known;
	uint32_t width; /* 0: cannot be told */
	uint32_t height;
};

/* What filters that read no more of a page may answer alike for. */
struct setting {
	struct str lang;
	struct str prefix; /* the way to the root, where it is one of a kind */
};

/* What is known of pieces of pages: see page_check. */
#define KNOWN_PIECES 32768u
#define KNOWN_TAGS 1u /* they need no second look */
#define KNOWN_WORDS 2u
#define KNOWN_ALL 3u
#define KNOWN_BITS 2u

struct page_renderer {
	const struct plan *plan;
	struct liquid_renderer *liquid;
	struct arena memo;
	struct picture *pictures; /* by number in plan->media */
	uint64_t *known; /* KNOWN_PIECES numbers, and KNOWN_BITS below */
	struct map excerpts; /* document's path -> struct str, for cards */
	struct map ids; /* page's url -> struct map of its ids */
	struct map kept; /* template -> struct map of the ids it writes */
	struct {
		struct setting *items;
		size_t n;
		size_t cap;
	} settings; /* that pages have had so far */
	struct cache *cache; /* NULL: none is used */
	struct { /* see growth_kept.h */
		struct map rules; /* languages -> struct hash */
		struct buf key; /* of the last document of many versions */
		struct buf bytes; /* what is kept of it */
	} growth;
	struct map labels; /* language -> words the Markdown renderer adds */
	struct byname nouns; /* for wikilinks, made when one first asks */
	struct byname files;
};

/* The HTML of a page, with nothing reported; empty if it fails. */
struct str page_bytes(
    struct page_renderer *r, const struct page *page, struct arena *arena);

#endif
