/*
 * levels: the words that say how far something may be seen, in their order.
 *
 * Every list runs from the widest to the narrowest or from nothing to all,
 * so that the narrower of two is one comparison. Words that are not known
 * are never the wide end.
 */
#ifndef CONFIG_LEVELS_H
#define CONFIG_LEVELS_H

#include "base/str.h"

/* Who a build is for, from the widest. */
enum audience { AUDIENCE_PUBLIC, AUDIENCE_SCHOOL, AUDIENCE_CLASS };

/* The widest audience that may see a document; in step with audience. */
enum visibility {
	VISIBILITY_PUBLIC,
	VISIBILITY_SCHOOL,
	VISIBILITY_CLASS,
	VISIBILITY_PRIVATE /* nobody but who reads the repository */
};

/* How much of a document's past is told. */
enum history_level {
	HISTORY_NONE,
	HISTORY_DATES,
	HISTORY_SUMMARIES,
	HISTORY_FULL
};

/* The words as a table of fields has them, in the order of the enum. */
#define AUDIENCE_WORDS "public|school|class"
#define VISIBILITY_WORDS "public|school|class|private"
#define HISTORY_WORDS "none|dates|summaries|full"

/* The place of word among words; false if it is not there. */
bool level_find(const char *words, struct str word, unsigned *out) must_check;

#endif
