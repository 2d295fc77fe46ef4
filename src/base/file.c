#define _GNU_SOURCE /* syscall(2), for openat2 */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/arena.h"

/* Paths are bounded by LIMIT_PATH_COMPONENT and LIMIT_PATH_DEPTH. */
#define PATH_BYTES 4096

static bool
path_cstr(struct str path, char out[PATH_BYTES])
{
	if (path.n == 0 || path.n >= PATH_BYTES ||
	    str_find_char(path, '\0') != STR_NONE) {
		errno = ENAMETOOLONG;
		return false;
	}
	memcpy(out, path.p, path.n);
	out[path.n] = '\0';
	return true;
}

static int
open_beneath(int dir, const char *path, uint64_t flags, uint64_t mode)
{
	struct open_how how = {
		.flags = flags | O_CLOEXEC,
		.mode = mode,
		.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS,
	};

	return (int)syscall(SYS_openat2, dir, path, &how, sizeof(how));
}

int
file_open_beneath(int dir, struct str path)
{
	char cpath[PATH_BYTES] filled_first;

	/* Not to wait for a FIFO's writer. */
	return path_cstr(path, cpath)
	    ? open_beneath(dir, cpath, O_RDONLY | O_NONBLOCK, 0)
	    : -1;
}

static bool
read_all(int fd, char *to, size_t n, size_t *got)
{
	ssize_t r;

	for (*got = 0; *got < n; *got += (size_t)r) {
		r = read(fd, to + *got, n - *got);
		if (r < 0 && errno == EINTR)
			r = 0;
		else if (r < 0)
			return false;
		else if (r == 0)
			break;
	}
	return true;
}

/* The bytes of an open file, and what it is; errno says why not. */
static bool
read_seen(int fd, size_t limit, struct arena *arena, struct str *out,
    struct stat *seen)
{
	char *bytes;
	size_t n;

	if (fstat(fd, seen) < 0)
		return false;
	if (!S_ISREG(seen->st_mode)) {
		errno = EISDIR;
		return false;
	}
	if (seen->st_size < 0 || (uint64_t)seen->st_size > limit) {
		errno = EFBIG;
		return false;
	}
	bytes = arena_bytes(arena, (size_t)seen->st_size);
	if (!read_all(fd, bytes, (size_t)seen->st_size, &n))
		return false;
	*out = (struct str){ bytes, n };
	return true;
}

static bool
read_file(int fd, size_t limit, struct arena *arena, struct str *out)
{
	struct stat st;

	return read_seen(fd, limit, arena, out, &st);
}

bool
file_read(int dir, struct str path, size_t limit, struct arena *arena,
    struct str *out)
{
	struct stat st;

	return file_read_seen(dir, path, limit, arena, out, &st);
}

bool
file_read_seen(int dir, struct str path, size_t limit, struct arena *arena,
    struct str *out, struct stat *seen)
{
	int fd = file_open_beneath(dir, path);
	bool ok = fd >= 0 && read_seen(fd, limit, arena, out, seen);

	if (fd >= 0)
		close(fd);
	return ok;
}

/*
 * As many bytes as are expected and no more, by one call: what is not a file
 * has no places to read from, and a device that has them goes on for ever.
 */
static bool
read_expected(int fd, size_t size, struct arena *arena, struct str *out)
{
	char *bytes = arena_bytes(arena, size + 1);

	*out = (struct str){ bytes, size };
	return pread(fd, bytes, size + 1, 0) == (ssize_t)size;
}

bool
file_read_sized(int dir, struct str path, size_t size, size_t limit,
    struct arena *arena, struct str *out)
{
	int fd = file_open_beneath(dir, path);
	bool ok = fd >= 0 &&
	    ((size != 0 && size <= limit &&
		 read_expected(fd, size, arena, out)) ||
		read_file(fd, limit, arena, out));

	if (fd >= 0)
		close(fd);
	return ok;
}

bool
file_read_named(
    struct str path, size_t limit, struct arena *arena, struct str *out)
{
	int fd = open(arena_cstr(arena, path), O_RDONLY | O_CLOEXEC);
	bool ok = fd >= 0 && read_file(fd, limit, arena, out);

	if (fd >= 0)
		close(fd);
	return ok;
}

/* The folder path[0..n), which ends in NUL; those above it most often exist. */
static bool
make_folder(int dir, char *path, size_t n)
{
	size_t above = n;
	bool ok;

	if (mkdirat(dir, path, 0777) == 0 || errno == EEXIST)
		return true;
	while (above != 0 && path[above] != '/')
		above--;
	if (errno != ENOENT || above == 0)
		return false;
	path[above] = '\0';
	ok = make_folder(dir, path, above);
	path[above] = '/';
	return ok && (mkdirat(dir, path, 0777) == 0 || errno == EEXIST);
}

