/*
 * keep: what a preview keeps of the site from one change to the next, so that
 * a save costs what was saved.
 *
 * Kept are functions of the repository: what was seen of each file, what each
 * document says, and the history up to a commit. They hold until somebody
 * says that a file was saved, or Git's own files were; everything behind them
 * (policy, model, plan, pages) is worked out anew, as in a build. For that,
 * memory is kept ready too.
 *
 * Owner     keep_free gives back everything; builds that use it end before.
 */
#ifndef BUILD_KEEP_H
#define BUILD_KEEP_H

#include "base/buf.h"
#include "content/kept.h"
#include "git/looks.h"

struct history;
struct repo;

struct keep {
	struct repo *repo; /* the last one: closing all would stop libgit2 */
	struct arena ready; /* for the next plan: see arena_prepare */
	struct looks looks;
	struct kept documents;
	struct {
		struct repo *repo; /* that it is read from */
		struct history *history; /* NULL: none is kept */
		struct buf findings; /* as diag_write has them */
		char commit[OID_DIGITS]; /* its head */
		struct buf settings; /* that it was read under */
	} past;
};

void keep_init(struct keep *k);
void keep_free(struct keep *k);

/* A file, from the repository's root, was saved, made or deleted. */
void keep_forget(struct keep *k, struct str path);

/* Have n bytes ready, unless there are some. */
void keep_prepare(struct keep *k, size_t n);
/* The memory that is ready, if there is any. */
struct arena keep_memory(struct keep *k);

/* Take over the repository of a build that ends. */
void keep_repo(struct keep *k, struct repo *repo);

/*
 * The history up to commit, and what was told of it; NULL if it is not kept,
 * or if this clone would tell another one now.
 */
struct history *keep_recall(
    struct keep *k, struct repo *repo, struct str commit, struct diag *diag);
/*
 * Keep a history and the repository that it is read from, with the findings
 * from item `told` on.
 */
void keep_history(struct keep *k, struct history *history, struct repo *repo,
    struct str commit, const struct diag *diag, size_t told);

#endif
