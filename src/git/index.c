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

/* When the index was written; a file changed since then may look the same. */
static struct timespec
written_at(const git_index *index)
{
	const char *path = git_index_path(index);
	struct stat st;

	if (path == NULL || stat(path, &st) < 0)
		return (struct timespec){ 0, 0 };
	return st.st_mtim;
}

static bool
same_time(git_index_time a, struct timespec b)
{
	/* Some tools store no nanoseconds. */
	return a.seconds == (int32_t)b.tv_sec &&
	    (a.nanoseconds == 0 || a.nanoseconds == (uint32_t)b.tv_nsec);
}

/* Changed in the same tick as the index was written, or later. */
static bool
is_racy(git_index_time t, struct timespec written)
{
	if (t.seconds != (int32_t)written.tv_sec)
		return t.seconds > (int32_t)written.tv_sec;
	return t.nanoseconds == 0 || t.nanoseconds >= (uint32_t)written.tv_nsec;
}

/*
 * What the index remembers of the file is still so; only then its content
 * need not be read. The index has 32 bits of each number.
 */
static bool
is_unchanged(
    const git_index_entry *ie, const struct stat *st, struct timespec written)
{
	return same_time(ie->mtime, st->st_mtim) &&
	    same_time(ie->ctime, st->st_ctim) &&
	    ie->ino == (uint32_t)st->st_ino && ie->uid == st->st_uid &&
	    ie->gid == st->st_gid && ie->file_size == (uint32_t)st->st_size &&
	    ((ie->mode ^ st->st_mode) & 0100) == 0 &&
	    !is_racy(ie->mtime, written);
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

static void
hash_file(struct gather *g, struct entry *e)
{
	struct arena scratch;
	struct oid id, stored = e->id;
	struct str bytes;

	arena_init(&scratch);
	/* A file that cannot be read now is reported when it is wanted. */
	e->modified = true;
	if (file_read(
		g->repo->root, e->path, LIMIT_BLOB_BYTES, &scratch, &bytes)) {
		e->id = object_blob_id(bytes);
		id = object_blob_id(with_lf(bytes, &scratch));
		e->modified = !oid_eq(&e->id, &stored) && !oid_eq(&id, &stored);
	} else {
		e->id = (struct oid){ { 0 } };
	}
	arena_free(&scratch);
}

/* False when there is no such file any more; what is there is reported. */
static bool
look_at_file(struct gather *g, struct entry *e, const git_index_entry *ie,
    struct timespec written)
{
	struct place place = { .path = e->path };
	struct stat st;

	if (fstatat(g->repo->root, ie->path, &st, AT_SYMLINK_NOFOLLOW) < 0) {
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
	if ((ie->flags_extended & GIT_INDEX_ENTRY_INTENT_TO_ADD) != 0 ||
	    !is_unchanged(ie, &st, written))
		hash_file(g, e);
	return true;
}

static void
gather_one(struct gather *g, const git_index_entry *ie, struct timespec written)
{
	struct str path = str_from(ie->path);
	struct oid id;
	struct entry *e;

	memcpy(id.bytes, ie->id.id, OID_BYTES);
	if (git_index_entry_stage(ie) > 1) {
		/* The other sides of a conflict that is told of once. */
		return;
	}
	if (git_index_entry_stage(ie) == 1) {
		diag_report(g->diag, CODE_MERGE_CONFLICT,
		    (struct place){ .path = path },
		    "Git could not merge this file by itself");
		diag_hint(g->diag,
		    "choose between the parts marked <<<<<<< and >>>>>>>, "
		    "then \"git add\" the file");
		return;
	}
	e = gather_add(g, path, &id, ie->mode);
	if (e == NULL)
		return;
	/* A sparse checkout has no file; the store has what it would be. */
	e->stored = (ie->flags_extended & GIT_INDEX_ENTRY_SKIP_WORKTREE) != 0;
	if (e->stored) {
		if (!object_size(g->repo, &e->id, &e->size))
			e->size = 0;
	} else if (!look_at_file(g, e, ie, written)) {
		gather_drop(g);
	}
}

/* A split or sparse index is in order, and libgit2 1.5 cannot read it. */
static void
report_unreadable(struct gather *g)
{
	const char *why = repo_error();

	diag_report(g->diag, CODE_INDEX_DAMAGED,
	    (struct place){ .path = STR(".git/index") },
	    "Git's index cannot be read: %s", why);
	if (strstr(why, "extension") != NULL)
		diag_hint(g->diag,
		    "\"git update-index --no-split-index\" or \"git "
		    "sparse-checkout reapply --no-sparse-index\" writes it "
		    "in full");
	else
		diag_hint(g->diag,
		    "\"git read-tree HEAD\" makes it anew; your files stay "
		    "as they are");
}

bool
index_gather(struct gather *g)
{
	const git_index_entry *ie;
	struct timespec written;
	git_index *index = NULL;

	if (git_repository_index(&index, g->repo->git) < 0) {
		report_unreadable(g);
		return false;
	}
	written = written_at(index);
	for (size_t i = 0; i < git_index_entrycount(index); i++) {
		ie = git_index_get_byindex(index, i);
		if (gather_wants(g, str_from(ie->path)))
			gather_one(g, ie, written);
	}
	git_index_free(index);
	return true;
}
