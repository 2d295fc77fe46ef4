#define _XOPEN_SOURCE 700 /* realpath(3) */
#include "git/create.h"

#include <dirent.h>
#include <stdlib.h>

#include "base/diag.h"
#include "git/handle.h"

/* A folder that is not there yet lies where the nearest one above it does. */
static struct str
real_folder(struct str folder, bool *whole, struct arena *arena)
{
	char *real = realpath(arena_cstr(arena, folder), NULL);
	struct str out;
	size_t slash;

	*whole = real != NULL;
	while (real == NULL && folder.n != 0) {
		slash = str_find_last(folder, '/');
		folder = str_slice(folder, 0, slash != STR_NONE ? slash : 0);
		real = realpath(
		    folder.n != 0 ? arena_cstr(arena, folder) : ".", NULL);
	}
	out = str_copy(arena, str_from(real != NULL ? real : "/"));
	free(real);
	return out;
}

/* What a desktop leaves in every folder is hidden, and does not count. */
static bool
has_files(struct str folder, struct arena *arena)
{
	DIR *dir = opendir(arena_cstr(arena, folder));
	const struct dirent *entry;
	bool found = false;

	while (dir != NULL && !found && (entry = readdir(dir)) != NULL)
		found = entry->d_name[0] != '.';
	if (dir != NULL)
		closedir(dir);
	return found;
}

enum create_state
create_state(struct str folder, struct arena *arena)
{
	bool whole;
	struct str real = real_folder(folder, &whole, arena), at;

	if (!repo_discover(arena, real, &at))
		return whole && has_files(real, arena) ? CREATE_TAKEN
						       : CREATE_FRESH;
	return whole && str_eq(at, real) ? CREATE_HERE : CREATE_INSIDE;
}

static bool
stage(
    git_repository *git, const struct str *paths, size_t n, struct arena *arena)
{
	git_index *index = NULL;
	bool ok = git_repository_index(&index, git) == 0;

	for (size_t i = 0; ok && i < n; i++)
		ok = git_index_add_bypath(index, arena_cstr(arena, paths[i])) ==
		    0;
	ok = ok && git_index_write(index) == 0;
	git_index_free(index);
	return ok;
}

bool
create_repo(struct str folder, const struct str *paths, size_t n,
    struct arena *arena, struct diag *diag)
{
	git_repository_init_options options;
	git_repository *git = NULL;
	bool started = repo_library_start(), ok;

	ok = started &&
	    git_repository_init_options_init(
		&options, GIT_REPOSITORY_INIT_OPTIONS_VERSION) == 0;
	options.flags = GIT_REPOSITORY_INIT_NO_REINIT;
	options.initial_head = "main";
	ok = ok &&
	    git_repository_init_ext(
		&git, arena_cstr(arena, folder), &options) == 0 &&
	    stage(git, paths, n, arena);
	if (!ok)
		diag_report(diag, CODE_FILE_WRITE,
		    (struct place){ folder, 0, 0 },
		    "the repository cannot be made: %s", repo_error());
	git_repository_free(git);
	if (started)
		git_libgit2_shutdown();
	return ok;
}
