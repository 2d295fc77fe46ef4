/*
 * clock: what time it is, for commands that need to know.
 *
 * SOURCE_DATE_EPOCH, where it is set, makes what is done today the same
 * tomorrow.
 *
 * Units     seconds since 1970.
 * Errors    a SOURCE_DATE_EPOCH that is no number is told on stderr.
 * Source    reproducible-builds.org's specification of the variable.
 */
#ifndef CMD_CLOCK_H
#define CMD_CLOCK_H

#include "base/civil.h"

bool clock_now(int64_t *now) must_check;
/* The day where the author is: an evening's work is not tomorrow's. */
struct date clock_day(int64_t now);

#endif
