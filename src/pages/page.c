#include "pages/page.h"

#include "base/arena.h"
#include "config/config.h"
#include "locale/locale.h"
#include "model/model.h"
#include "model/property.h"
#include "pages/growth.h"
#include "pages/structured.h"
#include "pages/srcset.h"
#include "pages/target.h"
#include "pages/view.h"
#include "theme/theme.h"

bool
page_is_told(const struct page *page)
{
	return !page->noindex && !page->unlisted &&
	    (page->kind->flags & PAGE_PLAIN) == 0;
}

bool
page_is_own(const struct page *page)
{
	return page->noun != NULL && str_eq(page->url, page->noun->url);
}

static const struct page *
page_of(const struct drop *drop)
{
	return (const struct page *)drop;
}

static struct value
page_value(const struct page *page)
{
	return page == NULL ? value_nil() : value_drop(&page->drop);
}

/*
 * The same page in the site's other languages, and what an author has
 * translated it into beside them.
 */
static void
get_alternates(const struct drop *drop, struct drop_env *env, struct value *out)
{
	const struct page *page = page_of(drop), *other;
	const struct plan *plan = ((const struct view *)drop_page(env))->plan;
	const struct list *own =
	    page->noun == NULL ? NULL : &page->noun->translations;
	size_t n_own = own == NULL ? 0 : own->n, n = 0;
	struct value *items =
	    arena_array(env->arena, plan->languages.n + n_own, sizeof(*items));

	for (size_t i = 0; i < plan->languages.n; i++) {
		other = plan_in_language(
		    plan, &plan->languages.items[i], page->url);
		if (other != NULL && other != page)
			items[n++] = page_value(other);
	}
	for (size_t i = 0; i < n_own; i++) {
		if (map_get(&plan->plain_urls, list_noun(own, i)->url) == NULL)
			items[n++] = own->items[i];
	}
	*out = value_list(items, n);
}

static void
get_breadcrumbs(
    const struct drop *drop, struct drop_env *env, struct value *out)
{
	size_t n = 0, i;
	struct value *items;

	for (const struct page *p = page_of(drop); p != NULL; p = p->parent)
		n++;
	items = arena_array(env->arena, n, sizeof(*items));
	i = n;
	for (const struct page *p = page_of(drop); p != NULL; p = p->parent)
		items[--i] = page_value(p);
	*out = value_list(items, n);
}

static void
get_canonical(const struct drop *drop, struct drop_env *env, struct value *out)
{
	struct str address =
	    view_whole_address(drop_page(env), page_of(drop)->url);

	*out = address.n == 0 ? value_nil() : value_text(address);
}

static void
get_copy(const struct drop *drop, struct drop_env *env, struct value *out)
{
	const struct plan_copy *copy = page_of(drop)->copy;

	(void)env;
	*out = copy == NULL || !copy->offered ? value_nil()
					      : value_text(copy->url);
}

static void
get_copy_bytes(const struct drop *drop, struct drop_env *env, struct value *out)
{
	const struct plan_copy *copy = page_of(drop)->copy;

	(void)env;
	*out = copy == NULL || copy->size == 0 ? value_nil()
					       : value_int((int64_t)copy->size);
}

static void
get_description(
    const struct drop *drop, struct drop_env *env, struct value *out)
{
	*out = value_text(view_description(drop_page(env), page_of(drop)));
}

static void
get_dir(const struct drop *drop, struct drop_env *env, struct value *out)
{
	const struct view *v = drop_page(env);

	*out = value_text(
	    locale_is_rtl(locale_get(v->plan->in.locales, page_of(drop)->lang))
		? STR("rtl")
		: STR("ltr"));
}

PROPERTY_TEXT(page, feed)

/* The student a page belongs to, else the part of the site it stands in. */
static struct str
section_title(const struct page *page)
{
	const struct student *student =
	    page->noun == NULL ? NULL : page->noun->student;
	const struct page *up = page->parent;

	if (student != NULL && &student->noun != page->noun)
		return student->noun.title;
	while (up != NULL && up->parent != NULL && up->parent->parent != NULL)
		up = up->parent;
	return up == NULL || up->parent == NULL ? STR("") : up->title;
}

/* A month has a name in the language of the page that says it. */
static struct str
title_of(const struct view *v, const struct page *page)
{
	return date_is_set(page->month)
	    ? locale_date(v->locale, page->month, DATE_MONTH)
	    : page->title;
}

