#include "base/near.h"

/* Edits beyond which nobody meant it. */
#define NEAR_EDITS 2

void
near_init(struct near *near, struct str name)
{
	*near = (struct near){ .name = name, .distance = NEAR_EDITS + 1 };
}

void
near_try(struct near *near, struct str candidate)
{
	size_t d = str_distance(near->name, candidate, NEAR_EDITS);

	if (d >= near->distance)
		return;
	near->distance = d;
	near->best = candidate;
}
