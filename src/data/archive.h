/*
 * archive: files in a zip, read out of memory and made in memory.
 *
 * Names in an archive are somebody else's words: nothing here is ever
 * unpacked to a path that one of them says. A name that would lead out of a
 * folder is marked, for the caller to tell.
 *
 * Units     sizes are bytes, as the archive claims them; reading stops at the
 *           limit whatever it claims.
 * Owner     names and files live in the arena; archive_close gives back the
 *           rest, and bytes must live until then.
 * Errors    told by the result: false, and *why in words.
 * Source    APPNOTE.TXT of PKWARE, through libzip.
 */
#ifndef DATA_ARCHIVE_H
#define DATA_ARCHIVE_H

#include "base/str.h"

struct arena;
struct archive;

struct archive_entry {
	struct str name; /* UTF-8, "/" between; a folder's ends in "/" */
	uint64_t size;
	bool safe; /* a plain path below the archive's root */
};

struct archive_list {
	const struct archive_entry *items;
	size_t n;
};

/* Whether bytes begin as a zip does. */
bool archive_is(struct str bytes);
bool archive_open(struct archive **out, struct str bytes, struct arena *arena,
    const char **why) must_check;
struct archive_list archive_entries(const struct archive *a);
/* The content of the i-th entry. */
bool archive_read(struct archive *a, size_t i, size_t limit,
    struct arena *arena, struct str *out, const char **why) must_check;
void archive_close(struct archive *a);

/* A file to be put into an archive. */
struct archive_file {
	struct str name;
	struct str bytes;
	bool packed; /* as pictures are: it is put in as it is */
};

/* The same files make the same bytes: none of them has a time. */
bool archive_make(const struct archive_file *files, size_t n,
    struct arena *arena, struct str *out) must_check;

#endif
