#define _DEFAULT_SOURCE /* realpath(3) */
#include "build/inside.h"

#include <assert.h>
#include <limits.h>
#include <stdlib.h>

#include "base/limits.h"
#include "build/check.h"
#include "build/end.h"
#include "build/hold.h"
#include "build/inputs.h"
#include "build/log.h"
#include "build/judge.h"
#include "build/rehearse.h"
#include "cache/cache.h"
#include "config/config.h"
#include "git/history.h"
#include "git/repo.h"
#include "git/snapshot.h"
#include "pages/filters.h"
#include "policy/look.h"
#include "policy/token.h"

static const struct publish no_publish = {
	.parent = -1, .staging = -1, .old = -1
};

static bool
snapshot(struct build *b)
{
	if (!repo_open(&b->repo, ".", b->diag))
		return false;
	b->travel = (struct travel){ .options = b->options,
		.arena = &b->arena,
		.diag = b->diag,
		.repo = b->repo,
		.keep = b->keep };
	return travel_snapshot(&b->travel, &b->snapshot);
}

/*
 * Without site.yaml nothing is published, but what is wrong elsewhere can be
 * told all the same.
 */
static bool
configure(struct build *b)
{
	return travel_config(&b->travel, &b->snapshot, &b->config) ||
	    (b->config.unread && b->options->as_of.n == 0 &&
		travel_is_today(&b->travel));
}

static bool
go_back(struct build *b)
{
	return travel_back(&b->travel, &b->snapshot, &b->config);
}

static bool
dress(struct build *b)
{
	struct theme_source source = { &b->config, &b->snapshot, page_filters,
		n_page_filters };
	size_t told = b->diag->n;
	bool ok = theme_load(&b->theme, &source, &b->arena, b->diag);

	b->theme_told = b->diag->n != told;
	return ok;
}

static bool
read_admin(struct build *b)
{
	admin_load(
	    &b->admin, &b->config, b->options->preview, &b->arena, b->diag);
	return true;
}

/* Nobody who reads the repository may read the key as well. */
static bool
read_key(struct build *b)
{
	struct str prefix = repo_prefix(b->repo), root;
	char real[PATH_MAX];

	if (b->options->key.n == 0)
		return true;
	root = str_from(realpath(".", real) != NULL ? real : "");
	if (prefix.n < root.n)
		root.n -= prefix.n;
	return token_key(b->options->key, root, &b->arena, b->diag, &b->key);
}

/*
 * Where this repository's builds keep what they may lose; opened when it is
 * asked for, as a preview does that in two processes.
 */
static struct cache *
cache_of(struct build *b)
{
	const struct build_options *o = b->options;

	if ((!o->publish && !o->preview) || o->no_cache || b->cache != NULL)
		return b->cache;
	b->cache_folder =
	    cache_folder(o->cache, repo_common_folder(b->repo), &b->arena);
	if (b->cache_folder != NULL)
		b->cache = cache_open(b->cache_folder);
	return b->cache;
}

/* What a rehearsal makes is kept nowhere: it may have to be withheld. */
static struct cache *
cache_for_files(struct build *b)
{
	return b->rehearsal ? NULL : cache_of(b);
}

/* The published site may be right already. */
static bool
compare(struct build *b)
{
	b->told = b->diag->n;
	b->last = (struct last){ .arena = &b->arena,
		.cache = cache_of(b),
		.output = b->options->output };
	if (b->cache == NULL || b->diag->errors != 0)
		return true;
	b->last.key = inputs_key(
	    &(struct inputs){ b->options, b->repo, &b->snapshot, &b->config,
		&b->theme, &b->admin, &b->travel.now.snapshot,
		b->travel.now.config.as_of, b->key },
	    &b->arena);
	b->unchanged = last_holds(&b->last, b->diag);
	return true;
}

static bool
read_history(struct build *b)
{
	/* Every commit is looked at: not for a site that tells of none. */
	if (b->config.history == HISTORY_NONE && travel_is_today(&b->travel))
		return true;
	b->history = travel_kept_history(&b->travel, &b->snapshot);
	if (b->history != NULL)
		return true;
	if (!travel_history(&b->travel, &b->snapshot, cache_of(b), &b->history))
		return false;
	/* Workers are forked from here, each with what this process holds. */
	repo_trim(b->repo);
	return true;
}

/* A document of an earlier day that has an error is left out. */
static bool
read_content(struct build *b)
{
	bool today = travel_is_today(&b->travel), ok;

	b->before = b->diag->n;
	ok = content_load_kept(&b->content, &b->snapshot, &b->config,
	    today && b->keep != NULL ? &b->keep->documents : NULL, &b->arena,
	    b->diag);
	if (today)
		return ok;
	diag_soften(b->diag, b->before);
	return ok && travel_present(&b->travel, &b->snapshot, &b->history);
}

