#include "build/keep.h"

#include "base/diag.h"
#include "git/history.h"
#include "git/repo.h"
#include "git/walk.h"

void
keep_init(struct keep *k)
{
	*k = (struct keep){ .past = { .repo = NULL } };
	arena_init(&k->ready);
	looks_init(&k->looks);
	kept_init(&k->documents);
	buf_init(&k->past.findings);
	buf_init(&k->past.settings);
}

static void
drop_history(struct keep *k)
{
	history_free(k->past.history);
	repo_free(k->past.repo);
	buf_reset(&k->past.findings);
	k->past.history = NULL;
	k->past.repo = NULL;
}

void
keep_free(struct keep *k)
{
	drop_history(k);
	buf_free(&k->past.findings);
	buf_free(&k->past.settings);
	arena_free(&k->ready);
	repo_free(k->repo);
	kept_free(&k->documents);
	looks_free(&k->looks);
}

void
keep_forget(struct keep *k, struct str path)
{
	looks_forget(&k->looks, path);
	kept_forget(&k->documents, path);
}

void
keep_prepare(struct keep *k, size_t n)
{
	if (k->ready.held == 0)
		arena_prepare(&k->ready, n);
}

struct arena
keep_memory(struct keep *k)
{
	struct arena ready = k->ready;

	arena_open(&ready);
	arena_init(&k->ready);
	return ready;
}

void
keep_repo(struct keep *k, struct repo *repo)
{
	repo_free(k->repo);
	k->repo = repo;
}

/* What decides, beside its head, how the history of this clone reads. */
static struct str
settings_of(struct repo *repo, struct arena *arena)
{
	struct str parts[] = { walk_settings(repo, arena),
		walk_boundary(repo, arena) };

	return arena_concat(arena, parts, sizeof(parts) / sizeof(*parts));
}

static bool
still_reads(const struct keep *k, struct repo *repo)
{
	struct arena scratch;
	bool same;

	arena_init(&scratch);
	same = str_eq(buf_str(&k->past.settings), settings_of(repo, &scratch));
	arena_free(&scratch);
	return same;
}

struct history *
keep_recall(
    struct keep *k, struct repo *repo, struct str commit, struct diag *diag)
{
	struct str head = { k->past.commit, sizeof(k->past.commit) };

	if (k->past.history == NULL || !str_eq(head, commit) ||
	    !still_reads(k, repo) ||
	    !diag_read(diag, buf_str(&k->past.findings)))
		return NULL;
	return k->past.history;
}

void
keep_history(struct keep *k, struct history *history, struct repo *repo,
    struct str commit, const struct diag *diag, size_t told)
{
	struct arena scratch;

	drop_history(k);
	diag_write(diag, told, &k->past.findings);
	arena_init(&scratch);
	buf_reset(&k->past.settings);
	buf_add(&k->past.settings, settings_of(repo, &scratch));
	arena_free(&scratch);
	k->past.history = history;
	k->past.repo = repo;
	memcpy(k->past.commit, commit.p, sizeof(k->past.commit));
}
