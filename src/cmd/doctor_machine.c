/*
 * What a doctor sees of the machine: the program and its folders.
 */
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cache/cache.h"
#include "cmd/doctor.h"
#include "data/yaml.h"
#include "git/repo.h"
#include "locale/locale.h"
#include "media/helper.h"
#include "policy/token.h"
#include "publish/folder.h"
#include "publish/manifest.h"
#include "text/markdown.h"
#include "theme/folder.h"

void
doctor_version(struct doctor *d)
{
	doctor_tell(d, FINE, NULL, "version " WAYMARK_VERSION);
}

void
doctor_libraries(struct doctor *d)
{
	struct str git = repo_library_version(&d->arena);
	struct str icu = locale_library_version(&d->arena);

	doctor_tell(d, FINE, NULL, "libgit2 %.*s", STR_ARG(git));
	doctor_tell(d, FINE, NULL, "cmark-gfm %s", markdown_library_version());
	doctor_tell(d, FINE, NULL, "libyaml %s", yaml_library_version());
	doctor_tell(d, FINE, NULL, "ICU %.*s", STR_ARG(icu));
	doctor_tell(d, FINE, NULL, "SQLite %s", cache_library_version());
}

void
doctor_helper(struct doctor *d)
{
	const char *path = helper_program(&d->arena);

	if (access(path, X_OK) == 0)
		doctor_tell(
		    d, FINE, NULL, "waymark-media is there, which makes them");
	else
		doctor_tell(d, PROBLEM, "Run \"make install\" again.",
		    "there is no %s, so none are made", path);
}

void
doctor_themes(struct doctor *d)
{
	struct str folder = folder_of_program(&d->arena);
	struct str theme =
	    arena_printf(&d->arena, "%.*s/" THEME_DEFAULT, STR_ARG(folder));

	if (access(arena_cstr(&d->arena, theme), R_OK | X_OK) == 0)
		doctor_tell(d, FINE, NULL, "in %.*s", STR_ARG(folder));
	else
		doctor_tell(d, PROBLEM, "Run \"make install\" again.",
		    "%.*s is missing", STR_ARG(theme));
}

void
doctor_key(struct doctor *d)
{
	struct str file = d->options->key, key;
	struct stat st;

	if (file.n == 0)
		doctor_tell(d, FINE, NULL,
		    "none is named; only unlisted pages need one (--key)");
	else if (!token_key(file, d->root, &d->arena, &d->diag, &key))
		doctor_tell_error(d);
	else if (stat(arena_cstr(&d->arena, file), &st) == 0 &&
	    (st.st_mode & (S_IRWXG | S_IRWXO)) != 0)
		doctor_tell(d, PROBLEM,
		    arena_cstr(&d->arena,
			arena_printf(
			    &d->arena, "Run: chmod 600 %.*s", STR_ARG(file))),
		    "others on this machine can read it");
	else
		doctor_tell(d, FINE, NULL, "only its owner can read it");
}

void
doctor_output(struct doctor *d)
{
	struct str name = d->options->output;
	int folder = folder_open(AT_FDCWD, arena_cstr(&d->arena, name));

	if (folder < 0 && access(arena_cstr(&d->arena, name), F_OK) < 0)
		doctor_tell(d, FINE, NULL,
		    "%.*s is not there; a build makes it", STR_ARG(name));
	else if (folder < 0)
		doctor_tell(d, PROBLEM, "Name another folder with -o.",
		    "%.*s is no folder that can be opened", STR_ARG(name));
	else if (manifest_is_in(folder))
		doctor_tell(d, FINE, NULL,
		    "%.*s holds a site that waymark made", STR_ARG(name));
	else if (folder_is_free(folder))
		doctor_tell(d, FINE, NULL, "%.*s is free", STR_ARG(name));
	else
		doctor_tell(d, PROBLEM,
		    "Name an empty folder or a new one with -o.",
		    "%.*s holds files that waymark did not make",
		    STR_ARG(name));
	if (folder >= 0)
		(void)close(folder);
}

/* A folder that is not there yet is made in the nearest that is. */
void
doctor_cache(struct doctor *d)
{
	const char *folder = cache_folder(
	    d->options->cache, repo_common_folder(d->repo), &d->arena);
	struct str at = str_from(folder != NULL ? folder : "");
	size_t slash;

	while (at.n > 0 && access(arena_cstr(&d->arena, at), F_OK) < 0) {
		slash = str_find_last(at, '/');
		if (slash == STR_NONE)
			at = STR(".");
		else
			at = str_slice(at, 0, slash > 0 ? slash : 1);
	}
	if (at.n == 0)
		doctor_tell(d, NOTE, "Set HOME, or name a folder with --cache.",
		    "there is no place for it; builds are slower");
	else if (access(arena_cstr(&d->arena, at), W_OK | X_OK) < 0)
		doctor_tell(d, NOTE, "Name another folder with --cache.",
		    "%.*s cannot be written; builds are slower", STR_ARG(at));
	else
		doctor_tell(d, FINE, NULL, "can be written");
}
