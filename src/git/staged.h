/*
 * staged: the entries of Git's index, as they stand in its file.
 *
 * libgit2 1.5 refuses an index that is split over two files, and one that has
 * whole folders as single entries because a sparse checkout leaves them out.
 * Git writes both by itself in large repositories, so the file is read here:
 * versions 2 to 4, with the parts of a split one joined. Sums are not
 * checked, as Git does not check them either.
 *
 * Units     times are the low 32 bits of seconds since 1970, as stored.
 * Owner     entries and their paths live in the arena, or in the bytes; a NUL
 *           stands behind each path.
 * Errors    not reported: `why` says in a few words what is wrong.
 * Source    gitformat-index(5); Git's ewah/ for the bitmaps of a split index.
 */
#ifndef GIT_STAGED_H
#define GIT_STAGED_H

#include "git/oid.h"

struct arena;

struct staged_time {
	uint32_t seconds;
	uint32_t nanoseconds;
};

struct staged_entry {
	struct str path; /* ends in "/": a folder that is not checked out */
	struct oid id;
	uint32_t mode;
	struct staged_time changed;
	struct staged_time modified;
	uint32_t inode;
	uint32_t uid;
	uint32_t gid;
	uint32_t size;
	unsigned stage; /* 0, or 1 to 3 for the sides of a conflict */
	bool skipped; /* not in the working tree on purpose */
	bool intended; /* git add --intent-to-add: the id means nothing */
};

struct staged {
	struct staged_entry *items; /* by path and stage */
	size_t n;
	size_t cap;
	struct oid shared; /* of a split index: the name of its other part */
	bool is_split;
	struct str deleted; /* bitmaps over the entries of the shared part */
	struct str replaced;
	const char *why;
};

/* One file. A split one has only what the shared part has not. */
bool staged_parse(
    struct staged *s, struct str bytes, struct arena *arena) must_check;
/* Join a split index with its shared part. */
bool staged_join(struct staged *s, const struct staged *shared,
    struct arena *arena) must_check;
/* The index in a folder such as ".git"; one that is not there is empty. */
bool staged_read(
    struct staged *s, const char *folder, struct arena *arena) must_check;

#endif
