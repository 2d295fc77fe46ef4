/*
 * spaced: links and pictures whose address has a space in it.
 *
 * Markdown ends an address at a space, so "[my poem](my poem.pdf)" is no link
 * but these words, and nobody is told why. In angle brackets it is one.
 *
 * Units     addresses are slices of the text.
 * Source    CommonMark 6.3 (link destination).
 */
#ifndef CONTENT_SPACED_H
#define CONTENT_SPACED_H

#include "base/diag.h"
#include "content/fence.h"

/* Where a search stands; begin with the text alone. */
struct spaced {
	struct str text;
	size_t at; /* where the line behind the last one begins */
	size_t link; /* the first "](" at or behind it with spaces in () */
	struct str line; /* what is left of the line */
	size_t open; /* brackets that are open on it */
	struct fence fence;
};

/* The next address with a space; code is passed over. */
bool spaced_next(struct spaced *s, struct str *address);

/* One that a template would make: no words here can be put in its place. */
bool spaced_is_template(struct str address);

/* Report each in a body, whose first line is line `line` of the file. */
void spaced_check(
    struct str body, struct str path, uint32_t line, struct diag *diag);

#endif
