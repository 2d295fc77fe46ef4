/*
 * bundle: what a portfolio system exports: a zip, or one file of it.
 *
 * Files are found by the addresses that the feed gives them and never by
 * where they would be unpacked, since nothing is.
 *
 * Owner     the import's arena; bundle_close gives back the rest.
 * Errors    reported; names that lead out of the archive are left out.
 */
#ifndef IMPORT_BUNDLE_H
#define IMPORT_BUNDLE_H

#include "data/archive.h"
#include "import/import.h"

struct bundle {
	struct import *im;
	struct archive *archive; /* NULL: a folder */
	struct archive_list list;
	struct map by_name; /* name in the archive -> struct archive_entry */
	struct str folder; /* of the feed: "" or ending in "/" */
	struct str feed; /* the feed's bytes */
	struct str path; /* of the feed, for findings: "a.zip/leap2a.xml" */
	size_t held; /* bytes of the files taken so far */
};

/* Open what im->source names, whose bytes are im->text, and find the feed. */
bool bundle_open(struct bundle *b, struct import *im) must_check;
void bundle_close(struct bundle *b);
/* The file at an address as the feed has it; false if it is not there. */
bool bundle_file(struct bundle *b, struct str href, struct str *out) must_check;

#endif
