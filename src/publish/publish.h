/*
 * publish: write a site beside the published one, and swap it in at once.
 *
 * New files go into a staging folder next to the output folder. A file whose
 * bytes are those of the published one becomes a link to it, so that its
 * inode and its time stay; it is read for that, unless its mark (marks.h)
 * tells. When all is there, the two folders change places
 * in one system call: a reader sees the old site or the new one, and so does
 * whoever comes after a build that was killed. By then the new one has reached
 * the disk, so that a power cut leaves one of the two as well.
 *
 * The output folder is ours if it holds our manifest. A folder that is not
 * ours is only taken when it is empty, but for the few files that people keep
 * in one (README.md, CNAME, ...); those are carried over from site to site.
 *
 * Owner     the arena must outlive the publish; publish_free closes what is
 *           open and removes a staging folder that was not swapped in.
 * Errors    reported; the published site is as it was.
 * Source    renameat2(2), RENAME_EXCHANGE; flock(2) on the staging folder
 *           keeps a second build out.
 */
#ifndef PUBLISH_PUBLISH_H
#define PUBLISH_PUBLISH_H

#include "base/checksum.h"
#include "base/diag.h"

struct marks;

/* What the file system says of a file, for its mark. */
struct standing {
	uint64_t modified[2]; /* seconds, nanoseconds */
	uint64_t changed[2]; /* its bytes, its links or its mode */
	uint64_t inode;
	uint64_t device;
};

/* One file of the new site. */
struct published {
	struct str file; /* path below the output folder */
	uint64_t size;
	struct checksum sum;
	struct checksum seal; /* for its mark, where marks are kept */
	bool unlisted; /* known to no list, not to the manifest either */
	bool changed; /* written, not linked */
	bool seen; /* stands is known, as it was written; a link will change */
	struct standing stands;
};

struct publish {
	struct arena *arena;
	struct str output; /* as it was given, for findings */
	char *name; /* of the output folder, in its parent */
	char *staging_name;
	char *aside_name; /* where the old site goes without EXCHANGE */
	int parent;
	int staging; /* locked */
	int old; /* the published site, locked; -1 for none */
	const struct marks *marks; /* of the old site; NULL: none are kept */
	struct published manifest; /* of the new one */
	struct {
		struct published *items;
		size_t n;
		size_t cap;
	} files;
};

/*
 * Ready the staging folder; the output folder is not touched. The marks may
 * be NULL, or those of another folder: then old files are read.
 */
bool publish_begin(struct publish *p, struct str output,
    const struct marks *marks, struct arena *arena,
    struct diag *diag) must_check;
void publish_free(struct publish *p);

/*
 * Write one file into staging, and say in out what it was. Any process that
 * shares p may do so; the one that began must be told with publish_add.
 */
bool publish_put(const struct publish *p, struct str file, struct str bytes,
    struct diag *diag, struct published *out) must_check;
/* Room for n files at once, where it is known that so many will be added. */
void publish_expect(struct publish *p, size_t n);
/* The path is copied. */
void publish_add(struct publish *p, const struct published *file);

/* Write the manifest, swap the new site in and remove the old one. */
bool publish_finish(struct publish *p, struct diag *diag) must_check;

#endif
