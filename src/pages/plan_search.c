#include "model/model.h"
#include "pages/planner.h"

/* The school that somebody's work belongs to, or NULL. */
static const struct school *
school_of(const struct page *page)
{
	const struct student *student = page->noun->student;

	return student == NULL || student->class == NULL
	    ? NULL
	    : student->class->school;
}

static bool
is_found(const struct page *page)
{
	return page_is_own(page) && !page->hidden && !page->unlisted &&
	    (page->kind->flags & PAGE_PLAIN) == 0;
}

static size_t
count_found(const struct plan *plan)
{
	size_t n = 0;

	for (size_t i = 0; i < plan->pages.n; i++)
		n += is_found(plan->pages.items[i]);
	return n;
}

static void
add_list(struct planner *p, struct str url, const struct school *school)
{
	p->plan->search.items[p->plan->search.n++] =
	    (struct search_list){ url, school };
	planner_claim_feed(p, url);
}

void
plan_search(struct planner *p)
{
	struct plan *plan = p->plan;
	const struct list *schools = &plan->in.model->schools;
	size_t n = count_found(plan) > PAGE_SEARCH ? schools->n : 0;

	plan->search.items =
	    arena_array(plan->arena, n + 1, sizeof(*plan->search.items));
	planner_claim_feed(p, STR(SEARCH_PEOPLE));
	add_list(p, STR("/search/work.json"), NULL);
	for (size_t i = 0; i < n; i++) {
		const struct noun *school = list_noun(schools, i);

		add_list(p,
		    arena_printf(plan->arena, "/search/work-%.*s.json",
			STR_ARG(school->id)),
		    (const struct school *)school);
	}
}

const struct search_list *
plan_search_list(const struct plan *plan, const struct page *page)
{
	const struct school *school;

	if (!is_found(page))
		return NULL;
	school = school_of(page);
	for (size_t i = 1; i < plan->search.n; i++) {
		if (plan->search.items[i].school == school)
			return &plan->search.items[i];
	}
	return &plan->search.items[0];
}
