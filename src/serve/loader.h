/*
 * loader: a process that reads and plans the site as it is now.
 *
 * Each change of the files gets a loader of its own, so that what a preview
 * holds in memory does not grow from change to change. It tells what it found
 * and, if there is a plan, forks makers and watches over them until it is
 * ended; one that dies is told and replaced.
 */
#ifndef SERVE_LOADER_H
#define SERVE_LOADER_H

#include <sys/types.h>

#include "build/build.h"

/* So many files are made at a time. */
#define MAKERS 2

struct loader {
	const struct build_options *options;
	int control; /* where it tells */
	int channels[MAKERS]; /* the makers' ends */
	pid_t parent; /* the server's process */
};

/* In a new process, whose signals SIGINT, SIGTERM and SIGCHLD are blocked. */
_Noreturn void loader_run(const struct loader *loader);

#endif
