/*
 * check: the last look at a finished page.
 *
 * Every link to the site leads to something that will be there, and to a part
 * of it that is there; nothing is loaded from another host; there is one
 * first-level heading and no id twice; and nothing that policy withholds is
 * on it, whatever brought it there.
 */
#ifndef PAGES_CHECK_H
#define PAGES_CHECK_H

#include "pages/view.h"

/* False if the page must not be published, which is reported. */
bool page_check(struct view *v, struct str html) must_check;

#endif
