/*
 * repo: the Git repository that a folder belongs to, opened for reading.
 *
 * Every repository is treated as hostile and none is ever run or written: the
 * configuration of the user and the system is not looked at, it does not
 * matter who owns the files, and the working tree is the folder that holds
 * ".git", wherever the configuration points.
 *
 * Owner     repo_free gives back everything; what a snapshot made lives on
 *           in its arena.
 * Errors    no repository, or one in a format that libgit2 1.5 cannot read
 *           (SHA-256, reftable), is reported to diag.
 */
#ifndef GIT_REPO_H
#define GIT_REPO_H

#include "git/oid.h"

struct arena;
struct diag;
struct repo;

/*
 * The repository of folder: the nearest one above it, or a bare one that is
 * folder itself.
 */
bool repo_open(
    struct repo **out, const char *folder, struct diag *diag) must_check;
void repo_free(struct repo *repo);

/* The absolute path of what linked worktrees share: where objects are. */
const char *repo_common_folder(const struct repo *repo);
/* The folder of HEAD and the index; it ends in "/". */
const char *repo_folder(const struct repo *repo);
/* The folder that was given, from the working tree's root: "" or "site/". */
struct str repo_prefix(const struct repo *repo);
bool repo_is_bare(const struct repo *repo);
/* True when commits are missing at the far end of the history. */
bool repo_is_shallow(const struct repo *repo);
/* True when Git leaves out old texts until somebody asks for them. */
bool repo_is_partial(const struct repo *repo);

/*
 * Give back what is kept of objects: libgit2 holds 16 MiB of each pack, and
 * cannot be told to keep less. It looks for the next one in packs opened anew.
 */
void repo_trim(struct repo *repo);

/* The version of libgit2 that runs. */
struct str repo_library_version(struct arena *arena);

#endif
