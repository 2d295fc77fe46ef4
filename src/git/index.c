#define _XOPEN_SOURCE 700 /* struct stat's st_mtim */

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/limits.h"
#include "git/gather.h"
#include "git/handle.h"
#include "git/looks.h"
#include "git/staged.h"

/* When the index was written; a file changed since then may look the same. */
static struct timespec
written_at(const char *folder, struct arena *arena)
{
	struct str path =
	    arena_printf(arena, "%.*sindex", STR_ARG(str_from(folder)));
	struct stat st;

	if (stat(arena_cstr(arena, path), &st) < 0)
		return (struct timespec){ 0, 0 };
	return st.st_mtim;
}

static bool
same_time(struct staged_time a, struct timespec b)
{
	/* Some tools store no nanoseconds. */
	return a.seconds == (uint32_t)b.tv_sec &&
	    (a.nanoseconds == 0 || a.nanoseconds == (uint32_t)b.tv_nsec);
}

/* Changed in the same tick as the index was written, or later. */
static bool
is_racy(struct staged_time t, struct timespec written)
{
	if (t.seconds != (uint32_t)written.tv_sec)
		return t.seconds > (uint32_t)written.tv_sec;
	return t.nanoseconds == 0 || t.nanoseconds >= (uint32_t)written.tv_nsec;
}

/*
 * What the index remembers of the file is still so; only then its content
 * need not be read. The index has 32 bits of each number.
 */
static bool
is_unchanged(const struct staged_entry *se, const struct stat *st,
    struct timespec written)
{
	return same_time(se->modified, st->st_mtim) &&
	    same_time(se->changed, st->st_ctim) &&
	    se->inode == (uint32_t)st->st_ino && se->uid == st->st_uid &&
	    se->gid == st->st_gid && se->size == (uint32_t)st->st_size &&
	    ((se->mode ^ st->st_mode) & 0100) == 0 &&
	    !is_racy(se->modified, written);
}

/* The bytes with LF for CRLF, as Git stores texts of Windows. */
static struct str
with_lf(struct str s, struct arena *arena)
{
	char *p = arena_bytes(arena, s.n);
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] != '\r' || i + 1 == s.n || s.p[i + 1] != '\n')
			p[n++] = s.p[i];
	}
	return (struct str){ p, n };
}

bool
gather_hash(const struct repo *repo, struct entry *e)
{
	struct arena scratch;
	struct str bytes = e->bytes;
	struct oid id;
	bool ok;

	arena_init(&scratch);
	e->id = (struct oid){ { 0 } };
	e->modified = true;
	ok = bytes.p != NULL ||
	    file_read(repo->root, e->path, LIMIT_BLOB_BYTES, &scratch, &bytes);
	if (ok) {
		e->size = bytes.n;
		e->id = object_blob_id(bytes);
		id = object_blob_id(with_lf(bytes, &scratch));
		e->modified =
		    !oid_eq(&e->id, &e->tracked) && !oid_eq(&id, &e->tracked);
	}
	arena_free(&scratch);
	return ok;
}

/* What a site is read from; files that are only sent on may be large. */
static bool
is_document(const struct gather *g, struct str path)
{
	return str_starts(path, g->content) &&
	    (str_ends(path, STR(".md")) || str_ends(path, STR(".yaml")));
}

/*
 * To look at a file is a way through all of its folders, and to open it is
 * another one. What cannot be read so is looked at, which says why.
 */
static bool
read_at_once(const struct gather *g, struct entry *e, struct stat *st)
{
	return g->read && is_document(g, e->path) &&
	    file_read_seen(g->repo->root, e->path, LIMIT_MARKDOWN_BYTES,
		g->arena, &e->bytes, st);
}

/* False when there is no such file any more; what is there is reported. */
static bool
look_at_file(struct gather *g, struct entry *e, const struct staged_entry *se,
    struct timespec written)
{
	struct place place = { .path = e->path };
	struct stat st;

