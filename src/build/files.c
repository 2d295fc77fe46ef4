#include "build/files.h"

#include <string.h>

#include "admin/admin.h"
#include "base/buf.h"
#include "base/limits.h"
#include "cache/cache.h"
#include "feeds/feeds.h"
#include "model/noun.h"
#include "pages/growth_kept.h"
#include "pages/plan.h"
#include "policy/leak.h"
#include "policy/release.h"
#include "theme/theme.h"

/*
 * What a worker tells of one file; behind it the numbers of media, and for
 * each thing to keep its lengths, its key and its value.
 */
struct message {
	bool put;
	uint32_t n_media;
	uint32_t n_keep;
	struct published file; /* but for its path, and who may know of it */
};

static void
add_bytes(struct buf *out, const void *from, size_t n)
{
	if (n != 0)
		memcpy(buf_reserve(out, n), from, n);
	out->n += n;
}

/* In a worker: put a file, and say in m how that went. */
static void
put(const struct files *f, struct str file, struct str bytes, struct diag *diag,
    struct message *m)
{
	m->put = f->publish != NULL &&
	    publish_put(f->publish, file, bytes, diag, &m->file);
}

/* In the build: take note of a file that a worker put. */
static void
note(struct files *f, const struct message *m, struct str file, bool unlisted)
{
	struct published p = m->file;

	if (!m->put)
		return;
	p.file = file;
	p.unlisted = unlisted;
	publish_add(f->publish, &p);
	f->changed += p.changed;
}

static void
begin_pages(void *arg)
{
	struct files *f = arg;

	arena_init(&f->scratch);
	f->renderer = page_renderer_new(f->plan, f->cache);
}

static void
tell_keep(const struct rendered *r, struct buf *out)
{
	const struct rendered_keep *keep;
	uint32_t lengths[2];

	for (size_t i = 0; i < r->keep.n; i++) {
		keep = &r->keep.items[i];
		lengths[0] = (uint32_t)keep->key.n;
		lengths[1] = (uint32_t)keep->value.n;
		add_bytes(out, lengths, sizeof(lengths));
		buf_add(out, keep->key);
		buf_add(out, keep->value);
	}
}

static bool
is_of_error(const struct page *page)
{
	return page->noun != NULL && page->noun->document != NULL &&
	    page->noun->document->broken;
}

static void
make_page(void *arg, uint32_t task, struct diag *diag, struct buf *out)
{
	struct files *f = arg;
	const struct page *page = f->plan->pages.items[task];
	struct rendered *rendered = &f->rendered;
	struct message m = { 0 };

	if (f->only_broken_pages && !is_of_error(page)) {
		add_bytes(out, &m, sizeof(m));
		return;
	}
	arena_reset(&f->scratch);
	if (page_render(f->renderer, page, &f->scratch, diag, rendered)) {
		put(f, page->file, buf_str(&rendered->html), diag, &m);
		m.n_keep = (uint32_t)rendered->keep.n;
	}
	/* What is wrong with one picture does not make the others unused. */
	m.n_media = (uint32_t)rendered->media.n;
	add_bytes(out, &m, sizeof(m));
	add_bytes(out, rendered->media.items,
	    m.n_media * sizeof(*rendered->media.items));
	if (m.n_keep != 0)
		tell_keep(rendered, out);
}

bool
files_is_beside_error(const struct released_media *media)
{
	return media->beside != NULL && media->beside->document.broken;
}

/* A page uses a media file: pictures are made apart from all others. */
static void
take_use(struct files *f, struct media_use use, bool unlisted)
{
	const struct plan_media *media = &f->plan->media.items[use.media];
	struct used *used = &f->used[use.media];

	if (used->use == 0 && f->only_broken &&
	    !files_is_beside_error(media->released))
		return;
	if (used->use == 0 && media->variants != NULL)
		f->pictures[f->n_pictures++] = use.media;
	else if (used->use == 0)
		f->media[f->n_media++] = use.media;
	used->use |= use.use;
	used->listed = used->listed || !unlisted;
}

/* What a page has used of the cache stays there; the rest is dropped. */
static void
take_keep(struct files *f, struct str bytes, uint32_t n)
{
	uint32_t lengths[2];
	struct str key, value;

	for (uint32_t i = 0; i < n; i++) {
		memcpy(lengths, bytes.p, sizeof(lengths));
		bytes = str_skip(bytes, sizeof(lengths));
		key = str_slice(bytes, 0, lengths[0]);
		value = str_slice(bytes, key.n, lengths[1]);
		bytes = str_skip(bytes, key.n + value.n);
		if (value.n != 0)
			cache_put(f->cache, GROWTH_KIND, key, value);
		if (map_get(&f->kept, key) == NULL)
			map_put(&f->kept, str_copy(f->arena, key), f);
	}
}

