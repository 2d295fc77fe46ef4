#include "build/inside.h"

#include "base/buf.h"
#include "build/rehearse.h"
#include "cache/cache.h"
#include "git/history.h"
#include "locale/zone.h"

/* What was replaced stays in the arena: so much of it is worth no reading. */
#define SPARE_BYTES ((size_t)64 * 1024 * 1024)

struct build *
build_new(
    const struct build_options *options, struct keep *keep, struct diag *diag)
{
	struct arena arena;
	struct build *b;

	arena_init(&arena);
	b = arena_alloc(&arena, sizeof(*b));
	build_begin(b, options, diag);
	b->keep = keep;
	b->home = arena;
	return b;
}

bool
build_read(struct build *b)
{
	bool ok = build_stages(b, READ);

	b->read = b->diag->n;
	b->held = b->arena.held;
	return ok;
}

const struct plan *
build_plan(struct build *b)
{
	build_plan_afresh(b);
	diag_cut(b->diag, b->read);
	b->to_rehearse = rehearse_is_due(b);
	return !b->config.unread && build_stages(b, PLAN) ? &b->plan : NULL;
}

void
build_prepare(struct build *b)
{
	if (b->keep != NULL)
		keep_prepare(b->keep, b->planned.held);
}

/* Whether the plan has told something of the file at path. */
static bool
has_told(const struct build *b, struct str path)
{
	for (size_t i = b->read; i < b->diag->n; i++) {
		if (str_eq(b->diag->items[i].place.path, path))
			return true;
	}
	return false;
}

/* A finding would tell of a line that may be another one now. */
static bool
renew_words(struct build *b, const struct document *document)
{
	const struct noun *noun = NULL;

	if (!has_told(b, document->path) &&
	    release_renew(&b->release, document))
		noun = model_renew(&b->model, stem_of(document->rel));
	if (noun != NULL)
		plan_renew(&b->plan, noun);
	return noun != NULL;
}

static bool
is_of_themes(const struct build *b, struct str path)
{
	struct str root = b->snapshot.root;

	return str_starts(path, root) &&
	    str_starts(str_skip(path, root.n), STR("themes/"));
}

/* Findings of a theme stand among others, so they are told with them. */
static enum build_renewal
renew_theme(struct build *b)
{
	if (b->theme_told || b->arena.held > b->held + SPARE_BYTES)
		return BUILD_TO_READ;
	theme_free(&b->theme);
	return build_stages(b, DRESS) && !b->theme_told ? BUILD_TO_PLAN
							: BUILD_TO_READ;
}

static enum build_renewal
renew(struct build *b, struct str path)
{
	const struct document *document;

	if (!snapshot_renew(&b->snapshot, path))
		return BUILD_TO_READ;
	if (is_of_themes(b, path))
		return renew_theme(b);
	switch (content_renew(
	    &b->content, &b->snapshot, &b->keep->documents, path, &document)) {
	case RENEWED_BODY:
		return release_renew(&b->release, document) ? BUILD_RENEWED
							    : BUILD_TO_PLAN;
	case RENEWED_WORDS:
		return renew_words(b, document) ? BUILD_RENEWED : BUILD_TO_PLAN;
	case RENEWED_DOCUMENT:
		return BUILD_TO_PLAN;
	case RENEWED_NOT:
		break;
	}
	return BUILD_TO_READ;
}

/*
 * What was found while reading is the same but in the files that were read
 * again. The findings are copied, as a diag forgets none of its memory.
 */
static bool
tell_again(struct build *b, const struct str *paths, size_t n)
{
	struct buf told;
	bool ok = true;

	diag_cut(b->diag, b->read);
	for (size_t i = 0; i < n; i++) {
		diag_forget(b->diag, b->before, paths[i]);
		ok = ok &&
		    (snapshot_find(&b->snapshot, paths[i]) == NULL ||
			content_tell(&b->keep->documents, paths[i], b->diag));
	}
	buf_init(&told);
	diag_write(b->diag, 0, &told);
	diag_free(b->diag);
	diag_init(b->diag);
	ok = diag_read(b->diag, buf_str(&told)) && ok;
	buf_free(&told);
	b->read = b->diag->n;
	return ok;
}

enum build_renewal
build_renew(struct build *b, const struct str *paths, size_t n, int64_t now)
{
	struct date today = zone_day(b->config.time_zone, now);
	enum build_renewal all = BUILD_RENEWED, one;

	if (!travel_is_today(&b->travel) ||
	    date_cmp(today, b->config.today) != 0)
		return BUILD_TO_READ;
	for (size_t i = 0; i < n && all != BUILD_TO_READ; i++) {
		if (snapshot_lacks(&b->snapshot, paths[i]))
			continue;
		one = renew(b, paths[i]);
		all = one > all ? one : all;
	}
	if (all == BUILD_TO_PLAN && !tell_again(b, paths, n))
		return BUILD_TO_READ;
	return all;
}

void
build_keep(struct build *b)
{
	if (b->history != NULL)
		history_keep(b->history);
	cache_close(b->cache);
	b->cache = NULL;
}

const char *
build_cache_folder(const struct build *b)
{
	return b->cache_folder;
}

void
build_free(struct build *b)
{
	struct arena home = b->home;

	build_end(b);
	arena_free(&home);
}
