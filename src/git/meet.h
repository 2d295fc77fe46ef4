/*
 * meet: how much of two sequences is the same, by searches that meet.
 *
 * Units     numbers that stand for lines: equal lines, equal numbers.
 * Source    E. Myers, 1986, section 4b: one search goes forward and one
 *           backward, and where they meet is the middle of a shortest way.
 *           Where the way is long, Git's xdiff settles for less, and so does
 *           this, at the same point.
 */
#ifndef GIT_MEET_H
#define GIT_MEET_H

#include "base/str.h"

struct arena;

/* Items of a and b that are kept where one becomes the other. */
uint32_t meet_count(const uint32_t *a, uint32_t n_a, const uint32_t *b,
    uint32_t n_b, struct arena *scratch);
/* Roughly the square root: the next power of two, as xdiff takes it. */
uint32_t root_of(uint32_t n);

#endif
