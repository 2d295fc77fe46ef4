/*
 * slowly: the tags of a page read one by one, which all quicker ways to look
 * for them are compared with.
 */
#ifndef UNIT_SLOWLY_H
#define UNIT_SLOWLY_H

#include "pages/scan.h"

/* What scan_look finds, tag by tag and attribute by attribute. */
static enum scan_use
look_slowly(struct scan *s, struct scan_tag *tag, struct str *value)
{
	struct str name;

	for (;;) {
		while (scan_attribute(s, &name, value)) {
			if (scan_use_of(name) != SCAN_NONE)
				return scan_use_of(name);
		}
		if (!scan_next(s, tag))
			return SCAN_NONE;
		if (str_eq(tag->name, STR("h1")))
			return SCAN_HEADING;
	}
}

#endif
