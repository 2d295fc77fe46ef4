#include "build/judge.h"

#include "build/build.h"
#include "config/config.h"
#include "content/content.h"
#include "git/change.h"
#include "policy/rights.h"

/* Of a commit's name, as Git shortens it: enough to type. */
#define FORK_DIGITS 10

/* The documents of a commit; what is wrong with them is told elsewhere. */
static void
read_at(struct content *content, const struct build_options *o,
    const struct snapshot *snapshot, struct str commit, struct arena *arena)
{
	const struct snapshot_options from = { .content = o->content,
		.rev = commit };
	const struct config_options now = { .now = o->now };
	struct snapshot then;
	struct config config;
	struct diag quiet;

	diag_init(&quiet);
	if (!snapshot_take(&then, snapshot->repo, &from, arena, &quiet) ||
	    !config_load(&config, &then, &now, arena, &quiet) ||
	    !content_load(content, &then, &config, arena, &quiet))
		*content = (struct content){ .n = 0 };
	diag_free(&quiet);
}

bool
judge_change(const struct build_options *o, const struct snapshot *snapshot,
    struct arena *arena, struct diag *diag)
{
	struct change change;
	struct content before, after;
	struct rights rights;
	struct str fork;

	if (!change_read(&change, snapshot->repo, o->base, o->rev, arena, diag))
		return false;
	fork = oid_hex(&change.fork, arena);
	read_at(&before, o, snapshot, fork, arena);
	if (!rights_of(&rights, &before, snapshot->content, o->author, diag))
		return false;
	rights_check(&rights, &change.paths, STR(""), diag);
	rights_check(
	    &rights, &change.undone, str_slice(fork, 0, FORK_DIGITS), diag);
	/* What is not committed does not count, here as for the paths. */
	read_at(
	    &after, o, snapshot, o->rev.n != 0 ? o->rev : STR("HEAD"), arena);
	rights_check_fields(&rights, &after, &change.paths, arena, diag);
	return true;
}
