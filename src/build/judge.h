/*
 * judge: whether a change touches only what its author has a right to.
 *
 * Errors    each path, and each field in a path, that is not the author's is
 *           reported; false when there is nothing to judge by.
 * Source    policy/rights.h says who may change what.
 */
#ifndef BUILD_JUDGE_H
#define BUILD_JUDGE_H

#include "base/str.h"

struct arena;
struct build_options;
struct diag;
struct snapshot;

/* The change from options->base to the snapshot's commit. */
bool judge_change(const struct build_options *options,
    const struct snapshot *snapshot, struct arena *arena,
    struct diag *diag) must_check;

#endif
