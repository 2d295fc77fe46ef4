/*
 * watch: learn which files of the site were saved.
 *
 * Watched are folders: those of the content, the site's themes and the themes
 * that came with the program, and what Git writes when something is added or
 * committed. A new folder is watched at once, with all that is in it. When
 * the system has dropped events, everything counts as changed: what it was is
 * said in struct changes.
 *
 * Errors    watch_begin is false if nothing can be watched. A folder more
 *           than the system allows is left out, and full is set.
 * Source    inotify(7).
 */
#ifndef SERVE_WATCH_H
#define SERVE_WATCH_H

#include "base/arena.h"

/* What has changed since it was told the last time. */
struct changes {
	struct arena arena;
	struct {
		struct str *items; /* from the repository's root; one that
				    * ends in "/" is a folder with all in it */
		size_t n;
		size_t cap;
	} paths;
	struct str gone; /* a file that was not just made; or empty */
	bool others; /* beside these files: what was added or committed, or
		      * a theme that came with the program */
	bool lost; /* events were dropped: it may be anything */
};

void changes_init(struct changes *c);
void changes_free(struct changes *c);
/* They were told; forget them. */
void changes_told(struct changes *c);

enum watch_news {
	WATCH_NOTHING,
	WATCH_BEGUN, /* more is likely to come: a file is gone, which gets
		      * another name, or Git is to know of it */
	WATCH_TRACKED, /* Git has written what it knows of the files */
	WATCH_SAVED /* a document was written to its end */
};

struct watch {
	int fd;
	bool full; /* the system watches no more folders for us */
	struct arena arena;
	struct {
		struct watch_root {
			struct str path;
			struct str name; /* see watch_folder */
			bool found;
		} * items;
		size_t n;
		size_t cap;
	} roots; /* folders that are watched with all below */
	struct {
		struct str *items; /* what the folder of a watch is called */
		size_t n;
		size_t cap;
	} names;
	struct {
		int *items; /* watches of folders in which Git keeps its own */
		size_t n;
		size_t cap;
	} git;
};

bool watch_begin(struct watch *w) must_check;
void watch_end(struct watch *w);
/*
 * A folder with all folders in it; it need not be there yet. Its files are
 * told by name, which is its path from the repository's root, "" or ending in
 * "/"; those of a folder whose name is not even empty (NULL) are not.
 */
void watch_folder(struct watch *w, struct str path, struct str name);
/* A folder of Git's: only its index, HEAD and names of commits count. */
void watch_git(struct watch *w, struct str path);

/* Read what happened, and add it to changes. */
enum watch_news watch_read(struct watch *w, struct changes *changes) must_check;

#endif
