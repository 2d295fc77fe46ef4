/*
 * sight: the site as a preview shows it, through its generations.
 *
 * There are at most three: the one that is shown, the last one before it in
 * which nothing was found broken, and one that is being loaded. Visits are
 * answered from the first, or where that fails from the second.
 *
 * Owner     sight_end stops all processes; visits belong to http.
 */
#ifndef SERVE_SIGHT_H
#define SERVE_SIGHT_H

#include "serve/bar.h"
#include "serve/generation.h"

struct changes;
struct http;
struct visit;

#define SIGHT_GENERATIONS 3

struct sight {
	struct http *http;
	struct build_options build; /* as switched in the bar */
	bool color;

	struct reader reader;
	struct generation generations[SIGHT_GENERATIONS];
	struct generation *current; /* each of these may be NULL */
	struct generation *good;
	struct generation *loading;
	uint32_t change; /* number of the last one that was asked for */
	uint32_t loaded; /* number of the last one that was loaded, or failed */

	struct visit *waiting; /* the oldest first */
	struct bar_site site; /* what bars tell; its texts live in these: */
	struct diag findings;
	struct buf told; /* the findings as they were printed last */
	struct arena arena;
	struct arena aside[ASIDE_COUNT]; /* lists of files, by enum aside */
	char as_of[sizeof("2026-11-22")];
};

void sight_begin(
    struct sight *s, struct http *http, const struct build_options *build);
void sight_end(struct sight *s);

/*
 * Load the site as it is now, with these changes since it was told of others;
 * false while one is being loaded.
 */
bool sight_load(
    struct sight *s, int64_t now, const struct changes *changes) must_check;
/* Take a visit, to be answered now or later; for struct http. */
void sight_visit(void *arg, struct visit *v);
/* Go on with visits that wait. */
void sight_go_on(struct sight *s, bool more_to_come);

#define SIGHT_FDS (SIGHT_GENERATIONS * GENERATION_FDS)
void sight_fds(const struct sight *s, int fds[SIGHT_FDS]);
void sight_read(struct sight *s, size_t ready);

#endif
