/*
 * scan: read the tags of a finished page, for the last look at it.
 *
 * It reads what templates and the Markdown writer make, and takes anything
 * else without harm: a tag ends at its ">" outside of quotes, comments and
 * the text of script and style are passed over.
 *
 * Source    HTML Living Standard 13.2.5, as far as finding tags goes.
 */
#ifndef PAGES_SCAN_H
#define PAGES_SCAN_H

#include "base/str.h"

struct arena;

struct scan_tag {
	struct str name; /* as written, "h1"; of end tags too */
	struct str attributes; /* as written */
	size_t at; /* of its "<" */
	bool end; /* "</h1>" */
};

/* The next tag at or behind *at, and *at moved behind it. */
bool scan_next(struct str html, size_t *at, struct scan_tag *tag) must_check;
/* Take the next attribute; the value is as written, without its quotes. */
bool scan_attribute(
    struct str *attributes, struct str *name, struct str *value) must_check;
/* text with the character references of an attribute resolved. */
struct str scan_decode(struct str text, struct arena *arena);

#endif
