/*
 * portfolio: a student's portfolio out of Leap2A.
 *
 * The person becomes profile.md, plans become goals with their parts as
 * steps, what reflects on something a reflection, and the rest artifacts with
 * their attachments beside them. Drafts stay drafts and what is private stays
 * private. No name, address or number of anybody is taken over: the display
 * name comes from people/ alone. What other people wrote is left out, and so
 * are the pages that Mahara makes for everybody. A text that has such a name in
 * it, and a file that stood on no page, become drafts: nobody saw the one, and
 * somebody has to look at the other.
 *
 * Errors    reported; what is left out is told with its place.
 */
#ifndef IMPORT_PORTFOLIO_H
#define IMPORT_PORTFOLIO_H

#include "import/import.h"

/* The Leap2A export that im->source names and im->text holds, for im->student.
 */
bool portfolio_import(struct import *im) must_check;

#endif
