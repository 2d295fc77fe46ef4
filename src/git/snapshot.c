#include "git/snapshot.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/limits.h"
#include "git/commit.h"
#include "git/gather.h"
#include "git/handle.h"

static bool
find_folders(struct snapshot *s, const struct snapshot_options *options,
    struct arena *arena, struct diag *diag)
{
	struct str content =
	    options->content.n != 0 ? options->content : STR("content");

	s->root = str_copy(arena, repo_prefix(s->repo));
	if (content.p[0] != '/' &&
	    path_join(s->root, content, arena, &s->content))
		return true;
	diag_report(diag, CODE_CONTENT_FOLDER,
	    (struct place){ .path = str_copy(&diag->arena, content) },
	    "the content folder lies outside of the repository");
	diag_hint(diag,
	    "name it from the folder you are in, as in "
	    "\"--content content\"");
	return false;
}

/* The commit to show; false is reported. HEAD may be unborn. */
static bool
find_commit(struct snapshot *s, struct str rev, struct arena *arena,
    struct diag *diag, struct commit *out)
{
	struct oid id;

	if (!commit_find(s->repo, rev.n != 0 ? rev : STR("HEAD"), &id)) {
		if (rev.n == 0 && !repo_is_bare(s->repo))
			return true;
		diag_report(diag, CODE_REV_UNKNOWN, (struct place){ 0 },
		    "there is no commit called \"%.*s\"",
		    STR_ARG(rev.n != 0 ? rev : STR("HEAD")));
		diag_hint(diag,
		    "\"git log --oneline --all\" lists commits, "
		    "\"git tag\" lists tags");
		return false;
	}
	if (!commit_read(s->repo, &id, out)) {
		diag_report(diag, CODE_OBJECT_MISSING, (struct place){ 0 },
		    "commit %.*s cannot be read", STR_ARG(oid_hex(&id, arena)));
		return false;
	}
	s->commit = oid_hex(&id, arena);
	s->commit_time = out->committed.time;
	return true;
}

/* A person who forgot "git add" should read why there is no site. */
static bool
has_content(const struct snapshot *s, struct diag *diag)
{
	struct place place = { .path = s->content };
	size_t first, end;

	snapshot_range(s, s->content, &first, &end);
	if (first != end)
		return true;
	diag_report(diag, CODE_CONTENT_FOLDER, place,
	    "Git tracks no file in the content folder");
	diag_hint(diag,
	    "\"git add\" the files that make the site, or name "
	    "their folder with --content");
	return false;
}

static void
make_key(struct snapshot *s)
{
	struct hash_state *state;
	struct arena scratch;

	arena_init(&scratch);
	state = hash_begin(&scratch);
	hash_add(state, s->root);
	hash_add(state, s->content);
	for (size_t i = 0; i < s->n; i++) {
		const struct entry *e = &s->items[i];

		hash_add(state, e->path);
		hash_add(state,
		    (struct str){ (const char *)e->id.bytes, OID_BYTES });
	}
	s->key = hash_end(state);
	arena_free(&scratch);
}

bool
snapshot_take(struct snapshot *s, struct repo *repo,
    const struct snapshot_options *options, struct arena *arena,
    struct diag *diag)
{
	struct gather g = { .repo = repo,
		.arena = arena,
		.diag = diag,
		.looks = options->looks,
		.read = options->read && options->looks == NULL };
	struct commit commit = { .object = { .handle = NULL } };
	bool stored = options->rev.n != 0 || repo_is_bare(repo);
	bool ok;

	*s = (struct snapshot){ .repo = repo, .stored = stored };
	if (!find_folders(s, options, arena, diag) ||
	    !find_commit(s, options->rev, arena, diag, &commit))
		return false;
	g.content = s->content;
	g.themes = arena_printf(arena, "%.*sthemes/", STR_ARG(s->root));
	ok = stored ? tree_gather(&g, &commit.tree) : index_gather(&g);
	commit_free(&commit);
	if (!ok)
		return false;
	gather_sort(&g);
	s->items = g.items;
	s->n = g.n;
	make_key(s);
	return has_content(s, diag);
}

static int
compare_path(const void *key, const void *item)
{
	const struct str *path = key;
	const struct entry *e = item;

	return str_cmp(*path, e->path);
}

const struct entry *
snapshot_find(const struct snapshot *s, struct str path)
{
	return s->n != 0
	    ? bsearch(&path, s->items, s->n, sizeof(*s->items), compare_path)
	    : NULL;
}

