/*
 * worker: processes that share what is loaded, and make one page at a time.
 *
 * A worker is forked once the site is planned, so it sees the whole model
 * without a copy. It takes the next task when it is free; what it has to tell
 * comes back through a pipe. A page that runs for longer than its allowance,
 * needs too much memory or crashes takes its worker with it: the page is told
 * as died, and a new worker goes on with the rest.
 *
 * Units     allowances stand in base/limits.h, per task and per worker.
 * Owner     bytes given to told are good until it returns.
 * Errors    false when more workers died than a build may lose, or none could
 *           be started: both are reported.
 * Source    timer_create(2) on CLOCK_PROCESS_CPUTIME_ID; setrlimit(2).
 */
#ifndef BUILD_WORKER_H
#define BUILD_WORKER_H

#include "base/diag.h"

enum death {
	DEATH_TIME, /* over LIMIT_PAGE_CPU_MS */
	DEATH_MEMORY, /* over LIMIT_WORKER_BYTES */
	DEATH_CRASH
};

struct work {
	uint32_t n; /* tasks are numbered from 0 */
	unsigned jobs; /* workers at most; 0: one for each processor */
	void *arg;
	/* In a new worker, before its first task; or NULL. */
	void (*begin)(void *arg);
	/* In a worker: make one task; findings and bytes are passed on. */
	void (*make)(
	    void *arg, uint32_t task, struct diag *diag, struct buf *out);
	/* In the process that started the work, in any order of tasks. */
	void (*told)(void *arg, uint32_t task, struct str bytes);
	void (*died)(void *arg, uint32_t task, enum death death);
};

/* Why a process with an allowance ended, from what waitpid(2) says. */
enum death death_of(int status);

bool work_run(const struct work *work, struct diag *diag) must_check;

#endif
