/*
 * sort: put values in order, equal ones as they stood.
 *
 * Errors    a comparison that has no answer ends the sort: false.
 */
#ifndef LIQUID_SORT_H
#define LIQUID_SORT_H

#include "liquid/filter.h"

struct sortable {
	struct value key;
	struct value item;
};

typedef bool sort_fn(struct liquid_call *call, const struct value *a,
    const struct value *b, int *out);

/* In order of value; nil comes last. */
sort_fn sort_by_value;
/* In order of text, A to Z as a to z; nil comes last. */
sort_fn sort_by_text;

/* n log n comparisons. */
bool sort_stable(struct sortable *items, size_t n, sort_fn *compare,
    struct liquid_call *call) must_check;

#endif
