/*
 * ids: the ids that a page's template writes, so that no heading takes one.
 *
 * Those of the template itself, of its layout and of all that it renders. An
 * id that a template puts together, such as "year-{{ year }}", is not known.
 *
 * Source    template texts, searched for id="..." and for the names behind
 *           the tags of templates.md that bring in another template.
 */
#ifndef THEME_IDS_H
#define THEME_IDS_H

#include "base/map.h"

struct theme;

/* Fill ids, whose values only say that a key is there. */
void theme_ids(const struct theme *theme, struct str template, struct map *ids);

#endif
