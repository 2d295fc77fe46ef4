/*
 * file: read and write whole files below a folder, and nothing outside it.
 *
 * A path is opened with openat2 and RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS:
 * no "..", no link and no absolute path leads out of the folder.
 *
 * Units     limit is in bytes.
 * Errors    these functions do not report; errno says why, EFBIG for a file
 *           over the limit, EISDIR for what is not a regular file. The caller
 *           knows what the file is for and reports it.
 * Source    openat2(2).
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/str.h"

struct arena;
struct stat;

/* An open descriptor for reading, or -1. */
int file_open_beneath(int dir, struct str path);
bool file_read(int dir, struct str path, size_t limit, struct arena *arena,
    struct str *out) must_check;
/* The same, and what the system said of the file before it was read. */
bool file_read_seen(int dir, struct str path, size_t limit, struct arena *arena,
    struct str *out, struct stat *seen) must_check;
/*
 * The same for a file that had so many bytes when it was looked at: if it
 * still has, it is not looked at once more.
 */
bool file_read_sized(int dir, struct str path, size_t size, size_t limit,
    struct arena *arena, struct str *out) must_check;
/* Make the file, and the folders it stands in, anew; an old one is replaced. */
bool file_write(int dir, struct str path, struct str bytes) must_check;
/* The same, and what the system says of the file once it is written. */
bool file_write_seen(
    int dir, struct str path, struct str bytes, struct stat *seen) must_check;
/*
 * The same for a file that is not there yet; never over an old one: errno is
 * then EEXIST.
 */
bool file_create(int dir, struct str path, struct str bytes) must_check;
/*
 * Put bytes in the place of a file that is there, at once: a reader sees the
 * old text or the new one, and a full disk leaves the old. Its mode stays.
 */
bool file_replace(int dir, struct str path, struct str bytes) must_check;
/* A whole file that a person names, wherever it is; a link is followed. */
bool file_read_named(struct str path, size_t limit, struct arena *arena,
    struct str *out) must_check;
/* Write a file that a person names and that is not there: EEXIST if it is. */
bool file_create_named(
    struct str path, struct str bytes, struct arena *arena) must_check;
/*
 * Write a file that a person names, wherever it is. It replaces an old one at
 * once, and only its owner may read it.
 */
bool file_write_private(
    struct str path, struct str bytes, struct arena *arena) must_check;
/* Write all of bytes to what is open; false at the first error. */
bool file_write_all(int fd, struct str bytes) must_check;
/* Make every folder of path that is missing; path itself is a folder. */
bool file_make_folders(int dir, struct str path) must_check;

#endif
