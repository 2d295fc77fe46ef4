/*
 * list: a few words in one literal, as tables have them.
 */
#ifndef TEXT_LIST_H
#define TEXT_LIST_H

#include "base/str.h"

/* True if word stands in a list like " a b c ", spaces at both ends. */
static inline bool
list_has(const char *list, struct str word)
{
	struct str rest = str_from(list), next;

	while (str_cut(&rest, ' ', &next)) {
		if (next.n != 0 && str_eq(next, word))
			return true;
	}
	return false;
}

#endif
