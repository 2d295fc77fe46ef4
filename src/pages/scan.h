/*
 * scan: read the tags of a finished page, for the last look at it.
 *
 * It reads what templates and the Markdown writer make, and takes anything
 * else without harm: a tag ends at its ">" outside of quotes; end tags,
 * comments and the text of script and style are passed over. A page is read
 * once, from its start to its end.
 *
 * Source    HTML Living Standard 13.2.5, as far as finding tags goes.
 */
#ifndef PAGES_SCAN_H
#define PAGES_SCAN_H

#include "base/str.h"

struct arena;

/* A page being read; made with its html alone. `at` may be moved ahead. */
struct scan {
	struct str html;
	size_t at; /* behind what has been taken */
	size_t until; /* where to end; 0: with the page */
	bool inside; /* of a tag, whose attributes are not all taken */
	const struct str *ends; /* the text behind that tag: "</style" */
};

struct scan_tag {
	struct str name; /* as written, "h1" */
	size_t attributes; /* where they begin */
};

/* What an attribute is for, and the address in it. */
enum scan_use {
	SCAN_NONE, /* nothing that the last look asks for */
	SCAN_HEADING, /* a first-level heading begins; of scan_look alone */
	SCAN_ID, /* it is no address, but where one may lead */
	SCAN_LINK, /* it leads away; of a link element, it may load as well */
	SCAN_LOAD, /* a browser loads it at once */
	SCAN_LOAD_LIST /* srcset: several, with widths */
};

enum scan_use scan_use_of(struct str attribute);

/* What ends the text behind a tag of this name, which has no tags; or NULL. */
const struct str *scan_end_of_text(struct str name);

/*
 * The next tag; attributes of the last one that were not taken are passed.
 * When there is none, s->at is the end, or more than `until` if that stands
 * within a tag or comment.
 */
bool scan_next(struct scan *s, struct scan_tag *tag) must_check;
/* The attributes of a tag once more, for scan_attribute. */
struct scan scan_again(const struct scan *s, const struct scan_tag *tag);
/*
 * The next attribute of the tag; the value is as written, without its quotes.
 * False when it has no more.
 */
bool scan_attribute(
    struct scan *s, struct str *name, struct str *value) must_check;
/*
 * The next first-level heading or attribute that has a use, its tag and its
 * value; SCAN_NONE at the end, which is as scan_next says. As scan_next and
 * scan_attribute in turns, but faster.
 */
enum scan_use scan_look(
    struct scan *s, struct scan_tag *tag, struct str *value) must_check;
/* text with the character references of an attribute resolved. */
struct str scan_decode(struct str text, struct arena *arena);

#endif
