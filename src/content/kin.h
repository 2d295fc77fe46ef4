/*
 * kin: words that tell of somebody's child, "my friend's daughter".
 *
 * A child who is told of is on a page without having been asked. No list of
 * names knows such a child, so what gives it away is how it is told of:
 * somebody it belongs to, and what it is to them. Words are those of English
 * and Spanish, whatever the language of the text, since people mix them.
 *
 * One child alone is looked for: "our children" are everybody's.
 *
 * Source    sources.md, "friend's child, own child"; privacy rule R21.
 */
#ifndef CONTENT_KIN_H
#define CONTENT_KIN_H

#include "base/str.h"

struct diag;

struct kin {
	struct str text;
	size_t at; /* where to look on */
	/*
	 * A grown-up's text, in which "her son" is the child of somebody they
	 * know. In a student's work on Marie Curie it is history.
	 */
	bool grown;
};

/* The next words that tell of a child, a slice of the text; or false. */
bool kin_next(struct kin *kin, struct str *words) must_check;

/* Tell of a few of them; line is the file's, where text begins. */
void kin_check(struct str text, struct str path, uint32_t line, bool grown,
    struct diag *diag);

#endif
