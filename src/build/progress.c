#include "build/progress.h"

#include <stdio.h>

/* Milliseconds before the first line, and between two of them. */
#define PATIENCE_MS 1000
#define PACE_MS 100

static struct timespec
now(void)
{
	struct timespec t = { 0, 0 };

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t;
}

static int64_t
milliseconds(struct timespec from, struct timespec to)
{
	return (int64_t)(to.tv_sec - from.tv_sec) * 1000 +
	    (to.tv_nsec - from.tv_nsec) / 1000000;
}

void
progress_begin(struct progress *p, bool watched, bool timing)
{
	*p = (struct progress){ .watched = watched, .timing = timing };
	p->begun = p->lap = p->last = now();
}

void
progress_show(struct progress *p, const char *what, uint32_t n, uint32_t total)
{
	struct timespec t;

	if (!p->watched)
		return;
	t = now();
	if (milliseconds(p->begun, t) < PATIENCE_MS ||
	    milliseconds(p->last, t) < PACE_MS)
		return;
	fprintf(stderr, "\r%s: %u of %u\033[K", what, n, total);
	p->last = t;
	p->shown = true;
}

void
progress_clear(struct progress *p)
{
	if (p->shown)
		fputs("\r\033[K", stderr);
	p->shown = false;
}

void
progress_lap(struct progress *p, const char *stage, const char *gives)
{
	struct timespec t;

	if (!p->timing)
		return;
	progress_clear(p);
	t = now();
	fprintf(stderr, "%-10s %6jd ms  %s\n", stage,
	    (intmax_t)milliseconds(p->lap, t), gives);
	p->lap = t;
}
