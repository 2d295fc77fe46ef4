#include "liquid/moment.h"

#include <stdio.h>
#include <string.h>

#include "data/digits.h"
#include "liquid/chars.h"

#define DAY 86400
#define WIDTH_MAX 64

static const char *const months[] = { "January", "February", "March", "April",
	"May", "June", "July", "August", "September", "October", "November",
	"December" };
static const char *const weekdays[] = { "Sunday", "Monday", "Tuesday",
	"Wednesday", "Thursday", "Friday", "Saturday" };

/* A moment by the calendar of its zone. */
struct calendar {
	const struct moment *m;
	struct date date;
	int64_t days;
	int hour;
	int minute;
	int second;
	int weekday; /* 0: Sunday */
	int year_day; /* 1: the first of January */
};

struct directive {
	bool minus; /* no padding */
	bool upper;
	bool swap;
	char pad; /* '\0': as the letter has it */
	unsigned colons;
	size_t width;
};

static struct calendar
calendar_of(const struct moment *m)
{
	struct calendar c = { .m = m };
	int64_t local = m->utc + m->offset, rest = local % DAY;

	if (rest < 0)
		rest += DAY;
	c.days = (local - rest) / DAY;
	c.date = date_from_days(c.days);
	c.hour = (int)(rest / 3600);
	c.minute = (int)(rest / 60 % 60);
	c.second = (int)(rest % 60);
	c.weekday = (int)date_weekday(c.date);
	c.year_day =
	    (int)(c.days - date_to_days((struct date){ c.date.year, 1, 1 })) +
	    1;
	return c;
}

static void
add_padding(struct buf *out, char pad, size_t n)
{
	for (; n > 0; n--)
		buf_add_char(out, pad);
}

static void
add_number(struct buf *out, const struct directive *d, long long n,
    size_t width, char pad)
{
	char text[DIGITS_CHARS];
	size_t length = digits_write_integer(text, n);
	bool negative = n < 0;

	if (d->pad != '\0')
		pad = d->pad;
	if (d->width != 0)
		width = d->width;
	if (d->minus)
		width = 0;
	if (negative && pad == '0')
		buf_add_char(out, '-');
	if (length < width)
		add_padding(out, pad, width - length);
	buf_add(out,
	    str_skip((struct str){ text, length }, negative && pad == '0'));
}

static void
add_word(struct buf *out, const struct directive *d, struct str word)
{
	bool upper = d->upper;

	if (word.n < d->width && !d->minus)
		add_padding(out, d->pad == '0' ? '0' : ' ', d->width - word.n);
	for (size_t i = 0; i < word.n; i++) {
		char c = word.p[i];

		if (upper && c >= 'a' && c <= 'z')
			c ^= 0x20;
		buf_add_char(out, c);
	}
}

/* A name that "#" writes in capitals. */
static void
add_name(struct buf *out, const struct directive *d, struct str name)
{
	struct directive upper = *d;

	upper.upper = d->upper || d->swap;
	add_word(out, &upper, name);
}

/* AM, PM and zone names, which "#" writes small. */
static void
add_abbreviation(struct buf *out, const struct directive *d, struct str name)
{
	char text[16];
	size_t n = name.n < sizeof(text) ? name.n : sizeof(text);

	for (size_t i = 0; i < n; i++) {
		text[i] = name.p[i];
		if (d->swap && text[i] >= 'A' && text[i] <= 'Z')
			text[i] ^= 0x20;
	}
	add_word(out, d, (struct str){ text, n });
}

/* The week of the year; weeks start at `first`, 0 for Sunday. */
static int
week_of(const struct calendar *c, int first)
{
	return (c->year_day - 1 + 7 - (c->weekday + 7 - first) % 7) / 7;
}

