/*
 * explain: the kinds and their fields in words, for "waymark explain" and the
 * manual, whose lists tests/man.t writes from what is printed here.
 */
#ifndef CONTENT_EXPLAIN_H
#define CONTENT_EXPLAIN_H

#include "content/kind.h"

/* False if no kind is called name. */
bool explain_kind(struct str name, struct buf *out) must_check;
/* Every field called name, in whatever table; false if there is none. */
bool explain_field(struct str name, struct buf *out) must_check;

#endif
