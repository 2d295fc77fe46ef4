/*
 * files: make every file of the site, in workers where authors' bytes are
 * read, and put them into staging.
 *
 * Pages come first, since they decide which media are published; then media;
 * then what is made of the plan alone: assets and feeds.
 *
 * Errors    reported; false when the work was given up.
 */
#ifndef BUILD_FILES_H
#define BUILD_FILES_H

#include "build/progress.h"
#include "build/worker.h"
#include "pages/render.h"
#include "publish/publish.h"

struct page;
struct plan;

/* What is used by unlisted pages alone is as unlisted as they are. */
enum media_use { MEDIA_UNUSED, MEDIA_UNLISTED, MEDIA_LISTED };

struct files {
	const struct plan *plan;
	struct publish *publish; /* NULL: files are made and not kept */
	struct progress *progress;
	struct arena *arena;
	unsigned jobs;
	struct diag *diag;

	/* Filled. */
	size_t pages;
	size_t changed;
	uint32_t *media; /* numbers in plan->media that pages use */
	uint32_t n_media;
	uint8_t *media_use; /* enum media_use, by number in plan->media */
	uint32_t done; /* tasks, for the progress */

	/* In a worker alone. */
	struct page_renderer *renderer;
	struct rendered rendered; /* one page after the other */
	struct arena scratch;
};

/* The file that an author can mend, or else the page. */
struct place files_place(const struct page *page);
/* Report why a worker died of making what is at place. */
void files_report_death(
    struct diag *diag, struct place place, enum death death);

bool files_pages(struct files *files) must_check;
bool files_media(struct files *files) must_check;
bool files_rest(struct files *files) must_check;

#endif
