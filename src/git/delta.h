/*
 * delta: an object as a difference from another one, its base.
 *
 * Source    gitformat-pack(5), "Deltified representation"; Git's
 *           patch-delta.c.
 */
#ifndef GIT_DELTA_H
#define GIT_DELTA_H

#include "base/str.h"

/*
 * Cut the head from *delta: the sizes of the base and of the result. False if
 * it has none.
 */
bool delta_sizes(struct str *delta, size_t *base, size_t *result) must_check;
/*
 * Fill the n bytes of out from what stands behind the head; false unless that
 * makes n bytes and all of them are the base's or the difference's own.
 */
bool delta_apply(
    struct str delta, struct str base, char *out, size_t n) must_check;

#endif
