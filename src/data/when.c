#include "data/when.h"

#include "base/limits.h"

struct name {
	const char *text;
	unsigned number;
};

/* In the languages of the catalogues; three letters are enough. */
static const struct name months[] = {
	{ "january", 1 },
	{ "february", 2 },
	{ "march", 3 },
	{ "april", 4 },
	{ "may", 5 },
	{ "june", 6 },
	{ "july", 7 },
	{ "august", 8 },
	{ "september", 9 },
	{ "october", 10 },
	{ "november", 11 },
	{ "december", 12 },
	{ "enero", 1 },
	{ "febrero", 2 },
	{ "marzo", 3 },
	{ "abril", 4 },
	{ "mayo", 5 },
	{ "junio", 6 },
	{ "julio", 7 },
	{ "agosto", 8 },
	{ "septiembre", 9 },
	{ "setiembre", 9 },
	{ "octubre", 10 },
	{ "noviembre", 11 },
	{ "diciembre", 12 },
};

static const struct name weekdays[] = {
	{ "sunday", 0 },
	{ "monday", 1 },
	{ "tuesday", 2 },
	{ "wednesday", 3 },
	{ "thursday", 4 },
	{ "friday", 5 },
	{ "saturday", 6 },
	{ "domingo", 0 },
	{ "lunes", 1 },
	{ "martes", 2 },
	{ "miércoles", 3 },
	{ "miercoles", 3 },
	{ "jueves", 4 },
	{ "viernes", 5 },
	{ "sábado", 6 },
	{ "sabado", 6 },
};

#define COUNT(array) (sizeof(array) / sizeof(*(array)))
#define NUMBERS 3

/* What the words of a date say, before anybody decides what they mean. */
struct reading {
	uint64_t numbers[NUMBERS];
	size_t digits[NUMBERS];
	size_t n;
	unsigned month; /* 0: not named */
	bool has_weekday;
	unsigned weekday;
};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* A letter, or a byte of one that is not ASCII. */
static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (unsigned char)c >= 0x80;
}

/* The number of the name that starts with word; false if there is none. */
static bool
find_name(const struct name *names, size_t n, struct str word, unsigned *out)
{
	for (size_t i = 0; i < n; i++) {
		struct str name = str_from(names[i].text);

		if (word.n >= 3 &&
		    str_eq_nocase(str_slice(name, 0, word.n), word)) {
			*out = names[i].number;
			return true;
		}
	}
	return false;
}

/* The letters or the digits that s starts with, taken from it. */
static struct str
take(struct str *s, bool (*is)(char c))
{
	size_t n = 0;
	struct str word;

	while (n < s->n && is(s->p[n]))
		n++;
	word = str_slice(*s, 0, n);
	*s = str_skip(*s, n);
	return word;
}

static bool
is_filler(struct str word)
{
	static const char *const fillers[] = { "st", "nd", "rd", "th", "of",
		"de", "del", "the", "on" };

	for (size_t i = 0; i < COUNT(fillers); i++) {
		if (str_eq_nocase(str_from(fillers[i]), word))
			return true;
	}
	return false;
}

/*
 * The name of a weekday in front. "mar" is martes and marzo in Spanish: with
 * a comma behind it, it is the weekday.
 */
static struct str
skip_weekday(struct reading *r, struct str s)
{
	struct str rest = s, word = take(&rest, is_letter);
	unsigned month;

	if (str_starts(rest, STR(".")))
		rest = str_skip(rest, 1);
	r->has_weekday =
	    find_name(weekdays, COUNT(weekdays), word, &r->weekday) &&
	    (str_starts(rest, STR(",")) ||
		!find_name(months, COUNT(months), word, &month));
	return r->has_weekday ? rest : s;
}

static bool
read_number(struct reading *r, struct str digits)
{
	if (r->n == NUMBERS || !str_uint(digits, 99999999, &r->numbers[r->n]))
		return false;
	r->digits[r->n++] = digits.n;
	return true;
}

static bool
read_name(struct reading *r, struct str word)
{
	if (r->month == 0 && find_name(months, COUNT(months), word, &r->month))
		return true;
	return is_filler(word);
}

