#define _DEFAULT_SOURCE /* struct dirent's d_type */
#include "serve/watch.h"

#include <dirent.h>
#include <errno.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "base/limits.h"

/* A file was written to its end, or one took its name or lost it. */
#define EVENTS                                                    \
	(IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | \
	    IN_MOVED_TO | IN_ONLYDIR | IN_DONT_FOLLOW)
#define READ_BYTES 16384

static int
add(struct watch *w, struct str path)
{
	int number =
	    inotify_add_watch(w->fd, arena_cstr(&w->arena, path), EVENTS);

	if (number < 0 && errno == ENOSPC)
		w->full = true;
	return number;
}

/* A folder is watched before it is listed: what comes later is an event. */
static void
add_all(struct watch *w, struct str path, unsigned depth)
{
	struct dirent *entry;
	DIR *dir;

	if (add(w, path) < 0 || depth == 0)
		return;
	dir = opendir(arena_cstr(&w->arena, path));
	while (dir != NULL && (entry = readdir(dir)) != NULL) {
		if (entry->d_type == DT_DIR && entry->d_name[0] != '.')
			add_all(w,
			    arena_printf(&w->arena, "%.*s/%s", STR_ARG(path),
				entry->d_name),
			    depth - 1);
	}
	if (dir != NULL)
		closedir(dir);
}

/* Adding a folder that is watched already changes nothing. */
static void
add_roots(struct watch *w)
{
	struct arena kept = w->arena;

	arena_init(&w->arena);
	for (size_t i = 0; i < w->roots.n; i++)
		add_all(w, w->roots.items[i], LIMIT_PATH_DEPTH);
	arena_free(&w->arena);
	w->arena = kept;
}

bool
watch_begin(struct watch *w)
{
	*w = (struct watch){ .fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC) };
	arena_init(&w->arena);
	return w->fd >= 0;
}

void
watch_end(struct watch *w)
{
	if (w->fd >= 0)
		close(w->fd);
	arena_free(&w->arena);
	w->fd = -1;
}

void
watch_folder(struct watch *w, struct str path)
{
	*vec_push(&w->arena, &w->roots) = str_copy(&w->arena, path);
	add_all(w, path, LIMIT_PATH_DEPTH);
}

void
watch_git(struct watch *w, struct str path)
{
	int number = add(w, path);

	if (number >= 0)
		*vec_push(&w->arena, &w->git) = number;
}

static bool
is_git(const struct watch *w, int number)
{
	for (size_t i = 0; i < w->git.n; i++) {
		if (w->git.items[i] == number)
			return true;
	}
	return false;
}

/*
 * Editors keep copies in files that begin with a dot or end in "~", Git locks
 * what it writes; none of that is the site's.
 */
static bool
counts(const struct watch *w, const struct inotify_event *e)
{
	struct str name = str_from(e->len != 0 ? e->name : "");

	if (is_git(w, e->wd))
		return str_is(name, "index") || str_is(name, "HEAD") ||
		    str_is(name, "packed-refs");
	return name.n == 0 || str_is(name, ".gitignore") ||
	    (name.p[0] != '.' && !str_ends(name, STR("~")) &&
		!str_ends(name, STR(".lock")));
}

bool
watch_read(struct watch *w)
{
	_Alignas(struct inotify_event) char bytes[READ_BYTES];
	const struct inotify_event *e;
	bool changed = false, folders = false;
	ssize_t n;

	while ((n = read(w->fd, bytes, sizeof(bytes))) > 0) {
		for (ssize_t at = 0; at < n;
		     at += (ssize_t)(sizeof(*e) + e->len)) {
			e = (const struct inotify_event *)(const void *)(bytes +
			    at);
			if ((e->mask & IN_IGNORED) != 0)
				continue;
			folders = folders ||
			    (e->mask & (IN_ISDIR | IN_Q_OVERFLOW)) != 0;
			changed = changed || (e->mask & IN_Q_OVERFLOW) != 0 ||
			    counts(w, e);
		}
	}
	if (folders)
		add_roots(w);
	return changed;
}
