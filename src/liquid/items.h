/*
 * items: a source cut into text, outputs and tags.
 *
 * Inside {% liquid %} every line is a tag; the same items come from there.
 *
 * Owner     an item's texts are slices of the source.
 * Errors    what is never closed is an item too: ITEM_OPEN.
 * Source    the tokenizer of Ruby Liquid 5.13: a tag ends at the first "%}",
 *           an output at the first "}", quoted or not.
 */
#ifndef LIQUID_ITEMS_H
#define LIQUID_ITEMS_H

#include "base/str.h"

enum item_kind {
	ITEM_END,
	ITEM_TEXT,
	ITEM_OUTPUT,
	ITEM_TAG,
	ITEM_NAMELESS, /* a tag without a name */
	ITEM_OPEN /* "{{" or "{%" that is never closed */
};

struct item {
	uint8_t kind; /* enum item_kind */
	bool trims_left; /* {%- */
	bool trims_right; /* -%} */
	struct str all; /* delimiters included */
	struct str name; /* of a tag */
	struct str markup; /* behind the name, or of an output */
};

struct items {
	const char *p;
	const char *end;
	bool lines; /* inside {% liquid %} */
};

void items_next(struct items *in, struct item *out);
/*
 * Go behind the first tag called name ("endraw"), which is put into *end, and
 * give the text before it; false if there is none such.
 */
bool items_skip_to(struct items *in, struct str name, struct str *text,
    struct item *end) must_check;

#endif
