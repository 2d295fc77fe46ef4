/*
 * zone: which day it is where a school is.
 *
 * Units     a zone is a name such as "America/Los_Angeles"; times are seconds
 *           since 1970.
 * Errors    a zone that nobody knows is UTC.
 * Source    the IANA time zone database, through ICU. "UTC" never wakes it.
 */
#ifndef LOCALE_ZONE_H
#define LOCALE_ZONE_H

#include "base/civil.h"

/* True if there is a zone of that name. */
bool zone_known(struct str zone);
/* The day that it is in the zone. */
struct date zone_day(struct str zone, int64_t time);
/* The first second of a day in the zone. */
int64_t zone_day_begins(struct str zone, struct date day);

#endif
