#define _DEFAULT_SOURCE /* struct dirent's d_type */

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/limits.h"
#include "git/handle.h"
#include "git/snapshot.h"

/* What a walk of the content folder knows. */
struct walk {
	const struct snapshot *snapshot;
	const char *made;
	struct arena *arena;
	struct paths *out;
	struct paths folders; /* still to be looked into; each ends in "/" */
};

/* By .gitignore and .git/info/exclude; no program is run for it. */
static bool
is_ignored(const struct walk *w, struct str path)
{
	int ignored = 0;

	return git_ignore_path_is_ignored(&ignored, w->snapshot->repo->git,
		   arena_cstr(w->arena, path)) == 0 &&
	    ignored != 0;
}

static bool
is_tracked(const struct walk *w, struct str path)
{
	size_t first, end;

	if (!str_ends(path, STR("/")))
		return snapshot_find(w->snapshot, path) != NULL;
	snapshot_range(w->snapshot, path, &first, &end);
	return first != end;
}

static void
meet(struct walk *w, struct str folder, const struct dirent *de)
{
	bool is_folder = de->d_type == DT_DIR;
	struct str path;

	if (de->d_name[0] == '.' || (!is_folder && de->d_type != DT_REG))
		return;
	path = arena_printf(w->arena, "%.*s%s%s", STR_ARG(folder), de->d_name,
	    is_folder ? "/" : "");
	if (!is_tracked(w, path) && is_ignored(w, path))
		return;
	if (is_folder)
		*vec_push(w->arena, &w->folders) = path;
	else if (!is_tracked(w, path))
		*vec_push(w->arena, w->out) = path;
}

static void
look_into(struct walk *w, struct str folder)
{
	struct str path =
	    folder.n != 0 ? str_slice(folder, 0, folder.n - 1) : STR(".");
	int fd = file_open_beneath(w->snapshot->repo->root, path);
	struct dirent *de;
	DIR *dir;

	if (fd < 0)
		return;
	dir = faccessat(fd, w->made, F_OK, AT_SYMLINK_NOFOLLOW) == 0
	    ? NULL
	    : fdopendir(fd);
	if (dir == NULL) {
		close(fd);
		return;
	}
	while ((de = readdir(dir)) != NULL)
		meet(w, folder, de);
	closedir(dir);
}

void
snapshot_untracked(const struct snapshot *s, const char *made,
    struct arena *arena, struct paths *out)
{
	struct walk w = {
		.snapshot = s, .made = made, .arena = arena, .out = out
	};

	if (s->repo->root < 0)
		return;
	*vec_push(arena, &w.folders) = s->content;
	while (w.folders.n != 0 && out->n < LIMIT_ENTRIES)
		look_into(&w, w.folders.items[--w.folders.n]);
	if (out->n != 0)
		qsort(out->items, out->n, sizeof(*out->items), str_cmp_items);
}