/* Whether the working tree has something there; 0, or errno's word. */
static int
look_at(const struct snapshot *s, struct str path, struct stat *st)
{
	char name[LIMIT_PATH_BYTES];

	if (repo_is_bare(s->repo) || path.n >= sizeof(name))
		return ENAMETOOLONG;
	memcpy(name, path.p, path.n);
	name[path.n] = '\0';
	return fstatat(s->repo->root, name, st, AT_SYMLINK_NOFOLLOW) == 0
	    ? 0
	    : errno;
}

bool
snapshot_lacks(const struct snapshot *s, struct str path)
{
	struct stat st;
	size_t first, end;

	if (!str_ends(path, STR("/")))
		return snapshot_find(s, path) == NULL &&
		    (look_at(s, path, &st) == ENOENT ||
			!index_tracks(s->repo, path));
	snapshot_range(s, path, &first, &end);
	return first == end && !index_tracks(s->repo, path);
}

bool
snapshot_awaits(const struct snapshot *s, struct str path)
{
	struct stat st;

	return !s->stored && path.n != 0 && snapshot_find(s, path) == NULL &&
	    look_at(s, path, &st) == 0 && S_ISREG(st.st_mode);
}

bool
snapshot_renew(struct snapshot *s, struct str path)
{
	const struct entry *found = snapshot_find(s, path);
	struct entry *e = found != NULL ? &s->items[found - s->items] : NULL;

	if (e == NULL || e->stored)
		return false;
	e->bytes = (struct str){ NULL, 0 };
	return gather_hash(s->repo, e);
}

bool
entry_has(const struct entry *e, struct str bytes)
{
	struct oid id = object_blob_id(bytes);

	return oid_eq(&e->id, &id);
}

/* The first entry that does not stand before path. */
static size_t
lower_bound(const struct snapshot *s, struct str path)
{
	size_t low = 0, high = s->n, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (str_cmp(s->items[middle].path, path) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

void
snapshot_range(
    const struct snapshot *s, struct str prefix, size_t *first, size_t *end)
{
	*first = *end = lower_bound(s, prefix);
	while (*end < s->n && str_starts(s->items[*end].path, prefix))
		++*end;
}

static bool
report_bytes(const struct entry *e, struct diag *diag, bool large, size_t limit,
    const char *why)
{
	struct place place = { .path = e->path };

	if (large) {
		diag_report(diag, CODE_FILE_LARGE, place,
		    "this file is larger than the %zu bytes that waymark "
		    "takes of its kind",
		    limit);
		return false;
	}
	diag_report(
	    diag, CODE_FILE_READ, place, "this file cannot be read: %s", why);
	if (e->stored)
		diag_hint(diag,
		    "\"git fetch\" may bring what is missing, "
		    "\"git fsck\" says what is damaged");
	return false;
}

static bool
read_stored(const struct snapshot *s, const struct entry *e, size_t limit,
    struct arena *arena, struct diag *diag, struct str *out)
{
	struct object blob;

	switch (object_read(s->repo, &e->id, limit, &blob)) {
	case OBJECT_FOUND:
		break;
	case OBJECT_LARGE:
		return report_bytes(e, diag, true, limit, "");
	case OBJECT_MISSING:
		return report_bytes(e, diag, false, limit,
		    "the repository does not have it (a partial clone?)");
	case OBJECT_DAMAGED:
		return report_bytes(
		    e, diag, false, limit, "the repository is damaged");
	}
	*out = str_copy(arena, blob.bytes);
	object_free(&blob);
	return true;
}

bool
snapshot_bytes(const struct snapshot *s, const struct entry *e, size_t limit,
    struct arena *arena, struct diag *diag, struct str *out)
{
	if (e->bytes.p != NULL && e->bytes.n <= limit) {
		*out = e->bytes;
	} else if (e->stored) {
		if (!read_stored(s, e, limit, arena, diag, out))
			return false;
	} else if (!file_read_sized(s->repo->root, e->path, (size_t)e->size,
		       limit, arena, out)) {
		return report_bytes(
		    e, diag, errno == EFBIG, limit, strerror(errno));
	}
	if (!is_lfs_pointer(*out))
		return true;
	diag_report(diag, CODE_LFS_POINTER, (struct place){ .path = e->path },
	    "Git LFS has not brought the content of this file");
	diag_hint(diag,
	    "run \"git lfs pull\", and build from the working "
	    "tree");
	return false;
}
