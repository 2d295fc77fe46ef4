/*
 * property: the usual getters of a drop's table, made from its members.
 *
 * PROPERTY_GET(forloop, length, value_int(self->length)) defines get_length(),
 * which gives what `self`, a struct forloop whose first member is a drop,
 * makes of itself alone. What needs a page, or a thought, is written out as a
 * function.
 */
#ifndef DATA_PROPERTY_H
#define DATA_PROPERTY_H

#include "data/drop.h"

#define PROPERTY_GET(type, member, made)                                      \
	static void get_##member(                                             \
	    const struct drop *drop, struct drop_env *env, struct value *out) \
	{                                                                     \
		const struct type *self = (const struct type *)drop;          \
                                                                              \
		(void)env;                                                    \
		*out = made;                                                  \
	}

#endif