static struct str
pager_words(struct view *v, const struct pager *pager)
{
	struct str lang = STR("");
	const struct value *words;

	if (pager == NULL || pager->number == 1)
		return STR("");
	words = view_words(v, STR("pager.short"), &lang);
	return words == NULL
	    ? STR("")
	    : arena_printf(v->arena, "%.*s %zu/%zu", STR_ARG(value_str(words)),
		  pager->number, pager->count);
}

/* "page · student or section · site", each part once. */
static void
get_full_title(const struct drop *drop, struct drop_env *env, struct value *out)
{
	const struct page *page = page_of(drop);
	struct view *v = drop_page(env);
	struct str parts[] = { title_of(v, page), page->distinction,
		pager_words(v, page->pager), section_title(page),
		v->plan->in.config->title };
	struct str all = STR("");

	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
		struct str joined[] = { all, STR(" \xc2\xb7 "), parts[i] };

		if (parts[i].n == 0 || str_eq(parts[i], all))
			continue;
		all =
		    all.n == 0 ? parts[i] : arena_concat(env->arena, joined, 3);
	}
	*out = value_text(all);
}

static struct str
cover_of(const struct document *document)
{
	const struct value *cover = value_get(&document->front, STR("cover"));

	return cover == NULL ? STR("")
			     : value_str(value_get(cover, STR("src")));
}

/*
 * What previews show: a picture that the page of nobody in particular names,
 * else the site's card, else the theme's. A student's page never offers one of
 * its own: a photo must not travel without the words beside it.
 */
static void
get_image(const struct drop *drop, struct drop_env *env, struct value *out)
{
	struct view *v = drop_page(env);
	const struct noun *noun = page_of(drop)->noun;
	const struct value *card =
	    value_get(&v->plan->in.theme->settings, STR("card"));
	const struct theme_asset *asset =
	    theme_asset_find(v->plan->in.theme, STR("card.png"));
	const struct plan_media *media = NULL;
	struct str address = STR("");

	if (noun != NULL && noun->document != NULL && noun->student == NULL)
		media = target_bitmap(v, noun, cover_of(noun->document));
	if (media == NULL && card != NULL)
		media = target_bitmap(v, NULL, value_str(card));
	if (media != NULL)
		address = view_whole_address(v, srcset_usual(v, media)->url);
	else if (asset != NULL)
		address = view_whole_address(v, asset->url);
	*out = address.n == 0 ? value_nil() : value_text(address);
}

PROPERTY_GET(page, items, value_list(self->items, self->n_items))
PROPERTY_GET(page, kind, value_text(str_from(self->kind->name)))
PROPERTY_GET(page, lang, value_text(self->lang))

static void
get_month(const struct drop *drop, struct drop_env *env, struct value *out)
{
	struct date month = page_of(drop)->month;

	*out = date_is_set(month) ? value_text(date_text(month, env->arena))
				  : value_nil();
}

PROPERTY_GET(page, noindex, value_bool(self->noindex || self->unlisted))
PROPERTY_DROP(page, pager)

static void
get_root(const struct drop *drop, struct drop_env *env, struct value *out)
{
	(void)drop;
	*out = value_text(((const struct view *)drop_page(env))->prefix);
}

/* "/vision/" of "/vision/plan/", and "/es/work/" of "/es/work/page/2/". */
static void
get_section(const struct drop *drop, struct drop_env *env, struct value *out)
{
	const struct page *page = page_of(drop);
	size_t first = page->prefix.n + 1;
	size_t slash = str_find_char(str_skip(page->url, first), '/');

	(void)env;
	*out = value_text(str_slice(
	    page->url, 0, slash == STR_NONE ? first : first + slash + 1));
}

PROPERTY_DROP(page, stage)

static void
get_structured_data(
    const struct drop *drop, struct drop_env *env, struct value *out)
{
	(void)drop;
	*out = value_safe(structured_data(drop_page(env)));
}

static void
get_title(const struct drop *drop, struct drop_env *env, struct value *out)
{
	*out = value_text(title_of(drop_page(env), page_of(drop)));
}

PROPERTY_GET(page, total, value_int((int64_t)self->total))
PROPERTY_GET(page, unlisted, value_bool(self->unlisted))

static struct date
newest_of(const struct list *list, struct date date)
{
	for (size_t i = 0; i < list->n; i++) {
		if (date_cmp(list_noun(list, i)->updated, date) > 0)
			date = list_noun(list, i)->updated;
	}
	return date;
}

