/*
 * manifest: the list of a site's files, with their hashes.
 *
 * A header line, then a line for each listed file in order of path:
 * SHA-256 in hexadecimal, size in bytes, path, with two spaces between. It
 * holds no times, so that one commit always gives one manifest.
 *
 * Source    the lines of sha256sum(1), with the size added.
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
