/*
 * feeds: the files for programs: Atom, sitemap, robots, redirects, a
 * student's JSON view, rules for hosts, and the browser editor's forms.
 *
 * Everything here is made from the plan's pages, so what has no page is in
 * none of these files, and what policy keeps out of indexes is in no feed and
 * no sitemap.
 */
#ifndef FEEDS_FEEDS_H
#define FEEDS_FEEDS_H

#include "base/str.h"

struct plan;

/* What hosts are asked to send with every file. */
struct host_header {
	const char *name;
	const char *value;
};
extern const struct host_header host_headers[];
extern const size_t n_host_headers;

/* True for a header that a file of the browser editor has in its own words. */
bool host_header_is_own(struct str url, const char *name);

/* Where finished files go: path below the output folder, and the bytes. */
struct feed_sink {
	bool (*put)(void *arg, struct str file, struct str bytes);
	void *arg;
};

/* Write every feed. False as soon as the sink refuses one. */
bool feeds_write(
    const struct plan *plan, const struct feed_sink *sink) must_check;

#endif
