/*
 * trace: what a path is at any commit, by the changes in a ledger.
 *
 * Owner     trace_free gives it back; nothing may be added to the commits
 *           and changes of the ledger meanwhile.
 */
#ifndef GIT_TRACE_H
#define GIT_TRACE_H

#include "git/ledger.h"

struct trace;

/* The change that made a file what it is at a commit. */
struct point {
	uint32_t commit; /* LEDGER_NONE: no such file there */
	uint32_t change;
};

struct trace *trace_new(struct ledger *l);
void trace_free(struct trace *t);

/*
 * What path is at a commit, along first parents: a merge that is unlike its
 * first parent is an answer, even where another parent has the same file.
 */
struct point trace_at(const struct trace *t, uint32_t commit, uint32_t path);
/* What path was when it was last there, at the commit or before. */
struct point trace_last(const struct trace *t, uint32_t commit, uint32_t path);
/*
 * Where the file of a point comes from: for a merge, the first parent that
 * has the same, and so on; the point itself if none has.
 */
struct point trace_origin(const struct trace *t, struct point p);

#endif
