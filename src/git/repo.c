#define _XOPEN_SOURCE 700 /* realpath(3) */
#include "git/repo.h"

#include <errno.h>
#include <fcntl.h>
#include <git2/sys/repository.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/diag.h"
#include "git/handle.h"
#include "git/packs.h"

/*
 * What libgit2 sees of a pack at a time, and of all packs together: what has
 * been read counts as memory for as long as it is mapped.
 */
#define PACK_WINDOW_BYTES ((size_t)512 * 1024)
#define PACK_MAPPED_BYTES ((size_t)4 * 1024 * 1024)

const char *
repo_error(void)
{
	const git_error *e = git_error_last();

	return e != NULL && e->message != NULL ? e->message : "unknown error";
}

git_oid
repo_oid(const struct oid *id)
{
	git_oid out;

	_Static_assert(sizeof(out) == OID_BYTES, "libgit2's oid is SHA-1");
	memcpy(out.id, id->bytes, OID_BYTES);
	return out;
}

/*
 * No configuration but the repository's own, whoever owns it. The objects'
 * hashes are not verified: zlib and the pack's own sums find damage, and
 * verifying doubles the cost of reading a history.
 */
bool
repo_library_start(void)
{
	static const char *extensions[] = { "noop", "partialclone",
		"preciousobjects", "relativeworktrees", "worktreeconfig" };

	bool ok;

	if (git_libgit2_init() <= 0)
		return false;
	ok = git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0) == 0 &&
	    git_libgit2_opts(
		GIT_OPT_SET_SEARCH_PATH, GIT_CONFIG_LEVEL_SYSTEM, "") == 0 &&
	    git_libgit2_opts(
		GIT_OPT_SET_SEARCH_PATH, GIT_CONFIG_LEVEL_XDG, "") == 0 &&
	    git_libgit2_opts(
		GIT_OPT_SET_SEARCH_PATH, GIT_CONFIG_LEVEL_GLOBAL, "") == 0 &&
	    git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH,
		GIT_CONFIG_LEVEL_PROGRAMDATA, "") == 0 &&
	    git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0) == 0 &&
	    git_libgit2_opts(GIT_OPT_ENABLE_CACHING, 0) == 0 &&
	    git_libgit2_opts(GIT_OPT_SET_MWINDOW_SIZE, PACK_WINDOW_BYTES) ==
		0 &&
	    git_libgit2_opts(
		GIT_OPT_SET_MWINDOW_MAPPED_LIMIT, PACK_MAPPED_BYTES) == 0 &&
	    git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, extensions,
		sizeof(extensions) / sizeof(*extensions)) == 0;
	if (!ok)
		git_libgit2_shutdown();
	return ok;
}

static bool
exists(struct arena *arena, struct str folder, const char *name)
{
	struct str path = arena_printf(arena, "%.*s/%s", STR_ARG(folder), name);
	struct stat st;

	return lstat(arena_cstr(arena, path), &st) == 0;
}

/* Whether folder is one that a search does not go up to, as git(1) has it. */
static bool
is_ceiling(struct str folder)
{
	const char *listed = getenv("GIT_CEILING_DIRECTORIES");
	struct str rest = str_from(listed != NULL ? listed : ""), one;

	while (str_cut(&rest, ':', &one)) {
		while (one.n > 1 && str_ends(one, STR("/")))
			one.n--;
		if (one.n != 0 && str_eq(one, folder))
			return true;
	}
	return false;
}

bool
repo_discover(struct arena *arena, struct str path, struct str *out)
{
	size_t slash;

	*out = path;
	while (out->n > 1 && (out->n == path.n || !is_ceiling(*out))) {
		if (exists(arena, *out, ".git") ||
		    (exists(arena, *out, "HEAD") &&
			exists(arena, *out, "objects") &&
			exists(arena, *out, "refs")))
			return true;
		slash = str_find_last(*out, '/');
		*out = str_slice(*out, 0, slash != 0 ? slash : 1);
	}
	return out->n == 1 && exists(arena, *out, ".git");
}

/* Why libgit2 would not open what looks like a repository. */
static void
report_refused(struct str at, struct diag *diag)
{
	struct place place = { .path = at };
	const char *why = repo_error();

	if (strstr(why, "extension") != NULL ||
	    strstr(why, "repository version") != NULL) {
		diag_report(diag, CODE_REPO_FORMAT, place,
		    "this repository has a format that waymark cannot read "
		    "(%s)",
		    why);
		diag_hint(diag,
		    "clone it into a repository that \"git init "
		    "--object-format=sha1 --ref-format=files\" makes");
	} else {
		diag_report(diag, CODE_REPO_DAMAGED, place,
		    "the repository cannot be opened: %s", why);
		diag_hint(diag, "\"git fsck\" says what is wrong with it");
	}
}

static void
add_replaced(struct repo *repo, git_reference *ref)
{
	struct str name = str_from(git_reference_name(ref));
	const git_oid *target = git_reference_target(ref);
	struct oid from, *to;
	struct str key;

	name = str_skip(name, str_find_last(name, '/') + 1);
	if (target == NULL || !oid_from_hex(name, &from))
		return;
	to = arena_alloc(&repo->arena, sizeof(*to));
	memcpy(to->bytes, target->id, OID_BYTES);
	key = (struct str){ (const char *)from.bytes, OID_BYTES };
	map_put(&repo->replaced, str_copy(&repo->arena, key), to);
}

static void
read_replaced(struct repo *repo)
{
	git_reference_iterator *refs = NULL;
	git_reference *ref;

	if (git_reference_iterator_glob_new(
		&refs, repo->git, "refs/replace/*") < 0)
		return;
	while (git_reference_next(&ref, refs) == 0) {
		add_replaced(repo, ref);
		git_reference_free(ref);
	}
	git_reference_iterator_free(refs);
}

