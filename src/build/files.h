/*
 * files: make every file of the site, in workers where authors' bytes are
 * read, and put them into staging.
 *
 * Pages come first, since they decide which media are published; then media
 * and pictures; then what is made of the plan alone: assets and feeds; at last
 * copies of portfolios, which are made of all these.
 *
 * Errors    reported; false when the work was given up.
 */
#ifndef BUILD_FILES_H
#define BUILD_FILES_H

#include "base/map.h"
#include "build/progress.h"
#include "build/worker.h"
#include "pages/render.h"
#include "publish/publish.h"

struct cache;
struct page;
struct plan;
struct released_media;

/* How pages use a media file. */
struct used {
	uint32_t use; /* enum plan_use */
	bool listed; /* else it is as unlisted as the pages that use it */
};

struct files {
	const struct plan *plan;
	struct publish *publish; /* NULL: files are made and not kept */
	struct progress *progress;
	struct cache *cache; /* NULL: none is used */
	bool only_broken; /* of media, what stands beside an error alone; */
	bool only_broken_pages; /* and of pages, those of what has an error */
	struct arena *arena;
	unsigned jobs;
	struct diag *diag;

	/* Filled. */
	size_t pages;
	size_t changed;
	uint32_t *media; /* numbers in plan->media that pages use, */
	uint32_t n_media;
	uint32_t *pictures; /* but for those that are made in widths */
	uint32_t n_pictures;
	struct used *used; /* by number in plan->media */
	uint32_t done; /* tasks, for the progress */
	struct map kept; /* keys of GROWTH_KIND that pages use */

	/* In a worker alone. */
	struct page_renderer *renderer;
	struct rendered rendered; /* one page after the other */
	struct arena scratch;
};

/* The file that an author can mend, or else the page. */
struct place files_place(const struct page *page);
/* Whether the document that the file belongs to has an error. */
bool files_is_beside_error(const struct released_media *media);
/* Report why a worker died of making what is at place. */
void files_report_death(
    struct diag *diag, struct place place, enum death death);

bool files_pages(struct files *files) must_check;
bool files_media(struct files *files) must_check;
/* Pictures that the cache has, or else waymark-media makes. */
bool files_pictures(struct files *files) must_check;
/* Portfolios to keep, of pages, media, pictures and assets that are there. */
bool files_copies(struct files *files) must_check;
bool files_rest(struct files *files) must_check;

#endif
