/*
 * when: read a day as people write it.
 *
 * "2015-09-07" is the form waymark asks for. "Monday, September 7, 2015",
 * "7 Sep 2015", "7 de septiembre de 2015", "2015/9/7" and "13/9/2015" can
 * mean one day only and are read too. "03/04/2015" is not read: half of the
 * world means April. A time of day behind the date is not kept.
 *
 * Errors    told by the result; the caller knows the place.
 */
#ifndef DATA_WHEN_H
#define DATA_WHEN_H

#include "base/civil.h"

enum when {
	WHEN_ISO, /* as asked for */
	WHEN_OTHER, /* another form of one meaning */
	WHEN_WEEKDAY, /* read, but the weekday named is not that day's */
	WHEN_AMBIGUOUS, /* out is the day-first reading, other the month-first
			 */
	WHEN_NO_SUCH_DAY, /* February 30 */
	WHEN_YEAR, /* outside of LIMIT_YEAR_MIN to LIMIT_YEAR_MAX, or short */
	WHEN_UNKNOWN /* not a date */
};

enum when when_read(struct str text, struct date *out, struct date *other);

/* "Monday" for 1; English, as findings are. */
const char *when_weekday_name(unsigned weekday);

#endif
