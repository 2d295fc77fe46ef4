/*
 * news: what was made or changed last, by the days that policy tells.
 *
 * A document is once in the list, by the day of its newest version; without a
 * version that may be told, by its own day.
 *
 * Owner     the arena of the build.
 */
#ifndef MODEL_NEWS_H
#define MODEL_NEWS_H

#include "model/noun.h"

/* As many as a reader scrolls through; a class has fewer than its site. */
#define NEWS_MAX 96u

struct news {
	struct drop drop;
	const struct noun *noun;
	struct date date;
	bool first; /* it is new itself: this is its first version */
};

extern const struct drop_class news_class;

#endif
