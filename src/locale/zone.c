#include "locale/zone.h"

#include <unicode/ucal.h>

#include "base/arena.h"
#include "locale/utf16.h"

#define SECONDS_A_DAY 86400
#define MS_A_SECOND 1000
#define ZONE_UNITS 128

static bool
is_utc(struct str zone)
{
	return zone.n == 0 || str_eq(zone, STR("UTC"));
}

bool
zone_known(struct str zone)
{
	UErrorCode error = U_ZERO_ERROR;
	UChar canonical[ZONE_UNITS];
	UBool of_the_database = 0;
	struct arena scratch;
	struct utf16 name;
	bool known;

	if (is_utc(zone))
		return true;
	arena_init(&scratch);
	known = utf16_from(zone, &scratch, &name) &&
	    ucal_getCanonicalTimeZoneID(name.p, name.n, canonical, ZONE_UNITS,
		&of_the_database, &error) > 0 &&
	    U_SUCCESS(error);
	arena_free(&scratch);
	return known;
}

/* Seconds east of UTC at a time; 0 where ICU cannot say. */
static int64_t
offset_at(struct str zone, int64_t time)
{
	UErrorCode error = U_ZERO_ERROR;
	UCalendar *calendar = NULL;
	struct arena scratch;
	struct utf16 name;
	int64_t ms = 0;

	if (is_utc(zone))
		return 0;
	arena_init(&scratch);
	if (utf16_from(zone, &scratch, &name))
		calendar =
		    ucal_open(name.p, name.n, "", UCAL_GREGORIAN, &error);
	if (calendar != NULL) {
		ucal_setMillis(calendar, (UDate)time * MS_A_SECOND, &error);
		ms = ucal_get(calendar, UCAL_ZONE_OFFSET, &error);
		ms += ucal_get(calendar, UCAL_DST_OFFSET, &error);
		ucal_close(calendar);
	}
	arena_free(&scratch);
	return U_SUCCESS(error) ? ms / MS_A_SECOND : 0;
}

struct date
zone_day(struct str zone, int64_t time)
{
	int64_t local = time + offset_at(zone, time);

	return date_from_days(
	    local / SECONDS_A_DAY - (local % SECONDS_A_DAY < 0));
}

int64_t
zone_day_begins(struct str zone, struct date day)
{
	int64_t begins = date_to_days(day) * SECONDS_A_DAY;

	/* The clock may be put forward or back on the night before. */
	return begins - offset_at(zone, begins - offset_at(zone, begins));
}
