#include "pages/check.h"

#include "base/limits.h"
#include "liquid/liquid.h"
#include "model/model.h"
#include "pages/href.h"
#include "pages/scan.h"
#include "pages/renderer.h"
#include "policy/leak.h"

/* What has been seen of a page, as far as its tags and words were read. */
struct check {
	struct view *v;
	struct scan scan;
	struct map ids;
	struct {
		struct fragment *items;
		size_t n;
		size_t cap;
	} fragments;
	size_t headings; /* h1 */
	size_t own; /* mistakes, and what matters to the rest of the page */
	bool ok;
	struct leak_search words;
	struct leak_hit leak;
	bool leaks; /* the first was found: it is looked for no more */
};

/* A link to a part of a page; told once all ids are known. */
struct fragment {
	struct str url;
	struct str id;
};

static struct place
page_place(const struct page *page)
{
	const struct noun *noun = page->noun;

	return (struct place){ noun != NULL && noun->document != NULL
		    ? noun->document->path
		    : page->url,
		0, 0 };
}

static bool
ends_in_index(struct str url)
{
	return str_ends(url, STR("/"));
}

/* The url that an href leads to; most lead by way of the root, as made. */
static struct str
resolve(struct check *c, struct str href, struct str *fragment)
{
	struct view *v = c->v;
	struct str rest = str_skip(href, v->prefix.n);

	*fragment = STR("");
	if (v->prefix.n == 0 || !str_starts(href, v->prefix)) {
		c->own++;
		return href_resolve(v->page->url, href, v->arena, fragment);
	}
	if (href_is_plain(rest))
		return str_skip(href, v->prefix.n - 1);
	return href_resolve(STR("/"), rest, v->arena, fragment);
}

static void
check_internal(struct check *c, struct str href)
{
	struct view *v = c->v;
	struct str fragment, url = resolve(c, href, &fragment);

	if (plan_route(v->plan, url) == NULL) {
		c->ok = false;
		c->own++;
		diag_report(v->diag, CODE_PAGE_LINK, page_place(v->page),
		    "the page %.*s links to \"%.*s\", which is not there",
		    STR_ARG(v->page->url), STR_ARG(href));
	} else if (fragment.n != 0 && ends_in_index(url)) {
		c->own++;
		*vec_push(v->arena, &c->fragments) =
		    (struct fragment){ url, fragment };
	}
}

static void
check_address(struct check *c, enum scan_use use, struct str href, bool is_link)
{
	href = str_trim(href);
	if (!href_has_scheme(href)) {
		check_internal(c, href);
		return;
	}
	if (use == SCAN_LINK && !is_link)
		return;
	c->ok = false;
	c->own++;
	diag_report(c->v->diag, CODE_PAGE_FOREIGN, page_place(c->v->page),
	    "the page %.*s would load \"%.*s\"", STR_ARG(c->v->page->url),
	    STR_ARG(href));
}

/* "a.jpg 480w, b.jpg 960w". */
static void
check_list(struct check *c, struct str list)
{
	struct str one, address;

	while (str_cut(&list, ',', &one)) {
		one = str_trim(one);
		if (str_cut(&one, ' ', &address))
			check_address(c, SCAN_LOAD, address, false);
	}
}

/* A link element that the browser follows by itself, such as a style sheet. */
static bool
link_loads(const struct check *c, const struct scan_tag *tag)
{
	struct scan s;
	struct str name, value;

	if (!str_eq(tag->name, STR("link")))
		return false;
	s = scan_again(&c->scan, tag);
	while (scan_attribute(&s, &name, &value)) {
		if (str_eq(name, STR("rel")))
			return str_eq(value, STR("stylesheet")) ||
			    str_eq(value, STR("icon")) ||
			    str_eq(value, STR("preload"));
	}
	return true;
}

static void
check_id(struct check *c, struct str id)
{
	struct view *v = c->v;
	void **seen = map_at(&c->ids, scan_decode(id, v->arena));

	c->own++;
	if (*seen != NULL) {
		c->ok = false;
		diag_report(v->diag, CODE_PAGE_ID, page_place(v->page),
		    "the page %.*s has two parts with the id \"%.*s\"",
		    STR_ARG(v->page->url), STR_ARG(id));
	}
	*seen = c;
}

static void
check_used(struct check *c, const struct scan_tag *tag, enum scan_use use,
    struct str value)
{
	switch (use) {
	case SCAN_NONE:
		break;
	case SCAN_HEADING:
		c->headings++;
		c->own++;
		break;
	case SCAN_ID:
		check_id(c, value);
		break;
	case SCAN_LINK:
	case SCAN_LOAD:
		check_address(c, use, scan_decode(value, c->v->arena),
		    use == SCAN_LINK && link_loads(c, tag));
		break;
	case SCAN_LOAD_LIST:
		check_list(c, scan_decode(value, c->v->arena));
		break;
	}
}

/* Up to `until`; true if that stands between tags. */
static bool
check_tags(struct check *c, size_t until)
{
	struct scan_tag tag;
	enum scan_use use;
	struct str value;

	if (until == 0)
		return true;
	c->scan.until = until;
	while ((use = scan_look(&c->scan, &tag, &value)) != SCAN_NONE)
		check_used(c, &tag, use, value);
	return c->scan.at == until;
}

/* Up to `until`, where no word goes on; true if none went on from before. */
static bool
check_words(struct check *c, size_t until)
{
	c->leaks = c->leaks || leak_next(&c->words, until, &c->leak);
	return !c->leaks && c->words.at == until;
}

