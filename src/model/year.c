#include <stdlib.h>

#include "config/config.h"
#include "model/link.h"
#include "model/property.h"

#define STARTS 8 /* August, where site.yaml does not say */

/* The year that begins in the calendar year `first`. */
static struct year *
year_from(struct linking *l, int first)
{
	struct year *year = l->year;
	struct str id;
	void **at;

	if (year != NULL && year->from.year == first)
		return year;
	id = arena_printf(l->arena, "%d-%02d", first, (first + 1) % 100);
	at = map_at(&l->by_year, id);
	l->year = year = *at;
	if (year != NULL)
		return year;
	*at = l->year = year = arena_alloc(l->arena, sizeof(*year));
	noun_init_term(l, &year->noun, &year_class, id, id);
	year->from = (struct date){ .year = (int16_t)first,
		.month = (uint8_t)l->year_starts,
		.day = 1 };
	year->noun.date = year->from;
	return year;
}

struct year *
year_of(struct linking *l, struct date date)
{
	if (!date_is_set(date))
		return NULL;
	return year_from(
	    l, date.month >= l->year_starts ? date.year : date.year - 1);
}

/* "2025-26", "2025-2026" and "2025/26" are the same year. */
struct year *
year_named(struct linking *l, struct str text)
{
	uint64_t first, second;

	text = str_trim(text);
	if (text.n < 7 || (text.p[4] != '-' && text.p[4] != '/') ||
	    !str_uint(str_slice(text, 0, 4), 9998, &first) ||
	    !str_uint(str_skip(text, 5), 9999, &second))
		return NULL;
	if (second % 100 != (first + 1) % 100)
		return NULL;
	return year_from(l, (int)first);
}

static bool
has_works(const struct noun *noun)
{
	return noun->kind == KIND_ARTIFACT || noun->kind == KIND_REFLECTION;
}

static void
fill_years(struct linking *l)
{
	struct noun *noun;
	struct year *year;

	for (size_t i = 0; i < l->dated.n; i++) {
		noun = list_noun(&l->dated, i);
		if (noun->year == NULL)
			continue;
		year = (struct year *)noun_of(&noun->year->noun.drop);
		if (noun->kind == KIND_GOAL)
			list_add(&year->goals, l->arena, &noun->drop);
		else if (has_works(noun))
			list_add(&year->works, l->arena, &noun->drop);
	}
}

/* Newest first, and only those that have something to show. */
static void
list_years(struct linking *l)
{
	struct list *years = &l->model->years;
	struct year *year;

	for (size_t i = 0; i < l->by_year.n; i++) {
		year = l->by_year.items[i].value;
		if (year->works.n + year->goals.n > 0)
			list_add(years, l->arena, &year->noun.drop);
	}
	list_sort_newest(years);
}

void
link_years(struct linking *l)
{
	const struct list *nouns = &l->model->nouns;
	const struct value *starts =
	    value_get(&l->config->site, STR("year_starts"));
	struct noun *noun;
	struct str named;

	l->year_starts =
	    value_is(starts, VALUE_INT) ? (unsigned)starts->as.integer : STARTS;
	for (size_t i = 0; i < nouns->n; i++) {
		noun = list_noun(nouns, i);
		named = noun_text(noun, "year");
		noun->year =
		    named.n > 0 ? year_named(l, named) : year_of(l, noun->date);
	}
	fill_years(l);
	list_years(l);
}

PROPERTY_LIST(year, goals)
PROPERTY_LIST(year, works)
PROPERTY_DATE(year, from)

static const struct drop_property properties[] = {
	{ "from", get_from, "date", "Its first day." },
	{ "goals", get_goals, "list of goal",
	    "The goals set in it, newest first." },
	{ "works", get_works, "list of artifact and reflection",
	    "The work of the year, newest first." },
};

NOUN_CLASS(year, "A school year.");
