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

/* A save of so many files is a checkout: then all are looked at. */
#define PATHS_MOST 1000u

void
changes_init(struct changes *c)
{
	*c = (struct changes){ .lost = false };
	arena_init(&c->arena);
}

void
changes_free(struct changes *c)
{
	arena_free(&c->arena);
}

void
changes_told(struct changes *c)
{
	changes_free(c);
	changes_init(c);
}

static int
add(struct watch *w, struct str path, struct arena *scratch)
{
	int number =
	    inotify_add_watch(w->fd, arena_cstr(scratch, path), EVENTS);

	if (number < 0 && errno == ENOSPC)
		w->full = true;
	return number;
}

/* A folder that was moved keeps its number and has another name. */
static void
call(struct watch *w, int number, struct str name)
{
	struct str *at;

	while (w->names.n <= (size_t)number)
		(void)vec_push(&w->arena, &w->names);
	at = &w->names.items[number];
	if (!str_eq(*at, name) || at->p == NULL)
		*at = name.p != NULL ? str_copy(&w->arena, name) : name;
}

static struct str
below(
    struct str folder, const char *name, const char *end, struct arena *scratch)
{
	if (folder.p == NULL)
		return folder;
	return arena_printf(scratch, "%.*s%s%s", STR_ARG(folder), name, end);
}

/* A folder is watched before it is listed: what comes later is an event. */
static bool
add_all(struct watch *w, struct str path, struct str name, unsigned depth,
    struct arena *scratch)
{
	int number = add(w, path, scratch);
	struct dirent *entry;
	DIR *dir;

	if (number < 0)
		return false;
	call(w, number, name);
	dir = depth != 0 ? opendir(arena_cstr(scratch, path)) : NULL;
	while (dir != NULL && (entry = readdir(dir)) != NULL) {
		if (entry->d_type == DT_DIR && entry->d_name[0] != '.')
			(void)add_all(w,
			    arena_printf(scratch, "%.*s/%s", STR_ARG(path),
				entry->d_name),
			    below(name, entry->d_name, "/", scratch), depth - 1,
			    scratch);
	}
	if (dir != NULL)
		closedir(dir);
	return true;
}

static void
add_root(struct watch *w, struct watch_root *root)
{
	struct arena scratch;

	arena_init(&scratch);
	root->found =
	    add_all(w, root->path, root->name, LIMIT_PATH_DEPTH, &scratch);
	arena_free(&scratch);
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
watch_folder(struct watch *w, struct str path, struct str name)
{
	struct watch_root *root = vec_push(&w->arena, &w->roots);

	root->path = str_copy(&w->arena, path);
	root->name = name.p != NULL ? str_copy(&w->arena, name) : name;
	add_root(w, root);
}

void
watch_git(struct watch *w, struct str path)
{
	int number = add(w, path, &w->arena);

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
counts(const struct watch *w, const struct inotify_event *e, struct str name)
{
	if (is_git(w, e->wd))
		return str_is(name, "index") || str_is(name, "HEAD") ||
		    str_is(name, "packed-refs");
	return name.n == 0 || str_is(name, ".gitignore") ||
	    (name.p[0] != '.' && !str_ends(name, STR("~")) &&
		!str_ends(name, STR(".lock")));
}

static bool
is_told(const struct changes *changes, struct str path)
{
	for (size_t i = 0; i < changes->paths.n; i++) {
		if (str_eq(changes->paths.items[i], path))
			return true;
	}
	return false;
}

/*
 * Editors write a file of another name, which goes when it takes the right
 * one, or put the old file aside and write a new one.
 */
static void
note_gone(
    struct changes *changes, const struct inotify_event *e, struct str path)
{
	if ((e->mask & (IN_DELETE | IN_MOVED_FROM)) == 0) {
		if (str_eq(changes->gone, path))
			changes->gone = STR("");
	} else if (changes->gone.n == 0 && !is_told(changes, path)) {
		changes->gone = path;
	}
}

static void
note_path(
    struct changes *changes, const struct inotify_event *e, struct str path)
{
	note_gone(changes, e, path);
	if (changes->paths.n < PATHS_MOST)
		*vec_push(&changes->arena, &changes->paths) = path;
	else
		changes->lost = true;
}

/* What an event in a folder of the site says of a file, or of a folder. */
static enum watch_news
note_file(struct watch *w, const struct inotify_event *e, struct str name,
    struct changes *changes)
{
	bool is_folder = (e->mask & IN_ISDIR) != 0;
	struct str folder = { NULL, 0 };

	if ((size_t)e->wd < w->names.n)
		folder = w->names.items[e->wd];
	if (folder.p != NULL)
		note_path(changes, e,
		    below(folder, e->name, is_folder ? "/" : "",
			&changes->arena));
	else
		changes->others = true;
	/* Editors try out a folder with names such as "4913". */
	return !is_folder && changes->gone.n == 0 &&
		(e->mask & (IN_CLOSE_WRITE | IN_MOVED_TO)) != 0 &&
		str_find_char(name, '.') != STR_NONE
	    ? WATCH_SAVED
	    : WATCH_BEGUN;
}

static enum watch_news
note(struct watch *w, const struct inotify_event *e, struct changes *changes)
{
	struct str name = str_from(e->len != 0 ? e->name : "");

	if ((e->mask & IN_Q_OVERFLOW) != 0) {
		changes->lost = true;
		return WATCH_BEGUN;
	}
	if ((e->mask & IN_IGNORED) != 0 || !counts(w, e, name))
		return WATCH_NOTHING;
	if (name.n != 0 && !is_git(w, e->wd) && (size_t)e->wd < w->names.n)
		return note_file(w, e, name, changes);
	changes->others = true;
	return is_git(w, e->wd) ? WATCH_TRACKED : WATCH_BEGUN;
}

enum watch_news
watch_read(struct watch *w, struct changes *changes)
{
	_Alignas(struct inotify_event) char bytes[READ_BYTES];
	const struct inotify_event *e;
	enum watch_news news = WATCH_NOTHING, one;
	bool folders = false;
	ssize_t n;

	while ((n = read(w->fd, bytes, sizeof(bytes))) > 0) {
		for (ssize_t at = 0; at < n;
		     at += (ssize_t)(sizeof(*e) + e->len)) {
			e = (const struct inotify_event *)(const void *)(bytes +
			    at);
			folders = folders ||
			    (e->mask & (IN_ISDIR | IN_Q_OVERFLOW)) != 0;
			one = note(w, e, changes);
			news = one != WATCH_NOTHING ? one : news;
		}
	}
	/* A first theme of the site's own counts when it is added to Git. */
	for (size_t i = 0; news != WATCH_NOTHING && i < w->roots.n; i++) {
		if (folders || !w->roots.items[i].found)
			add_root(w, &w->roots.items[i]);
	}
	return news;
}
