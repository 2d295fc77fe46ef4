#include "base/civil.h"

#include "base/arena.h"

#define DATE_CHARS 10 /* YYYY-MM-DD */

bool
date_is_set(struct date d)
{
	return d.month != 0;
}

int32_t
date_rank(struct date d)
{
	return d.year * 512 + d.month * 32 + d.day;
}

int
date_cmp(struct date a, struct date b)
{
	int32_t x = date_rank(a), y = date_rank(b);

	return (x > y) - (x < y);
}

static bool
is_leap(int64_t year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

bool
date_valid(int64_t year, int64_t month, int64_t day)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30,
		31 };

	return year >= -9999 && year <= 9999 && month >= 1 && month <= 12 &&
	    day >= 1 &&
	    day <= days[month - 1] + (month == 2 && is_leap(year) ? 1 : 0);
}

/* Years run from March here, so that the leap day is the last of a year. */
int64_t
date_to_days(struct date d)
{
	int64_t y = d.month <= 2 ? d.year - 1 : d.year;
	int64_t era = (y >= 0 ? y : y - 399) / 400;
	int64_t of_era = y - era * 400;
	int64_t of_year = (153 * ((d.month + 9) % 12) + 2) / 5 + d.day - 1;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 +
	    of_year - 719468;
}

struct date
date_from_days(int64_t days)
{
	int64_t z = days + 719468;
	int64_t era = (z >= 0 ? z : z - 146096) / 146097;
	int64_t doe = z - era * 146097;
	int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int64_t mp = (5 * doy + 2) / 153;
	int64_t month = mp < 10 ? mp + 3 : mp - 9;

	return (struct date){
		(int16_t)(yoe + era * 400 + (month <= 2 ? 1 : 0)),
		(uint8_t)month,
		(uint8_t)(doy - (153 * mp + 2) / 5 + 1),
	};
}

unsigned
date_weekday(struct date d)
{
	int64_t w = (date_to_days(d) + 4) % 7;

	return (unsigned)(w < 0 ? w + 7 : w);
}

static void
put_two(char *to, unsigned n)
{
	to[0] = (char)('0' + n / 10);
	to[1] = (char)('0' + n % 10);
}

struct str
date_text(struct date d, struct arena *arena)
{
	char *p;

	if (!date_is_set(d))
		return (struct str){ NULL, 0 };
	/* Pages are full of dates, so that the usual ones do without printf. */
	if (d.year < 0 || d.year > 9999)
		return arena_printf(
		    arena, "%04d-%02u-%02u", d.year, d.month, d.day);
	p = arena_bytes(arena, DATE_CHARS);
	put_two(p, (unsigned)d.year / 100);
	put_two(p + 2, (unsigned)d.year % 100);
	p[4] = p[7] = '-';
	put_two(p + 5, d.month);
	put_two(p + 8, d.day);
	return (struct str){ p, DATE_CHARS };
}

/* The number that n digits are, or one that no part of a date is. */
static unsigned
digits(const char *p, size_t n)
{
	unsigned value = 0, digit;

	for (size_t i = 0; i < n; i++) {
		digit = (unsigned)(unsigned char)p[i] - '0';
		if (digit > 9)
			return UINT16_MAX;
		value = value * 10 + digit;
	}
	return value;
}

bool
date_from_iso(struct str s, struct date *out)
{
	unsigned y, m, d;

	if (s.n != DATE_CHARS || s.p[4] != '-' || s.p[7] != '-')
		return false;
	y = digits(s.p, 4);
	m = digits(s.p + 5, 2);
	d = digits(s.p + 8, 2);
	if (!date_valid(y, m, d))
		return false;
	*out = (struct date){ (int16_t)y, (uint8_t)m, (uint8_t)d };
	return true;
}