/* What is known of a piece. Numbers are far apart, and some are never used. */
static uint64_t *
known_slot(const struct check *c, const struct liquid_piece *piece)
{
	uint64_t hash = piece->number * 0x9E3779B97F4A7C15u;

	return &c->v->renderer->known[(hash >> 32) % KNOWN_PIECES];
}

/*
 * The tags of a piece that begins between tags are known if it ends so too,
 * whatever follows, and holds no mistake and nothing that matters to the rest
 * of a page: then it is so on every page of this setting. Its words are known
 * if none goes on at its ends and no name is met in it, whomever a page is
 * about and whatever follows. The way to the root, however long, makes no name
 * of the words that it parts.
 */
static void
check_piece(struct check *c, const struct liquid_piece *piece)
{
	uint64_t *slot = known_slot(c, piece);
	uint64_t known =
	    *slot >> KNOWN_BITS == piece->number ? *slot & KNOWN_ALL : 0;
	struct str text =
	    str_slice(c->scan.html, piece->from, piece->to - piece->from);
	bool tags = check_tags(c, piece->from);
	bool words = leak_stands_alone(text) && check_words(c, piece->from);
	size_t own = c->own, met = c->words.met;

	if (tags && (known & KNOWN_TAGS) != 0)
		c->scan.at = piece->to;
	else if (tags && check_tags(c, piece->to) && c->own == own &&
	    text.n > 3 &&
	    str_find_char(str_skip(text, text.n - 3), '<') == STR_NONE)
		known |= KNOWN_TAGS;
	if (words && (known & KNOWN_WORDS) != 0)
		c->words.at = piece->to;
	else if (words && check_words(c, piece->to) && c->words.met == met)
		known |= KNOWN_WORDS;
	*slot = piece->number << KNOWN_BITS | known;
}

/*
 * Most of a page stands on other pages too, which have been looked at: the
 * head, the foot, cards. What is known of it is passed over. The notes of it
 * are far apart in memory: they are on their way before they are needed.
 */
static void
check_pieces(struct check *c)
{
	size_t n, end = c->scan.html.n;
	const struct liquid_piece *pieces =
	    liquid_pieces(c->v->renderer->liquid, &n);

	for (size_t i = 0; i < n; i++)
		__builtin_prefetch(known_slot(c, &pieces[i]));
	for (size_t i = 0; i < n; i++)
		check_piece(c, &pieces[i]);
	(void)check_tags(c, end);
	(void)check_words(c, end);
}

/* The ids of another page, which is made for that once a worker. */
static const struct map *
ids_of_page(struct check *c, struct str url)
{
	struct page_renderer *r = c->v->renderer;
	const struct route *route = plan_route(r->plan, url);
	struct map *ids = map_get(&r->ids, url);
	struct scan s = { 0 };
	struct scan_tag tag;
	enum scan_use use;
	struct str value;

	if (ids != NULL || route->kind != ROUTE_PAGE)
		return ids;
	ids = arena_alloc(&r->memo, sizeof(*ids));
	map_init(ids, &r->memo);
	map_put(&r->ids, str_copy(&r->memo, url), ids);
	s.html = page_bytes(r, route->page, c->v->arena);
	while ((use = scan_look(&s, &tag, &value)) != SCAN_NONE) {
		if (use == SCAN_ID)
			map_put(ids, str_copy(&r->memo, value), r);
	}
	return ids;
}

/* A page that "check" makes of as much as can be read: parts may be lacking. */
static bool
is_of_error(const struct view *v, struct str url)
{
	const struct page *page = plan_route(v->plan, url)->page;

	return page != NULL && page->noun != NULL &&
	    page->noun->document != NULL && page->noun->document->broken;
}

static void
check_fragments(struct check *c)
{
	struct view *v = c->v;

	for (size_t i = 0; i < c->fragments.n; i++) {
		const struct fragment *f = &c->fragments.items[i];
		const struct map *ids = str_eq(f->url, v->page->url)
		    ? &c->ids
		    : ids_of_page(c, f->url);

		if (ids == NULL || map_get(ids, f->id) != NULL ||
		    is_of_error(v, f->url))
			continue;
		diag_report(v->diag, CODE_PAGE_FRAGMENT, page_place(v->page),
		    "the page %.*s links to \"%.*s#%.*s\", but that page has "
		    "no such part",
		    STR_ARG(v->page->url), STR_ARG(f->url), STR_ARG(f->id));
	}
}

static void
check_heading(struct check *c)
{
	struct view *v = c->v;

	if (c->headings == 1)
		return;
	c->ok = false;
	diag_report(v->diag, CODE_PAGE_HEADING, page_place(v->page),
	    "the page %.*s has %zu first-level headings; it needs one",
	    STR_ARG(v->page->url), c->headings);
}

bool
page_check(struct view *v, struct str html)
{
	const struct noun *noun = v->page->noun;
	struct str people[LEAK_PEOPLE];
	struct check c = { .v = v,
		.scan = { .html = html },
		.words = { .leak = v->plan->in.leak,
		    .html = html,
		    .people = people,
		    .n_people = leak_people(
			noun == NULL ? NULL : noun->released, people) },
		.ok = true };

	if (html.n > LIMIT_PAGE_BYTES) {
		diag_report(v->diag, CODE_PAGE_LARGE, page_place(v->page),
		    "the page %.*s is over 16 MiB", STR_ARG(v->page->url));
		return false;
	}
	map_init(&c.ids, v->arena);
	check_pieces(&c);
	check_heading(&c);
	check_fragments(&c);
	if (c.leaks)
		leak_report(&c.leak, page_place(v->page), v->diag);
	return c.ok && !c.leaks && !v->held;
}
