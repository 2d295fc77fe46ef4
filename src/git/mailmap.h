/*
 * mailmap: which name and address stand for the one a commit has.
 *
 * Owner     what is parsed borrows from the text it was parsed from.
 * Source    gitmailmap(5). libgit2's own compares with case and Git's does
 *           not, so that one person would be two.
 */
#ifndef GIT_MAILMAP_H
#define GIT_MAILMAP_H

#include "base/map.h"

struct mailmap {
	struct arena *arena;
	struct map by_address; /* in lower case -> struct mapping */
};

void mailmap_parse(struct mailmap *m, struct str text, struct arena *arena);
/* Replace the name and the address by what the map has for them. */
void mailmap_apply(
    const struct mailmap *m, struct str *name, struct str *address);

#endif
