/*
 * written: an address of this site that an author wrote into a field.
 *
 * A button or a link of a list may lead to a page that is not there today:
 * there is no list of students once the last consent has ended. That must not
 * hold back the site, so such a link is a finding at its place, and left out.
 */
#ifndef PAGES_WRITTEN_H
#define PAGES_WRITTEN_H

#include "pages/view.h"

/*
 * Whether a text that was read from a file is an address of this site that is
 * not there: the same for all pages.
 */
bool written_leads_nowhere(const struct view *v, const struct value *address);
/*
 * Report such an address where it stands: in the page's document, or in
 * site.yaml. False if it is of neither; the check of the page finds it then.
 */
bool written_report(const struct view *v, const struct value *address);

#endif
