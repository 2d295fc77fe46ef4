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

#include "base/str.h"

struct build;

/* Whether something that was read has an error which keeps it off the site. */
bool rehearse_is_due(const struct build *b);
/* False if a stage has failed. */
bool rehearse(struct build *b) must_check;

/*
 * The same for a preview, in a process of its own while the real site is
 * planned. Pages are made of what has an error alone: the others tell what is
 * wrong in them when somebody looks at them.
 */
struct rehearsal {
	int findings; /* where the process tells; -1: there is none */
};

void rehearsal_begin(struct rehearsal *r, struct build *b);
/*
 * Wait for it, and put what it found in place of what the plan told from item
 * `from` of the build's diag on. If it crashed, the plan's findings stay.
 */
void rehearsal_take(struct rehearsal *r, struct build *b, size_t from);

#endif
