/*
 * snapshot: the tracked files at one moment, with the names of their content.
 *
 * The moment is the index with the working tree's files, or one commit out of
 * the object store. What Git does not track is not there. A path that breaks
 * the rules of git/path.h is left out and reported; one with a part that
 * begins with a dot is left out silently, and so is a file that was deleted
 * in the working tree.
 *
 * Units     sizes are bytes, times are seconds since 1970.
 * Owner     everything lives in the arena given to snapshot_take; the repo
 *           must live as long as snapshot_bytes is called.
 * Errors    no such commit, an index that cannot be read and a content folder
 *           that is not there are reported, and snapshot_take is false.
 * Source    gitformat-index(5); Git's Documentation/technical/racy-git.txt.
 */
#ifndef GIT_SNAPSHOT_H
#define GIT_SNAPSHOT_H

#include "base/hash.h"
#include "git/oid.h"

struct arena;
struct diag;
struct looks;
struct repo;

struct entry {
	struct str path; /* from the repository's root */
	struct oid id; /* of the content that snapshot_bytes gives */
	struct oid tracked; /* of the content that the index, or tree, has */
	uint32_t mode; /* 0100644 or 0100755 */
	bool modified; /* the working file differs from the index */
	bool stored; /* comes from the object store, not from a file */
	uint64_t size;
	struct str bytes; /* of a document that was read at once; p NULL: not */
};

struct snapshot_options {
	struct str content; /* folder from -C, or "." */
	struct str rev; /* empty: the index and the working tree */
	struct looks *looks; /* of an earlier snapshot, or NULL */
	bool read; /* read the working tree's documents, as all are wanted */
};

struct snapshot {
	struct repo *repo;
	struct str root; /* the site's root in the repository: "" or "site/" */
	struct str content; /* the content folder: "site/content/" or "" */
	struct str commit; /* HEAD or rev as 40 digits; empty when unborn */
	int64_t commit_time; /* of the committer; 0 without a commit */
	bool stored; /* it is a commit's; else the working tree's */
	struct entry *items; /* below content and root + "themes/", by path */
	size_t n;
	struct hash key; /* of all paths and their content */
};

bool snapshot_take(struct snapshot *s, struct repo *repo,
    const struct snapshot_options *options, struct arena *arena,
    struct diag *diag) must_check;

/* The entry of that path, or NULL. */
const struct entry *snapshot_find(const struct snapshot *s, struct str path);
/* The entries from *first up to *end are those whose path has the prefix. */
void snapshot_range(
    const struct snapshot *s, struct str prefix, size_t *first, size_t *end);

/*
 * The content of a file; over limit bytes, missing, or a Git LFS pointer is a
 * finding and false.
 */
bool snapshot_bytes(const struct snapshot *s, const struct entry *e,
    size_t limit, struct arena *arena, struct diag *diag,
    struct str *out) must_check;

/* True if these bytes are the content that the entry's id is of. */
bool entry_has(const struct entry *e, struct str bytes) must_check;

/*
 * There is nothing of that path, or of that folder (ending in "/"), in s, and
 * a snapshot of now would have nothing of it either, as Git does not track it
 * or it is gone from the working tree. For a snapshot of the index as it is.
 */
bool snapshot_lacks(const struct snapshot *s, struct str path);
/* The working tree has that file, and nobody has added it to Git. */
bool snapshot_awaits(const struct snapshot *s, struct str path);
/*
 * A file was saved since the snapshot was taken: its entry gets what it has
 * now. False if there is no such file to be read any more.
 */
bool snapshot_renew(struct snapshot *s, struct str path) must_check;

struct paths {
	struct str *items;
	size_t n;
	size_t cap;
};

/*
 * The files below the content folder that Git does not track and does not
 * ignore, by path: what a person may have forgotten to add. A folder with a
 * file called `made` in it was made by a program and is passed over.
 */
void snapshot_untracked(const struct snapshot *s, const char *made,
    struct arena *arena, struct paths *out);
/*
 * The site's files that are not as the last commit has them: changed, new, or
 * deleted. They have no date before they are committed.
 */
void snapshot_unsaved(
    const struct snapshot *s, struct arena *arena, struct paths *out);

#endif