static void
told_page(void *arg, uint32_t task, struct str bytes)
{
	struct files *f = arg;
	const struct page *page = f->plan->pages.items[task];
	struct message m;
	struct media_use use;

	memcpy(&m, bytes.p, sizeof(m));
	bytes = str_skip(bytes, sizeof(m));
	/* A page that offers a copy is made once more: build/copies.c. */
	if (page->copy == NULL)
		note(f, &m, page->file, page->unlisted);
	for (uint32_t i = 0; i < m.n_media; i++) {
		memcpy(&use, bytes.p, sizeof(use));
		bytes = str_skip(bytes, sizeof(use));
		take_use(f, use, page->unlisted);
	}
	take_keep(f, bytes, m.n_keep);
	f->pages++;
	progress_show(
	    f->progress, "pages", ++f->done, (uint32_t)f->plan->pages.n);
}

struct place
files_place(const struct page *page)
{
	return (struct place){
		.path = page->noun != NULL && page->noun->document != NULL
		    ? page->noun->document->path
		    : page->file,
	};
}

void
files_report_death(struct diag *diag, struct place place, enum death death)
{
	switch (death) {
	case DEATH_TIME:
		diag_report(diag, CODE_PAGE_LIMIT, place,
		    "making this took more than %u ms of processor time",
		    LIMIT_PAGE_CPU_MS);
		break;
	case DEATH_MEMORY:
		diag_report(diag, CODE_PAGE_LIMIT, place,
		    "making this took more than %u MB of memory",
		    LIMIT_WORKER_BYTES / (1024 * 1024));
		break;
	case DEATH_CRASH:
		diag_report(diag, CODE_PAGE_CRASH, place,
		    "the program crashed on this");
		break;
	}
}

static void
died_page(void *arg, uint32_t task, enum death death)
{
	struct files *f = arg;

	progress_clear(f->progress);
	files_report_death(
	    f->diag, files_place(f->plan->pages.items[task]), death);
}

bool
files_pages(struct files *f)
{
	struct work work = {
		.n = (uint32_t)f->plan->pages.n,
		.jobs = f->jobs,
		.arg = f,
		.begin = begin_pages,
		.make = make_page,
		.told = told_page,
		.died = died_page,
	};
	bool ok;

	f->done = 0;
	f->used = arena_array(f->arena, f->plan->media.n, sizeof(*f->used));
	f->media = arena_array(f->arena, f->plan->media.n, sizeof(*f->media));
	f->pictures =
	    arena_array(f->arena, f->plan->media.n, sizeof(*f->pictures));
	map_init(&f->kept, f->arena);
	cache_rest(f->cache);
	ok = work_run(&work, f->diag);
	if (ok)
		cache_keep_only(f->cache, GROWTH_KIND, &f->kept);
	progress_clear(f->progress);
	return ok;
}

static void
begin_media(void *arg)
{
	struct files *f = arg;

	arena_init(&f->scratch);
}

static void
make_media(void *arg, uint32_t task, struct diag *diag, struct buf *out)
{
	struct files *f = arg;
	uint32_t number = f->media[task];
	struct message m = { 0 };
	struct str bytes;

	arena_reset(&f->scratch);
	if (plan_media_bytes(f->plan, number, &f->scratch, diag, &bytes))
		put(f, f->plan->media.items[number].file, bytes, diag, &m);
	add_bytes(out, &m, sizeof(m));
}

static void
told_media(void *arg, uint32_t task, struct str bytes)
{
	struct files *f = arg;
	const struct plan_media *media = &f->plan->media.items[f->media[task]];
	struct message m;

	memcpy(&m, bytes.p, sizeof(m));
	note(f, &m, media->file, !f->used[f->media[task]].listed);
	progress_show(f->progress, "media", ++f->done, f->n_media);
}

static void
died_media(void *arg, uint32_t task, enum death death)
{
	struct files *f = arg;
	const struct plan_media *media = &f->plan->media.items[f->media[task]];

	progress_clear(f->progress);
	files_report_death(f->diag,
	    (struct place){ .path = media->released->document.path }, death);
}

bool
files_media(struct files *f)
{
	struct work work = {
		.n = f->n_media,
		.jobs = f->jobs,
		.arg = f,
		.begin = begin_media,
		.make = make_media,
		.told = told_media,
		.died = died_media,
	};
	bool ok;

	f->done = 0;
	ok = work_run(&work, f->diag);
	progress_clear(f->progress);
	return ok;
}

static bool
put_here(struct files *f, struct str file, struct str bytes)
{
	struct message m = { 0 };

	put(f, file, bytes, f->diag, &m);
	note(f, &m, file, false);
	return m.put || f->publish == NULL;
}

/* A page was searched for withheld names when it was rendered; so is a feed. */
static bool
put_feed(void *arg, struct str file, struct str bytes)
{
	struct files *f = arg;

	return leak_check(f->plan->in.leak, bytes, NULL,
		   (struct place){ .path = file }, f->diag) &&
	    put_here(f, file, bytes);
}

bool
files_rest(struct files *f)
{
	const struct theme *theme = f->plan->in.theme;
	const struct admin *admin = f->plan->in.admin;
	struct feed_sink sink = { put_feed, f };

	for (size_t i = 0; i < theme->n_assets; i++) {
		if (!put_here(f, theme->assets[i].file, theme->assets[i].bytes))
			return false;
	}
	for (size_t i = 0; i < admin->n_files; i++) {
		if (!put_here(f, admin->files[i].file, admin->files[i].bytes))
			return false;
	}
	return feeds_write(f->plan, &sink);
}
