/*
 * doctor: the looks of "waymark doctor", each at one thing.
 *
 * A look tells what it found, in one line or a few; the table in doctor.c says
 * in which order they look, and what must be known before.
 *
 * Owner     everything lives in the doctor's arena.
 * Errors    what cannot be read is told as a problem.
 */
#ifndef CMD_DOCTOR_H
#define CMD_DOCTOR_H

#include "base/buf.h"
#include "build/build.h"
#include "config/config.h"
#include "content/content.h"
#include "git/snapshot.h"

enum verdict { FINE, NOTE, PROBLEM };

/* What is known by now; a row may need it. */
enum known { KNOWN_NOTHING, KNOWN_REPO, KNOWN_FILES, KNOWN_CONTENT };

struct check;

struct doctor {
	const struct build_options *options;
	const struct check *check; /* the row that looks */
	enum known known;
	struct repo *repo;
	struct str root; /* the repository's folder on this machine */
	struct snapshot snapshot;
	struct config config;
	struct content content;
	struct arena arena;
	struct diag diag; /* of what is read; never shown as it is */
	struct buf out;
	bool quiet;
	int status;
};

struct check {
	const char *name;
	enum known needs;
	int status; /* the program's, if there is a problem */
	void (*look)(struct doctor *d);
};

/* One fact, and what to do about it; todo may be NULL. */
void doctor_tell(struct doctor *d, enum verdict verdict, const char *todo,
    const char *format, ...) printf_like(4, 5);
/* A problem in the words of the error that was reported last to the diag. */
void doctor_tell_error(struct doctor *d);

void doctor_version(struct doctor *d);
void doctor_libraries(struct doctor *d);
void doctor_helper(struct doctor *d);
void doctor_themes(struct doctor *d);
void doctor_repository(struct doctor *d);
void doctor_shallow(struct doctor *d);
void doctor_partial(struct doctor *d);
void doctor_attributes(struct doctor *d);
void doctor_content(struct doctor *d);
void doctor_merges(struct doctor *d);
void doctor_pointers(struct doctor *d);
void doctor_unsaved(struct doctor *d);
void doctor_untracked(struct doctor *d);
void doctor_records(struct doctor *d);
void doctor_consents(struct doctor *d);
void doctor_key(struct doctor *d);
void doctor_output(struct doctor *d);
void doctor_cache(struct doctor *d);

#endif
