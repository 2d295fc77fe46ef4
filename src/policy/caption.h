/*
 * caption: pictures of a group do not name whom the consent keeps unnamed.
 *
 * A person whose record says "photo: group" is in pictures of many, and no
 * text of a picture (alt, caption) may tell which one.
 *
 * Source    privacy.md R3.
 */
#ifndef POLICY_CAPTION_H
#define POLICY_CAPTION_H

#include "base/diag.h"

struct document;
struct leak;
struct people;

/*
 * Ready names for caption_check: those of everybody with "photo: group".
 * False if there is nobody.
 */
bool caption_names(struct leak *names, const struct people *people);

/*
 * Whether a picture of the document is named against somebody's consent; own
 * are the n people whose work it is, whose first name alone tells enough.
 */
bool caption_names_somebody(const struct leak *names,
    const struct document *document, const struct str *own, size_t n,
    struct place *place);

#endif
