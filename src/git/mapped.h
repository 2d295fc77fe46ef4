/*
 * mapped: the packs of a repository, mapped into memory.
 *
 * What has been read of a file counts as this process's memory for as long as
 * it is mapped. Noted is which parts were, and when they have come to too
 * much all are let go; they stay in the system's cache.
 *
 * Owner     everything lives until mapped_close.
 * Errors    none: a file that cannot be read, or is none of a pack that is
 *           known, is left out.
 */
#ifndef GIT_MAPPED_H
#define GIT_MAPPED_H

#include "git/pack.h"

struct arena;

struct mapped_pack {
	struct pack pack;
	bool *seen; /* by block */
	uint32_t searches;
};

struct mapped {
	struct mapped_pack *items;
	size_t n;
	size_t cap;
	size_t seen; /* blocks of all packs */
	struct arena *arena; /* that it was opened with */
};

/*
 * All that are there now, in a folder such as ".git/objects/pack". The arena
 * is to live as long as m.
 */
void mapped_open(struct mapped *m, struct str folder, struct arena *arena);
void mapped_close(struct mapped *m);
void mapped_let_go(struct mapped *m);
/* Note that some bytes of a pack have been read. */
void mapped_note(struct mapped *m, struct mapped_pack *in, struct str bytes);

/* The pack that has an object, and where; NULL if none has. */
struct mapped_pack *mapped_find(
    struct mapped *m, const struct oid *id, size_t *at);

#endif
