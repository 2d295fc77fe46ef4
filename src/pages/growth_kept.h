/*
 * growth_kept: the texts of a document and their differences, kept in the
 * cache.
 *
 * Rendering old texts and comparing them costs more than all the rest of a
 * page, and comes to the same every time. What is kept belongs to one document
 * in one language, and names the rules that it was made by: the program,
 * site.yaml, every name that is withheld, the redactions, what those who wrote
 * it agreed to. Under any other rules nothing of it is taken: to work all of it
 * out again takes a district of 10,000 pages and 21,000 commits four seconds of
 * a processor, which is not worth a proof that some may stay. A text is taken
 * if its content is the same, and still in the repository, or still not, and
 * each of its links leads where it led.
 *
 * What a page no longer uses is not kept again, and what no page uses is
 * dropped from the cache by build/files.c (privacy.md R11).
 *
 * Owner     what is taken lives in the arena of the page.
 * Errors    none: what is damaged is not taken.
 */
#ifndef PAGES_GROWTH_KEPT_H
#define PAGES_GROWTH_KEPT_H

#include "pages/growth.h"

#define GROWTH_KIND STR("growth 4")

struct growth_kept {
	struct growth *growth;
	struct str key; /* in the cache */
	struct str bytes; /* as they were kept; empty: nothing was */
	struct growth_text *texts;
	size_t n;
	size_t next; /* the first that was not asked for yet */
	size_t used;
	bool fresh; /* something was worked out that is not kept */
};

/* Take what is kept of growth->noun. */
void growth_kept_open(struct growth_kept *kept, struct growth *growth);
/*
 * What is known of a version's text with that content, asked for in order,
 * oldest first; NULL if that has to be worked out.
 */
struct growth_text *growth_kept_find(struct growth_kept *kept,
    struct version *version, const struct oid *content);
/* Tell the build what to keep: the n texts of the document. */
void growth_kept_close(
    struct growth_kept *kept, struct growth_text **texts, size_t n);

#endif
