#include "locale/locale.h"

#include <string.h>
#include <unicode/ucol.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/uldnames.h>
#include <unicode/ulistformatter.h>
#include <unicode/uloc.h>
#include <unicode/unum.h>
#include <unicode/upluralrules.h>
#include <unicode/ustring.h>

#include "data/digits.h"
#include "locale/utf16.h"

/* Any text that we ask ICU for is far shorter. */
#define TEXT_UNITS 256
#define MS_PER_DAY 86400000.0
#define KEYWORDS "@calendar=gregorian;numbers=latn"

/*
 * ICU takes 1 to 3 us for each. The days of four years in every style have a
 * place of their own; a site has fewer numbers.
 */
#define DATES_KEPT 8192u
#define PLURALS_KEPT 128u
/* Up to here, a number has no separator in any language. */
#define NUMBER_PLAIN 1000u

struct kept_date {
	struct date date;
	enum date_style style;
	struct str text;
};

struct locale {
	struct str tag;
	char name[ULOC_FULLNAME_CAPACITY]; /* ICU's: "es_MX@..." */
	char base[ULOC_FULLNAME_CAPACITY]; /* the same without keywords */
	bool rtl;
	UCollator *collator;
	UDateFormat *dates[DATE_STYLES];
	UNumberFormat *numbers;
	UListFormatter *lists;
	UPluralRules *plurals;
	struct kept_date *kept_dates; /* by day and style, modulo their count */
	struct str kept_plurals[PLURALS_KEPT];
	struct arena kept; /* their texts */
	struct arena scratch; /* of one call */
};

/* What each style shows; the language decides how and in which order. */
static const UChar *const skeletons[DATE_STYLES] = {
	[DATE_LONG] = u"yMMMMd",
	[DATE_SHORT] = u"yMMMd",
	[DATE_WEEKDAY] = u"yMMMMEEEEd",
	[DATE_MONTH] = u"yMMMM",
	[DATE_DAY] = u"MMMMd",
};

void
locales_init(struct locales *all)
{
	arena_init(&all->arena);
	map_init(&all->by_tag, &all->arena);
}

static void
locale_close(struct locale *l)
{
	ucol_close(l->collator);
	for (size_t i = 0; i < DATE_STYLES; i++)
		udat_close(l->dates[i]);
	unum_close(l->numbers);
	ulistfmt_close(l->lists);
	uplrules_close(l->plurals);
	arena_free(&l->kept);
	arena_free(&l->scratch);
}

void
locales_free(struct locales *all)
{
	for (size_t i = 0; i < all->by_tag.n; i++)
		locale_close(all->by_tag.items[i].value);
	arena_free(&all->arena);
}

/* ICU's name for a tag; its root where the tag is nonsense. */
static void
name_from_tag(struct locale *l, struct str tag)
{
	UErrorCode error = U_ZERO_ERROR;
	const char *ctag = arena_cstr(&l->scratch, tag);
	const int32_t cap = ULOC_FULLNAME_CAPACITY - (int32_t)sizeof(KEYWORDS);
	int32_t n = uloc_forLanguageTag(ctag, l->base, cap, NULL, &error);

	if (U_FAILURE(error) || n >= cap)
		n = 0;
	l->base[n] = '\0';
	/* A tag may bring keywords of its own, such as "-u-nu-thai". */
	l->base[strcspn(l->base, "@")] = '\0';
	strcpy(l->name, l->base);
	strcat(l->name, KEYWORDS);
}

struct locale *
locale_get(struct locales *all, struct str tag)
{
	struct locale *l = map_get(&all->by_tag, tag);

	if (l != NULL)
		return l;
	l = arena_alloc(&all->arena, sizeof(*l));
	l->tag = str_copy(&all->arena, tag);
	arena_init(&l->kept);
	arena_init(&l->scratch);
	name_from_tag(l, tag);
	l->rtl = uloc_isRightToLeft(l->base);
	map_put(&all->by_tag, l->tag, l);
	return l;
}

static const UCollator *
collator(struct locale *l)
{
	UErrorCode error = U_ZERO_ERROR;

	if (l->collator == NULL)
		l->collator = ucol_open(l->base, &error);
	return l->collator;
}

