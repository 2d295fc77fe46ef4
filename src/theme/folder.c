#include "theme/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "git/snapshot.h"

/* A theme has assets/icons/x.svg, not a tree: deeper folders are not read. */
#define FOLDER_DEPTH 4

/* From build/waymark up to the folder that has themes/, at most. */
#define PROGRAM_DEPTH 3

/* A folder on the machine as it is walked. */
struct walk {
	struct folder_files *out;
	struct str root; /* path of the theme's folder */
	int dir; /* the theme's folder */
	struct arena *arena;
	struct diag *diag;
};

static int
compare_files(const void *a, const void *b)
{
	return str_cmp(((const struct theme_file *)a)->name,
	    ((const struct theme_file *)b)->name);
}

static void
report_unread(struct diag *diag, struct str path)
{
	struct place place = { path, 0, 0 };

	diag_report(diag, errno == EFBIG ? CODE_FILE_LARGE : CODE_FILE_READ,
	    place, "this file of the theme cannot be read: %s",
	    errno == EFBIG ? "it is over 4 MiB" : strerror(errno));
}

static void
walk_file(struct walk *w, struct str name)
{
	struct theme_file file = { name, { NULL, 0 }, { NULL, 0 } };

	file.path = arena_printf(
	    w->arena, "%.*s/%.*s", STR_ARG(w->root), STR_ARG(name));
	if (file_read(
		w->dir, name, LIMIT_THEME_FILE_BYTES, w->arena, &file.bytes))
		*vec_push(w->arena, w->out) = file;
	else
		report_unread(w->diag, file.path);
}

static void
walk_folder(struct walk *w, struct str below, unsigned depth)
{
	int fd = open(below.n == 0 ? arena_cstr(w->arena, w->root)
				   : arena_cstr(w->arena,
					 arena_printf(w->arena, "%.*s/%.*s",
					     STR_ARG(w->root), STR_ARG(below))),
	    O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);
	struct dirent *entry;
	struct stat st;
	struct str name;

	while (dir != NULL && (entry = readdir(dir)) != NULL) {
		if (entry->d_name[0] == '.' ||
		    fstatat(fd, entry->d_name, &st, AT_SYMLINK_NOFOLLOW) != 0)
			continue;
		name = arena_printf(w->arena, "%.*s%s%s", STR_ARG(below),
		    below.n == 0 ? "" : "/", entry->d_name);
		if (S_ISREG(st.st_mode))
			walk_file(w, name);
		else if (S_ISDIR(st.st_mode) && depth < FOLDER_DEPTH)
			walk_folder(w, name, depth + 1);
	}
	if (dir != NULL)
		closedir(dir);
}

static void
folder_from_disk(struct folder_files *out, struct str themes, struct str name,
    struct arena *arena, struct diag *diag)
{
	struct walk w = { out, { NULL, 0 }, -1, arena, diag };

	w.root =
	    arena_printf(arena, "%.*s/%.*s", STR_ARG(themes), STR_ARG(name));
	w.dir =
	    open(arena_cstr(arena, w.root), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (w.dir < 0)
		return;
	walk_folder(&w, (struct str){ "", 0 }, 0);
	close(w.dir);
	if (out->n > 1)
		qsort(out->items, out->n, sizeof(*out->items), compare_files);
}

/* The folder that the program itself stands in; empty if /proc is not there. */
static struct str
program_folder(struct arena *arena)
{
	char path[4096];
	ssize_t n = readlink("/proc/self/exe", path, sizeof(path));
	struct str whole = { path, n < 0 ? 0 : (size_t)n };
	size_t slash = str_find_last(whole, '/');

	return slash == STR_NONE ? STR("")
				 : str_copy(arena, str_slice(whole, 0, slash));
}

struct str
folder_of_program(struct arena *arena)
{
	struct str folder = program_folder(arena), themes;
	size_t slash;

	for (unsigned up = 0; up < PROGRAM_DEPTH && folder.n != 0; up++) {
		slash = str_find_last(folder, '/');
		folder = str_slice(folder, 0, slash == STR_NONE ? 0 : slash);
		themes = arena_printf(arena, "%.*s/themes", STR_ARG(folder));
		if (access(arena_cstr(arena, themes), R_OK | X_OK) == 0)
			return themes;
	}
	return STR(WAYMARK_DATADIR "/themes");
}

void
folder_from_data(struct folder_files *out, struct str in_tree,
    struct str installed, struct str name, struct arena *arena,
    struct diag *diag)
{
	struct str folder = program_folder(arena);
	size_t slash;

	for (unsigned up = 0; up < PROGRAM_DEPTH && folder.n != 0; up++) {
		slash = str_find_last(folder, '/');
		folder = str_slice(folder, 0, slash == STR_NONE ? 0 : slash);
		folder_from_disk(out,
		    arena_printf(
			arena, "%.*s%.*s", STR_ARG(folder), STR_ARG(in_tree)),
		    name, arena, diag);
		if (out->n != 0)
			return;
	}
	folder_from_disk(out,
	    arena_printf(arena, WAYMARK_DATADIR "%.*s", STR_ARG(installed)),
	    name, arena, diag);
}

void
folder_from_program(struct folder_files *out, struct str name,
    struct arena *arena, struct diag *diag)
{
	folder_from_data(
	    out, STR("/themes"), STR("/themes"), name, arena, diag);
}

void
folder_from_snapshot(struct folder_files *out, const struct snapshot *snapshot,
    struct str name, struct arena *arena, struct diag *diag)
{
	struct str prefix = arena_printf(
	    arena, "%.*sthemes/%.*s/", STR_ARG(snapshot->root), STR_ARG(name));
	struct theme_file file;
	size_t first, end;

	snapshot_range(snapshot, prefix, &first, &end);
	for (size_t i = first; i < end; i++) {
		const struct entry *e = &snapshot->items[i];

		file.name = str_skip(e->path, prefix.n);
		file.path = e->path;
		if (snapshot_bytes(snapshot, e, LIMIT_THEME_FILE_BYTES, arena,
			diag, &file.bytes))
			*vec_push(arena, out) = file;
	}
}
