/*
 * subject: what a commit's first line says that families may read.
 *
 * Git's messages were written for Git. Addresses, handles, trailers and the
 * ids of objects are taken out; what then says no more than "Update index.md"
 * is no note, and nothing is quoted: most commits of real portfolios are like
 * that, because a web form wrote them.
 *
 * Owner     the text lives in the arena.
 * Source    privacy.md R6; 39 % of 15,057 subjects of real portfolios say no
 *           more than a verb and the name of a file.
 */
#ifndef POLICY_SUBJECT_H
#define POLICY_SUBJECT_H

#include "base/str.h"

struct arena;

/* The subject without what Git alone needs; perhaps empty. */
struct str subject_clean(struct str subject, struct arena *arena);

/* True if it says more than a verb and a file; slug is the document's own. */
bool subject_says(struct str subject, struct str slug);

#endif
