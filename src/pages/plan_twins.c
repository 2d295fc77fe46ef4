#include "model/model.h"
#include "pages/planner.h"

/* What tells a student from another of the same name, and may be told. */
static struct str
mark_of(const struct student *s)
{
	if (s->class != NULL)
		return s->class->noun.title;
	if (s->years.n != 0 && !s->shown->coarse)
		return list_noun(&s->years, 0)->title;
	return STR("");
}

/*
 * Portfolios whose pages would have the same title: the class stands behind
 * the name, or the newest year. Those that are still alike are numbered, in
 * the order of their addresses, for nothing else may be told.
 */
static void
tell_apart(struct planner *p, struct map *seen, struct page *page)
{
	struct arena *arena = p->plan->arena;
	struct str mark = mark_of((const struct student *)page->noun);
	struct str key = arena_printf(
	    arena, "%.*s\n%.*s", STR_ARG(page->title), STR_ARG(mark));
	void **count = map_at(seen, key);
	size_t *n = *count;

	if (n == NULL)
		*count = n = arena_alloc(arena, sizeof(*n));
	page->distinction = ++*n == 1
	    ? mark
	    : arena_printf(arena, "%.*s%s(%zu)", STR_ARG(mark),
		  mark.n == 0 ? "" : " ", *n);
}

void
plan_twins(struct planner *p)
{
	struct map first, seen;

	map_init(&first, p->plan->arena);
	map_init(&seen, p->plan->arena);
	for (size_t i = 0; i < p->plan->pages.n; i++) {
		struct page *page = p->plan->pages.items[i];
		void **other;

		if (!page_is_own(page) || page->noun->kind != KIND_STUDENT)
			continue;
		other = map_at(&first, page->title);
		if (*other == NULL) {
			*other = page;
			continue;
		}
		if (((struct page *)*other)->distinction.n == 0)
			tell_apart(p, &seen, *other);
		tell_apart(p, &seen, page);
	}
}
