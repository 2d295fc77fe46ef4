/*
 * session: commits made at one sitting are one version.
 *
 * Students save often: one made 65 commits in a day. Neighbouring revisions of
 * a document by one person, each within some hours of the one before, are
 * told as one step.
 *
 * Units     times and gaps are seconds.
 * Source    history.md 6.
 */
#ifndef POLICY_SESSION_H
#define POLICY_SESSION_H

#include "base/str.h"

#define SESSION_HOURS 2 /* unless site.yaml says another number */

/* One revision, as far as sessions go. */
struct moment {
	uint32_t who; /* the same number for the same person */
	bool dated; /* what has no date stands alone */
	int64_t time;
};

/* How many of the n moments, newest first, are the first one's session. */
size_t session_length(const struct moment *items, size_t n, int64_t gap);

#endif
