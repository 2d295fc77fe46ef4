/*
 * inputs: all that the bytes of a site depend on, as one hash.
 *
 * Two builds with equal keys make the same site: the program, the files, the
 * theme, the options, and what the history tells beside the commit.
 */
#ifndef BUILD_INPUTS_H
#define BUILD_INPUTS_H

#include "base/civil.h"
#include "base/hash.h"

struct admin;
struct arena;
struct build_options;
struct config;
struct repo;
struct snapshot;
struct theme;

struct inputs {
	const struct build_options *options;
	struct repo *repo;
	const struct snapshot *snapshot;
	const struct config *config;
	const struct theme *theme;
	const struct admin *admin;
	const struct snapshot *now; /* of today, for a site of an earlier day */
	struct date today; /* likewise */
	struct str key; /* secret for unlisted addresses, or empty */
};

struct hash inputs_key(const struct inputs *in, struct arena *arena);

#endif
