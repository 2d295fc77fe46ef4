#include "build/judge.h"

#include "build/build.h"
#include "config/config.h"
#include "content/content.h"
#include "git/change.h"
#include "policy/rights.h"

/* The documents of the commit that the change was made from. */
static void
read_before(struct content *content, const struct build_options *o,
    const struct snapshot *snapshot, struct str commit, struct arena *arena)
{
	const struct snapshot_options from = { .content = o->content,
		.rev = commit };
	const struct config_options now = { .now = o->now };
	struct snapshot before;
	struct config config;
	struct diag quiet;

	/* What was wrong before is not this change's. */
	diag_init(&quiet);
	if (!snapshot_take(&before, snapshot->repo, &from, arena, &quiet) ||
	    !config_load(&config, &before, &now, arena, &quiet) ||
	    !content_load(content, &before, &config, arena, &quiet))
		*content = (struct content){ .n = 0 };
	diag_free(&quiet);
}

bool
judge_change(const struct build_options *o, const struct snapshot *snapshot,
    struct arena *arena, struct diag *diag)
{
	struct change change;
	struct content before;
	struct rights rights;

	if (!change_read(&change, snapshot->repo, o->base, o->rev, arena, diag))
		return false;
	read_before(&before, o, snapshot, oid_hex(&change.fork, arena), arena);
	if (!rights_of(&rights, &before, snapshot->content, o->author, diag))
		return false;
	rights_check(&rights, &change.paths, diag);
	return true;
}
