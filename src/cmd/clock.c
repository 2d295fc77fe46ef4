#include "cmd/clock.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

bool
clock_now(int64_t *now)
{
	const char *text = getenv("SOURCE_DATE_EPOCH");
	uint64_t seconds;

	if (text == NULL) {
		*now = (int64_t)time(NULL);
		return true;
	}
	if (!str_uint(str_from(text), INT64_MAX, &seconds)) {
		fprintf(stderr,
		    "waymark: SOURCE_DATE_EPOCH is not a number of seconds: "
		    "%s\n",
		    text);
		return false;
	}
	*now = (int64_t)seconds;
	return true;
}

struct date
clock_day(int64_t now)
{
	time_t t = (time_t)now;
	struct tm tm;

	if (localtime_r(&t, &tm) == NULL)
		return date_from_days(now / 86400);
	return (struct date){ (int16_t)(tm.tm_year + 1900),
		(uint8_t)(tm.tm_mon + 1), (uint8_t)tm.tm_mday };
}
