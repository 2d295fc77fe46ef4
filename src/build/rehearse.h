/*
 * rehearse: make the site with what has an error in it, for its findings.
 *
 * What has an error is not published, and nothing shall be hidden by that:
 * neither what else is wrong in it, nor that a reference to it is right. So
 * the site is made once with it, and thrown away. What the real site tells
 * afterwards is of something missing: a build that publishes it takes only the
 * errors, and a check and a preview nothing.
 *
 * Errors    what is found goes to the build's diag.
 */
#ifndef BUILD_REHEARSE_H
#define BUILD_REHEARSE_H

#include "base/buf.h"

struct build;

/* Whether something that was read has an error which keeps it off the site. */
bool rehearse_is_due(const struct build *b);
/* False if a stage has failed. */
bool rehearse(struct build *b) must_check;

/*
 * The same for a preview, in a process of its own, while the real site is
 * shown: no page waits for it. Pages are made of what has an error alone: the
 * others tell what is wrong in them when somebody looks at them.
 */
struct rehearsal {
	struct build *build; /* planned; NULL: there is nothing to rehearse */
	struct buf planned; /* what the plan told, as diag_write has it */
};

/*
 * Where a rehearsal is due, take what the plan told off the build's diag,
 * until rehearsal_take says what is to stand there.
 */
void rehearsal_begin(struct rehearsal *r, struct build *b);
/* In the new process: write to fd what is found, and end. */
_Noreturn void rehearsal_run(const struct rehearsal *r, int fd);
/*
 * Once: told is all that was written. If that is not whole, as the process
 * has crashed, the plan's findings stand.
 */
void rehearsal_take(struct rehearsal *r, struct str told);

#endif
