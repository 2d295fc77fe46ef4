/*
 * git_names: who Git says has worked here, and pages must not name.
 *
 * Where a site tells of its past, Git's log has been read, and with it names
 * and addresses that stand in no document. Of those:
 *
 *	- An address is on no page, whosever it is, but for those in site.yaml;
 *	  and where the authors are adults, a document may have that of
 *	  somebody in no record: whom to write to about a code of conduct.
 *	- Somebody in the register who is not shown in full is not named as
 *	  Git names them either, which may be another name than the record's.
 *	- Somebody who is in no record is "a contributor": what people wrote
 *	  about a version does not name them. A document may, since its author
 *	  has chosen to write of a person whom no record protects.
 *
 * A name counts if it has two words of at least two letters: "A. Q." and "ana"
 * could be anything. If each starts with a capital, so does each where it is
 * found.
 *
 * Owner     names are copied as hashes; the lists live in the arena.
 * Source    privacy.md R2, R6 and R7.
 */
#ifndef POLICY_GIT_NAMES_H
#define POLICY_GIT_NAMES_H

#include <stdbool.h>

struct arena;
struct history;
struct leak;
struct people;

/* What is looked for: on pages, and in what people wrote about a version. */
struct git_names_from {
	struct leak *pages;
	struct leak *notes;
	bool adults; /* and no child works here */
};

/* Add what Git knows to both. */
void git_names_withhold(struct history *history, const struct people *people,
    const struct git_names_from *from, struct arena *arena);

#endif
