/*
 * moment: a point in time as it is written in some zone.
 *
 * Units     utc counts seconds from 1970; offset seconds east of UTC.
 * Source    Time and Time.parse of Ruby, for the forms of templates.md 3.
 */
#ifndef LIQUID_MOMENT_H
#define LIQUID_MOMENT_H

#include "base/civil.h"
#include "liquid/liquid.h"

struct moment {
	int64_t utc;
	uint32_t nanoseconds;
	int32_t offset;
	struct str zone; /* "UTC", or empty when only the offset is known */
};

/* That moment in the zone of the page. */
struct moment moment_local(const struct liquid_page *page, int64_t utc);
/* What an author or a value calls a time; false if it is none. */
bool moment_read(const struct liquid_page *page, const struct value *v,
    struct moment *out) must_check;
/*
 * strftime with the letters, flags and widths of templates.md 3. False when
 * format ends in the middle of a letter's flags.
 */
bool moment_format(
    const struct moment *m, struct str format, struct buf *out) must_check;

#endif
