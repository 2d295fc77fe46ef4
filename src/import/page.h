/*
 * page: a page or a text of somebody else's site, as a draft.
 *
 * The frame of the page is left out, comments with it; a summary that is also
 * the beginning becomes a field; words in another script that come again are
 * kept out of the document and in the report. What looks damaged is told, and
 * with im->fix repaired in the new file: the original is never touched.
 * The document is a draft: a person has to read it.
 *
 * Errors    reported; a place is in the file that is read, or, for a line of
 *           the words of an HTML page, in the new document.
 * Source    five documents that this project started from.
 */
#ifndef IMPORT_PAGE_H
#define IMPORT_PAGE_H

#include "import/import.h"

bool page_import(struct import *im) must_check;

#endif
