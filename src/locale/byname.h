/*
 * byname: what people call a document or a file without saying where it is.
 *
 * Whoever writes [[Creek study]] or ![[heron.png]] gives a name: the last part
 * of a path, or as many of its last parts as tell it from others, in any case
 * and normal form. A document may have further names, which are whole texts.
 * Nobody's things are known to all by name, and a person's to that person's
 * own documents alone: two students may each have a heron.png.
 *
 * Of several, a path wins over another name; then one below the folder that
 * the question comes from; then the one that stands in the fewest folders.
 *
 * Owner     keys live in the arena; paths and things are the caller's.
 * Source    Obsidian's manual, "Internal links" and "Aliases".
 */
#ifndef LOCALE_BYNAME_H
#define LOCALE_BYNAME_H

#include "base/map.h"

/* How well a name is known: the first counts most. */
enum name_rank {
	NAME_PATH, /* the last parts of its path */
	NAME_ALIAS, /* another name that its author gave it */
	NAME_TITLE /* what stands at its top */
};

struct byname {
	struct map by_word; /* folded last part or whole text -> struct name */
	struct arena *arena;
};

/* What may be called by name, and where it stands. */
struct named {
	const void *thing; /* never NULL */
	struct str path; /* below content/ */
	struct str owner; /* whose it is; empty: nobody's */
};

/* Who asks: a document's path below content/, and whose it is. */
struct byname_asker {
	struct str path;
	struct str owner;
};

struct byname_answer {
	const void *thing; /* NULL: nothing is called so */
	struct str path;
	struct str other; /* the path of another that is as near, or empty */
};

void byname_init(struct byname *names, struct arena *arena);
/* NAME_PATH: name is a path; else a text that is only compared as a whole. */
void byname_add(struct byname *names, enum name_rank rank, struct str name,
    const struct named *named);
/* Scratch is for the folded name alone. */
struct byname_answer byname_find(const struct byname *names, struct str name,
    const struct byname_asker *asker, struct arena *scratch);

#endif
