/*
 * lineage: the revisions of one file, worked out from the ledger.
 *
 * The walk is that of "git log --parents -- PATH" with its default
 * simplification, and renames are followed: at a merge that has the file as
 * one of its parents has it, only the first such parent counts; where it is
 * unlike all of them, the merge is a revision and every parent's line belongs
 * to the file. An earlier, deleted file of the same name is another file.
 *
 * Owner     what is returned lives in the arena.
 * Source    git-log(1), "History Simplification"; Git's diffcore-rename.c.
 */
#ifndef GIT_LINEAGE_H
#define GIT_LINEAGE_H

#include "git/ledger.h"

enum step_kind {
	STEP_EDIT,
	STEP_CREATE,
	STEP_RENAME, /* and perhaps an edit */
	STEP_MERGE, /* unlike all parents */
	STEP_BOUNDARY /* perhaps there before what the clone knows begins */
};

/* One revision, as numbers in the ledger. */
struct step {
	enum step_kind kind;
	uint32_t commit;
	uint32_t change;
	const struct change *before; /* the followed predecessor, or NULL */
	uint32_t renamed_from; /* path, or LEDGER_NONE */
	bool
	    apart; /* a rename was not followed, or one that Git tells of not */
};

struct steps {
	struct step *items; /* newest first, children before parents */
	size_t n;
	size_t cap;
};

/* The ledger's changes by path, in an order in which lines can be followed. */
struct lineage;

/*
 * Every folder in a folder called owners belongs to somebody of that name:
 * what was renamed from another one's is new where it came to, so that nobody
 * gets the drafts of somebody else. Empty: all renames are followed.
 */
struct lineage *lineage_new(
    struct ledger *l, struct repo *repo, struct str owners);
void lineage_free(struct lineage *g);

/*
 * Say that a file was called `older` before it was made at path, where Git
 * does not tell of a rename. False if neither is in the ledger.
 */
bool lineage_join(
    struct lineage *g, struct str path, struct str older) must_check;

/*
 * Answer as at this commit of the ledger, or at none; a new lineage stands at
 * the head.
 */
void lineage_stand(struct lineage *g, uint32_t commit);

/* True if the path is a file where the lineage stands. */
bool lineage_has(const struct lineage *g, uint32_t path);

/* The revisions of the file that is path there; perhaps none. */
void lineage_of(
    struct lineage *g, struct str path, struct arena *arena, struct steps *out);

#endif
