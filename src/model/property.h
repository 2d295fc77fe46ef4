/*
 * property: the usual getters of a noun's table, made from its members.
 *
 * PROPERTY_LIST(goal, evidence) defines get_evidence(), which gives the list
 * of that name in struct goal; the others do the same for a text, a date, a
 * noun or another drop. What needs a thought is written out as a function.
 */
#ifndef MODEL_PROPERTY_H
#define MODEL_PROPERTY_H

#include "data/property.h"
#include "model/noun.h"

#define PROPERTY_LIST(type, member) \
	PROPERTY_GET(type, member, list_value(&self->member))
#define PROPERTY_TEXT(type, member) \
	PROPERTY_GET(type, member, text_value(self->member))
/* A pointer to a struct whose first member is a drop; NULL is nil. */
#define PROPERTY_DROP(type, member) \
	PROPERTY_GET(               \
	    type, member, drop_value((const struct drop *)self->member))
#define PROPERTY_DATE(type, member)                                           \
	static void get_##member(                                             \
	    const struct drop *drop, struct drop_env *env, struct value *out) \
	{                                                                     \
		const struct type *self = (const struct type *)drop;          \
                                                                              \
		*out = text_value(date_text(self->member, env->arena));       \
	}

/* A class for struct type, from the array `properties` above it. */
#define PROPERTY_CLASS(type, text, fallback)                   \
	const struct drop_class type##_class = {               \
		.name = #type,                                 \
		.help = text,                                  \
		.properties = properties,                      \
		.n = sizeof(properties) / sizeof(*properties), \
		.other = fallback,                             \
	}

/* The same for a noun. */
#define NOUN_CLASS(type, text)                                 \
	const struct drop_class type##_class = {               \
		.name = #type,                                 \
		.help = text,                                  \
		.properties = properties,                      \
		.n = sizeof(properties) / sizeof(*properties), \
		.base = &noun_class,                           \
		.other = noun_other,                           \
	}

/* Text, or nil where there is none, so that templates can ask. */
struct value text_value(struct str s);
/* The drop, or nil for NULL. */
struct value drop_value(const struct drop *drop);
/* "rtl" or "ltr" as the text runs; nil for a text without letters. */
struct value direction_value(struct str text);
/* A field of an author's map: for drops that stand for one. */
bool front_other(const struct value *front, struct str name, struct value *out);

#endif
