#define _GNU_SOURCE /* getdents64(2) */
#include "publish/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* Deeper than any path of a site (LIMIT_PATH_DEPTH) or of a person's own. */
#define DEPTH_MAX 64
/* Of entries read at a time; a page's folder has three. */
#define ENTRIES_BYTES 4096

const char *const folder_kept[] = {
	".gitignore",
	".gitkeep",
	".nojekyll",
	"CNAME",
	"README.md",
	NULL,
};

int
folder_open(int parent, const char *name)
{
	return openat(
	    parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

static bool
is_dots(const char *name)
{
	return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

static bool
is_kept(const char *name)
{
	for (size_t i = 0; folder_kept[i] != NULL; i++) {
		if (strcmp(folder_kept[i], name) == 0)
			return true;
	}
	return false;
}

/* Read the open folder, as long as take says true. */
static bool
read_entries(int folder, unsigned depth,
    bool (*take)(int folder, const struct dirent64 *e, unsigned depth))
{
	_Alignas(struct dirent64) char entries[ENTRIES_BYTES] filled_first;
	const struct dirent64 *e;
	ssize_t n;

	while ((n = getdents64(folder, entries, sizeof(entries))) > 0) {
		for (ssize_t at = 0; at < n; at += e->d_reclen) {
			e = (const void *)(entries + at);
			if (!is_dots(e->d_name) && !take(folder, e, depth))
				return false;
		}
	}
	return n == 0;
}

/*
 * Each entry of the folder called name but "." and "..". A site has a folder
 * for each page: readdir(3) would cost each of them four calls more.
 */
static bool
each_entry(int parent, const char *name, unsigned depth,
    bool (*take)(int folder, const struct dirent64 *e, unsigned depth))
{
	int folder = folder_open(parent, name);
	bool ok = folder >= 0 && read_entries(folder, depth, take);

	if (folder >= 0)
		close(folder);
	return ok;
}

static bool
take_kept(int folder, const struct dirent64 *e, unsigned depth)
{
	(void)folder;
	(void)depth;
	return is_kept(e->d_name);
}

bool
folder_is_free(int folder)
{
	return each_entry(folder, ".", 0, take_kept);
}

static bool remove_folder(int parent, const char *name, unsigned depth);

static bool
remove_entry(int folder, const struct dirent64 *e, unsigned depth)
{
	if (e->d_type == DT_DIR)
		return remove_folder(folder, e->d_name, depth + 1);
	if (unlinkat(folder, e->d_name, 0) == 0 || errno == ENOENT)
		return true;
	/* Some file systems do not say what an entry is. */
	return errno == EISDIR && remove_folder(folder, e->d_name, depth + 1);
}

/*
 * A page's folder holds the page and no more: it is gone without a look at
 * what else is in it.
 */
static bool
remove_page(int parent, const char *name, int folder)
{
	return unlinkat(folder, "index.html", 0) == 0 &&
	    unlinkat(parent, name, AT_REMOVEDIR) == 0;
}

static bool
remove_folder(int parent, const char *name, unsigned depth)
{
	int folder;
	bool ok;

	if (depth > DEPTH_MAX) {
		errno = ELOOP;
		return false;
	}
	folder = folder_open(parent, name);
	if (folder < 0)
		return false;
	ok = remove_page(parent, name, folder) ||
	    (read_entries(folder, depth, remove_entry) &&
		unlinkat(parent, name, AT_REMOVEDIR) == 0);
	close(folder);
	return ok;
}

bool
folder_clear(int folder)
{
	return each_entry(folder, ".", 0, remove_entry);
}

bool
folder_remove(int parent, const char *name)
{
	return remove_folder(parent, name, 0);
}
