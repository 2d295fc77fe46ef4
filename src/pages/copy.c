#include "pages/copy.h"

#include "base/buf.h"
#include "base/limits.h"
#include "config/config.h"
#include "data/archive.h"
#include "model/model.h"
#include "pages/href.h"
#include "pages/plan.h"
#include "pages/scan.h"

/* A file of the copy. */
struct item {
	const struct route *route;
	struct str name; /* in the copy, below its own folder */
};

struct copying {
	const struct plan *plan;
	const struct plan_copy *copy;
	struct arena *arena;
	struct map taken; /* file of the site -> name in the copy */
	struct {
		struct item *items; /* taken, the first ones written */
		size_t n;
		size_t cap;
	} items;
};

/* One page or style sheet while its links are made anew. */
struct rewriting {
	struct copying *c;
	const struct item *item;
	struct str from; /* its bytes */
	size_t done; /* of them, in to */
	struct buf to;
};

/* Pages of the student, and of work that was made with others. */
static bool
is_of_student(const struct copying *c, const struct page *page)
{
	const struct student *student =
	    (const struct student *)c->copy->page->noun;
	const struct noun *noun = page->noun;

	return noun != NULL && !page->unlisted &&
	    (noun == &student->noun || noun->student == student ||
		list_has(&student->works, &noun->drop));
}

/* The name of a file in the copy, which from now on has it. */
static struct str
take(struct copying *c, const struct route *route)
{
	void **name = map_at(&c->taken, route->file);
	struct item *item;
	struct str *kept;

	if (*name != NULL)
		return *(const struct str *)*name;
	item = vec_push(c->arena, &c->items);
	item->route = route;
	item->name = str_eq(route->file, c->copy->page->file)
	    ? STR("index.html")
	    : arena_printf(c->arena, "pages/%.*s", STR_ARG(route->file));
	kept = arena_alloc(c->arena, sizeof(*kept));
	*name = kept;
	return *kept = item->name;
}

/* Whether a link, rather than what a page loads, brings a file along. */
static bool
is_kept(const struct copying *c, const struct route *route, enum scan_use use)
{
	switch (route->kind) {
	case ROUTE_PAGE:
		return is_of_student(c, route->page);
	case ROUTE_MEDIA:
	case ROUTE_ASSET:
		return true;
	case ROUTE_FEED:
	case ROUTE_COPY:
	case ROUTE_REDIRECT:
		break;
	}
	return use != SCAN_LINK;
}

/*
 * The address that leads to the same thing from the copy; empty if that is
 * nowhere any more.
 */
static struct str
new_address(struct rewriting *w, struct str href, enum scan_use use)
{
	struct copying *c = w->c;
	struct str base = c->plan->in.config->base_url, fragment, url, tail,
		   live;
	const struct route *route;
	size_t mark;

	if (href_has_scheme(href) || str_starts(href, STR("#")))
		return href;
	url = href_resolve(w->item->route->url, href, c->arena, &fragment);
	route = plan_route(c->plan, url);
	mark = str_find_char(href, '#');
	tail = mark == STR_NONE ? STR("") : str_skip(href, mark);
	if (route != NULL && route->kind == ROUTE_REDIRECT)
		route = plan_route(c->plan, route->page->url);
	if (route != NULL && is_kept(c, route, use)) {
		live = href_make(href_prefix(arena_printf(c->arena, "/%.*s",
						 STR_ARG(w->item->name)),
				     c->arena),
		    arena_printf(c->arena, "/%.*s", STR_ARG(take(c, route))),
		    false, c->arena);
	} else if (base.n != 0) {
		live = arena_printf(c->arena, "%.*s%.*s", STR_ARG(base),
		    STR_ARG(href_make(STR("/"), url, false, c->arena)));
	} else {
		return STR("");
	}
	return arena_printf(c->arena, "%.*s%.*s", STR_ARG(live), STR_ARG(tail));
}

static void
copy_until(struct rewriting *w, size_t end)
{
	buf_add(&w->to, str_slice(w->from, w->done, end - w->done));
	w->done = end;
}

/* Put a new value where the old one stands. */
static void
replace(struct rewriting *w, struct str old, struct str new)
{
	copy_until(w, (size_t)(old.p - w->from.p));
	buf_add_html(&w->to, new);
	w->done += old.n;
}

/* "a.jpg 480w, b.jpg 960w". */
static struct str
new_list(struct rewriting *w, struct str list)
{
	struct arena *arena = w->c->arena;
	struct str all = STR(""), one, address;

	while (str_cut(&list, ',', &one)) {
		one = str_trim(one);
		if (!str_cut(&one, ' ', &address))
			continue;
		all = arena_printf(arena, "%.*s%s%.*s %.*s", STR_ARG(all),
		    all.n == 0 ? "" : ", ",
		    STR_ARG(new_address(w, address, SCAN_LOAD_LIST)),
		    STR_ARG(one));
	}
	return all;
}

