/*
 * looks: what was seen of working files, to be believed until somebody says
 * that they were saved, or the index has another content for them.
 *
 * Most of what a snapshot costs is a look at each file. Who is told of every
 * save, as a preview is, need not look again at what was not saved.
 *
 * Owner     looks_free gives back everything; entries are copied.
 */
#ifndef GIT_LOOKS_H
#define GIT_LOOKS_H

#include "base/arena.h"
#include "base/map.h"

struct entry;

struct looks {
	struct arena arena;
	struct map by_path; /* to struct look */
};

void looks_init(struct looks *l);
void looks_free(struct looks *l);

/*
 * Look again at a file, from the repository's root; or, where the path ends
 * in "/", at all in a folder.
 */
void looks_forget(struct looks *l, struct str path);

/* True if more is known of e, as it is tracked, than that; it is filled in. */
bool looks_recall(const struct looks *l, struct entry *e) must_check;
void looks_keep(struct looks *l, const struct entry *e);

#endif