static void
get_updated(const struct drop *drop, struct drop_env *env, struct value *out)
{
	const struct noun *noun = page_of(drop)->noun;
	const struct student *s = (const struct student *)noun;
	struct date date = { 0 };

	if (noun != NULL && growth_is_told(noun->kind))
		date = noun->updated;
	if (noun != NULL && noun->kind == KIND_STUDENT)
		date = newest_of(&s->works,
		    newest_of(&s->goals, newest_of(&s->reflections, date)));
	*out = date_is_set(date) ? value_text(date_text(date, env->arena))
				 : value_nil();
}

PROPERTY_GET(page, url, value_text(self->url))

static const struct drop_property page_properties[] = {
	{ "alternates", get_alternates, "list of page or document",
	    "The same in other languages, each with lang and url." },
	{ "breadcrumbs", get_breadcrumbs, "list of page",
	    "The pages above this one, from the first page of the site to "
	    "this." },
	{ "canonical", get_canonical, "address",
	    "The full address; nil when the site has no base_url." },
	{ "copy", get_copy, "permalink",
	    "The portfolio as a zip to keep; nil where none is offered, and in "
	    "the copy itself." },
	{ "copy_bytes", get_copy_bytes, "number",
	    "The size of that zip; nil in a "
	    "preview, which makes it when it is asked for." },
	{ "description", get_description, "text",
	    "A sentence for search engines and previews." },
	{ "dir", get_dir, "text", "ltr or rtl: how the page's language runs." },
	{ "feed", get_feed, "permalink", "The Atom feed that goes with it." },
	{ "full_title", get_full_title, "text",
	    "Title, student or section, and site, for the title element." },
	{ "image", get_image, "address",
	    "The full address of the picture that previews show: one that the "
	    "page names, but never a student's, or the site's card; nil when "
	    "the site has no base_url." },
	{ "items", get_items, "list",
	    "What a list page lists, this page of "
	    "it." },
	{ "kind", get_kind, "text", "Its kind: the name of its template." },
	{ "lang", get_lang, "language", "The language of its frame." },
	{ "month", get_month, "date",
	    "The first day of the month that an archive is of." },
	{ "noindex", get_noindex, "true or false",
	    "Search engines are told to leave it alone." },
	{ "pager", get_pager, "pager",
	    "Where in a long list it stands; nil if the list has one page." },
	{ "root", get_root, "address", "The way to the site's first page." },
	{ "section", get_section, "permalink",
	    "The part of the site it stands in: the first part of its url." },
	{ "stage", get_stage, "stage",
	    "The school year to show, when a journey has a page a year." },
	{ "structured_data", get_structured_data, "HTML",
	    "What the page is, for search engines, as JSON-LD; nothing where "
	    "they are told to leave it alone." },
	{ "title", get_title, "text", "Its title alone." },
	{ "total", get_total, "number", "The items on all pages of its list." },
	{ "unlisted", get_unlisted, "true or false",
	    "Only who has the address may find it." },
	{ "updated", get_updated, "date",
	    "The day it was last changed, of a document or a portfolio, as "
	    "far as that may be told; else nil." },
	{ "url", get_url, "permalink", "Its permalink." },
};

const struct drop_class page_class = {
	.name = "page",
	.help = "The page that is being made.",
	.properties = page_properties,
	.n = sizeof(page_properties) / sizeof(*page_properties),
};

PROPERTY_GET(pager, count, value_int((int64_t)self->count))
PROPERTY_GET(pager, next, page_value(self->next))
PROPERTY_GET(pager, number, value_int((int64_t)self->number))

static void
get_pages(const struct drop *drop, struct drop_env *env, struct value *out)
{
	const struct pager *pager = (const struct pager *)drop;
	const struct page *page = pager->page;
	struct value *items =
	    arena_array(env->arena, pager->count, sizeof(*items));

	while (page->pager->previous != NULL)
		page = page->pager->previous;
	for (size_t i = 0; page != NULL; page = page->pager->next)
		items[i++] = page_value(page);
	*out = value_list(items, pager->count);
}

PROPERTY_GET(pager, previous, page_value(self->previous))

static const struct drop_property pager_properties[] = {
	{ "count", get_count, "number", "How many pages the list has." },
	{ "next", get_next, "page", "The page after this one, or nil." },
	{ "number", get_number, "number", "The number of this one, from 1." },
	{ "pages", get_pages, "list of page", "All pages of the list." },
	{ "previous", get_previous, "page",
	    "The page before this one, or nil." },
};

const struct drop_class pager_class = {
	.name = "pager",
	.help = "Where in a long list a page stands.",
	.properties = pager_properties,
	.n = sizeof(pager_properties) / sizeof(*pager_properties),
};
