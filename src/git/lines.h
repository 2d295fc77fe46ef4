/*
 * lines: how many lines a change adds and removes.
 *
 * Errors    what is not text has no count: binary content, links, submodules
 *           and Git LFS pointers. Neither has what is missing.
 * Source    "git log --numstat" with its default algorithm.
 */
#ifndef GIT_LINES_H
#define GIT_LINES_H

#include "git/ledger.h"

/* What is kept from one count to the next: the content read last. */
struct lines;

struct lines *lines_new(struct repo *repo);
void lines_free(struct lines *l);

/*
 * From one content to the next; before is NULL for a new file. False if an
 * object is missing: it may be there another time.
 */
bool lines_count(struct lines *l, const struct change *before,
    const struct change *after, struct line_count *out) must_check;

#endif
