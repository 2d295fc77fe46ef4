/*
 * context: where in HTML the text of a template has got to.
 *
 * A value that is escaped for HTML is harmless between tags and in quoted
 * attributes, but not everywhere. The text around an output is read tag by
 * tag, in the order of the file; what branches and loops do to it is not
 * followed, so this is good for a warning and nothing more.
 *
 * Source    the tokenizer states of the HTML Living Standard, simplified.
 */
#ifndef LIQUID_CONTEXT_H
#define LIQUID_CONTEXT_H

#include "base/str.h"

enum context_state {
	CONTEXT_TEXT,
	CONTEXT_TAG, /* between the parts of a tag */
	CONTEXT_VALUE, /* behind the "=" of an attribute */
	CONTEXT_BARE, /* in a value without quotes */
	CONTEXT_QUOTED,
	CONTEXT_COMMENT,
	CONTEXT_SCRIPT,
	CONTEXT_STYLE
};

struct context {
	uint8_t state; /* enum context_state */
	uint8_t inside; /* what the open tag begins: script, style or text */
	bool handler; /* the attribute's name starts with "on" */
	char quote;
};

void context_read(struct context *c, struct str text);
/* Something is written here, such as the start of a value without quotes. */
void context_output(struct context *c);
/* What is dangerous about writing a value here, or NULL. */
const char *context_danger(const struct context *c);

#endif
