/*
 * gather: collect a snapshot's entries, whichever way they come.
 *
 * git/index.c brings those of the index and git/tree.c those of a commit;
 * which of them a site wants, and which it must not have, is decided here.
 *
 * Owner     paths and entries are copied into the arena.
 */
#ifndef GIT_GATHER_H
#define GIT_GATHER_H

#include "git/object.h"
#include "git/path.h"
#include "git/snapshot.h"

struct gather {
	struct repo *repo;
	struct arena *arena;
	struct diag *diag;
	struct str content; /* prefixes, ending in "/", or empty for all */
	struct str themes;
	struct looks *looks; /* NULL: every file is looked at */
	bool read; /* documents are read when they are looked at */
	struct entry *items;
	size_t n;
	size_t cap;
};

/* True if a file of that path belongs to the site. */
bool gather_wants(const struct gather *g, struct str path);
/* True if the folder path (ending in "/") may hold what belongs to it. */
bool gather_wants_folder(const struct gather *g, struct str path);
/*
 * A new entry, with path, id and mode set; NULL when the path or the mode
 * breaks a rule, which is reported.
 */
struct entry *gather_add(
    struct gather *g, struct str path, const struct oid *id, uint32_t mode);
/*
 * Fill in what the working file has, or its bytes where they are read already:
 * its id, and whether that differs from what is tracked. False, with an id of
 * zeros, if it cannot be read now.
 */
bool gather_hash(const struct repo *repo, struct entry *e);
/* Drop the entry that was added last. */
void gather_drop(struct gather *g);
/* By path, without twins and without what comes twice. */
void gather_sort(struct gather *g);

/* The entries of the index, with the state of their working files. */
bool index_gather(struct gather *g) must_check;
/*
 * Whether the index has that path, or something in that folder (ending in
 * "/"); also when it cannot be read.
 */
bool index_tracks(const struct repo *repo, struct str path);
/* The entries of a commit's tree. */
bool tree_gather(struct gather *g, const struct oid *tree) must_check;
/* The same for the tree that is the folder path, which ends in "/". */
bool tree_gather_below(
    struct gather *g, struct str path, const struct oid *tree) must_check;

#endif
