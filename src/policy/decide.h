/*
 * decide: one document at a time, from content into the release or out.
 */
#ifndef POLICY_DECIDE_H
#define POLICY_DECIDE_H

#include "policy/leak.h"
#include "policy/outline.h"
#include "policy/people.h"
#include "policy/release.h"
#include "policy/withheld.h"

#define AUTHORS_MAX 64 /* of one piece of work */

/* What decisions look at; made by release_decide. */
struct deciding {
	struct release *release;
	const struct release_input *input;
	const struct content *content;
	const struct config *config;
	struct people people;
	struct leak captions; /* names that no picture's text may have */
	bool any_captions;
	struct leak mentions; /* with present: names no document may have */
	struct past_room *past;
	struct arena *arena;
	struct diag *diag;
};

/* Put one document into the release, or why not into the withheld. */
void decide_document(struct deciding *d, const struct document *document);
/*
 * A student whose work is released has a portfolio, with profile.md or
 * without: what stands for the missing one. After all documents.
 */
void decide_portfolio(struct deciding *d, struct record *record);
/* Whether a path below students/ has a name that the record hides. */
bool path_tells_name(const struct record *record, struct str path);
/* The same for a file, once all documents are decided. */
void decide_media(struct deciding *d, const struct document *media);

#endif
