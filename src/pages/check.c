#include "pages/check.h"

#include "base/limits.h"
#include "liquid/liquid.h"
#include "model/model.h"
#include "pages/href.h"
#include "pages/scan.h"
#include "pages/renderer.h"
#include "policy/leak.h"

/* What has been seen of a page. */
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
	bool relative; /* an address that leads elsewhere from other pages */
	bool ok;
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
		c->relative = true;
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
		diag_report(v->diag, CODE_PAGE_LINK, page_place(v->page),
		    "the page %.*s links to \"%.*s\", which is not there",
		    STR_ARG(v->page->url), STR_ARG(href));
	} else if (fragment.n != 0 && ends_in_index(url)) {
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
	struct scan s = scan_again(&c->scan, tag);
	struct str name, value;

	if (!str_eq(tag->name, STR("link")))
		return false;
	while (scan_attribute(&s, &name, &value)) {
		if (str_eq(name, STR("rel")))
			return str_eq(value, STR("stylesheet")) ||
			    str_eq(value, STR("icon")) ||
			    str_eq(value, STR("preload"));
	}
	return true;
}

static void
check_attribute(struct check *c, const struct scan_tag *tag, struct str name,
    struct str value)
{
	struct view *v = c->v;
	enum scan_use use;
	void **seen;

	if (str_eq(name, STR("id"))) {
		seen = map_at(&c->ids, scan_decode(value, v->arena));
		if (*seen != NULL) {
			c->ok = false;
			diag_report(v->diag, CODE_PAGE_ID, page_place(v->page),
			    "the page %.*s has two parts with the id "
			    "\"%.*s\"",
			    STR_ARG(v->page->url), STR_ARG(value));
		}
		*seen = c;
		return;
	}
	use = scan_use_of(name);
	if (use == SCAN_LOAD_LIST)
		check_list(c, scan_decode(value, v->arena));
	else if (use != SCAN_NONE)
		check_address(c, use, scan_decode(value, v->arena),
		    use == SCAN_LINK && link_loads(c, tag));
}

/* Up to `until`; true if that stands between tags. */
static bool
check_tags(struct check *c, size_t until)
{
	struct scan_tag tag;
	struct str name, value;

	if (until == 0)
		return true;
	c->scan.until = until;
	while (scan_next(&c->scan, &tag)) {
		c->headings += str_eq(tag.name, STR("h1"));
		while (scan_attribute(&c->scan, &name, &value))
			check_attribute(c, &tag, name, value);
	}
	return c->scan.at == until;
}

/*
 * True if a piece that begins between tags ends so too, whatever follows, and
 * holds nothing that matters to the rest of a page, and no mistake: then it
 * is so on every page of this setting.
 */
static bool
check_piece(struct check *c, const struct liquid_piece *piece)
{
	struct check before = *c;
	struct str text =
	    str_slice(c->scan.html, piece->from, piece->to - piece->from);

	c->relative = false;
	return check_tags(c, piece->to) && c->ok && !c->relative &&
	    c->ids.n == before.ids.n && c->fragments.n == before.fragments.n &&
	    c->headings == before.headings && text.n > 3 &&
	    str_find_char(str_skip(text, text.n - 3), '<') == STR_NONE;
}

/*
 * Most of a page stands on other pages too, which have been looked at: the
 * head, the foot, cards. A piece is passed over if it was found clean.
 */
static void
check_pieces(struct check *c)
{
	struct page_renderer *r = c->v->renderer;
	size_t n;
	const struct liquid_piece *pieces = liquid_pieces(r->liquid, &n);

	for (size_t i = 0; i < n; i++) {
		const struct liquid_piece *piece = &pieces[i];
		uint64_t *clean = &r->clean[piece->number % CLEAN_PIECES];

		/* Not within a tag or comment that began before it. */
		if (c->scan.at > piece->from || !check_tags(c, piece->from))
			continue;
		if (*clean == piece->number + 1)
			c->scan.at = piece->to;
		else if (check_piece(c, piece))
			*clean = piece->number + 1;
	}
	(void)check_tags(c, c->scan.html.n);
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
	struct str name, value;

	if (ids != NULL || route->kind != ROUTE_PAGE)
		return ids;
	ids = arena_alloc(&r->memo, sizeof(*ids));
	map_init(ids, &r->memo);
	map_put(&r->ids, str_copy(&r->memo, url), ids);
	s.html = page_bytes(r, route->page, c->v->arena);
	while (scan_next(&s, &tag)) {
		while (scan_attribute(&s, &name, &value)) {
			if (str_eq(name, STR("id")))
				map_put(ids, str_copy(&r->memo, value), r);
		}
	}
	return ids;
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

		if (ids == NULL || map_get(ids, f->id) != NULL)
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
	struct check c = { .v = v, .scan = { .html = html }, .ok = true };
	const struct noun *noun;

	if (html.n > LIMIT_PAGE_BYTES) {
		diag_report(v->diag, CODE_PAGE_LARGE, page_place(v->page),
		    "the page %.*s is over 16 MiB", STR_ARG(v->page->url));
		return false;
	}
	map_init(&c.ids, v->arena);
	check_pieces(&c);
	check_heading(&c);
	check_fragments(&c);
	noun = v->page->noun;
	return leak_check(v->plan->in.leak, html,
		   noun == NULL ? NULL : noun->released, page_place(v->page),
		   v->diag) &&
	    c.ok;
}
