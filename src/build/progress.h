/*
 * progress: how far long work has come, on a terminal.
 *
 * Nothing is shown in the first second, so that short work stays quiet, and
 * nothing where nobody watches.
 */
#ifndef BUILD_PROGRESS_H
#define BUILD_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

struct progress {
	bool watched; /* stderr is a terminal, and not --quiet */
	bool timing; /* tell each stage, with --verbose */
	bool shown; /* a line stands on the terminal */
	struct timespec begun;
	struct timespec lap; /* when the stage began */
	struct timespec last; /* when the line was written */
};

void progress_begin(struct progress *p, bool watched, bool timing);
/* n of total things are done. */
void progress_show(
    struct progress *p, const char *what, uint32_t n, uint32_t total);
/* The line goes before anything else is printed. */
void progress_clear(struct progress *p);
/* A stage is done; with --verbose this says how long it took. */
void progress_lap(struct progress *p, const char *stage, const char *gives);

#endif
