/*
 * kinds: what "waymark new" can make, by name.
 */
#ifndef CMD_KINDS_H
#define CMD_KINDS_H

#include "base/str.h"

struct buf;
struct sketch;

/* The sketch called name; NULL: there is none, and it is told. */
const struct sketch *kinds_find(struct str name);
/* What the command does, and all kinds, in lines that fit a terminal. */
void kinds_add_help(struct buf *out);

#endif
