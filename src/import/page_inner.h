/*
 * page_inner: what the parts of page share.
 */
#ifndef IMPORT_PAGE_INNER_H
#define IMPORT_PAGE_INNER_H

#include "base/civil.h"
#include "import/page.h"

/* A page on its way to a document. */
struct page_text {
	struct import *im;
	struct str title;
	struct str summary;
	struct str lang;
	struct str type; /* of a publication of the toolkit, or empty */
	struct date date;
	struct str path; /* of the lines, for findings */
	struct str *lines; /* of the body, from 1: lines[0] is line 1 */
	uint32_t *numbers; /* where each line stands in path */
	size_t n;
};

/* Whether a text is HTML rather than words with a "<" among them. */
bool page_is_html(struct str text);
/* The language that the page says it is in; or empty. */
struct str page_lang(struct str html, struct arena *arena);
/* The words of the page's main part as Markdown; fills title, date, lang. */
struct str page_from_html(struct page_text *p, struct str html);

/* Take the lines of a text apart. */
void page_split(struct page_text *p, struct str text);
/* The lines as they are now, each with its end. */
struct str page_join(const struct page_text *p);
/* Leave out what is no part of the text; tell what is wrong with it. */
void page_clean(struct page_text *p, const struct str *phrases, size_t n);

#endif
