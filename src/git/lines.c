#include "git/lines.h"

#include <string.h>

#include "base/limits.h"
#include "git/handle.h"
#include "git/object.h"
#include "git/similar.h"

static const struct line_count no_count = { COUNT_NONE, 0 };

static bool
is_text(struct str s)
{
	return s.n <= LIMIT_BLOB_BYTES && !is_binary(s) && !is_lfs_pointer(s);
}

static uint32_t
count_lines(struct str s)
{
	const char *p = s.p, *end = s.p + s.n;
	uint32_t n = 0;

	while (p < end && (p = memchr(p, '\n', (size_t)(end - p))) != NULL) {
		p++;
		n++;
	}
	/* A last line without its end is a line. */
	return n + (s.n != 0 && s.p[s.n - 1] != '\n');
}

static int
add_hunk(const git_diff_delta *delta, const git_diff_hunk *hunk, void *arg)
{
	struct line_count *count = arg;

	(void)delta;
	count->removed += (uint32_t)hunk->old_lines;
	count->added += (uint32_t)hunk->new_lines;
	return 0;
}

/* Blobs, not buffers: libgit2 hashes a buffer to learn its name. */
static struct line_count
count_between(git_blob *old, git_blob *new)
{
	git_diff_options options;
	struct line_count count = { 0, 0 };

	if (git_diff_options_init(&options, GIT_DIFF_OPTIONS_VERSION) < 0)
		return no_count;
	options.context_lines = 0;
	options.flags = GIT_DIFF_FORCE_TEXT;
	if (git_diff_blobs(old, NULL, new, NULL, &options, NULL, NULL, add_hunk,
		NULL, &count) < 0)
		return no_count;
	return count;
}

static struct str
content(const git_blob *blob)
{
	return (struct str){ git_blob_rawcontent(blob),
		(size_t)git_blob_rawsize(blob) };
}

static bool
count_new(struct repo *repo, const struct change *after, struct line_count *out)
{
	struct object new;

	if (object_read(repo, &after->id, 0, &new) != OBJECT_FOUND)
		return false;
	if (is_text(new.bytes))
		*out = (struct line_count){ count_lines(new.bytes), 0 };
	object_free(&new);
	return true;
}

static bool
count_edit(struct repo *repo, const struct change *before,
    const struct change *after, struct line_count *out)
{
	git_oid old_id = object_name(repo, &before->id);
	git_oid new_id = object_name(repo, &after->id);
	git_blob *old = NULL, *new = NULL;
	bool ok = git_blob_lookup(&old, repo->git, &old_id) == 0 &&
	    git_blob_lookup(&new, repo->git, &new_id) == 0;

	if (ok && is_text(content(old)) && is_text(content(new)))
		*out = count_between(old, new);
	git_blob_free(old);
	git_blob_free(new);
	return ok;
}

bool
lines_count(struct repo *repo, const struct change *before,
    const struct change *after, struct line_count *out)
{
	*out = no_count;
	if (!change_is_file(after) ||
	    (before != NULL && !change_is_file(before)))
		return true;
	if (before == NULL)
		return count_new(repo, after, out);
	if (!oid_eq(&before->id, &after->id))
		return count_edit(repo, before, after, out);
	/* The same content, but only text is counted. */
	if (!count_new(repo, after, out))
		return false;
	if (out->added != COUNT_NONE)
		*out = (struct line_count){ 0, 0 };
	return true;
}
