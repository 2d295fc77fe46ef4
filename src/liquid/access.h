/*
 * access: .size, .first and .last of values that have no such member.
 *
 * Owner     a pair is made in the arena; everything else is borrowed.
 * Source    VariableLookup of Ruby Liquid; an integer has 8 bytes.
 */
#ifndef LIQUID_ACCESS_H
#define LIQUID_ACCESS_H

#include "base/arena.h"
#include "data/value.h"

/* Nil for what has no size. */
struct value value_size(const struct value *v);
/* The first or last item or character; of an object, the first pair. */
struct value value_end(const struct value *v, bool last, struct arena *arena);
/* [key, value], as a loop over an object gives it. */
struct value value_pair(const struct member *m, struct arena *arena);

#endif
