/*
 * explain: the kinds and their fields in words, for "waymark explain" and the
 * manual, whose lists tests/man.t writes from what is printed here.
 */
#ifndef CONTENT_EXPLAIN_H
#define CONTENT_EXPLAIN_H

#include "base/near.h"
#include "content/kind.h"

/* False if no kind is called name. */
bool explain_kind(struct str name, struct buf *out) must_check;
/* Every field called name, in whatever table; false if there is none. */
bool explain_field(struct str name, struct buf *out) must_check;

/* Try the kind's name and the names of its fields, in whatever table. */
void explain_near(enum kind kind, struct near *near);

#endif