/* libgit2's own answer is wrong in a linked worktree. */
static bool
read_shallow(struct repo *repo)
{
	struct str path =
	    arena_printf(&repo->arena, "%.*s/shallow", STR_ARG(repo->common));
	struct stat st;

	return stat(arena_cstr(&repo->arena, path), &st) == 0 && st.st_size > 0;
}

/* libgit2's folders end in "/"; ours do not. */
static struct str
folder_from(struct arena *arena, const char *path)
{
	struct str s = str_from(path);

	if (s.n > 1 && str_ends(s, STR("/")))
		s.n--;
	return (struct str){ arena_cstr(arena, s), s.n };
}

static bool
open_at(struct repo *repo, struct str at, struct str folder, struct diag *diag)
{
	struct place place = { .path = at };
	const char *path = arena_cstr(&repo->arena, at);

	if (git_repository_open_ext(
		&repo->git, path, GIT_REPOSITORY_OPEN_NO_SEARCH, NULL) < 0 ||
	    git_repository_odb(&repo->odb, repo->git) < 0) {
		report_refused(at, diag);
		return false;
	}
	repo->common =
	    folder_from(&repo->arena, git_repository_commondir(repo->git));
	/*
	 * A repository may say that its working tree is anywhere; only the
	 * folder that holds ".git" is believed.
	 */
	if (exists(&repo->arena, at, ".git")) {
		repo->root = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
		if (repo->root < 0) {
			diag_report(diag, CODE_FILE_READ, place,
			    "the folder cannot be opened: %s", strerror(errno));
			return false;
		}
		folder = str_skip(folder, at.n + (at.n < folder.n));
		if (folder.n != 0)
			repo->prefix = arena_printf(
			    &repo->arena, "%.*s/", STR_ARG(folder));
	}
	repo->packs = packs_open(arena_printf(
	    &repo->arena, "%.*s/objects/pack", STR_ARG(repo->common)));
	read_replaced(repo);
	repo->shallow = read_shallow(repo);
	return true;
}

bool
repo_open(struct repo **out, const char *folder, struct diag *diag)
{
	struct place place = { .path = str_from(folder) };
	char *real = realpath(folder, NULL);
	struct arena arena;
	struct repo *repo;
	struct str at;
	bool ok = false;

	arena_init(&arena);
	repo = arena_alloc(&arena, sizeof(*repo));
	repo->arena = arena;
	repo->root = -1;
	map_init(&repo->replaced, &repo->arena);
	if (real == NULL) {
		diag_report(diag, CODE_REPO_MISSING, place,
		    "there is no such folder: %s", strerror(errno));
	} else if (!repo_discover(&repo->arena, str_from(real), &at)) {
		diag_report(diag, CODE_REPO_MISSING, place,
		    "this folder is not in a Git repository");
		diag_hint(diag,
		    "waymark publishes what Git tracks: \"git init && git add "
		    ". && git commit\" makes a start");
	} else if (!(repo->started = repo_library_start())) {
		diag_report(diag, CODE_REPO_DAMAGED, place,
		    "libgit2 did not start: %s", repo_error());
	} else {
		ok = open_at(repo, at, str_from(real), diag);
	}
	free(real);
	if (!ok) {
		repo_free(repo);
		repo = NULL;
	}
	*out = repo;
	return ok;
}

void
repo_free(struct repo *repo)
{
	struct arena arena;

	if (repo == NULL)
		return;
	if (repo->packs != NULL)
		packs_free(repo->packs);
	git_odb_free(repo->odb);
	git_repository_free(repo->git);
	if (repo->started)
		git_libgit2_shutdown();
	if (repo->root >= 0)
		close(repo->root);
	arena = repo->arena;
	arena_free(&arena);
}

void
repo_trim(struct repo *repo)
{
	packs_trim(repo->packs);
	git_odb_free(repo->odb);
	git_repository__cleanup(repo->git);
	/* The store was there a moment ago; without it every read fails. */
	if (git_repository_odb(&repo->odb, repo->git) < 0)
		git_odb_new(&repo->odb);
}

const char *
repo_common_folder(const struct repo *repo)
{
	return repo->common.p;
}

const char *
repo_folder(const struct repo *repo)
{
	return git_repository_path(repo->git);
}

struct str
repo_prefix(const struct repo *repo)
{
	return repo->prefix;
}

bool
repo_is_bare(const struct repo *repo)
{
	return repo->root < 0;
}

bool
repo_is_shallow(const struct repo *repo)
{
	return repo->shallow;
}

/* Git of today keeps it with the remote, and Git before 2.25 apart. */
static bool
says_partial(const git_config_entry *entry)
{
	struct str name = str_from(entry->name);

	return str_eq(name, STR("extensions.partialclone")) ||
	    (str_starts(name, STR("remote.")) &&
		str_ends(name, STR(".partialclonefilter")));
}

/* All settings are walked: libgit2 1.5 leaks memory where it matches names. */
bool
repo_is_partial(const struct repo *repo)
{
	git_config *config = NULL;
	git_config_iterator *all = NULL;
	git_config_entry *entry;
	bool partial = false;

	if (git_repository_config_snapshot(&config, repo->git) < 0)
		return false;
	if (git_config_iterator_new(&all, config) == 0) {
		while (!partial && git_config_next(&entry, all) == 0)
			partial = says_partial(entry);
	}
	git_config_iterator_free(all);
	git_config_free(config);
	return partial;
}

struct str
repo_library_version(struct arena *arena)
{
	int major = 0, minor = 0, patch = 0;

	git_libgit2_version(&major, &minor, &patch);
	return arena_printf(arena, "%d.%d.%d", major, minor, patch);
}
