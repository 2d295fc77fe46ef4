#include "build/travel.h"

#include <unistd.h>

#include "build/build.h"
#include "build/keep.h"
#include "git/ancestor.h"
#include "git/history.h"
#include "git/repo.h"
#include "locale/zone.h"

bool
travel_is_today(const struct travel *t)
{
	return t->commit.n == 0;
}

/*
 * Whether every document of the working tree will be read: none of today for a
 * site of another day, and none at all where the published site may turn out
 * to be right already.
 */
static bool
reads_all(const struct travel *t, struct str rev)
{
	const struct build_options *o = t->options;

	return rev.n == 0 && o->as_of.n == 0 &&
	    (!o->publish || o->no_cache ||
		access(arena_cstr(t->arena, o->output), F_OK) < 0);
}

static bool
take_snapshot(struct travel *t, struct str rev, struct snapshot *out)
{
	struct snapshot_options options = { .content = t->options->content,
		.rev = rev,
		.looks = t->keep != NULL ? &t->keep->looks : NULL,
		.read = reads_all(t, rev) };

	return snapshot_take(out, t->repo, &options, t->arena, t->diag);
}

/* An unknown name leads nowhere; the snapshot of it will say so. */
static void
find_rev(struct travel *t)
{
	struct oid id, head;

	if (t->options->rev.n == 0 ||
	    !history_find(t->repo, t->options->rev, &id) ||
	    !history_find(t->repo, STR("HEAD"), &head) ||
	    ancestor_is(t->repo, &head, &id))
		return;
	t->commit = oid_hex(&id, t->arena);
	t->older = ancestor_is(t->repo, &id, &head);
}

bool
travel_snapshot(struct travel *t, struct snapshot *out)
{
	find_rev(t);
	return take_snapshot(
	    t, travel_is_today(t) ? t->options->rev : STR(""), out);
}

static void
report_early(struct travel *t, struct date day)
{
	bool cut = repo_is_shallow(t->repo);

	diag_report(t->diag, CODE_DAY_EARLY, (struct place){ 0 },
	    cut ? "this clone has no commit that is as old as %.*s"
		: "nothing had been committed by %.*s",
	    STR_ARG(date_text(day, t->arena)));
	diag_hint(t->diag,
	    cut ? "\"git fetch --unshallow\" brings the rest"
		: "\"git log --reverse\" shows the first day");
}

/* Where --as-of leads: nowhere, if its day is today or later. */
static bool
find_day(struct travel *t, const struct config *config)
{
	struct oid id, head;
	int64_t end;

	if (date_cmp(config->as_of, config->today) >= 0)
		return true;
	end = zone_day_begins(
	    config->time_zone, date_from_days(date_to_days(config->as_of) + 1));
	if (!history_find(t->repo, STR("HEAD"), &head) ||
	    !ancestor_before(t->repo, &head, end, &id)) {
		report_early(t, config->as_of);
		return false;
	}
	t->commit = oid_hex(&id, t->arena);
	t->older = true;
	return true;
}

static bool
load_config(struct travel *t, const struct snapshot *snapshot, struct str as_of,
    struct config *out)
{
	const struct build_options *o = t->options;
	struct config_options options = {
		.audience = o->audience,
		.as_of = as_of,
		.base_url = o->base_url,
		.drafts = o->drafts,
		.advise = !o->publish,
		.now = o->now,
	};

	return config_load(out, snapshot, &options, t->arena, t->diag);
}

bool
travel_config(
    struct travel *t, const struct snapshot *snapshot, struct config *out)
{
	return load_config(t, snapshot, t->options->as_of, out) &&
	    (t->options->rev.n != 0 || find_day(t, out));
}

/* The day of a site that --rev took from the past. */
static struct str
day_of_commit(const struct travel *t, const struct snapshot *snapshot)
{
	struct date day =
	    zone_day(t->now.config.time_zone, snapshot->commit_time);

	return t->older ? date_text(day, t->arena) : STR("");
}

bool
travel_back(struct travel *t, struct snapshot *snapshot, struct config *config)
{
	struct str as_of = t->options->as_of;

	if (travel_is_today(t))
		return true;
	t->now.snapshot = *snapshot;
	t->now.config = *config;
	t->now.config.as_of = config->today;
	if (!take_snapshot(t, t->commit, snapshot))
		return false;
	if (as_of.n == 0)
		as_of = day_of_commit(t, snapshot);
	if (!load_config(t, snapshot, as_of, config))
		return false;
	config_narrow(config, &t->now.config, t->arena);
	return true;
}

/* That of an earlier day would be told to stand elsewhere. */
static bool
keeps_history(const struct travel *t, struct str head)
{
	return t->keep != NULL && travel_is_today(t) && head.n != 0;
}

bool
travel_history(struct travel *t, const struct snapshot *snapshot,
    struct cache *cache, struct history **out)
{
	struct str head = t->older ? t->now.snapshot.commit : snapshot->commit;
	struct repo *repo = t->repo;
	size_t told = t->diag->n;

	/* One that is kept outlives the build, and needs a repository. */
	if (keeps_history(t, head) && !repo_open(&repo, ".", t->diag))
		return false;
	if (!history_read(out, repo, head, cache, t->diag)) {
		if (repo != t->repo)
			repo_free(repo);
		return false;
	}
	history_keep_apart(*out, STR("students"));
	if (keeps_history(t, head))
		keep_history(t->keep, *out, repo, head, t->diag, told);
	return true;
}

struct history *
travel_kept_history(struct travel *t, const struct snapshot *snapshot)
{
	return keeps_history(t, snapshot->commit)
	    ? keep_recall(t->keep, t->repo, snapshot->commit, t->diag)
	    : NULL;
}

bool
travel_history_is_kept(const struct travel *t, const struct history *history)
{
	return t->keep != NULL && history != NULL &&
	    history == t->keep->past.history;
}

/* A shallow clone may have objects that its history has not. */
static bool
stand_back(struct travel *t, struct str commit, struct history **history)
{
	if (history_stand(*history, commit))
		return true;
	history_free(*history);
	if (!history_read(history, t->repo, commit, NULL, t->diag))
		return false;
	history_keep_apart(*history, STR("students"));
	return true;
}

bool
travel_present(
    struct travel *t, const struct snapshot *snapshot, struct history **history)
{
	struct diag quiet;
	bool ok;

	/* What is wrong with documents of today is told when they are built. */
	diag_init(&quiet);
	ok =
	    content_load_kept(&t->now.content, &t->now.snapshot, &t->now.config,
		t->keep != NULL ? &t->keep->documents : NULL, t->arena, &quiet);
	diag_free(&quiet);
	present_init(&t->now.present, &t->now.content, &t->now.config,
	    t->older ? *history : NULL, t->arena);
	return ok && stand_back(t, snapshot->commit, history);
}
