#include "config/config.h"
#include "liquid/filter.h"
#include "model/model.h"
#include "model/property.h"
#include "pages/filter_list.h"
#include "pages/growth.h"
#include "pages/view.h"

static struct value
count_value(size_t n)
{
	return value_int((int64_t)n);
}

/* Nil where no two texts are shown. A template asks for it before it does. */
static struct value
sheet_value(
    const struct growth *growth, enum growth_sheet which, struct str html)
{
	struct str *sheet = &growth->sheets[which];

	if (!growth_is_compared(growth))
		return value_nil();
	if (sheet->n == 0)
		*sheet = growth_place(growth, html);
	return sheet->n == 0 ? value_nil() : value_safe(*sheet);
}

static struct str
html_of(const struct growth_step *step)
{
	return step == NULL ? STR("") : step->text->html;
}

/* Where changes are told in passages, which are not all of it. */
static struct value
last_value(const struct growth *growth)
{
	return growth_is_folded(growth)
	    ? sheet_value(growth, SHEET_LAST, html_of(growth->last))
	    : value_nil();
}

/* The versions from step `from` on, n of them, as a list in either order. */
static struct value
steps_value(const struct growth *growth, size_t from, size_t n, bool newest,
    struct arena *arena)
{
	struct value *items = arena_array(arena, n, sizeof(*items));

	for (size_t i = 0; i < n; i++)
		items[newest ? n - 1 - i : i] =
		    value_drop(&growth->steps[from + i].drop);
	return value_list(items, n);
}

/* Newest first: the first of them, or those of one page of all. */
static struct value
versions_value(const struct growth *growth, struct arena *arena)
{
	const struct page *page = growth->view->page;
	size_t per_page = GROWTH_VERSIONS, skip = 0, end;

	if (growth_is_list(growth)) {
		per_page = GROWTH_PAGE;
		skip = page->pager == NULL
		    ? 0
		    : (page->pager->number - 1) * GROWTH_PAGE;
	}
	end = skip < growth->n ? growth->n - skip : 0;
	return steps_value(growth, end > per_page ? end - per_page : 0,
	    end > per_page ? per_page : end, true, arena);
}

/* The page of all versions, where this one does not have room for them. */
static struct value
more_value(const struct growth *growth, struct arena *arena)
{
	struct str url =
	    arena_printf(arena, "%.*sversions/", STR_ARG(growth->noun->url));

	return growth->n > GROWTH_VERSIONS && !growth_is_list(growth) &&
		plan_route(growth->view->plan, url) != NULL
	    ? value_text(url)
	    : value_nil();
}

/* Numbers are no league table: a site may leave them out. */
static bool
has_numbers(const struct growth *growth)
{
	const struct config *config = growth->view->plan->in.config;
	const struct value *v =
	    value_get(value_get(&config->site, STR("history")), STR("numbers"));

	return !value_is(v, VALUE_BOOL) || v->as.boolean;
}

static struct value
day_value(const struct growth *growth, bool last, struct arena *arena)
{
	if (growth->n == 0)
		return value_nil();
	return text_value(date_text(
	    growth->steps[last ? growth->n - 1 : 0].version->day, arena));
}

static size_t
words_of(const struct growth_step *step)
{
	return step == NULL ? 0 : step->change.words;
}

/* The first text is that of the first version there was. */
static bool
begins_with_text(const struct growth *growth)
{
	return growth->begins &&
	    (growth->first == NULL || growth->first->number == 1);
}

#define GROWTH(name, made) PROPERTY_GET(growth, name, made)

GROWTH(added, count_value(self->whole.added))
GROWTH(bars, steps_value(self, 0, self->n, false, env->arena))
GROWTH(begins, value_bool(begins_with_text(self)))
GROWTH(changes, sheet_value(self, SHEET_CHANGES, self->whole.html))
GROWTH(count, count_value(self->n))
GROWTH(cut, value_bool(self->cut))
GROWTH(first, sheet_value(self, SHEET_FIRST, html_of(self->first)))
GROWTH(first_day, day_value(self, false, env->arena))
GROWTH(first_words, count_value(words_of(self->first)))
GROWTH(last, last_value(self))
GROWTH(last_day, day_value(self, true, env->arena))
GROWTH(last_words, count_value(words_of(self->last)))
GROWTH(more, more_value(self, env->arena))
GROWTH(numbers, value_bool(has_numbers(self)))
GROWTH(passages, growth_whole_passages(self, env->arena))
GROWTH(removed, count_value(self->whole.removed))
GROWTH(rewritten, value_bool(self->whole.rewritten))
GROWTH(versions, versions_value(self, env->arena))

static const struct drop_property properties[] = {
	{ "added", get_added, "number",
	    "Words of the last version that the first one has not." },
	{ "bars", get_bars, "list of version",
	    "All versions, oldest first, for a picture of how it grew." },
	{ "begins", get_begins, "boolean",
	    "The first of them is the first there was." },
	{ "changes", get_changes, "HTML",
	    "The last version, marked against the first with ins and del; nil "
	    "when there are no two texts to be shown. The words that say so to "
	    "those who listen have the class vh, which a style sheet of its "
	    "own has to hide." },
	{ "count", get_count, "number", "How many versions there are." },
	{ "cut", get_cut, "boolean",
	    "Earlier versions are not recorded, and are unknown." },
	{ "first", get_first, "HTML", "The first version; nil as changes." },
	{ "first_day", get_first_day, "date", "The day of the first one." },
	{ "first_words", get_first_words, "number", "Words of the first." },
	{ "last", get_last, "HTML",
	    "The last version without marks; nil where passages is empty, for "
	    "changes has all of it." },
	{ "last_day", get_last_day, "date", "The day of the last one." },
	{ "last_words", get_last_words, "number", "Words of the last." },
	{ "more", get_more, "permalink",
	    "The page of all versions, where versions has not all." },
	{ "numbers", get_numbers, "boolean",
	    "False where the site does not want versions counted." },
	{ "passages", get_passages, "list of passage",
	    "The same as changes, with what stayed in passages of its own; "
	    "empty where that is little." },
	{ "removed", get_removed, "number",
	    "Words of the first version that the last one has not." },
	{ "rewritten", get_rewritten, "boolean",
	    "Nearly nothing of the first version is left." },
	{ "versions", get_versions, "list of version",
	    "The newest versions, newest first; on the page of all of them, "
	    "those of this page." },
};

const struct drop_class growth_class = {
	.name = "growth",
	.help = "How a piece of work came to be.",
	.properties = properties,
	.n = sizeof(properties) / sizeof(*properties),
};

bool
filter_growth(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	const struct noun *noun = filter_noun(in);
	const struct growth *growth;
	struct view *view;

	(void)args;
	if (noun == NULL)
		return value_is(in, VALUE_NIL) ||
		    liquid_fail(call, "this needs a document of the site");
	view = liquid_host(call);
	/* The page's own headings have their ids before those of drafts. */
	(void)view_content(view);
	growth = growth_of(view, noun);
	*out = growth == NULL ? value_nil() : value_drop(&growth->drop);
	return true;
}
