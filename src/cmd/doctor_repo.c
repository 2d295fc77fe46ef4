/*
 * What a doctor sees of the repository: what is here, and what is missing.
 */
#define _XOPEN_SOURCE 700 /* realpath(3) */

#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

#include "cmd/doctor.h"
#include "git/repo.h"
#include "publish/manifest.h"

/* A pointer of Git LFS is shorter (its specification, "The Pointer"). */
#define POINTER_BYTES_MAX 1024u

static const char *
plural(size_t n)
{
	return n == 1 ? "" : "s";
}

void
doctor_repository(struct doctor *d)
{
	char real[PATH_MAX];
	struct str prefix;

	if (!repo_open(&d->repo, ".", &d->diag)) {
		doctor_tell_error(d);
		return;
	}
	d->known = KNOWN_REPO;
	prefix = repo_prefix(d->repo);
	d->root = str_from(realpath(".", real) != NULL ? real : "");
	if (prefix.n < d->root.n)
		d->root.n -= prefix.n;
	d->root = str_copy(&d->arena, d->root);
	if (repo_is_bare(d->repo))
		doctor_tell(d, NOTE, "Clone it to see drafts and changes.",
		    "it is bare: it has commits and no files to work on");
	else
		doctor_tell(d, FINE, NULL, "found");
}

void
doctor_shallow(struct doctor *d)
{
	if (repo_is_shallow(d->repo))
		doctor_tell(d, PROBLEM,
		    "Run \"git fetch --filter=blob:none --unshallow\", or set "
		    "fetch-depth: 0.",
		    "the clone is shallow: first drafts and days are missing");
	else
		doctor_tell(d, FINE, NULL, "whole");
}

void
doctor_partial(struct doctor *d)
{
	if (repo_is_partial(d->repo))
		doctor_tell(d, NOTE,
		    "If old texts are missing, run \"git fetch --refetch "
		    "--no-filter\".",
		    "the clone is partial: old texts may not be here");
	else
		doctor_tell(d, FINE, NULL, "no old text is left out");
}

/* Git looks for it in every folder; these two are where people put it. */
void
doctor_attributes(struct doctor *d)
{
	struct str path =
	    arena_printf(&d->arena, "%.*s/.gitattributes", STR_ARG(d->root));

	if (repo_is_bare(d->repo))
		return;
	if (access(arena_cstr(&d->arena, path), R_OK) == 0 ||
	    access(".gitattributes", R_OK) == 0)
		doctor_tell(d, FINE, NULL, "set in .gitattributes");
	else
		doctor_tell(d, NOTE,
		    "Put \"* text=auto eol=lf\" in a file .gitattributes, and "
		    "git add it.",
		    "Windows may change them: there is no .gitattributes");
}

void
doctor_content(struct doctor *d)
{
	const struct build_options *o = d->options;
	const struct snapshot_options from = { .content = o->content };
	const struct config_options now = { .now = o->now };
	size_t errors;

	if (!snapshot_take(&d->snapshot, d->repo, &from, &d->arena, &d->diag)) {
		doctor_tell_error(d);
		return;
	}
	d->known = KNOWN_FILES;
	errors = d->diag.errors;
	if (!config_load(&d->config, &d->snapshot, &now, &d->arena, &d->diag) ||
	    !content_load(
		&d->content, &d->snapshot, &d->config, &d->arena, &d->diag)) {
		doctor_tell_error(d);
		return;
	}
	d->known = KNOWN_CONTENT;
	errors = d->diag.errors - errors;
	if (errors > 0)
		doctor_tell(d, PROBLEM,
		    "\"waymark check\" shows where and why.",
		    "%zu error%s in %zu files", errors, plural(errors),
		    d->content.n);
	else
		doctor_tell(d, FINE, NULL,
		    "%zu file%s, no error in reading them", d->content.n,
		    plural(d->content.n));
}

void
doctor_merges(struct doctor *d)
{
	size_t n = 0;

	for (size_t i = 0; i < d->diag.n; i++)
		n += d->diag.items[i].code == CODE_MERGE_CONFLICT;
	if (n > 0)
		doctor_tell(d, PROBLEM,
		    "Choose between the parts marked <<<<<<< and >>>>>>>, then "
		    "\"git add\".",
		    "Git could not merge %zu file%s by itself", n, plural(n));
	else
		doctor_tell(d, FINE, NULL, "none is waiting");
}

void
doctor_pointers(struct doctor *d)
{
	struct arena scratch;
	struct diag diag;
	struct str bytes;
	size_t n = 0;

	arena_init(&scratch);
	diag_init(&diag);
	for (size_t i = 0; i < d->snapshot.n; i++) {
		const struct entry *e = &d->snapshot.items[i];
		size_t before = diag.n;

		/* The size of what is in the store is not known. */
		if (!e->stored && e->size > POINTER_BYTES_MAX)
			continue;
		if (!snapshot_bytes(&d->snapshot, e, POINTER_BYTES_MAX,
			&scratch, &diag, &bytes) &&
		    diag.n > before)
			n += diag.items[before].code == CODE_LFS_POINTER;
		arena_reset(&scratch);
	}
	diag_free(&diag);
	arena_free(&scratch);
	if (n > 0)
		doctor_tell(d, PROBLEM, "Run \"git lfs pull\".",
		    "%zu file%s not brought", n, n == 1 ? " is" : "s are");
	else
		doctor_tell(d, FINE, NULL, "no file is missing");
}

void
doctor_unsaved(struct doctor *d)
{
	struct paths paths = { 0 };

	if (repo_is_bare(d->repo))
		return;
	if (d->snapshot.commit.n == 0) {
		doctor_tell(d, NOTE, "Run \"git add .\" and \"git commit\".",
		    "there is no commit yet, and so no day of any work");
		return;
	}
	snapshot_unsaved(&d->snapshot, &d->arena, &paths);
	if (paths.n > 0)
		doctor_tell(d, NOTE,
		    "\"git status\" shows them, \"git commit\" keeps "
		    "them.",
		    "%zu file%s not as the last commit has %s", paths.n,
		    paths.n == 1 ? " is" : "s are",
		    paths.n == 1 ? "it" : "them");
	else
		doctor_tell(d, FINE, NULL, "everything is committed");
}

void
doctor_untracked(struct doctor *d)
{
	struct paths paths = { 0 };

	if (repo_is_bare(d->repo))
		return;
	snapshot_untracked(&d->snapshot, MANIFEST_FILE, &d->arena, &paths);
	if (paths.n > 0)
		doctor_tell(d, NOTE,
		    "\"waymark check\" lists them, \"git add\" takes "
		    "them in.",
		    "Git does not know %zu file%s, so no page has %s", paths.n,
		    plural(paths.n), paths.n == 1 ? "it" : "them");
	else
		doctor_tell(d, FINE, NULL, "Git knows every file");
}
