/*
 * pending: commits on their way into a ledger, for git/walk.c alone.
 *
 * Owner     everything lives in the arena of struct found, until found_free.
 */
#ifndef GIT_PENDING_H
#define GIT_PENDING_H

#include "base/arena.h"
#include "base/map.h"
#include "git/copy.h"

struct pending {
	struct oid tree; /* not known of a commit that old has */
	struct ledger_commit row; /* without what has its place in tables */
	uint32_t old; /* number in the old ledger, or LEDGER_NONE */
	uint32_t place; /* number in the ledger, once it has one */
	bool missing; /* it cannot be read */
	bool entered; /* the ordering has been here */
	uint32_t next; /* the parent that the ordering goes to next */
	uint32_t n_parents;
	uint32_t *parents; /* place, or number with PARENT_PENDING */
	uint32_t *helpers; /* identities */
};

#define PARENT_PENDING 0x80000000u

struct found {
	struct arena arena;
	struct repo *repo;
	struct ledger *ledger;
	struct ledger *old; /* NULL, or what is copied from */
	struct copy copy; /* from old to ledger */
	struct map cut; /* ids where a shallow clone ends */
	struct map grafts; /* id -> struct str: the ids of its parents */
	struct map by_id; /* id -> its number + 1, as a pointer */
	struct pending **items;
	size_t n;
	size_t cap;
};

void found_init(struct found *f, struct repo *repo, struct ledger *ledger,
    struct ledger *old);
void found_free(struct found *f);
/* Read head and all its ancestors that the ledger does not have. */
void found_load(struct found *f, const struct oid *head);
/* True if the clone says that the history ends at this commit. */
bool found_is_cut(const struct found *f, const struct oid *id);

/* A file of the folder that linked worktrees share; empty if not there. */
struct str common_file(struct repo *repo, struct str path, struct arena *arena);

#endif