bool
file_make_folders(int dir, struct str path)
{
	char cpath[PATH_BYTES] filled_first;

	while (path.n > 1 && path.p[path.n - 1] == '/')
		path.n--;
	return path.n == 0 ||
	    (path_cstr(path, cpath) && make_folder(dir, cpath, path.n));
}

bool
file_write_all(int fd, struct str bytes)
{
	ssize_t w;

	while (bytes.n != 0) {
		w = write(fd, bytes.p, bytes.n);
		if (w < 0 && errno != EINTR)
			return false;
		if (w > 0)
			bytes = str_skip(bytes, (size_t)w);
	}
	return true;
}

/* Open a file that was not there before: an old one may be linked elsewhere. */
static int
open_new(int dir, const char *cpath)
{
	const uint64_t flags = O_WRONLY | O_CREAT | O_EXCL;
	int fd = open_beneath(dir, cpath, flags, 0666);

	if (fd < 0 && errno == EEXIST && unlinkat(dir, cpath, 0) == 0)
		fd = open_beneath(dir, cpath, flags, 0666);
	return fd;
}

/* A file that must not be there before. */
static int
open_first(int dir, const char *cpath)
{
	return open_beneath(dir, cpath, O_WRONLY | O_CREAT | O_EXCL, 0666);
}

/* What is written may be looked at while it is open: seen may be NULL. */
static bool
write_at(int dir, struct str path, struct str bytes,
    int (*open_at)(int dir, const char *cpath), struct stat *seen)
{
	char cpath[PATH_BYTES] filled_first;
	size_t slash = str_find_last(path, '/');
	int fd;
	bool ok;

	if (!path_cstr(path, cpath))
		return false;
	fd = open_at(dir, cpath);
	if (fd < 0 && errno == ENOENT && slash != STR_NONE &&
	    file_make_folders(dir, str_slice(path, 0, slash)))
		fd = open_at(dir, cpath);
	if (fd < 0)
		return false;
	ok =
	    file_write_all(fd, bytes) && (seen == NULL || fstat(fd, seen) == 0);
	return close(fd) == 0 && ok;
}

bool
file_write(int dir, struct str path, struct str bytes)
{
	return write_at(dir, path, bytes, open_new, NULL);
}

bool
file_write_seen(int dir, struct str path, struct str bytes, struct stat *seen)
{
	return write_at(dir, path, bytes, open_new, seen);
}

bool
file_create(int dir, struct str path, struct str bytes)
{
	return write_at(dir, path, bytes, open_first, NULL);
}

/*
 * Write fresh and let it take the place of cpath. The folder was reached
 * without links when the old file was opened; renameat follows none at the
 * end.
 */
static bool
replace(int dir, const char *cpath, const char *fresh, mode_t mode,
    struct str bytes)
{
	int fd = open_new(dir, fresh);
	bool ok;

	if (fd < 0)
		return false;
	ok = file_write_all(fd, bytes) && fchmod(fd, mode) == 0 &&
	    fsync(fd) == 0;
	ok = close(fd) == 0 && ok && renameat(dir, fresh, dir, cpath) == 0;
	if (!ok)
		unlinkat(dir, fresh, 0);
	return ok;
}

bool
file_replace(int dir, struct str path, struct str bytes)
{
	char cpath[PATH_BYTES], fresh[PATH_BYTES + 16];
	int fd = file_open_beneath(dir, path);
	struct stat st;
	bool ok;

	if (fd < 0)
		return false;
	ok = fstat(fd, &st) == 0 && S_ISREG(st.st_mode) &&
	    path_cstr(path, cpath);
	close(fd);
	if (!ok)
		return false;
	snprintf(fresh, sizeof(fresh), "%s.waymark", cpath);
	return replace(dir, cpath, fresh, st.st_mode & 0777, bytes);
}

bool
file_create_named(struct str path, struct str bytes, struct arena *arena)
{
	int fd = open(arena_cstr(arena, path),
	    O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	bool ok;

	if (fd < 0)
		return false;
	ok = file_write_all(fd, bytes);
	return close(fd) == 0 && ok;
}

bool
file_write_private(struct str path, struct str bytes, struct arena *arena)
{
	const char *name = arena_cstr(arena, path);
	const char *fresh =
	    arena_cstr(arena, arena_printf(arena, "%s.new", name));
	int fd = open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	bool ok;

	if (fd < 0)
		return false;
	ok = file_write_all(fd, bytes);
	return close(fd) == 0 && ok && rename(fresh, name) == 0;
}
