/*
 * structured: what a page is, for programs: a JSON-LD block.
 *
 * Search engines read it; so a page that policy keeps out of them has none,
 * and of people only the display names of those who may be found are told.
 * Addresses are whole ones: without base_url there are none.
 *
 * Source    schema.org: LearningResource, DefinedTermSet, DefinedTerm,
 *           School, BreadcrumbList; JSON-LD 1.1, 7 (in HTML). A data block
 *           is never run, so that the content security policy allows it.
 */
#ifndef PAGES_STRUCTURED_H
#define PAGES_STRUCTURED_H

#include "base/str.h"

struct view;

/* A script element for the head; empty for a page that nobody is told of. */
struct str structured_data(struct view *v);

#endif
