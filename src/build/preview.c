#include "build/inside.h"

#include "cache/cache.h"
#include "git/history.h"
#include "locale/zone.h"

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
	return build_stages(b, READ);
}

const struct plan *
build_plan(struct build *b)
{
	return build_stages(b, PLAN) ? &b->plan : NULL;
}

static bool
renew(struct build *b, struct str path)
{
	const struct document *document;

	if (!snapshot_renew(&b->snapshot, path))
		return false;
	document =
	    content_renew(&b->content, &b->snapshot, &b->keep->documents, path);
	return document != NULL && release_renew(&b->release, document);
}

bool
build_renew(struct build *b, const struct str *paths, size_t n, int64_t now)
{
	struct date today = zone_day(b->config.time_zone, now);

	if (!travel_is_today(&b->travel) ||
	    date_cmp(today, b->config.today) != 0)
		return false;
	for (size_t i = 0; i < n; i++) {
		if (!snapshot_lacks(&b->snapshot, paths[i]) &&
		    !renew(b, paths[i]))
			return false;
	}
	return true;
}

void
build_keep(struct build *b)
{
	if (b->history != NULL)
		history_keep(b->history);
	cache_close(b->cache);
	b->cache = NULL;
}

void
build_free(struct build *b)
{
	struct arena home = b->home;

	build_end(b);
	arena_free(&home);
}
