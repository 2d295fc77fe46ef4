#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "build/files.h"
#include "pages/copy.h"
#include "pages/plan.h"

/* What a worker tells of a portfolio: its zip, and its page that offers it. */
struct made {
	struct published zip;
	struct published page;
	bool has_zip;
	bool has_page;
};

static void
begin(void *arg)
{
	struct files *f = arg;

	arena_init(&f->scratch);
	f->renderer = page_renderer_new(f->plan, NULL);
}

/* A file of the site being made. */
static bool
read_staged(void *arg, struct str file, struct arena *arena, struct str *bytes)
{
	const struct files *f = arg;

	return file_read(
	    f->publish->staging, file, LIMIT_COPY_BYTES, arena, bytes);
}

/*
 * The page was made once without the offer, as it stands in the copy; now that
 * its size is known, it is made as it stands in the site.
 */
static void
make(void *arg, uint32_t task, struct diag *diag, struct buf *out)
{
	struct files *f = arg;
	struct plan_copy *copy = &f->plan->copies.items[task];
	struct copy_source source = { read_staged, f };
	struct made made = { 0 };
	size_t told;
	struct str zip;

	arena_reset(&f->scratch);
	if (copy_make(f->plan, copy, &source, &f->scratch, diag, &zip)) {
		copy->size = zip.n;
		copy->offered = true;
		made.has_zip =
		    publish_put(f->publish, copy->file, zip, diag, &made.zip);
	}
	arena_reset(&f->scratch);
	told = diag->n;
	if (page_render(
		f->renderer, copy->page, &f->scratch, diag, &f->rendered))
		made.has_page = publish_put(f->publish, copy->page->file,
		    buf_str(&f->rendered.html), diag, &made.page);
	/* What an author should look at was told the first time. */
	diag_keep_errors(diag, told);
	memcpy(buf_reserve(out, sizeof(made)), &made, sizeof(made));
	out->n += sizeof(made);
}

/* The worker's names of files are its own. */
static void
note(struct files *f, struct published *p, struct str file)
{
	p->file = file;
	publish_add(f->publish, p);
	f->changed += p->changed;
}

static void
told(void *arg, uint32_t task, struct str bytes)
{
	struct files *f = arg;
	const struct plan_copy *copy = &f->plan->copies.items[task];
	struct made made;

	memcpy(&made, bytes.p, sizeof(made));
	if (made.has_zip)
		note(f, &made.zip, copy->file);
	if (made.has_page)
		note(f, &made.page, copy->page->file);
	progress_show(
	    f->progress, "copies", ++f->done, (uint32_t)f->plan->copies.n);
}

static void
died(void *arg, uint32_t task, enum death death)
{
	struct files *f = arg;

	progress_clear(f->progress);
	files_report_death(
	    f->diag, files_place(f->plan->copies.items[task].page), death);
}

bool
files_copies(struct files *f)
{
	struct work work = {
		.n = (uint32_t)f->plan->copies.n,
		.jobs = f->jobs,
		.arg = f,
		.begin = begin,
		.make = make,
		.told = told,
		.died = died,
	};
	bool ok;

	if (work.n == 0 || f->publish == NULL)
		return true;
	f->done = 0;
	ok = work_run(&work, f->diag);
	progress_clear(f->progress);
	return ok;
}
