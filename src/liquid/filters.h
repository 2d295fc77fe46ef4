/*
 * filters: the groups of filters that the language itself has.
 *
 * A filter is a function and a row of its group's table. The groups follow
 * what the filters work on; the manual sorts their rows by name.
 *
 * Source    StandardFilters of Ruby Liquid 5.13; the filters of Jekyll 4.3.
 */
#ifndef LIQUID_FILTERS_H
#define LIQUID_FILTERS_H

#include "liquid/filter.h"

struct filter_group {
	const struct liquid_filter *rows;
	size_t n;
};

extern const struct filter_group filters_text, filters_words, filters_html,
    filters_number, filters_list, filters_order, filters_query, filters_date,
    filters_url;

#define FILTER_GROUP(rows)                         \
	{                                          \
		rows, sizeof(rows) / sizeof(*rows) \
	}

/* Text, marked as HTML if from is. */
struct value filter_keep(const struct value *from, struct str s);

/* The items of a value, as filters over lists see it. */
struct filter_list {
	const struct value *items;
	size_t n;
};
/*
 * A list made flat; a range counted out; an object or another value alone;
 * nothing for nil. False past a limit.
 */
bool filter_items(struct liquid_call *call, const struct value *v,
    struct filter_list *out) must_check;

/* What item[property] is, as Ruby has it. */
enum filter_got {
	FILTER_GOT,
	FILTER_NONE, /* such a value has no properties */
	FILTER_FAILED /* told */
};
enum filter_got filter_property(struct liquid_call *call,
    const struct value *item, const struct value *property,
    struct value *out) must_check;
/* A text that two values share only if Ruby's eql? holds for them. */
struct str filter_key(struct liquid_call *call, const struct value *v);

/* A growing list of values. */
struct filter_values {
	struct value *items;
	size_t n;
	size_t cap;
};

#endif
