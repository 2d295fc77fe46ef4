#define _DEFAULT_SOURCE /* realpath(3), flock(2) */
#include "publish/publish.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "publish/failure.h"
#include "publish/folder.h"
#include "publish/manifest.h"

/* Between our looking at a folder and locking it another build may end. */
#define LOCK_TRIES 16

/* The real parent and name: where a link leads is what is replaced. */
static bool
resolve(struct publish *p, struct diag *diag)
{
	char real[PATH_MAX];
	struct str path = p->output;
	size_t slash;

	while (path.n > 1 && path.p[path.n - 1] == '/')
		path.n--;
	if (realpath(arena_cstr(p->arena, path), real) != NULL)
		path = str_copy(p->arena, str_from(real));
	else if (errno != ENOENT)
		return failure_report(
		    diag, p->output, "cannot open the output folder");
	slash = str_find_last(path, '/');
	p->name = arena_cstr(
	    p->arena, slash == STR_NONE ? path : str_skip(path, slash + 1));
	if (p->name[0] == '\0' || strcmp(p->name, ".") == 0 ||
	    strcmp(p->name, "..") == 0) {
		errno = EINVAL;
		return failure_report(
		    diag, p->output, "this cannot be an output folder");
	}
	path = slash == STR_NONE ? STR(".") : str_slice(path, 0, slash + 1);
	if (!file_make_folders(AT_FDCWD, path))
		return failure_report(diag, path, "cannot make the folder");
	p->parent = folder_open(AT_FDCWD, arena_cstr(p->arena, path));
	return p->parent >= 0 ||
	    failure_report(diag, path, "cannot open the folder");
}

static bool
same_folder(int parent, const char *name, int fd)
{
	struct stat a, b;

	return fstat(fd, &a) == 0 &&
	    fstatat(parent, name, &b, AT_SYMLINK_NOFOLLOW) == 0 &&
	    a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

/* False if another build holds it. A file system may know no locks. */
static bool
lock(int fd)
{
	return flock(fd, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK;
}

static bool
tell_busy(const struct publish *p, struct diag *diag)
{
	diag_report(diag, CODE_OUTPUT_BUSY, (struct place){ .path = p->output },
	    "another build is writing this folder");
	diag_hint(diag,
	    "wait until it is done, or publish into another folder "
	    "with -o");
	return false;
}

/* An earlier build that was killed may have left a folder: it is used. */
static bool
open_staging(struct publish *p, struct diag *diag)
{
	for (unsigned i = 0; i < LOCK_TRIES; i++) {
		if (mkdirat(p->parent, p->staging_name, 0777) < 0 &&
		    errno != EEXIST)
			break;
		p->staging = folder_open(p->parent, p->staging_name);
		if (p->staging < 0 && errno != ENOENT)
			break;
		if (p->staging >= 0 && !lock(p->staging)) {
			close(p->staging);
			p->staging = -1;
			return tell_busy(p, diag);
		}
		if (p->staging >= 0 &&
		    same_folder(p->parent, p->staging_name, p->staging))
			return folder_clear(p->staging) ||
			    failure_report(diag, p->output,
				"cannot empty the staging "
				"folder");
		if (p->staging >= 0)
			close(p->staging);
		p->staging = -1;
	}
	return failure_report(
	    diag, p->output, "cannot make the staging folder");
}

static bool
tell_foreign(const struct publish *p, struct diag *diag)
{
	diag_report(diag, CODE_OUTPUT_FOREIGN,
	    (struct place){ .path = p->output },
	    "this folder holds files that waymark did not make");
	diag_hint(diag,
	    "name an empty folder or a new one with -o; the next "
	    "build would remove what is in this one");
	return false;
}

static bool
open_old(struct publish *p, struct diag *diag)
{
	/*
	 * A build that was killed between two renames has left the published
	 * site here; one killed later, a copy that nobody needs.
	 */
	if (faccessat(p->parent, p->name, F_OK, AT_SYMLINK_NOFOLLOW) < 0)
		renameat(p->parent, p->aside_name, p->parent, p->name);
	else if (!folder_remove(p->parent, p->aside_name) && errno != ENOENT)
		return failure_report(
		    diag, p->output, "cannot remove an older site");
	p->old = folder_open(p->parent, p->name);
	if (p->old < 0)
		return errno == ENOENT ||
		    failure_report(
			diag, p->output, "cannot open the output folder");
	if (!lock(p->old))
		return tell_busy(p, diag);
	return manifest_is_in(p->old) || folder_is_free(p->old) ||
	    tell_foreign(p, diag);
}

bool
publish_begin(struct publish *p, struct str output, const struct marks *marks,
    struct arena *arena, struct diag *diag)
{
	*p = (struct publish){ .arena = arena,
		.output = output,
		.marks = marks,
		.parent = -1,
		.staging = -1,
		.old = -1 };
	if (!resolve(p, diag))
		return false;
	p->staging_name =
	    arena_cstr(arena, arena_printf(arena, ".%s.waymark-new", p->name));
	p->aside_name =
	    arena_cstr(arena, arena_printf(arena, ".%s.waymark-old", p->name));
	return open_staging(p, diag) && open_old(p, diag);
}

void
publish_free(struct publish *p)
{
	if (p->staging >= 0 &&
	    same_folder(p->parent, p->staging_name, p->staging) &&
	    !folder_remove(p->parent, p->staging_name))
		fprintf(stderr, "waymark: %s could not be removed\n",
		    p->staging_name);
	if (p->staging >= 0)
		close(p->staging);
	if (p->old >= 0)
		close(p->old);
	if (p->parent >= 0)
		close(p->parent);
	*p = (struct publish){ .parent = -1, .staging = -1, .old = -1 };
}
