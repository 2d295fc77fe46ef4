/*
 * civil: dates of the Gregorian calendar, without time and zone.
 *
 * Units     day numbers count from 1970-01-01, which is 0; months and days
 *           from 1; weekdays from 0, Sunday.
 * Source    Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
 */
#ifndef BASE_CIVIL_H
#define BASE_CIVIL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct arena;

/* A date; the zero value is "no date". */
struct date {
	int16_t year;
	uint8_t month;
	uint8_t day;
};

bool date_is_set(struct date d);
/* A number that is greater for a later day; no date has the least. */
int32_t date_rank(struct date d);
/* Negative, zero or positive, as qsort wants it; no date comes first. */
int date_cmp(struct date a, struct date b);
/* True if there is such a day. */
bool date_valid(int64_t year, int64_t month, int64_t day);
int64_t date_to_days(struct date d);
struct date date_from_days(int64_t days);
unsigned date_weekday(struct date d);
/* YYYY-MM-DD; empty for no date. */
struct str date_text(struct date d, struct arena *arena);
/* Exactly YYYY-MM-DD, and a day that exists. */
bool date_from_iso(struct str s, struct date *out) must_check;

#endif
