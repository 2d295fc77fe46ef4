/*
 * object: raw objects from the store, and how to read trees in place.
 *
 * libgit2's own commits and trees are not used: one damaged author line makes
 * it refuse a commit, and building its trees costs more than reading them.
 * What "refs/replace" replaces is replaced here, as Git does.
 *
 * Owner     an object's bytes live until object_free.
 * Errors    not reported: object_read says why it failed, and the caller
 *           knows what the object was for.
 * Source    gitformat-pack(5), git-replace(1); Git's tree-walk.c.
 */
#ifndef GIT_OBJECT_H
#define GIT_OBJECT_H

#include "git/oid.h"

struct repo;

/* The numbers are Git's own, as packs store them. */
enum object_kind {
	OBJECT_COMMIT = 1,
	OBJECT_TREE = 2,
	OBJECT_BLOB = 3,
	OBJECT_TAG = 4
};

struct object {
	struct str bytes;
	enum object_kind kind;
	void *handle; /* libgit2's, or a struct packed */
	bool is_packed;
};

enum object_answer {
	OBJECT_FOUND,
	OBJECT_MISSING, /* a shallow or partial clone does not have it */
	OBJECT_DAMAGED,
	OBJECT_LARGE /* over the limit; nothing was read */
};

/* Any kind of object, of at most limit bytes; 0 is no limit. */
enum object_answer object_read(struct repo *repo, const struct oid *id,
    size_t limit, struct object *out) must_check;
/* The same object once more, to be freed on its own. */
struct object object_share(const struct object *object);
void object_free(struct object *object);
/* The size of an object's content without reading it; false if missing. */
bool object_size(
    struct repo *repo, const struct oid *id, uint64_t *out) must_check;
/*
 * The id that an object's content is stored under: its own, or what
 * refs/replace puts in its place. False if this clone does not have it.
 */
bool object_stored(
    struct repo *repo, const struct oid *id, struct oid *out) must_check;
/* True for the few lines that stand for a file which Git LFS keeps. */
bool is_lfs_pointer(struct str bytes);
/* The id that these bytes have as a blob. */
struct oid object_blob_id(struct str bytes);

#define MODE_KIND 0170000u
#define MODE_TREE 0040000u
#define MODE_FILE 0100000u
#define MODE_LINK 0120000u
#define MODE_COMMIT 0160000u

struct tree_entry {
	struct str name; /* as stored: it may hold any byte but NUL */
	const struct oid *id; /* into the tree's bytes */
	uint32_t mode;
};

/* The next entry of a tree's bytes; false at the end or at damage. */
bool tree_next(struct str *rest, struct tree_entry *out);
/* The id of name in the tree; false if there is no such entry. */
bool tree_find(
    struct str bytes, struct str name, struct tree_entry *out) must_check;

/* The file at a path below a tree, such as "a/b.md"; false without one. */
bool tree_file(struct repo *repo, const struct oid *tree, struct str path,
    struct oid *out) must_check;

/* The value of a commit's or tag's header line, such as "tree". */
bool header_find(struct str bytes, struct str name, struct str *out) must_check;

#endif
