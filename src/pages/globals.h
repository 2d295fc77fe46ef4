/*
 * globals: the variables that every template starts with.
 */
#ifndef PAGES_GLOBALS_H
#define PAGES_GLOBALS_H

#include "data/drop.h"

struct globals {
	struct drop drop;
};

/* Its drop_page is the view of the page. */
extern const struct drop_class globals_class;

#endif
