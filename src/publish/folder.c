#define _DEFAULT_SOURCE /* d_type */
#include "publish/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* Deeper than any path of a site (LIMIT_PATH_DEPTH) or of a person's own. */
#define DEPTH_MAX 64

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

/* A stream of its own: closing it leaves the folder's descriptor open. */
static DIR *
stream_open(int folder)
{
	int fd = folder_open(folder, ".");
	DIR *stream = fd < 0 ? NULL : fdopendir(fd);

	if (stream == NULL && fd >= 0)
		close(fd);
	return stream;
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

bool
folder_is_free(int folder)
{
	DIR *stream = stream_open(folder);
	const struct dirent *e;
	bool is_free = stream != NULL;

	while (is_free && (e = readdir(stream)) != NULL)
		is_free = is_dots(e->d_name) || is_kept(e->d_name);
	if (stream != NULL)
		closedir(stream);
	return is_free;
}

static bool remove_folder(int parent, const char *name, unsigned depth);

static bool
remove_entry(int folder, const struct dirent *e, unsigned depth)
{
	if (e->d_type == DT_DIR)
		return remove_folder(folder, e->d_name, depth + 1);
	if (unlinkat(folder, e->d_name, 0) == 0 || errno == ENOENT)
		return true;
	/* Some file systems do not say what an entry is. */
	return errno == EISDIR && remove_folder(folder, e->d_name, depth + 1);
}

static bool
clear(int folder, unsigned depth)
{
	DIR *stream = stream_open(folder);
	const struct dirent *e;
	bool ok = stream != NULL;

	while (ok && (e = readdir(stream)) != NULL)
		ok = is_dots(e->d_name) || remove_entry(folder, e, depth);
	if (stream != NULL)
		closedir(stream);
	return ok;
}

static bool
remove_folder(int parent, const char *name, unsigned depth)
{
	int fd;
	bool ok;

	if (depth > DEPTH_MAX) {
		errno = ELOOP;
		return false;
	}
	fd = folder_open(parent, name);
	ok = fd >= 0 && clear(fd, depth);
	if (fd >= 0)
		close(fd);
	return ok && unlinkat(parent, name, AT_REMOVEDIR) == 0;
}

bool
folder_clear(int folder)
{
	return clear(folder, 0);
}

bool
folder_remove(int parent, const char *name)
{
	return remove_folder(parent, name, 0);
}
