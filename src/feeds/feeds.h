/*
 * feeds: the files for programs: Atom, sitemap, robots, redirects, a
 * student's JSON view, and rules for hosts.
 *
 * Everything here is made from the plan's pages, so what has no page, or is
 * kept out of indexes by policy, is in none of these files.
 */
#ifndef FEEDS_FEEDS_H
#define FEEDS_FEEDS_H

#include "base/diag.h"

struct buf;
struct plan;

/* Where finished files go: path below the output folder, and the bytes. */
struct feed_sink {
	bool (*put)(void *arg, struct str file, struct str bytes);
	void *arg;
};

/* Write every feed. False if the sink refused one. */
bool feeds_write(const struct plan *plan, const struct feed_sink *sink,
    struct diag *diag) must_check;

#endif
