/*
 * mend: what can be put right in a document without asking what was meant.
 *
 * Line ends of other systems, a byte order mark, tabs in front of fields,
 * dates of one meaning and addresses with spaces: each has one right form, and
 * a page made of it is the same or better. Nothing else is touched; what needs
 * a guess is for a person.
 *
 * Owner     the text is made in the arena given.
 */
#ifndef CONTENT_MEND_H
#define CONTENT_MEND_H

#include "content/read.h"

struct mend {
	struct str text; /* with everything put right */
	struct str before; /* as it was, but for line ends and mark */
	bool mark; /* there was a byte order mark */
	size_t line_ends;
	size_t tabs;
	size_t dates;
	size_t links;
};

/*
 * False when there is nothing to mend, or the bytes are not text. d has its
 * kind, path, rel, id and owner; it is not changed, and nothing is reported.
 */
bool mend_text(const struct document *d, struct str bytes,
    const struct read_env *env, struct mend *out) must_check;

#endif
