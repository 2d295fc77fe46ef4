#include "pages/planner.h"

#include "config/config.h"
#include "liquid/liquid.h"
#include "model/model.h"
#include "pages/permalink.h"
#include "theme/theme.h"

static void
report_conflict(
    struct planner *p, const struct route *old, const struct route *new)
{
	const struct route *told = new, *other = old;

	if (told->place.path.n == 0) {
		told = old;
		other = new;
	}
	diag_report(p->diag, CODE_PAGE_CONFLICT, told->place,
	    "this would be published at %.*s, and so would %.*s",
	    STR_ARG(new->url),
	    STR_ARG(other->place.path.n == 0
		    ? STR("something that waymark makes itself")
		    : other->place.path));
	diag_hint(p->diag, "Rename one of them.");
}

bool
planner_claim(struct planner *p, const struct route *route)
{
	struct plan *plan = p->plan;
	void **at = map_at(&plan->routes, route->url);
	struct route *copy;

	if (*at != NULL) {
		report_conflict(p, *at, route);
		return false;
	}
	copy = arena_alloc(plan->arena, sizeof(*copy));
	*copy = *route;
	*at = copy;
	return true;
}

struct str
planner_words(const struct planner *p, struct str lang, struct str key)
{
	const struct catalogue *used;
	const struct value *v =
	    messages_text(&p->plan->in.theme->messages, lang, key, &used);

	return v == NULL ? STR("") : value_str(v);
}

static struct str
kind_words(const struct planner *p, const struct page *page, const char *what)
{
	return planner_words(p, page->lang,
	    arena_printf(p->plan->arena, "%s.%s", page->kind->name, what));
}

/* The language of a page's frame: the document's if the site speaks it. */
static struct str
frame_language(const struct config *config, const struct noun *noun)
{
	struct str lang = noun == NULL || noun->document == NULL
	    ? config->lang
	    : noun->document->lang;

	for (size_t i = 0; i < config->n_languages; i++) {
		if (str_eq_nocase(config->languages[i], lang))
			return config->languages[i];
	}
	return config->lang;
}

/* A template of another kind shows what this page does not have. */
static bool
is_of_other_kind(struct str layout, const char *kind)
{
	for (size_t i = 0; i < n_page_kinds; i++) {
		if (str_is(layout, page_kinds[i].name))
			return !str_is(layout, kind);
	}
	return false;
}

static struct str
page_layout(struct planner *p, const struct page_spec *spec)
{
	const struct document *d =
	    spec->noun == NULL ? NULL : spec->noun->document;
	struct str layout =
	    d == NULL ? STR("") : document_text(d, STR("layout"));

	if (layout.n == 0)
		return str_from(spec->kind);
	if (is_of_other_kind(layout, spec->kind)) {
		diag_report(p->diag, CODE_LAYOUT_UNKNOWN,
		    document_place(d, STR("layout")),
		    "the template \"%.*s\" is of another kind of page",
		    STR_ARG(layout));
		return str_from(spec->kind);
	}
	if (liquid_find(p->plan->in.theme->templates, layout, NULL) != NULL)
		return layout;
	diag_report(p->diag, CODE_LAYOUT_UNKNOWN,
	    document_place(d, STR("layout")),
	    "the theme has no template called \"%.*s\"", STR_ARG(layout));
	return str_from(spec->kind);
}

static struct page *
page_new(struct planner *p, const struct page_spec *spec, struct str url)
{
	struct plan *plan = p->plan;
	struct page *page = arena_alloc(plan->arena, sizeof(*page));
	const struct noun *noun = spec->noun;

	page->drop.class = &page_class;
	page->kind = page_kind_find(spec->kind);
	page->url = url;
	page->file = permalink_file(url, plan->arena);
	page->layout = page_layout(p, spec);
	page->noun = noun;
	page->stage = spec->stage;
	page->month = spec->month;
	page->total = spec->n_items;
	page->lang = spec->language != NULL
	    ? spec->language->lang
	    : frame_language(plan->in.config, noun);
	if (spec->language != NULL)
		page->prefix = spec->language->prefix;
	page->title = spec->title.n != 0 ? spec->title
	    : noun != NULL		 ? noun->title
					 : kind_words(p, page, "title");
	page->description =
	    noun != NULL ? noun->summary : kind_words(p, page, "summary");
	page->unlisted =
	    noun != NULL && noun->released != NULL && noun->released->unlisted;
	return page;
}

static void
page_put(struct planner *p, struct page *page)
{
	struct route route = { .kind = ROUTE_PAGE,
		.url = page->url,
		.file = page->file,
		.page = page };

	if (page->noun != NULL && page->noun->document != NULL)
		route.place.path = page->noun->document->path;
	if (planner_claim(p, &route))
		*vec_push(p->plan->arena, &p->plan->pages) = page;
}

/* Page number i (from 0) of n. */
static struct page *
page_of_list(
    struct planner *p, const struct page_spec *spec, size_t i, size_t n)
{
	size_t first = i * spec->per_page;
	struct page *page = page_new(p, spec,
	    i == 0 ? spec->url
		   : arena_printf(p->plan->arena, "%.*spage/%zu/",
			 STR_ARG(spec->url), i + 1));

	page->items = spec->items == NULL ? NULL : spec->items + first;
	page->n_items = spec->n_items - first;
	if (spec->per_page != 0 && page->n_items > spec->per_page)
		page->n_items = spec->per_page;
	if (spec->items == NULL)
		page->n_items = 0;
	if (n > 1) {
		page->pager = arena_alloc(p->plan->arena, sizeof(*page->pager));
		page->pager->drop.class = &pager_class;
		page->pager->page = page;
		page->pager->number = i + 1;
		page->pager->count = n;
	}
	page_hide(page);
	page_put(p, page);
	return page;
}

struct page *
planner_add(struct planner *p, const struct page_spec *spec)
{
	size_t n = spec->per_page == 0 || spec->n_items == 0
	    ? 1
	    : (spec->n_items - 1) / spec->per_page + 1;
	struct page *first = NULL, *previous = NULL, *page;

	for (size_t i = 0; i < n; i++) {
		page = page_of_list(p, spec, i, n);
		if (previous == NULL) {
			first = page;
		} else {
			page->pager->previous = previous;
			previous->pager->next = page;
		}
		previous = page;
	}
	return first;
}
