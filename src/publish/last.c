#define _DEFAULT_SOURCE /* realpath(3) */
#include "publish/last.h"

#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "cache/cache.h"
#include "publish/folder.h"
#include "publish/manifest.h"

/* What a record begins with; findings and files follow. */
struct head {
	struct hash key;
	uint64_t findings; /* bytes */
	uint64_t files;
};

/* How a file stood when it was published; its path follows. */
struct mark {
	uint64_t size;
	uint64_t seconds;
	uint64_t nanoseconds;
	uint64_t inode;
	uint32_t path; /* bytes, without the NUL behind them */
};

static const struct str kind = STR_INIT("last");

static bool
mark_file(int folder, const char *path, struct mark *out)
{
	struct stat st;

	if (fstatat(folder, path, &st, AT_SYMLINK_NOFOLLOW) < 0)
		return false;
	memset(out, 0, sizeof(*out));
	out->size = (uint64_t)st.st_size;
	out->seconds = (uint64_t)st.st_mtim.tv_sec;
	out->nanoseconds = (uint64_t)st.st_mtim.tv_nsec;
	out->inode = (uint64_t)st.st_ino;
	out->path = (uint32_t)strlen(path);
	return true;
}

static bool
take(struct str *rest, void *to, size_t n)
{
	if (rest->n < n)
		return false;
	memcpy(to, rest->p, n);
	*rest = str_skip(*rest, n);
	return true;
}

static bool
file_holds(int folder, struct str *rest)
{
	struct mark kept, now;
	const char *path;

	if (!take(rest, &kept, sizeof(kept)) || kept.path >= rest->n)
		return false;
	path = rest->p;
	*rest = str_skip(*rest, kept.path + 1);
	return path[kept.path] == '\0' && mark_file(folder, path, &now) &&
	    memcmp(&kept, &now, sizeof(now)) == 0;
}

static bool
files_hold(struct str output, struct str rest, uint64_t n, struct arena *arena)
{
	int folder = folder_open(AT_FDCWD, arena_cstr(arena, output));
	bool ok = folder >= 0;

	for (uint64_t i = 0; ok && i < n; i++)
		ok = file_holds(folder, &rest);
	if (folder >= 0)
		close(folder);
	return ok && rest.n == 0;
}

/* One record for each output folder, whatever it is called from here. */
static struct str
record_name(const struct last *last, struct arena *arena)
{
	char real[PATH_MAX];

	if (realpath(arena_cstr(arena, last->output), real) == NULL)
		return (struct str){ 0 };
	return str_copy(arena, str_from(real));
}

static bool
record_holds(struct last *last, struct arena *arena, struct diag *diag)
{
	struct str name = record_name(last, arena), rest, findings;
	struct head head;

	if (name.n == 0 || !cache_get(last->cache, kind, name, arena, &rest) ||
	    !take(&rest, &head, sizeof(head)) ||
	    !hash_eq(&head.key, &last->key) || head.findings > rest.n)
		return false;
	findings = str_slice(rest, 0, head.findings);
	rest = str_skip(rest, head.findings);
	last->files = head.files;
	return files_hold(last->output, rest, head.files, arena) &&
	    diag_read(diag, findings);
}

bool
last_holds(struct last *last, struct diag *diag)
{
	struct arena scratch;
	bool holds;

	arena_init(&scratch);
	holds = last->cache != NULL && record_holds(last, &scratch, diag);
	arena_free(&scratch);
	return holds;
}

static bool
add_mark(int folder, struct str file, struct arena *scratch, struct buf *out)
{
	struct mark mark;
	const char *path;

	arena_reset(scratch);
	path = arena_cstr(scratch, file);
	if (!mark_file(folder, path, &mark))
		return false;
	buf_add(out, (struct str){ (const char *)&mark, sizeof(mark) });
	buf_add(out, (struct str){ path, file.n + 1 });
	return true;
}

static bool
add_marks(const struct publish *p, struct arena *scratch, struct buf *out)
{
	bool ok = add_mark(p->staging, STR(MANIFEST_FILE), scratch, out);

	for (size_t i = 0; ok && i < p->files.n; i++)
		ok = add_mark(p->staging, p->files.items[i].file, scratch, out);
	return ok;
}

void
last_keep(struct last *last, const struct publish *p, const struct diag *diag,
    size_t from)
{
	struct head head;
	struct arena scratch;
	struct buf out;
	struct str name;

	if (last->cache == NULL)
		return;
	arena_init(&scratch);
	buf_init(&out);
	memset(&head, 0, sizeof(head));
	buf_add(&out, (struct str){ (const char *)&head, sizeof(head) });
	diag_write(diag, from, &out);
	head.key = last->key;
	head.findings = out.n - sizeof(head);
	head.files = p->files.n + 1;
	last->files = head.files;
	memcpy(out.p, &head, sizeof(head));
	if (add_marks(p, &scratch, &out)) {
		name = record_name(last, &scratch);
		cache_put(last->cache, kind, name, buf_str(&out));
	}
	buf_free(&out);
	arena_free(&scratch);
}
