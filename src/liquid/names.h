/*
 * names: every name that templates use, as a number.
 *
 * The templates of a set share one table. A page that compiles something
 * while it is rendered (a computed name or condition) puts a table of its own
 * behind the one of the set, which then no longer changes.
 *
 * Owner     texts are copied to the arena of the table.
 */
#ifndef LIQUID_NAMES_H
#define LIQUID_NAMES_H

#include "base/map.h"

#define NAME_NONE UINT32_MAX

struct names {
	struct arena *arena;
	struct map map;
	const struct names *parent;
	uint32_t first; /* the number of this table's first name */
};

void names_init(
    struct names *n, struct arena *arena, const struct names *parent);
uint32_t names_intern(struct names *n, struct str text);
/* NAME_NONE when no template uses it. */
uint32_t names_find(const struct names *n, struct str text);
struct str names_text(const struct names *n, uint32_t name);
uint32_t names_count(const struct names *n);

#endif
