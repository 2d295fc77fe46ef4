/*
 * tag: HTML as authors write it, cut into texts, tags and comments.
 *
 * Owner     everything is a slice of what is read.
 * Errors    there are none: HTML gives every sequence of bytes a meaning. A
 *           tag that never ends is its own kind, for the caller to report.
 * Source    HTML Living Standard 13.2.5; character references are left to
 *           the caller.
 */
#ifndef TEXT_TAG_H
#define TEXT_TAG_H

#include "base/str.h"

enum tag_kind {
	TAG_TEXT,
	TAG_OPEN, /* <name attributes> */
	TAG_CLOSE, /* </name> */
	TAG_COMMENT,
	TAG_OTHER, /* doctype, processing instruction, CDATA, "</ >" */
	TAG_ENDLESS /* "<name ..." and no ">" */
};

struct tag {
	enum tag_kind kind;
	struct str source; /* all of it */
	struct str name;
	struct str attributes; /* what stands behind the name */
};

/* Take the next one off *rest; false at the end. */
bool tag_next(struct str *rest, struct tag *out);

/* Take the next attribute off *rest; value.p is NULL if it has none. */
bool tag_attribute(struct str *rest, struct str *name, struct str *value);
/* The value of one attribute, or an empty slice. */
struct str tag_find(const struct tag *tag, struct str name);

#endif