static bool
decide(struct build *b)
{
	struct release_input input = { .content = &b->content,
		.config = &b->config,
		.present =
		    travel_is_today(&b->travel) ? NULL : &b->travel.now.present,
		.history =
		    b->config.history != HISTORY_NONE ? b->history : NULL,
		.key = b->key,
		.rehearsal = b->rehearsal };

	leak_init(&b->leak, &b->planned);
	release_decide(&b->release, &b->leak, &input, &b->planned, b->diag);
	release_look(&b->release, &b->snapshot, cache_of(b), b->diag);
	leak_compile(&b->leak);
	return true;
}

static bool
link_model(struct build *b)
{
	size_t told = b->diag->n;

	model_link(&b->model, &b->release, &b->config, &b->planned, b->diag);
	if (!travel_is_today(&b->travel))
		diag_soften(b->diag, told);
	return true;
}

static bool
plan(struct build *b)
{
	struct plan_input input = { &b->model, &b->theme, &b->config,
		&b->snapshot, &b->leak, &b->locales, &b->admin };

	plan_make(&b->plan, &input, &b->planned, b->diag);
	return true;
}

static bool
open_staging(struct build *b)
{
	bool publish = b->options->publish && !b->rehearsal;

	if (publish &&
	    !publish_begin(&b->publish, b->options->output,
		last_marks(&b->last), &b->arena, b->diag))
		return false;
	if (publish)
		publish_expect(&b->publish, b->plan.routes.n);
	b->files = (struct files){
		.plan = &b->plan,
		.publish = publish ? &b->publish : NULL,
		.progress = &b->progress,
		.cache = cache_for_files(b),
		.only_broken = b->options->publish && b->rehearsal,
		.only_broken_pages = b->options->preview && b->rehearsal,
		.arena = &b->arena,
		.jobs = b->options->jobs,
		.diag = b->diag,
	};
	return true;
}

static bool
make_pages(struct build *b)
{
	return files_pages(&b->files);
}

static bool
make_media(struct build *b)
{
	return files_media(&b->files);
}

static bool
make_pictures(struct build *b)
{
	return files_pictures(&b->files);
}

static bool
make_copies(struct build *b)
{
	return files_copies(&b->files);
}

static bool
make_rest(struct build *b)
{
	return files_rest(&b->files);
}

/* Who may be shown because of which record; outside of the site. */
static bool
write_log(struct build *b)
{
	struct str file = b->options->log;

	if (file.n == 0 && b->cache != NULL)
		file = arena_printf(
		    &b->arena, "%s/publication.jsonl", b->cache_folder);
	if (file.n == 0)
		return true;
	return log_write(&b->release, &b->config, file, b->diag);
}

/* The site is replaced only when what it stands on is right. */
static bool
publish(struct build *b)
{
	assert(!b->release.rehearsal);
	if (!b->options->publish)
		return true;
	if (!write_log(b) || !publish_finish(&b->publish, b->diag))
		return false;
	last_keep(&b->last, &b->publish, b->diag, b->told);
	b->published = true;
	return true;
}

/* A person who checks may still add or use what stands about. */
static bool
only_checks(const struct build *b)
{
	return !b->options->publish && !b->options->preview &&
	    b->options->rev.n == 0 && travel_is_today(&b->travel);
}

static bool
list_untracked(struct build *b)
{
	if (only_checks(b))
		check_untracked(&b->snapshot, &b->arena, b->diag);
	return true;
}

static bool
list_unused(struct build *b)
{
	if (only_checks(b))
		check_unused(&b->files);
	return true;
}

static bool
judge(struct build *b)
{
	return b->options->base.n == 0 ||
	    judge_change(b->options, &b->snapshot, &b->arena, b->diag);
}

