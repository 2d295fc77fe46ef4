/*
 * locale: how a language sorts, and writes dates, numbers and lists.
 *
 * What a language needs of ICU is opened when it is first asked for and kept:
 * that costs up to 6 ms each. A language that ICU does not know behaves as
 * its root does, and never fails.
 *
 * Units     a language is a BCP 47 tag such as "es" or "es-MX"; digits are
 *           Western and dates Gregorian in every language.
 * Owner     texts come from the arena given, or live as long as the locales.
 * Source    CLDR, through ICU.
 */
#ifndef LOCALE_LOCALE_H
#define LOCALE_LOCALE_H

#include "base/arena.h"
#include "base/civil.h"
#include "base/map.h"

struct locale;

struct locales {
	struct arena arena;
	struct map by_tag;
};

void locales_init(struct locales *all);
void locales_free(struct locales *all);
/* The locale of a language; the same tag gives the same one. */
struct locale *locale_get(struct locales *all, struct str tag);

/* Order for readers; equal only for equal bytes. As qsort wants it. */
int locale_compare(struct locale *l, struct str a, struct str b);
/* Bytes whose order is that of locale_compare, for long lists. */
struct str locale_sort_key(
    struct locale *l, struct str text, struct arena *arena);

enum date_style {
	DATE_LONG, /* May 9, 2026 */
	DATE_SHORT, /* the same with a short month */
	DATE_WEEKDAY, /* Saturday, May 9, 2026 */
	DATE_MONTH, /* May 2026 */
	DATE_DAY, /* May 9 */
	DATE_STYLES
};

/* Empty for no date. */
struct str locale_date(
    struct locale *l, struct date date, enum date_style style);
/* A number with the language's separators, and at most 3 decimals. */
struct str locale_number(struct locale *l, double number, struct arena *arena);
/* "a", "a and b", "a, b and c" in the language's own way. */
struct str locale_list(
    struct locale *l, const struct str *items, size_t n, struct arena *arena);
/* zero, one, two, few, many or other: which form n things take. */
struct str locale_plural(struct locale *l, double n, struct arena *arena);

/* The language in its own words: "español", "العربية". */
struct str locale_own_name(struct locale *l, struct arena *arena);
bool locale_is_rtl(const struct locale *l);

/* The version of ICU that runs. */
struct str locale_library_version(struct arena *arena);

#endif
