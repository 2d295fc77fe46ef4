#include "liquid/moment.h"

#include <string.h>

#include "liquid/chars.h"
#include "liquid/number.h"

#define DAY 86400

/* What has been read of a date so far; 0 or -1 is "not yet". */
struct parts {
	int64_t year;
	int64_t month;
	int64_t day;
	int64_t hour;
	int64_t minute;
	int64_t second;
	uint32_t nanoseconds;
	bool has_year;
	bool has_time;
	bool has_zone;
	bool utc;
	int32_t offset;
};

struct cursor {
	const char *p;
	const char *end;
};

static bool
at_end(const struct cursor *c)
{
	return c->p == c->end;
}

static bool
skip_char(struct cursor *c, char ch)
{
	if (at_end(c) || *c->p != ch)
		return false;
	c->p++;
	return true;
}

static void
skip_space(struct cursor *c)
{
	while (!at_end(c) && is_space(*c->p))
		c->p++;
}

/* A number of least to most digits. */
static bool
read_number(struct cursor *c, size_t least, size_t most, int64_t *out)
{
	size_t n = 0;

	*out = 0;
	while (n < most && c->p + n < c->end && is_digit(c->p[n]))
		*out = *out * 10 + (c->p[n++] - '0');
	if (n < least || (c->p + n < c->end && is_digit(c->p[n])))
		return false;
	c->p += n;
	return true;
}

static void
read_fraction(struct cursor *c, struct parts *d)
{
	uint32_t unit = 100000000;

	if (c->end - c->p < 2 || (*c->p != '.' && *c->p != ',') ||
	    !is_digit(c->p[1]))
		return;
	for (c->p++; !at_end(c) && is_digit(*c->p); c->p++) {
		d->nanoseconds += (uint32_t)(*c->p - '0') * unit;
		unit /= 10;
	}
}

/* hh:mm or hh:mm:ss, with a fraction. */
static bool
read_time(struct cursor *c, struct parts *d)
{
	if (d->has_time || !read_number(c, 1, 2, &d->hour) ||
	    !skip_char(c, ':') || !read_number(c, 2, 2, &d->minute))
		return false;
	d->has_time = true;
	if (!skip_char(c, ':'))
		return true;
	if (!read_number(c, 2, 2, &d->second))
		return false;
	read_fraction(c, d);
	return true;
}

/* +hh, +hhmm or +hh:mm */
static bool
read_offset(struct cursor *c, struct parts *d)
{
	int sign = *c->p == '-' ? -1 : 1;
	int64_t hours, minutes = 0;
	const char *from = ++c->p;

	while (!at_end(c) && is_digit(*c->p))
		c->p++;
	if (c->p - from != 2 && c->p - from != 4)
		return false;
	hours = (from[0] - '0') * 10 + (from[1] - '0');
	if (c->p - from == 4)
		minutes = (from[2] - '0') * 10 + (from[3] - '0');
	else if (skip_char(c, ':') && !read_number(c, 2, 2, &minutes))
		return false;
	if (hours > 23 || minutes > 59 || d->has_zone)
		return false;
	d->has_zone = true;
	d->offset = (int32_t)(sign * (hours * 3600 + minutes * 60));
	d->utc = sign < 0 && d->offset == 0;
	return true;
}

static struct str
read_letters(struct cursor *c)
{
	const char *from = c->p;

	while (!at_end(c) && is_alpha(*c->p))
		c->p++;
	return (struct str){ from, (size_t)(c->p - from) };
}

static bool
read_zone(struct str word, struct parts *d)
{
	static const struct {
		const char *name;
		int hours;
	} zones[] = { { "z", 0 }, { "utc", 0 }, { "gmt", 0 }, { "ut", 0 },
		{ "est", -5 }, { "edt", -4 }, { "cst", -6 }, { "cdt", -5 },
		{ "mst", -7 }, { "mdt", -6 }, { "pst", -8 }, { "pdt", -7 } };

	for (size_t i = 0; i < sizeof(zones) / sizeof(*zones); i++) {
		if (!str_eq_nocase(word, str_from(zones[i].name)))
			continue;
		if (d->has_zone)
			return false;
		d->has_zone = true;
		d->offset = zones[i].hours * 3600;
		d->utc = i < 2;
		return true;
	}
	return false;
}

/* The number, from 1, of the name that word is, or its first letters. */
static int64_t
find_name(struct str word, const char *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct str name = str_from(names[i]);

		if (str_eq_nocase(word, name) ||
		    (word.n == 3 && str_eq_nocase(word, str_slice(name, 0, 3))))
			return (int64_t)i + 1;
	}
	return 0;
}

static bool
read_word(struct cursor *c, struct parts *d)
{
	static const char *const months[] = { "January", "February", "March",
		"April", "May", "June", "July", "August", "September",
		"October", "November", "December" };
	static const char *const days[] = { "Sunday", "Monday", "Tuesday",
		"Wednesday", "Thursday", "Friday", "Saturday" };
	struct str word = read_letters(c);
	int64_t month = find_name(word, months, 12);

	if (str_eq_nocase(word, STR("sept")))
		month = 9;
	if (month != 0 && d->month == 0) {
		d->month = month;
		return true;
	}
	if (month == 0 && find_name(word, days, 7) != 0)
		return true;
	if (d->has_time &&
	    (str_eq_nocase(word, STR("am")) ||
		str_eq_nocase(word, STR("pm")))) {
		if (d->hour < 1 || d->hour > 12)
			return false;
		d->hour = d->hour % 12 + ((*word.p | 0x20) == 'p' ? 12 : 0);
		return true;
	}
	return read_zone(word, d);
}

