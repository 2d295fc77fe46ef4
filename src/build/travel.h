/*
 * travel: the site of an earlier day, or of a commit that is past.
 *
 * "--as-of DATE" with a day before today goes back to the newest commit on
 * HEAD's line of first parents whose committer's day, in the site's time
 * zone, is not after DATE. "--rev REV" goes back to a commit upon which HEAD
 * was made, such as a tag's, and its day is the committer's unless --as-of
 * says another. All documents, site.yaml, theme and history are those of the
 * commit; what may be shown of them, policy/present.h says.
 *
 * Any other commit is not past: one that was made upon HEAD, or is HEAD, is
 * the site of today. Of one that is on another branch, nobody can say what
 * its day is: it is built as of today, and HEAD's records count as well.
 *
 * Owner     everything lives in the arena of the build.
 * Errors    a day before the first commit, or before the beginning of a
 *           shallow clone, is reported and false.
 */
#ifndef BUILD_TRAVEL_H
#define BUILD_TRAVEL_H

#include "config/config.h"
#include "content/content.h"
#include "git/snapshot.h"
#include "policy/present.h"

struct arena;
struct build_options;
struct cache;
struct diag;
struct history;
struct keep;
struct repo;

struct travel {
	const struct build_options *options;
	struct arena *arena;
	struct diag *diag;
	struct repo *repo;
	struct keep *keep; /* of a preview, or NULL; only for today's site */
	struct str commit; /* 40 digits; empty: the site is of today */
	bool older; /* HEAD was made upon it */
	struct {
		struct snapshot snapshot;
		struct config config;
		struct content content;
		struct present present;
	} now; /* what is so today, for a site that is not of today */
};

bool travel_is_today(const struct travel *t);

/* What --rev or the working tree has, or what is so today. */
bool travel_snapshot(struct travel *t, struct snapshot *out) must_check;
/* The same for site.yaml, which says in what zone --as-of is a day. */
bool travel_config(struct travel *t, const struct snapshot *snapshot,
    struct config *out) must_check;
/* From here on, both are those of the day that was asked for. */
bool travel_back(struct travel *t, struct snapshot *snapshot,
    struct config *config) must_check;
/*
 * The history up to the snapshot. The one that is kept is that of today; an
 * older one is a part of it.
 */
bool travel_history(struct travel *t, const struct snapshot *snapshot,
    struct cache *cache, struct history **out) must_check;
/* The one that a preview has kept; NULL if it must be read. */
struct history *travel_kept_history(
    struct travel *t, const struct snapshot *snapshot);
/* True for one that is kept, and must not be freed with a build. */
bool travel_history_is_kept(
    const struct travel *t, const struct history *history);
/* Read what is so today, and let the history tell of the snapshot's day. */
bool travel_present(struct travel *t, const struct snapshot *snapshot,
    struct history **history) must_check;

#endif
