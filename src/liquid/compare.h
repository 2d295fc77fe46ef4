/*
 * compare: equality, order and membership of values.
 *
 * Source    ==, <=> and include? of Ruby, as Liquid's conditions use them.
 */
#ifndef LIQUID_COMPARE_H
#define LIQUID_COMPARE_H

#include "data/value.h"

bool value_equal(const struct value *a, const struct value *b);
/* Negative, zero or positive; false when the two cannot be ordered. */
bool value_order(
    const struct value *a, const struct value *b, int *out) must_check;
/* The length of a list or range; 0 of anything else. */
int64_t value_length(const struct value *v);
bool value_is_empty(const struct value *v);
bool value_is_blank(const struct value *v);

#endif
