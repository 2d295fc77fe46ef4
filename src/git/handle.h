/*
 * handle: the inside of struct repo, for the files of git/ alone.
 */
#ifndef GIT_HANDLE_H
#define GIT_HANDLE_H

#include <git2.h>

#include "base/arena.h"
#include "base/map.h"
#include "git/repo.h"

struct packs;

struct repo {
	struct arena arena; /* that it lives in itself */
	git_repository *git;
	git_odb *odb;
	struct packs *packs; /* what libgit2 is not asked for */
	struct str prefix;
	struct str common; /* NUL-terminated */
	int root; /* the working tree, or -1 in a bare repository */
	struct map replaced; /* from the 20 bytes of an id to a struct oid */
	bool shallow;
	bool started; /* libgit2 counts its starts and stops */
};

/*
 * Start libgit2 with no configuration but a repository's own; every start
 * that was true wants its git_libgit2_shutdown().
 */
bool repo_library_start(void) must_check;
/* The folder at or above path that holds ".git" or is a bare repository. */
bool repo_discover(
    struct arena *arena, struct str path, struct str *out) must_check;
/* libgit2's account of what just went wrong. */
const char *repo_error(void);
/* Our oid and libgit2's are the same 20 bytes. */
git_oid repo_oid(const struct oid *id);
/* The same for an object: the id, or what refs/replace puts in its place. */
git_oid object_name(const struct repo *repo, const struct oid *id);

#endif
