/*
 * watch: learn that a file of the site was saved.
 *
 * Watched are folders: those of the content, the site's themes and the themes
 * that came with the program, and what Git writes when something is added or
 * committed. A new folder is watched at once, with all that is in it. When
 * the system has dropped events, everything counts as changed.
 *
 * Errors    watch_begin is false if nothing can be watched. A folder more
 *           than the system allows is left out, and full is set.
 * Source    inotify(7).
 */
#ifndef SERVE_WATCH_H
#define SERVE_WATCH_H

#include "base/arena.h"

struct watch {
	int fd;
	bool full; /* the system watches no more folders for us */
	struct arena arena;
	struct {
		struct str *items; /* folders that are watched with all below */
		size_t n;
		size_t cap;
	} roots;
	struct {
		int *items; /* watches of folders in which Git keeps its own */
		size_t n;
		size_t cap;
	} git;
};

bool watch_begin(struct watch *w) must_check;
void watch_end(struct watch *w);
/* A folder with all folders in it; it need not be there yet. */
void watch_folder(struct watch *w, struct str path);
/* A folder of Git's: only its index, HEAD and names of commits count. */
void watch_git(struct watch *w, struct str path);

/* Read what happened; true if something of the site may have changed. */
bool watch_read(struct watch *w) must_check;

#endif