/* ISO 8601: the week that holds the year's first Thursday is week 1. */
static int
iso_week(const struct calendar *c, int *year)
{
	int64_t thursday = c->days - (c->weekday + 6) % 7 + 3;
	struct date date = date_from_days(thursday);

	*year = date.year;
	return (int)((thursday -
			 date_to_days((struct date){ date.year, 1, 1 })) /
		   7) +
	    1;
}

static void
add_zone_offset(
    struct buf *out, const struct directive *d, const struct moment *m)
{
	int32_t n = m->offset < 0 ? -m->offset : m->offset;
	char text[16];
	int length;

	if (d->colons == 0)
		length = snprintf(
		    text, sizeof(text), "%02d%02d", n / 3600, n / 60 % 60);
	else if (d->colons == 1)
		length = snprintf(
		    text, sizeof(text), "%02d:%02d", n / 3600, n / 60 % 60);
	else
		length = snprintf(text, sizeof(text), "%02d:%02d:%02d",
		    n / 3600, n / 60 % 60, n % 60);
	buf_add_char(out, m->offset < 0 ? '-' : '+');
	if ((size_t)length + 1 < d->width)
		add_padding(out, '0', d->width - (size_t)length - 1);
	buf_add(out, (struct str){ text, (size_t)length });
}

/* The first digits of the fraction: 3 for %L, 9 for %N, or the width. */
static void
add_fraction(struct buf *out, const struct directive *d, const struct moment *m,
    size_t digits)
{
	char text[16];
	size_t n = d->width != 0 ? d->width : digits;

	snprintf(text, sizeof(text), "%09u", m->nanoseconds);
	buf_add(out, (struct str){ text, n < 9 ? n : 9 });
	if (n > 9)
		add_padding(out, '0', n - 9);
}

static bool format_into(
    const struct calendar *c, struct str format, struct buf *out);

/* Letters that stand for other letters. */
static const char *
find_compound(char letter)
{
	switch (letter) {
	case 'c':
		return "%a %b %e %H:%M:%S %Y";
	case 'D':
	case 'x':
		return "%m/%d/%y";
	case 'F':
		return "%Y-%m-%d";
	case 'r':
		return "%I:%M:%S %p";
	case 'R':
		return "%H:%M";
	case 'T':
	case 'X':
		return "%H:%M:%S";
	default:
		return NULL;
	}
}

static bool
add_compound(const struct calendar *c, const struct directive *d, char letter,
    struct buf *out)
{
	const char *format = find_compound(letter);
	struct buf text;

	if (format == NULL)
		return false;
	buf_init(&text);
	(void)format_into(c, str_from(format), &text);
	add_word(out, d, buf_str(&text));
	buf_free(&text);
	return true;
}

static bool
add_name_of(const struct calendar *c, const struct directive *d, char letter,
    struct buf *out)
{
	struct str weekday = str_from(weekdays[c->weekday]);
	struct str month = str_from(months[c->date.month - 1]);

	switch (letter) {
	case 'a':
		add_name(out, d, str_slice(weekday, 0, 3));
		return true;
	case 'A':
		add_name(out, d, weekday);
		return true;
	case 'b':
	case 'h':
		add_name(out, d, str_slice(month, 0, 3));
		return true;
	case 'B':
		add_name(out, d, month);
		return true;
	case 'p':
		add_abbreviation(out, d, c->hour < 12 ? STR("AM") : STR("PM"));
		return true;
	case 'P':
		add_name(out, d, c->hour < 12 ? STR("am") : STR("pm"));
		return true;
	case 'Z':
		if (c->m->zone.n != 0)
			add_abbreviation(out, d, c->m->zone);
		return true;
	case 'n':
		add_word(out, d, STR("\n"));
		return true;
	case 't':
		add_word(out, d, STR("\t"));
		return true;
	case '%':
		add_word(out, d, STR("%"));
		return true;
	default:
		return false;
	}
}