/* From the repository to the site: the whole of waymark. */
static const struct build_stage {
	const char *name;
	bool (*run)(struct build *b);
	unsigned part;
	const char *gives;
} stages[] = {
	{ "snapshot", snapshot, READ, "the tracked files" },
	{ "config", configure, READ, "site.yaml and the command line" },
	{ "travel", go_back, READ, "the same two as of an earlier day" },
	{ "theme", dress, READ | DRESS, "templates, assets and words" },
	{ "admin", read_admin, READ, "the browser editor, if there is one" },
	{ "change", judge, READ, "whether the change is its author's" },
	{ "untracked", list_untracked, COMPARE, "what was not added to Git" },
	{ "key", read_key, READ, "the secret of unlisted addresses" },
	{ "last", compare, COMPARE, "whether there is anything to do" },
	{ "history", read_history, READ, "commits, and what each changed" },
	{ "content", read_content, READ, "documents" },
	{ "policy", decide, PLAN, "what may be shown, to whom, on this day" },
	{ "model", link_model, PLAN, "students, goals, work, linked" },
	{ "plan", plan, PLAN, "every page and its permalink" },
	{ "staging", open_staging, MAKE, "a folder beside the site" },
	{ "pages", make_pages, MAKE, "the pages, made by workers" },
	{ "unused", list_unused, MAKE, "files that no page uses" },
	{ "media", make_media, FINISH, "the files that pages use" },
	{ "pictures", make_pictures, FINISH, "pictures in their widths" },
	{ "rest", make_rest, FINISH, "assets and feeds" },
	{ "copies", make_copies, FINISH, "portfolios to keep" },
	{ "publish", publish, PUBLISH, "the new site in the old one's place" },
};

bool
build_stages(struct build *b, unsigned parts)
{
	for (size_t i = 0; i < sizeof(stages) / sizeof(*stages); i++) {
		if ((stages[i].part & parts) == 0 || b->unchanged)
			continue;
		if (!stages[i].run(b))
			return false;
		progress_lap(&b->progress, stages[i].name, stages[i].gives);
	}
	return true;
}

void
build_plan_afresh(struct build *b)
{
	publish_free(&b->publish);
	b->release = (struct release){ 0 };
	b->model = (struct model){ 0 };
	b->plan = (struct plan){ 0 };
	arena_free(&b->planned);
	if (b->keep != NULL)
		b->planned = keep_memory(b->keep);
}

/*
 * Make the site, and again without the documents that turned out to be wrong.
 * Each round but the last holds back more, so there is a last one. What was
 * told once (all of it, if `told`) is not told of what is missing now, but for
 * errors.
 */
static bool
make_site(struct build *b, bool told, enum hold *hold)
{
	size_t from;

	do {
		build_plan_afresh(b);
		from = b->diag->n;
		if (!build_stages(b, PLAN | MAKE))
			return false;
		if (told)
			diag_keep_errors(b->diag, from);
		told = true;
		if (!build_stages(b, FINISH))
			return false;
		*hold = hold_back(
		    &b->content, &b->snapshot, b->diag, b->told, from);
	} while (*hold == HOLD_MORE && b->options->publish);
	return true;
}

/* A person who checks wants findings; who builds, a site as well. */
static bool
run_all(struct build *b)
{
	enum hold read, made;
	bool rehearsed;

	if (!build_stages(b, READ | COMPARE))
		return false;
	if (b->unchanged)
		return true;
	read = hold_back(&b->content, &b->snapshot, b->diag, b->told, 0);
	rehearsed = rehearse_is_due(b);
	if (rehearsed && !rehearse(b))
		return false;
	if (rehearsed && (read == HOLD_ALL || !b->options->publish))
		return true;
	if (!make_site(b, rehearsed, &made))
		return false;
	return read == HOLD_ALL || made == HOLD_ALL || build_stages(b, PUBLISH);
}

void
build_begin(
    struct build *b, const struct build_options *options, struct diag *diag)
{
	*b = (struct build){
		.options = options, .diag = diag, .publish = no_publish
	};
	arena_init(&b->arena);
	arena_init(&b->planned);
	locales_init(&b->locales);
	progress_begin(&b->progress, options->progress, options->timing);
}

void
build_end(struct build *b)
{
	publish_free(&b->publish);
	theme_free(&b->theme);
	if (!travel_history_is_kept(&b->travel, b->history))
		history_free(b->history);
	cache_close(b->cache);
	if (b->keep != NULL && b->repo != NULL)
		keep_repo(b->keep, b->repo);
	else
		repo_free(b->repo);
	locales_free(&b->locales);
	arena_free(&b->planned);
	arena_free(&b->arena);
}

enum build_end
build_run(const struct build_options *options, struct build_sum *sum,
    struct diag *diag)
{
	struct build b;
	bool ok;

	build_begin(&b, options, diag);
	ok = run_all(&b);
	assert(ok || diag->errors != 0);
	*sum = (struct build_sum){
		.pages = b.files.pages,
		.files = b.unchanged ? b.last.marks.n : b.publish.files.n,
		.changed = b.files.changed,
		.unchanged = b.unchanged,
		.published = b.published,
	};
	build_end(&b);
	return end_of(diag);
}
