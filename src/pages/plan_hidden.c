#include <stddef.h>
#include <string.h>

#include "model/model.h"
#include "model/news.h"
#include "pages/planner.h"

/*
 * The lists that a page shows beside its items, by the kind of the page. Home,
 * vision and plan are for everybody to find, so their templates leave out who
 * is to be left alone.
 */
static const struct {
	const char *page;
	size_t list; /* in the noun */
} shown[] = {
	{ "class", offsetof(struct class, students) },
	{ "class", offsetof(struct class, works) },
	{ "class", offsetof(struct class, goals) },
	{ "class", offsetof(struct class, news) },
	{ "school", offsetof(struct school, students) },
	{ "school", offsetof(struct school, works) },
	{ "competency", offsetof(struct competency, works) },
	{ "competency", offsetof(struct competency, goals) },
	{ "showcase", offsetof(struct showcase, picks) },
	{ "year", offsetof(struct year, goals) },
	{ "student", offsetof(struct student, works) },
	{ "student", offsetof(struct student, responses) },
	{ "artifact", offsetof(struct artifact, responses) },
	{ "goal", offsetof(struct goal, responses) },
	{ "reflection", offsetof(struct reflection, responses) },
};

static bool
noun_hidden(const struct noun *noun)
{
	return (noun->released != NULL && !noun->released->index) ||
	    (noun->student != NULL && !noun->student->shown->index);
}

/*
 * What stands on a page of `own`, or of nobody. A portfolio may show its own
 * piece even if that was made with somebody who is to be left alone: it names
 * nobody else.
 */
static bool
listed_hidden(const struct noun *noun, const struct student *own)
{
	const struct response *response = (const struct response *)noun;

	if (noun->kind == KIND_RESPONSE && response->from != NULL &&
	    !response->from->shown->index)
		return true;
	return (own == NULL || noun->student != own) && noun_hidden(noun);
}

static bool
drop_hidden(const struct drop *drop, const struct student *own)
{
	if (drop->class == &pick_class)
		return listed_hidden(((const struct pick *)drop)->work, own);
	if (drop->class == &news_class)
		return listed_hidden(((const struct news *)drop)->noun, own);
	return noun_is(drop) && listed_hidden(noun_of(drop), own);
}

static bool
any_hidden(const struct value *items, size_t n, const struct student *own)
{
	for (size_t i = 0; i < n; i++) {
		if (drop_hidden(items[i].as.drop, own))
			return true;
	}
	return false;
}

static bool
shows_hidden(const struct page *page)
{
	const struct noun *noun = page->noun;
	const struct student *own = noun == NULL ? NULL : noun->student;
	const struct list *list;

	if (any_hidden(page->items, page->n_items, own))
		return true;
	if (noun == NULL)
		return false;
	if (any_hidden(noun->related.items, noun->related.n, own))
		return true;
	for (size_t i = 0; i < sizeof(shown) / sizeof(*shown); i++) {
		if (strcmp(page->kind->name, shown[i].page) != 0)
			continue;
		list = (const void *)((const char *)noun + shown[i].list);
		if (any_hidden(list->items, list->n, own))
			return true;
	}
	return false;
}

void
page_hide(struct page *page)
{
	page->hidden = page->noun != NULL && noun_hidden(page->noun);
	page->noindex = page->hidden || shows_hidden(page);
}