/* s is the scan behind the attribute called name. */
static void
rewrite_attribute(struct rewriting *w, const struct scan *s, struct str name,
    struct str value)
{
	enum scan_use use = scan_use_of(name);
	struct str old = scan_decode(value, w->c->arena), new;

	if (use == SCAN_NONE || use == SCAN_ID)
		return;
	new = use == SCAN_LOAD_LIST ? new_list(w, old)
				    : new_address(w, str_trim(old), use);
	if (new.n != 0) {
		replace(w, value, new);
		return;
	}
	/* What led into the site leads nowhere: it is words only. */
	copy_until(w, (size_t)(name.p - w->from.p) - 1);
	w->done = s->at;
}

static void
rewrite_page(struct rewriting *w)
{
	struct scan s = { .html = w->from };
	struct scan_tag tag;
	struct str name, value;

	while (scan_next(&s, &tag)) {
		while (scan_attribute(&s, &name, &value))
			rewrite_attribute(w, &s, name, value);
	}
}

/* Assets stand side by side in the copy as they do in the site. */
static void
take_assets(struct rewriting *w)
{
	const struct str mark = STR("url(");
	struct str rest = w->from, fragment, name;
	const struct route *route;
	size_t at;

	while ((at = str_find(rest, mark)) != STR_NONE) {
		rest = str_skip(rest, at + mark.n);
		if (!str_cut(&rest, ')', &name))
			continue;
		route = plan_route(w->c->plan,
		    href_resolve(
			w->item->route->url, name, w->c->arena, &fragment));
		if (route != NULL && route->kind == ROUTE_ASSET)
			take(w->c, route);
	}
}

static struct str
finish(struct rewriting *w)
{
	struct str out;

	copy_until(w, w->from.n);
	out = str_copy(w->c->arena, buf_str(&w->to));
	buf_free(&w->to);
	return out;
}

/* The file as the copy has it; more files may be taken for it. */
static struct str
rewrite(struct copying *c, const struct item *item, struct str bytes)
{
	struct rewriting w = { .c = c, .item = item, .from = bytes };

	if (item->route->kind == ROUTE_PAGE)
		rewrite_page(&w);
	else if (str_ends(item->route->file, STR(".css")))
		take_assets(&w);
	else
		return bytes;
	return finish(&w);
}

static struct place
place_of(const struct plan_copy *copy)
{
	const struct document *document = copy->page->noun->document;

	return (struct place){ .path = document->entry == NULL
		    ? copy->page->file
		    : document->path };
}

static bool
tell_large(const struct plan_copy *copy, struct diag *diag)
{
	diag_report(diag, CODE_COPY_LARGE, place_of(copy),
	    "this portfolio has over %u MB, so no copy of it is offered",
	    LIMIT_COPY_BYTES / (1024 * 1024));
	diag_hint(diag,
	    "Large sound and film files are the usual cause; shorter ones "
	    "are also kinder to a phone.");
	return false;
}

static bool
tell_unmade(const struct plan_copy *copy, struct diag *diag)
{
	diag_report(diag, CODE_FILE_WRITE, place_of(copy),
	    "the copy of this portfolio could not be made");
	return false;
}

/* Pictures, sound and film are packed already. */
static bool
is_packed(struct str file)
{
	return !str_ends(file, STR(".html")) && !str_ends(file, STR(".css")) &&
	    !str_ends(file, STR(".js")) && !str_ends(file, STR(".svg"));
}

bool
copy_make(const struct plan *plan, const struct plan_copy *copy,
    const struct copy_source *source, struct arena *arena, struct diag *diag,
    struct str *zip)
{
	struct copying c = { .plan = plan, .copy = copy, .arena = arena };
	struct {
		struct archive_file *items;
		size_t n;
		size_t cap;
	} files = { 0 };
	size_t sum = 0;
	struct str bytes;

	map_init(&c.taken, arena);
	take(&c, plan_route(plan, copy->page->url));
	for (size_t i = 0; i < c.items.n; i++) {
		/* The list may move while it grows. */
		struct item item = c.items.items[i];

		if (!source->read(source->arg, item.route->file, arena, &bytes))
			continue;
		sum += bytes.n;
		if (sum > LIMIT_COPY_BYTES)
			return tell_large(copy, diag);
		*vec_push(arena, &files) = (struct archive_file){
			arena_printf(arena, "%.*s/%.*s", STR_ARG(copy->name),
			    STR_ARG(item.name)),
			rewrite(&c, &item, bytes), is_packed(item.name)
		};
	}
	return archive_make(files.items, files.n, arena, zip) ||
	    tell_unmade(copy, diag);
}
