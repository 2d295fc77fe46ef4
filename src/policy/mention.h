/*
 * mention: whether a document names somebody who must not be named.
 *
 * Pages are searched for names when they are finished, and a hit is an error
 * that somebody mends. What is committed nobody can mend: there a document
 * with a name is found beforehand and left out.
 */
#ifndef POLICY_MENTION_H
#define POLICY_MENTION_H

#include "base/str.h"

struct document;
struct leak;

/* Own: ids of the n people whose work it is; see leak_next. */
bool mentions_somebody(const struct leak *names,
    const struct document *document, const struct str *own,
    size_t n) must_check;

#endif
