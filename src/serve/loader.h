/*
 * loader: a process that shows the site as it was planned.
 *
 * Each change of the files gets a loader of its own, so that what a preview
 * holds in memory does not grow from change to change. It tells what it found
 * and, if there is a plan, forks makers and watches over them; one that dies
 * is told and replaced. Where a document is broken, what else is wrong comes
 * of a rehearsal, and is told when that has ended. A loader ends when the
 * server closes its connection.
 */
#ifndef SERVE_LOADER_H
#define SERVE_LOADER_H

#include "build/build.h"

/* So many files are made at a time. */
#define MAKERS 2

struct loader {
	const struct build_options *options;
	struct build *build;
	const struct plan *plan; /* of build; NULL: there is none */
	const char *cache_folder; /* or NULL */
	struct diag *diag; /* of reading and planning */
	int control; /* where it tells */
	int channels[MAKERS]; /* the makers' ends */
};

/* In a new process, whose signals SIGINT, SIGTERM and SIGCHLD are blocked. */
_Noreturn void loader_run(const struct loader *loader);

#endif
