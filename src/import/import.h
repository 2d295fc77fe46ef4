/*
 * import: what an import will write, and what it says about it.
 *
 * A reader of some format plans files below content/; nothing is written
 * before all of them are known. A file that is there already is never
 * changed: it is told, and the others are made. What a format holds and
 * waymark has no place for is a finding, each time with its place.
 *
 * Units     paths (rel) are below the content folder, with "/" between.
 * Owner     everything lives in the arena; source and texts are the caller's.
 * Errors    reported to diag.
 */
#ifndef IMPORT_IMPORT_H
#define IMPORT_IMPORT_H

#include "base/diag.h"
#include "base/map.h"

struct planned {
	struct str rel;
	struct str bytes;
	bool exists; /* something stands there: left as it is */
};

struct import {
	struct arena *arena;
	struct diag *diag;
	struct str source; /* the file that is read, as findings name it */
	struct str text; /* its bytes, to find places in */
	unsigned looks; /* for places, so far */
	struct str to; /* where the one file goes; empty: its usual place */
	struct str student; /* whose portfolio it will be */
	struct str shown; /* the name that people/ shows for them, or empty */
	struct str lang; /* of a page; empty: what it says itself */
	bool fix; /* repair letters that were read in the wrong encoding */
	struct str report; /* lines before and after repairs; or empty */
	struct {
		struct planned *items;
		size_t n;
		size_t cap;
	} files;
	struct map taken; /* rel -> the number of its next twin */
};

void import_init(struct import *im, struct arena *arena, struct diag *diag);
/* Where something stands in the file that is read. */
struct place import_place(const struct import *im, uint32_t line, uint32_t col);

/* Plan a file; rel comes from import_name or stands for a kind of one file. */
void import_put(struct import *im, struct str rel, struct str bytes);
/*
 * folder + a name made of the title + suffix, such as "journal/a-day.md",
 * that no other file of this import has; of a title without letters, the
 * name is the fallback.
 */
struct str import_name(struct import *im, struct str folder, struct str title,
    struct str fallback, struct str suffix);

/*
 * See what is there below the folder content, then write the files that are
 * new; a dry run sees and does not write. False: reported.
 */
bool import_write(struct import *im, struct str content, bool dry_run,
    size_t *written) must_check;

/* How often something was left out, told once for each name. */
struct tally {
	struct map names; /* -> struct tally_count */
	struct arena *arena;
};

void tally_init(struct tally *t, struct arena *arena);
/* Where to put the place of the first one; NULL for those that follow. */
struct place *tally_add(struct tally *t, struct str name);
/* "NAME: WHAT", at the first place; with the number if it is more than one. */
void tally_report(
    const struct tally *t, struct diag *diag, enum code code, const char *what);

#endif
