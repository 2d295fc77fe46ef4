/*
 * near: which of some names a person may have meant.
 *
 * Owner     names are borrowed.
 */
#ifndef BASE_NEAR_H
#define BASE_NEAR_H

#include "base/str.h"

struct near {
	struct str name; /* as it was written */
	struct str best; /* the nearest within two edits so far, or empty */
	size_t distance;
};

void near_init(struct near *near, struct str name);
void near_try(struct near *near, struct str candidate);

#endif
