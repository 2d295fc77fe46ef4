#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "publish/failure.h"
#include "publish/marks.h"
#include "publish/publish.h"

/* Read and compared at a time: most pages are one piece. */
#define PIECE_BYTES 16384

/* The file is known to be as long as bytes are: its end is not looked for. */
static bool
same_bytes(int fd, struct str bytes)
{
	char piece[PIECE_BYTES] filled_first;
	ssize_t n;

	while (bytes.n != 0) {
		n = read(fd, piece, sizeof(piece));
		if (n <= 0 || (size_t)n > bytes.n ||
		    memcmp(piece, bytes.p, (size_t)n) != 0)
			return false;
		bytes = str_skip(bytes, (size_t)n);
	}
	return true;
}

/*
 * The manifest is not asked: a file that was damaged since it was written is
 * written again, and unlisted pages are not in it.
 */
static bool
has_bytes(int old, struct str file, struct str bytes)
{
	struct stat st;
	int fd = file_open_beneath(old, file);
	bool same;

	if (fd < 0)
		return false;
	same = fstat(fd, &st) == 0 && S_ISREG(st.st_mode) &&
	    (uint64_t)st.st_size == bytes.n && same_bytes(fd, bytes);
	close(fd);
	return same;
}

static bool
is_published(
    const struct publish *p, const struct published *f, struct str bytes)
{
	return p->old >= 0 &&
	    ((p->marks != NULL && marks_know(p->marks, p->old, f)) ||
		has_bytes(p->old, f->file, bytes));
}

/* A page has a folder of its own, which is sooner made than missed. */
static bool
make_own_folder(const struct publish *p, struct str file)
{
	const struct str name = STR("/index.html");

	return !str_ends(file, name) ||
	    file_make_folders(p->staging, str_slice(file, 0, file.n - name.n));
}

static bool
link_file(const struct publish *p, struct str file, const char *path)
{
	size_t slash = str_find_last(file, '/');

	if (!make_own_folder(p, file))
		return false;
	if (linkat(p->old, path, p->staging, path, 0) == 0)
		return true;
	/* A page whose first worker died has its link already. */
	if (errno == EEXIST)
		return unlinkat(p->staging, path, 0) == 0 &&
		    linkat(p->old, path, p->staging, path, 0) == 0;
	return errno == ENOENT && slash != STR_NONE &&
	    file_make_folders(p->staging, str_slice(file, 0, slash)) &&
	    linkat(p->old, path, p->staging, path, 0) == 0;
}

/*
 * A file of the new site is looked at while it is open: nobody touches it
 * again, and to find each of ten thousand by its path once more takes time.
 */
static bool
write_new(const struct publish *p, struct str bytes, struct published *f)
{
	struct stat st;

	f->changed = true;
	f->seen = p->marks != NULL;
	if (!f->seen)
		return file_write(p->staging, f->file, bytes);
	if (!file_write_seen(p->staging, f->file, bytes, &st))
		return false;
	f->stands = marks_standing(&st);
	return true;
}

bool
publish_put(const struct publish *p, struct str file, struct str bytes,
    struct diag *diag, struct published *out)
{
	char path[LIMIT_PATH_BYTES] filled_first;

	*out = (struct published){
		.file = file, .size = bytes.n, .sum = checksum_of(bytes)
	};
	if (p->marks != NULL)
		out->seal = marks_seal(p->marks, bytes);
	if (file.n != 0 && file.n < sizeof(path) &&
	    is_published(p, out, bytes)) {
		memcpy(path, file.p, file.n);
		path[file.n] = '\0';
		if (link_file(p, file, path))
			return true;
	}
	if (make_own_folder(p, file) && write_new(p, bytes, out))
		return true;
	return failure_report(diag, file, "cannot write this file of the site");
}

void
publish_expect(struct publish *p, size_t n)
{
	vec_reserve(p->arena, &p->files, n);
}

void
publish_add(struct publish *p, const struct published *file)
{
	struct published *f = vec_push(p->arena, &p->files);

	*f = *file;
	f->file = str_copy(p->arena, file->file);
}
