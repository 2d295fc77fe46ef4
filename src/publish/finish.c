#define _GNU_SOURCE /* renameat2(2), syncfs(2) */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "publish/failure.h"
#include "publish/folder.h"
#include "publish/manifest.h"

static int
compare_files(const void *left, const void *right)
{
	const struct published *a = left, *b = right;

	return str_cmp(a->file, b->file);
}

/* Two sources of one file: the plan knows permalinks, not every file. */
static bool
check_twins(const struct publish *p, struct diag *diag)
{
	bool ok = true;

	for (size_t i = 1; i < p->files.n; i++) {
		struct str file = p->files.items[i].file;

		if (!str_eq(p->files.items[i - 1].file, file))
			continue;
		diag_report(diag, CODE_OUTPUT_TWICE,
		    (struct place){ .path = file },
		    "two pages or files would be published as this one");
		ok = false;
	}
	return ok;
}

static bool
write_manifest(struct publish *p, struct diag *diag)
{
	struct buf text;
	bool ok;

	buf_init(&text);
	manifest_write(p->files.items, p->files.n, &text);
	ok = publish_put(
	    p, STR(MANIFEST_FILE), buf_str(&text), diag, &p->manifest);
	buf_free(&text);
	return ok;
}

static bool
is_new(const struct publish *p, struct str file)
{
	struct published key = { .file = file };

	return p->files.n == 0 ||
	    bsearch(&key, p->files.items, p->files.n, sizeof(key),
		compare_files) == NULL;
}

/* What a person keeps in the folder, and the last build did not make. */
static bool
carry_over(const struct publish *p, struct diag *diag)
{
	if (p->old < 0)
		return true;
	for (size_t i = 0; folder_kept[i] != NULL; i++) {
		const char *name = folder_kept[i];
		struct str file = str_from(name);

		if (!is_new(p, file) || manifest_lists(p->old, file))
			continue;
		if (linkat(p->old, name, p->staging, name, 0) < 0 &&
		    errno != ENOENT)
			return failure_report(
			    diag, p->output, "cannot keep a file of it");
	}
	return true;
}

/* The new folder is opened to those to whom the old one was. */
static void
keep_mode(const struct publish *p)
{
	struct stat st;

	if (p->old >= 0 && fstat(p->old, &st) == 0 &&
	    fchmod(p->staging, st.st_mode & 07777) < 0)
		errno = 0; /* another owner's folder: not worth an error */
}

/* Two renames, for file systems that know no exchange. */
static bool
swap_aside(const struct publish *p)
{
	int error;

	if (renameat(p->parent, p->name, p->parent, p->aside_name) < 0)
		return false;
	if (renameat(p->parent, p->staging_name, p->parent, p->name) == 0)
		return true;
	error = errno;
	renameat(p->parent, p->aside_name, p->parent, p->name);
	errno = error;
	return false;
}

static bool
swap(const struct publish *p)
{
	if (p->old < 0)
		return renameat2(p->parent, p->staging_name, p->parent, p->name,
			   RENAME_NOREPLACE) == 0 ||
		    (errno == EINVAL &&
			renameat(p->parent, p->staging_name, p->parent,
			    p->name) == 0);
	if (renameat2(p->parent, p->staging_name, p->parent, p->name,
		RENAME_EXCHANGE) == 0)
		return true;
	return (errno == EINVAL || errno == ENOSYS) && swap_aside(p);
}

/* Both names: the one the old site has now, and one from a kill before. */
static void
remove_old(const struct publish *p, struct diag *diag)
{
	const char *names[] = { p->staging_name, p->aside_name };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		if (folder_remove(p->parent, names[i]) || errno == ENOENT)
			continue;
		diag_report(diag, CODE_OUTPUT_LEFT,
		    (struct place){ .path = p->output },
		    "the old site could not be removed and is still in %s: %s",
		    names[i], strerror(errno));
	}
}

/*
 * A power cut may keep the swap and lose what was swapped in. One call for the
 * whole file system is cheaper than one for each of ten thousand files.
 */
static bool
settle(const struct publish *p, struct diag *diag)
{
	return syncfs(p->staging) == 0 ||
	    failure_report(diag, p->output, "cannot write it to the disk");
}

bool
publish_finish(struct publish *p, struct diag *diag)
{
	if (p->files.n != 0)
		qsort(p->files.items, p->files.n, sizeof(*p->files.items),
		    compare_files);
	if (!check_twins(p, diag) || !write_manifest(p, diag) ||
	    !carry_over(p, diag))
		return false;
	keep_mode(p);
	if (!settle(p, diag))
		return false;
	if (!swap(p))
		return failure_report(
		    diag, p->output, "cannot swap the new site in");
	/* Not before the disk has the new site under its name. */
	(void)fsync(p->parent);
	remove_old(p, diag);
	return true;
}