/* The number that a letter stands for, its width and its padding. */
static bool
find_number(const struct calendar *c, char letter, long long *n, size_t *width,
    char *pad)
{
	int iso_year, week = iso_week(c, &iso_year);
	int twelve = c->hour % 12 == 0 ? 12 : c->hour % 12;

	*width = 2;
	*pad = letter == 'e' || letter == 'k' || letter == 'l' ? ' ' : '0';
	switch (letter) {
	case 'C':
		*n = c->date.year / 100;
		return true;
	case 'd':
	case 'e':
		*n = c->date.day;
		return true;
	case 'g':
		*n = iso_year % 100;
		return true;
	case 'G':
		*n = iso_year;
		*width = 4;
		return true;
	case 'H':
	case 'k':
		*n = c->hour;
		return true;
	case 'I':
	case 'l':
		*n = twelve;
		return true;
	case 'j':
		*n = c->year_day;
		*width = 3;
		return true;
	case 'm':
		*n = c->date.month;
		return true;
	case 'M':
		*n = c->minute;
		return true;
	case 's':
		*n = c->m->utc;
		*width = 1;
		return true;
	case 'S':
		*n = c->second;
		return true;
	case 'u':
		*n = c->weekday == 0 ? 7 : c->weekday;
		*width = 1;
		return true;
	case 'U':
		*n = week_of(c, 0);
		return true;
	case 'V':
		*n = week;
		return true;
	case 'w':
		*n = c->weekday;
		*width = 1;
		return true;
	case 'W':
		*n = week_of(c, 1);
		return true;
	case 'y':
		*n = c->date.year % 100;
		return true;
	case 'Y':
		*n = c->date.year;
		*width = 4;
		return true;
	default:
		return false;
	}
}

static bool
add_directive(const struct calendar *c, const struct directive *d, char letter,
    struct buf *out)
{
	long long n;
	size_t width;
	char pad;

	if (d->colons != 0 && letter != 'z')
		return false;
	if (letter == 'z')
		add_zone_offset(out, d, c->m);
	else if (letter == 'L')
		add_fraction(out, d, c->m, 3);
	else if (letter == 'N')
		add_fraction(out, d, c->m, 9);
	else if (find_number(c, letter, &n, &width, &pad))
		add_number(out, d, n, width, pad);
	else
		return add_name_of(c, d, letter, out) ||
		    add_compound(c, d, letter, out);
	return true;
}

/* Flags, width and colons behind a "%"; the number of characters. */
static size_t
read_flags(struct str s, struct directive *d)
{
	size_t i = 0;

	*d = (struct directive){ 0 };
	for (; i < s.n; i++) {
		if (s.p[i] == '-')
			d->minus = true;
		else if (s.p[i] == '0')
			d->pad = '0';
		else if (s.p[i] == '_')
			d->pad = ' ';
		else if (s.p[i] == '^')
			d->upper = true;
		else if (s.p[i] == '#')
			d->swap = true;
		else
			break;
	}
	for (; i < s.n && is_digit(s.p[i]) && d->width <= WIDTH_MAX; i++)
		d->width = d->width * 10 + (size_t)(s.p[i] - '0');
	for (; i < s.n && s.p[i] == ':' && d->colons < 2; i++)
		d->colons++;
	return i;
}

static bool
format_into(const struct calendar *c, struct str format, struct buf *out)
{
	struct directive d;
	size_t n;

	for (size_t i = 0; i < format.n; i++) {
		if (format.p[i] != '%') {
			buf_add_char(out, format.p[i]);
			continue;
		}
		n = read_flags(str_skip(format, i + 1), &d);
		if (i + 1 + n >= format.n && d.colons == 0)
			return false;
		if (i + 1 + n >= format.n || d.width > WIDTH_MAX ||
		    !add_directive(c, &d, format.p[i + 1 + n], out)) {
			buf_add_char(out, '%');
			continue;
		}
		i += 1 + n;
	}
	return true;
}

bool
moment_format(const struct moment *m, struct str format, struct buf *out)
{
	struct calendar c = calendar_of(m);

	return format_into(&c, format, out);
}