int
locale_compare(struct locale *l, struct str a, struct str b)
{
	UErrorCode error = U_ZERO_ERROR;
	const UCollator *c = collator(l);
	UCollationResult r = UCOL_EQUAL;

	if (c != NULL && a.n < INT32_MAX && b.n < INT32_MAX)
		r = ucol_strcollUTF8(c, a.n != 0 ? a.p : "", (int32_t)a.n,
		    b.n != 0 ? b.p : "", (int32_t)b.n, &error);
	return r != UCOL_EQUAL ? (int)r : str_cmp(a, b);
}

struct str
locale_sort_key(struct locale *l, struct str text, struct arena *arena)
{
	const UCollator *c = collator(l);
	struct utf16 wide;
	int32_t n;
	char *p;

	if (c == NULL || !utf16_from(text, &l->scratch, &wide))
		return str_copy(arena, text);
	n = ucol_getSortKey(c, wide.p, wide.n, NULL, 0);
	if (n <= 0)
		return str_copy(arena, text);
	/* ICU's key ends in a zero byte; the text behind it makes it total. */
	p = arena_bytes(arena, (size_t)n + text.n);
	ucol_getSortKey(c, wide.p, wide.n, (uint8_t *)p, n);
	if (text.n != 0)
		memcpy(p + n, text.p, text.n);
	arena_reset(&l->scratch);
	return (struct str){ p, (size_t)n + text.n };
}

static struct str
text_from(UChar *p, int32_t n, UErrorCode error, struct arena *arena)
{
	struct utf16 wide = { p, n };

	return U_SUCCESS(error) ? utf16_to(wide, arena)
				: (struct str){ NULL, 0 };
}

static UDateFormat *
open_date(const struct locale *l, enum date_style style)
{
	UErrorCode error = U_ZERO_ERROR;
	UDateTimePatternGenerator *patterns = udatpg_open(l->name, &error);
	UChar pattern[TEXT_UNITS];
	UDateFormat *format = NULL;
	int32_t n;

	n = udatpg_getBestPattern(
	    patterns, skeletons[style], -1, pattern, TEXT_UNITS, &error);
	format = udat_open(UDAT_PATTERN, UDAT_PATTERN, l->name, u"UTC", -1,
	    pattern, n, &error);
	udatpg_close(patterns);
	return U_SUCCESS(error) ? format : NULL;
}

static struct str
format_date(struct locale *l, struct date date, enum date_style style,
    struct arena *arena)
{
	UErrorCode error = U_ZERO_ERROR;
	UChar text[TEXT_UNITS];
	int32_t n;

	if (l->dates[style] == NULL)
		l->dates[style] = open_date(l, style);
	if (l->dates[style] == NULL)
		return date_text(date, arena);
	n = udat_format(l->dates[style],
	    (double)date_to_days(date) * MS_PER_DAY, text, TEXT_UNITS, NULL,
	    &error);
	return text_from(text, n, error, arena);
}

/* Where the text of a date is kept, or another's that it displaces. */
static struct kept_date *
date_slot(struct locale *l, struct date date, enum date_style style)
{
	size_t i = (size_t)date_to_days(date) * DATE_STYLES + style;

	if (l->kept_dates == NULL)
		l->kept_dates =
		    arena_array(&l->kept, DATES_KEPT, sizeof(*l->kept_dates));
	return &l->kept_dates[i % DATES_KEPT];
}

struct str
locale_date(struct locale *l, struct date date, enum date_style style)
{
	struct kept_date *slot;

	if (!date_is_set(date))
		return (struct str){ NULL, 0 };
	slot = date_slot(l, date, style);
	if (slot->style != style || date_cmp(slot->date, date) != 0)
		*slot = (struct kept_date){ date, style,
			format_date(l, date, style, &l->kept) };
	return slot->text;
}

