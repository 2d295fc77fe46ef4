/*
 * manifest: the list of a site's files, with their checksums.
 *
 * A header line, then a line for each listed file in order of path:
 * checksum in hexadecimal, size in bytes, path, with two spaces between. It
 * holds no times, so that one commit always gives one manifest.
 *
 * Source    the lines of xxh128sum(1), with the size added. The first version
 *           of the list had SHA-256 of each file.
 */
#ifndef PUBLISH_MANIFEST_H
#define PUBLISH_MANIFEST_H

#include "publish/publish.h"

#define MANIFEST_FILE ".waymark-manifest"

/* The files must be in order of path. */
void manifest_write(const struct published *files, size_t n, struct buf *out);
/* True if the folder holds a manifest of ours. */
bool manifest_is_in(int folder);
/* True if the manifest in the folder lists the file. */
bool manifest_lists(int folder, struct str file);

#endif
