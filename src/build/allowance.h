/*
 * allowance: the processor time and the memory that a worker may use.
 *
 * What goes beyond it ends the process: by SIGKILL when a page has had its
 * time, since nothing in the page's code can then be trusted to stop; by
 * ALLOWANCE_MEMORY_STATUS when there is no more memory.
 *
 * Source    timer_create(2), setrlimit(2), prctl(2). RLIMIT_CPU counts whole
 *           seconds over the life of a process, which is why it is not used.
 */
#ifndef BUILD_ALLOWANCE_H
#define BUILD_ALLOWANCE_H

#include <stdbool.h>
#include <time.h>

#include "base/str.h"

/* The status with which base/arena.h ends a process. */
#define ALLOWANCE_MEMORY_STATUS 3

struct allowance {
	timer_t timer;
	struct timespec begun; /* when the timer was set */
};

/* In a new worker. False if the system grants no limits. */
bool allowance_begin(struct allowance *a) must_check;
/*
 * Before each page: it may take what limits.h says, or up to a tenth more,
 * since a timer that was set a moment ago is not set again.
 */
void allowance_renew(struct allowance *a);

#endif
