#include "policy/present.h"

#include "content/content.h"
#include "git/history.h"

/* Documents that are open to all now need not be known by older paths. */
static bool
is_narrow(const struct document *d)
{
	return d->broken || d->draft || d->visibility != VISIBILITY_PUBLIC ||
	    value_get(&d->front, STR("history")) != NULL ||
	    value_get(&d->front, STR("publish_on")) != NULL ||
	    value_get(&d->front, STR("expires_on")) != NULL ||
	    value_get(&d->front, STR("collaborators")) != NULL;
}

/* Every path that the document had before the one it has now. */
static void
add_older_paths(struct present *present, struct document *d,
    struct history *history, struct arena *arena)
{
	size_t folder = d->path.n - d->rel.n;
	struct revisions all;
	struct arena scratch;
	struct str path;

	arena_init(&scratch);
	history_of(history, d->path, HISTORY_PLAIN, &scratch, &all);
	for (size_t i = 0; i < all.n; i++) {
		path = all.items[i].path;
		if (!str_eq(path, d->path) &&
		    str_starts(path, str_slice(d->path, 0, folder)))
			map_put(&present->renamed,
			    str_copy(arena, str_skip(path, folder)), d);
	}
	arena_free(&scratch);
}

void
present_init(struct present *present, const struct content *content,
    const struct config *config, struct history *history, struct arena *arena)
{
	*present = (struct present){ content, config, { .n = 0 } };
	map_init(&present->renamed, arena);
	for (size_t i = 0; history != NULL && i < content->n; i++) {
		if (content->items[i].entry != NULL &&
		    is_narrow(&content->items[i]))
			add_older_paths(
			    present, &content->items[i], history, arena);
	}
}

const struct document *
present_document(const struct present *present, const struct document *then)
{
	const struct document *now = content_find(present->content, then->rel);

	return now != NULL ? now : map_get(&present->renamed, then->rel);
}

const struct document *
present_record(const struct present *present, struct str id)
{
	struct arena scratch;
	const struct document *record;

	arena_init(&scratch);
	record = content_find(present->content,
	    arena_printf(&scratch, "people/%.*s.yaml", STR_ARG(id)));
	arena_free(&scratch);
	return record;
}