/* A year of four digits, or a day, perhaps with its ending. */
static bool
read_part(struct cursor *c, struct parts *d)
{
	static const char *const endings[] = { "st", "nd", "rd", "th" };
	const char *p = c->p;

	while (p < c->end && is_digit(*p))
		p++;
	if (p < c->end && *p == ':')
		return read_time(c, d);
	if (p - c->p == 4 && !d->has_year) {
		d->has_year = true;
		return read_number(c, 4, 4, &d->year);
	}
	if (d->day != 0 || !read_number(c, 1, 2, &d->day))
		return false;
	for (size_t i = 0; i < 4 && c->end - c->p >= 2; i++) {
		if (str_eq_nocase(
			(struct str){ c->p, 2 }, str_from(endings[i]))) {
			c->p += 2;
			break;
		}
	}
	return true;
}

/* March 14, 2016; 14 Mar 2016 10:00 +0200; Sat Mar  5 14:07:09 2016 */
static bool
read_words(struct cursor c, struct parts *d)
{
	bool ok = true;

	*d = (struct parts){ 0 };
	while (ok) {
		skip_space(&c);
		if (at_end(&c))
			break;
		if (is_digit(*c.p))
			ok = read_part(&c, d);
		else if (is_alpha(*c.p))
			ok = read_word(&c, d);
		else if ((*c.p == '+' || *c.p == '-') && d->has_time)
			ok = read_offset(&c, d);
		else
			ok = skip_char(&c, ',') || skip_char(&c, '.');
	}
	return ok && d->has_year && d->month != 0 && d->day != 0;
}

/* 2016-03-14, perhaps with T or a space, a time and a zone behind it. */
static bool
read_iso(struct cursor c, struct parts *d)
{
	char separator;

	*d = (struct parts){ .has_year = true, .day = 1 };
	if (!read_number(&c, 4, 4, &d->year) || at_end(&c))
		return false;
	separator = *c.p++;
	if ((separator != '-' && separator != '/') ||
	    !read_number(&c, 1, 2, &d->month))
		return false;
	if (skip_char(&c, separator) && !read_number(&c, 1, 2, &d->day))
		return false;
	if (at_end(&c))
		return true;
	if (!skip_char(&c, 'T') && !skip_char(&c, 't') && !is_space(*c.p))
		return false;
	skip_space(&c);
	if (!read_time(&c, d))
		return false;
	skip_space(&c);
	if (at_end(&c))
		return true;
	if (*c.p == '+' || *c.p == '-')
		return read_offset(&c, d) && at_end(&c);
	return is_alpha(*c.p) && read_word(&c, d) && at_end(&c);
}

struct moment
moment_local(const struct liquid_page *page, int64_t utc)
{
	struct moment m = { .utc = utc, .zone = STR("UTC") };

	if (page->zone != NULL)
		m.offset = page->zone(page->zone_arg, utc, &m.zone);
	return m;
}

static bool
from_parts(
    const struct liquid_page *page, const struct parts *d, struct moment *out)
{
	int64_t seconds;
	struct moment local;

	if (!date_valid(d->year, d->month, d->day) || d->hour > 24 ||
	    d->minute > 59 || d->second > 60)
		return false;
	seconds = date_to_days((struct date){
		      (int16_t)d->year, (uint8_t)d->month, (uint8_t)d->day }) *
		DAY +
	    d->hour * 3600 + d->minute * 60 + d->second;
	if (!d->has_zone) {
		/* Once more where the clock is changed in between. */
		local = moment_local(page, seconds);
		*out = moment_local(page, seconds - local.offset);
		if (out->offset != local.offset)
			*out = moment_local(page, seconds - out->offset);
	} else {
		*out = moment_local(page, seconds - d->offset);
		if (d->utc)
			out->zone = STR("UTC");
		else if (out->offset != d->offset)
			out->zone = STR("");
		out->offset = d->offset;
	}
	out->nanoseconds = d->nanoseconds;
	return true;
}

static bool
all_digits(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (!is_digit(s.p[i]))
			return false;
	}
	return s.n != 0;
}

/* Years that a date can have: 0 to 9999. */
static bool
in_range(int64_t utc)
{
	return utc >= -62167219200 && utc < 253402300800;
}

bool
moment_read(
    const struct liquid_page *page, const struct value *v, struct moment *out)
{
	struct str s = str_trim(value_str(v));
	struct cursor c = { s.p, s.p + s.n };
	struct parts d;
	int64_t utc;

	if (v->kind == VALUE_INT) {
		*out = moment_local(page, v->as.integer);
		return in_range(v->as.integer);
	}
	if (v->kind != VALUE_TEXT || s.n == 0)
		return false;
	if (str_eq_nocase(s, STR("now")) || str_eq_nocase(s, STR("today"))) {
		*out = moment_local(page, page->now);
		return true;
	}
	if (all_digits(s)) {
		if (!number_read_integer(s, &utc) || !in_range(utc))
			return false;
		*out = moment_local(page, utc);
		return true;
	}
	return (read_iso(c, &d) || read_words(c, &d)) &&
	    from_parts(page, &d, out);
}