struct str
locale_number(struct locale *l, double number, struct arena *arena)
{
	UErrorCode error = U_ZERO_ERROR;
	UChar text[TEXT_UNITS];
	char *plain;
	int32_t n;

	if (number >= 0 && number < NUMBER_PLAIN &&
	    number == (double)(unsigned)number) {
		plain = arena_bytes(arena, DIGITS_CHARS);
		return (struct str){ plain,
			digits_write_integer(plain, (int64_t)number) };
	}
	if (l->numbers == NULL)
		l->numbers =
		    unum_open(UNUM_DECIMAL, NULL, 0, l->name, NULL, &error);
	if (U_FAILURE(error))
		return arena_printf(arena, "%g", number);
	n = unum_formatDouble(
	    l->numbers, number, text, TEXT_UNITS, NULL, &error);
	return text_from(text, n, error, arena);
}

/* The items as ICU wants them: two arrays of the same length. */
static bool
widen(struct locale *l, const struct str *items, size_t n, const UChar **texts,
    int32_t *lengths)
{
	struct utf16 wide;

	for (size_t i = 0; i < n; i++) {
		if (!utf16_from(items[i], &l->scratch, &wide))
			return false;
		texts[i] = wide.p;
		lengths[i] = wide.n;
	}
	return true;
}

static struct str
join_with_commas(const struct str *items, size_t n, struct arena *arena)
{
	struct str out = { NULL, 0 };

	for (size_t i = 0; i < n; i++)
		out = arena_printf(arena, "%.*s%s%.*s", STR_ARG(out),
		    i != 0 ? ", " : "", STR_ARG(items[i]));
	return out;
}

struct str
locale_list(
    struct locale *l, const struct str *items, size_t n, struct arena *arena)
{
	const UChar **texts = arena_array(&l->scratch, n, sizeof(*texts));
	int32_t *lengths = arena_array(&l->scratch, n, sizeof(*lengths));
	UErrorCode error = U_ZERO_ERROR;
	struct utf16 out = { NULL, 0 };
	struct str joined;
	int32_t cap = 0;

	if (l->lists == NULL)
		l->lists = ulistfmt_open(l->base, &error);
	if (U_FAILURE(error) || n > INT32_MAX ||
	    !widen(l, items, n, texts, lengths))
		return join_with_commas(items, n, arena);
	for (size_t i = 0; i < n; i++)
		cap += lengths[i] + TEXT_UNITS;
	out.p = arena_array(&l->scratch, (size_t)cap + 1, sizeof(*out.p));
	out.n = ulistfmt_format(
	    l->lists, texts, lengths, (int32_t)n, out.p, cap, &error);
	joined = U_SUCCESS(error) ? utf16_to(out, arena)
				  : join_with_commas(items, n, arena);
	arena_reset(&l->scratch);
	return joined;
}

static struct str
select_plural(struct locale *l, double n, struct arena *arena)
{
	UErrorCode error = U_ZERO_ERROR;
	UChar text[TEXT_UNITS];
	int32_t length;

	if (l->plurals == NULL)
		l->plurals = uplrules_open(l->base, &error);
	if (U_FAILURE(error))
		return STR("other");
	length = uplrules_select(l->plurals, n, text, TEXT_UNITS, &error);
	return text_from(text, length, error, arena);
}

struct str
locale_plural(struct locale *l, double n, struct arena *arena)
{
	struct str *slot;

	if (n < 0 || n >= PLURALS_KEPT || n != (double)(unsigned)n)
		return select_plural(l, n, arena);
	slot = &l->kept_plurals[(unsigned)n];
	if (slot->n == 0)
		*slot = select_plural(l, n, &l->kept);
	return str_copy(arena, *slot);
}

struct str
locale_own_name(struct locale *l, struct arena *arena)
{
	UErrorCode error = U_ZERO_ERROR;
	UChar text[TEXT_UNITS];
	int32_t n =
	    uloc_getDisplayName(l->base, l->base, text, TEXT_UNITS, &error);

	return text_from(text, n, error, arena);
}

bool
locale_is_rtl(const struct locale *l)
{
	return l->rtl;
}

struct str
locale_library_version(struct arena *arena)
{
	char text[U_MAX_VERSION_STRING_LENGTH];
	UVersionInfo version;

	u_getVersion(version);
	u_versionToString(version, text);
	return str_copy(arena, str_from(text));
}
