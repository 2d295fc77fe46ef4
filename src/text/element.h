/*
 * element: the HTML that authors may use, as tables.
 *
 * The rows are what the manual prints; what is in no row is left out.
 *
 * Source    R18 of the privacy rules; the content models of the HTML Living
 *           Standard, section 4, cut down to what can be kept to while
 *           Markdown stands in between.
 */
#ifndef TEXT_ELEMENT_H
#define TEXT_ELEMENT_H

#include "base/str.h"

/* Where an element may stand. */
enum element_place {
	PLACE_LINE, /* anywhere text may stand */
	PLACE_BLOCK, /* between paragraphs */
	PLACE_PART /* only within the elements that parents names */
};

/* What an element may hold. */
enum element_content {
	CONTENT_NONE, /* <br>: it has no end */
	CONTENT_PARTS, /* only elements that name it as their parent */
	CONTENT_LINE, /* text, and elements of PLACE_LINE */
	CONTENT_BLOCKS /* everything */
};

/* Elements that are not simply written as they are. */
enum element_way {
	WAY_PLAIN,
	WAY_LINK,
	WAY_PICTURE,
	WAY_HEADING,
	WAY_TABLE,
	WAY_ROW,
	WAY_COLUMN, /* <th>: the heading of a column, or of a row */
	WAY_PLAYER,
	WAY_EMBED, /* left out with all it holds, for a link to it */
	WAY_HIDDEN /* left out with all it holds */
};

struct element {
	struct str name;
	enum element_way way;
	enum element_place place;
	enum element_content content;
	const char *parents; /* of a PLACE_PART, between spaces */
	bool end_optional; /* HTML closes it where the next one begins */
};

enum attribute_kind {
	ATTRIBUTE_TEXT,
	ATTRIBUTE_FLAG, /* it is there or not */
	ATTRIBUTE_COUNT, /* 1 to 9999 */
	ATTRIBUTE_NUMBER, /* 0 to 9999 */
	ATTRIBUTE_WORD, /* one of words */
	ATTRIBUTE_LANGUAGE, /* BCP 47 */
	ATTRIBUTE_ID, /* unique on the page */
	ATTRIBUTE_ADDRESS, /* http, https or a path; nothing is loaded */
	ATTRIBUTE_MEDIA, /* the path of a recording */
	ATTRIBUTE_IMAGE, /* the path of a picture */
	ATTRIBUTE_ALIGN, /* left, center, right: written as a class */
	ATTRIBUTE_OURS /* read by the element's own way, never copied */
};

struct attribute {
	struct str name;
	enum attribute_kind kind;
	const char *elements; /* between spaces; NULL: all */
	const char *words; /* of an ATTRIBUTE_WORD, between spaces */
	const char *as; /* the name it is written with, or NULL: its own */
};

/* Names are compared without case. NULL if it is not listed. */
const struct element *element_find(struct str name);
const struct attribute *attribute_find(
    const struct element *element, struct str name);
/* The n-th row of either table, NULL behind the last: for the manual. */
const struct element *element_row(size_t n);
const struct attribute *attribute_row(size_t n);

#endif