/* False if s is not numbers, one month, and marks between them. */
static bool
read_words(struct reading *r, struct str s)
{
	struct str word;

	while (s.n != 0) {
		if ((word = take(&s, is_digit)).n != 0) {
			if (!read_number(r, word))
				return false;
		} else if ((word = take(&s, is_letter)).n != 0) {
			if (!read_name(r, word))
				return false;
		} else {
			if (str_find_char(STR(" ,./-"), s.p[0]) == STR_NONE)
				return false;
			s = str_skip(s, 1);
		}
	}
	return true;
}

/* s without a time of day: "2015-09-07T10:30:00Z", "Sep 7, 2015 at 9:30". */
static struct str
without_time(struct str s)
{
	size_t n = str_find_char(s, ':');

	if (n == STR_NONE)
		return s;
	while (n > 0 && is_digit(s.p[n - 1]))
		n--;
	s = str_trim(str_slice(s, 0, n));
	if (str_ends(s, STR("T")) || str_ends(s, STR(",")))
		s.n--;
	if (str_ends(s, STR(" at")))
		s.n -= 3;
	return str_trim(s);
}

static enum when
decide(uint64_t year, uint64_t month, uint64_t day, struct date *out)
{
	if (year < LIMIT_YEAR_MIN || year > LIMIT_YEAR_MAX)
		return WHEN_YEAR;
	if (!date_valid((int64_t)year, (int64_t)month, (int64_t)day))
		return WHEN_NO_SUCH_DAY;
	*out = (struct date){ (int16_t)year, (uint8_t)month, (uint8_t)day };
	return WHEN_OTHER;
}

/* "7 September 2015", "September 7, 2015". */
static enum when
decide_named(const struct reading *r, struct date *out)
{
	size_t year;

	if (r->n != 2)
		return WHEN_UNKNOWN;
	if (r->digits[0] <= 2 && r->digits[1] <= 2)
		return WHEN_YEAR;
	year = r->digits[1] == 4 ? 1 : 0;
	return decide(r->numbers[year], r->month, r->numbers[1 - year], out);
}

/* "13/9/2015" can only be September 13, "3/4/2015" can be two days. */
static enum when
decide_year_last(const struct reading *r, struct date *out, struct date *other)
{
	uint64_t a = r->numbers[0], b = r->numbers[1], year = r->numbers[2];
	enum when day_first, month_first;

	day_first = decide(year, b, a, out);
	if (a == b)
		return day_first;
	month_first = decide(year, a, b, other);
	if (day_first == WHEN_OTHER && month_first == WHEN_OTHER)
		return WHEN_AMBIGUOUS;
	if (month_first == WHEN_OTHER)
		*out = *other;
	return month_first == WHEN_OTHER ? month_first : day_first;
}

static enum when
decide_numbers(const struct reading *r, struct date *out, struct date *other)
{
	if (r->n == 1 && r->digits[0] == 8)
		return decide(r->numbers[0] / 10000, r->numbers[0] / 100 % 100,
		    r->numbers[0] % 100, out);
	if (r->n != NUMBERS || r->digits[1] > 2)
		return WHEN_UNKNOWN;
	if (r->digits[0] == 4 && r->digits[2] <= 2)
		return decide(r->numbers[0], r->numbers[1], r->numbers[2], out);
	if (r->digits[0] <= 2 && r->digits[2] == 4)
		return decide_year_last(r, out, other);
	return r->digits[0] <= 2 && r->digits[2] <= 2 ? WHEN_YEAR
						      : WHEN_UNKNOWN;
}

enum when
when_read(struct str text, struct date *out, struct date *other)
{
	struct reading r = { .n = 0 };
	enum when result;

	if (date_from_iso(text, out) && out->year >= LIMIT_YEAR_MIN &&
	    out->year <= LIMIT_YEAR_MAX)
		return WHEN_ISO;
	if (!read_words(&r, skip_weekday(&r, without_time(str_trim(text)))))
		return WHEN_UNKNOWN;
	result = r.month != 0 ? decide_named(&r, out)
			      : decide_numbers(&r, out, other);
	if (result == WHEN_OTHER && r.has_weekday &&
	    r.weekday != date_weekday(*out))
		return WHEN_WEEKDAY;
	return result;
}

const char *
when_weekday_name(unsigned weekday)
{
	static const char *const names[] = { "Sunday", "Monday", "Tuesday",
		"Wednesday", "Thursday", "Friday", "Saturday" };

	return names[weekday % COUNT(names)];
}
