/*
 * copy: a portfolio that opens from a disk, long after the site is gone.
 *
 * A copy is the site itself: finished pages, as they were looked through and
 * published, with their links made to lead from file to file. So it shows
 * what the site shows, in any theme, and can hold nothing that the site does
 * not. It begins with the portfolio's page and takes each page of the student
 * that a link leads to, and each file that those pages load or link; links to
 * the rest of the site lead to where that is published, or nowhere.
 *
 *	amara-g/index.html		the portfolio's page
 *	amara-g/pages/...		everything else, as in the site
 *
 * Owner     the zip lives in the arena.
 * Errors    reported; false when there is no copy.
 * Source    experience.md 2.4 and 5, "keep a copy".
 */
#ifndef PAGES_COPY_H
#define PAGES_COPY_H

#include "base/str.h"

struct arena;
struct diag;
struct plan;
struct plan_copy;

/* Where the site's files are read from: false if one is not there. */
struct copy_source {
	bool (*read)(
	    void *arg, struct str file, struct arena *arena, struct str *bytes);
	void *arg;
};

/* The same pages make the same bytes. */
bool copy_make(const struct plan *plan, const struct plan_copy *copy,
    const struct copy_source *source, struct arena *arena, struct diag *diag,
    struct str *zip) must_check;

#endif
