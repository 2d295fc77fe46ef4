#include "policy/session.h"

/* Clocks are set wrong, so the one before may seem to be the later one. */
static bool
is_near(const struct moment *a, const struct moment *b, int64_t gap)
{
	uint64_t x = (uint64_t)a->time, y = (uint64_t)b->time;
	uint64_t apart = a->time < b->time ? y - x : x - y;

	return a->who == b->who && a->dated && b->dated &&
	    apart < (uint64_t)gap;
}

size_t
session_length(const struct moment *items, size_t n, int64_t gap)
{
	size_t i = 1;

	if (n == 0)
		return 0;
	while (i < n && is_near(&items[i - 1], &items[i], gap))
		i++;
	return i;
}
