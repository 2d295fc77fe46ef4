#include <string.h>

#include "config/config.h"
#include "feeds/feed.h"
#include "model/model.h"
#include "pages/href.h"

/*
 * What search calls a page, by the page's kind: the words of the theme are
 * kind.NAME. People have a list of their own, and what is not here is found
 * as "page".
 */
static const struct {
	const char *page;
	const char *name;
} kinds[] = {
	{ "artifact", "artifact" },
	{ "goal", "goal" },
	{ "reflection", "reflection" },
	{ "showcase", "showcase" },
	{ "post", "post" },
	{ "tool", "tool" },
	{ "voice", "voice" },
	{ "vision", "vision" },
	{ "plan", "plan" },
	{ "graduate", "competency" },
	{ "competency", "competency" },
	{ "school", "school" },
	{ "class", "class" },
	{ "tag", "tag" },
	{ "question", "question" },
};

static const char *
kind_name(const struct page *page)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		if (strcmp(page->kind->name, kinds[i].page) == 0)
			return kinds[i].name;
	}
	return "page";
}

/* The address from the site's root, which the search page adds. */
static void
add_head(struct feed_writer *w, const struct page *page, struct str title)
{
	struct str url =
	    href_make(STR(""), page->url, w->plan->index_names, w->arena);

	buf_add(&w->buf, STR("{\"url\":"));
	buf_add_json(&w->buf, url);
	feed_add_member(w, "title", title);
}

static void
add_class(struct feed_writer *w, const struct student *student)
{
	if (student != NULL && student->class != NULL)
		feed_add_member(w, "class", student->class->noun.title);
}

/* What the piece shows, in the words of the portrait of a graduate. */
static void
add_competencies(struct feed_writer *w, const struct noun *noun)
{
	const struct list *list =
	    &((const struct artifact *)noun)->competencies;

	if (noun->kind != KIND_ARTIFACT || list->n == 0)
		return;
	buf_add(&w->buf, STR(",\"shows\":["));
	for (size_t i = 0; i < list->n; i++) {
		if (i != 0)
			buf_add_char(&w->buf, ',');
		buf_add_json(&w->buf, list_noun(list, i)->title);
	}
	buf_add_char(&w->buf, ']');
}

static void
add_work(struct feed_writer *w, const struct page *page)
{
	const struct noun *noun = page->noun;

	add_head(w, page, noun->title);
	feed_add_member(w, "kind", str_from(kind_name(page)));
	if (noun->student != NULL)
		feed_add_member(w, "name", noun->student->noun.title);
	add_class(w, noun->student);
	if (noun->year != NULL)
		feed_add_member(w, "year", noun->year->noun.title);
	add_competencies(w, noun);
	if (noun->document != NULL &&
	    !str_eq(noun->document->lang, w->plan->in.config->lang))
		feed_add_member(w, "lang", noun->document->lang);
	buf_add_char(&w->buf, '}');
}

static void
add_person(struct feed_writer *w, const struct page *page)
{
	const struct student *student = (const struct student *)page->noun;

	add_head(w, page, student->noun.title);
	add_class(w, student);
	if (!str_eq(student->shown->lang, w->plan->in.config->lang))
		feed_add_member(w, "lang", student->shown->lang);
	buf_add_char(&w->buf, '}');
}

/* The rows of one list; NULL is that of the people. */
static bool
write_list(
    struct feed_writer *w, const struct search_list *list, struct str url)
{
	const struct plan *plan = w->plan;
	size_t n = 0;

	buf_add_char(&w->buf, '[');
	for (size_t i = 0; i < plan->pages.n; i++) {
		const struct page *page = plan->pages.items[i];
		const struct search_list *of = plan_search_list(plan, page);
		bool person = of != NULL && page->noun->kind == KIND_STUDENT;

		if (of == NULL || person != (list == NULL) ||
		    (list != NULL && of != list))
			continue;
		buf_add(&w->buf, n++ == 0 ? STR("\n") : STR(",\n"));
		if (person)
			add_person(w, page);
		else
			add_work(w, page);
	}
	buf_add(&w->buf, STR("\n]\n"));
	return feed_put(w, url);
}

/*
 * What the search page loads: people, and work in one list or one a school.
 * Only what programs may be told of is in them.
 */
bool
search_write(struct feed_writer *w)
{
	const struct plan *plan = w->plan;
	bool ok = write_list(w, NULL, STR(SEARCH_PEOPLE));

	for (size_t i = 0; ok && i < plan->search.n; i++)
		ok = write_list(
		    w, &plan->search.items[i], plan->search.items[i].url);
	return ok;
}
