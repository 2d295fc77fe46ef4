#include "git/lines.h"

#include <git2.h>
#include <string.h>

#include "base/limits.h"
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

static struct line_count
count_between(struct str old, struct str new)
{
	git_diff_options options;
	struct line_count count = { 0, 0 };

	if (git_diff_options_init(&options, GIT_DIFF_OPTIONS_VERSION) < 0)
		return no_count;
	options.context_lines = 0;
	options.flags = GIT_DIFF_FORCE_TEXT;
	if (git_diff_buffers(old.p, old.n, NULL, new.p, new.n, NULL, &options,
		NULL, NULL, add_hunk, NULL, &count) < 0)
		return no_count;
	return count;
}

bool
lines_count(struct repo *repo, const struct change *before,
    const struct change *after, struct line_count *out)
{
	struct object old = { .handle = NULL }, new;

	*out = (struct line_count){ 0, 0 };
	if (before != NULL && oid_eq(&before->id, &after->id))
		return true;
	*out = no_count;
	if (!change_is_file(after) ||
	    (before != NULL && !change_is_file(before)))
		return true;
	if (object_read(repo, &after->id, 0, &new) != OBJECT_FOUND)
		return false;
	if (before == NULL) {
		if (is_text(new.bytes))
			*out = (struct line_count){ count_lines(new.bytes), 0 };
	} else if (object_read(repo, &before->id, 0, &old) == OBJECT_FOUND) {
		if (is_text(old.bytes) && is_text(new.bytes))
			*out = count_between(old.bytes, new.bytes);
		object_free(&old);
	} else {
		object_free(&new);
		return false;
	}
	object_free(&new);
	return true;
}