	if (!read_at_once(g, e, &st) &&
	    fstatat(g->repo->root, se->path.p, &st, AT_SYMLINK_NOFOLLOW) < 0) {
		if (errno != ENOENT && errno != ENOTDIR)
			diag_report(g->diag, CODE_FILE_READ, place,
			    "this file cannot be looked at: %s",
			    strerror(errno));
		return false;
	}
	if (S_ISLNK(st.st_mode)) {
		diag_report(g->diag, CODE_PATH_LINK, place,
		    "in the working tree this is a symbolic link, which "
		    "waymark does not follow");
		diag_hint(g->diag, "put a copy of the file in its place");
	}
	if (!S_ISREG(st.st_mode))
		return false;
	e->size = (uint64_t)st.st_size;
	/* A file that cannot be read now is reported when it is wanted. */
	if (se->intended || !is_unchanged(se, &st, written))
		(void)gather_hash(g->repo, e);
	return true;
}

static void
report_conflict(struct gather *g, struct str path)
{
	diag_report(g->diag, CODE_MERGE_CONFLICT, (struct place){ path, 0, 0 },
	    "Git could not merge this file by itself");
	diag_hint(g->diag,
	    "choose between the parts marked <<<<<<< and >>>>>>>, "
	    "then \"git add\" the file");
}

static void
gather_file(
    struct gather *g, const struct staged_entry *se, struct timespec written)
{
	struct entry *e = gather_add(g, se->path, &se->id, se->mode);

	if (e == NULL)
		return;
	/* A sparse checkout has no file; the store has what it would be. */
	e->stored = se->skipped;
	if (g->looks != NULL && looks_recall(g->looks, e))
		return;
	if (e->stored) {
		if (!object_size(g->repo, &e->id, &e->size))
			e->size = 0;
	} else if (!look_at_file(g, e, se, written)) {
		gather_drop(g);
		return;
	}
	/* What could not be read is tried again. */
	if (g->looks != NULL && !oid_is_zero(&e->id))
		looks_keep(g->looks, e);
}

static size_t
count_wanted(const struct gather *g, const struct staged *staged)
{
	size_t n = 0;

	for (size_t i = 0; i < staged->n; i++)
		n += gather_wants(g, staged->items[i].path);
	return n;
}

static bool
gather_all(
    struct gather *g, const struct staged *staged, struct timespec written)
{
	const struct staged_entry *se;
	bool ok = true;

	vec_reserve(g->arena, g, count_wanted(g, staged));
	for (size_t i = 0; ok && i < staged->n; i++) {
		se = &staged->items[i];
		if (str_ends(se->path, STR("/"))) {
			ok = !gather_wants_folder(g, se->path) ||
			    tree_gather_below(g, se->path, &se->id);
		} else if (!gather_wants(g, se->path)) {
			continue;
		} else if (se->stage == 0) {
			gather_file(g, se, written);
		} else if (i == 0 || !str_eq(se[-1].path, se->path)) {
			/* Once for all sides of a conflict. */
			report_conflict(g, se->path);
		}
	}
	return ok;
}

bool
index_gather(struct gather *g)
{
	const char *folder = git_repository_path(g->repo->git);
	struct staged staged;
	struct arena scratch;
	bool ok;

	arena_init(&scratch);
	ok = staged_read(&staged, folder, &scratch);
	if (ok) {
		ok = gather_all(g, &staged, written_at(folder, &scratch));
	} else {
		diag_report(g->diag, CODE_INDEX_DAMAGED,
		    (struct place){ .path = STR(".git/index") },
		    "Git's index cannot be read: %s", staged.why);
		diag_hint(g->diag,
		    "\"git read-tree HEAD\" makes it anew; your files stay "
		    "as they are");
	}
	arena_free(&scratch);
	return ok;
}

/* A folder that is left out of the working tree stands for what is in it. */
static bool
is_one(struct str tracked, struct str path)
{
	return str_eq(tracked, path) ||
	    (str_ends(path, STR("/")) && str_starts(tracked, path)) ||
	    (str_ends(tracked, STR("/")) && str_starts(path, tracked));
}

bool
index_tracks(const struct repo *repo, struct str path)
{
	struct staged staged;
	struct arena scratch;
	bool found;

	arena_init(&scratch);
	found = !staged_read(&staged, git_repository_path(repo->git), &scratch);
	for (size_t i = 0; !found && i < staged.n; i++)
		found = is_one(staged.items[i].path, path);
	arena_free(&scratch);
	return found;
}
