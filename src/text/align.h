/*
 * align: which block of an old body became which of the new one.
 *
 * Owner     the tables live in the arena.
 */
#ifndef TEXT_ALIGN_H
#define TEXT_ALIGN_H

#include "text/pieces.h"

enum fate {
	FATE_NEW, /* or, of an old block: gone */
	FATE_SAME,
	FATE_CHANGED,
	FATE_MOVED
};

struct alignment {
	enum fate *fates; /* of each new piece; frames are FATE_SAME */
	size_t *partners; /* the old piece of each that is not FATE_NEW */
	bool *gone; /* of each old piece */
};

void align_pieces(struct alignment *out, const struct pieces *old_pieces,
    const struct pieces *new_pieces, struct arena *arena);

#endif
