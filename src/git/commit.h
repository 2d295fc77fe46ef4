/*
 * commit: one commit, parsed by hand from its bytes.
 *
 * A damaged line costs only what stands on it: a commit without a readable
 * author still has its tree and parents.
 *
 * Units     times are seconds since 1970, zones minutes east of UTC.
 * Owner     texts are slices of the object and live until commit_free.
 * Source    git's commit.c and ident.c; "git help commit-tree".
 */
#ifndef GIT_COMMIT_H
#define GIT_COMMIT_H

#include "git/object.h"

struct signature {
	struct str name; /* as stored, in the commit's encoding */
	struct str address;
	int64_t time;
	int zone;
	bool dated; /* false: the date could not be read, and time is 0 */
};

struct commit {
	struct object object;
	struct oid tree;
	struct str parents; /* 41 or more bytes each: commit_parent() */
	struct signature author;
	struct signature committed;
	struct str encoding; /* empty: UTF-8 */
	struct str message;
};

/*
 * What a person calls a commit: a branch, a tag, the beginning of an id, "@",
 * and steps from it such as "HEAD~3" and "main^2".
 */
bool commit_find(
    struct repo *repo, struct str name, struct oid *out) must_check;
/* From the bytes of its object, which it borrows; false without a tree. */
bool commit_parse(struct commit *c, struct str bytes) must_check;
bool commit_read(
    struct repo *repo, const struct oid *id, struct commit *out) must_check;
void commit_free(struct commit *c);

/* The next parent in *rest, which starts as c->parents. */
bool commit_parent(struct str *rest, struct oid *out);
/* The first paragraph of the message on one line, as git log's %s. */
struct str commit_summary(const struct commit *c, struct arena *arena);

#endif
