/*
 * serve: what a worker does from its fork to its end.
 *
 * What a worker tells is a struct message for each task, followed by the
 * bytes of the task and then by its findings as diag_write has them.
 */
#ifndef BUILD_SERVE_H
#define BUILD_SERVE_H

#include <stdatomic.h>

#include "build/worker.h"

/* A worker tells of its tasks when it has made so many, or has so much. */
#define BATCH 32u
#define BATCH_BYTES (48u * 1024u)

/* What a worker is doing, for the one who finds it dead. */
struct slot {
	_Atomic uint32_t n;
	uint32_t tasks[BATCH]; /* begun, and not told yet; the last one runs */
};

/* Tasks that a worker takes before any other, the last one first. */
struct redo {
	uint32_t tasks[BATCH];
	uint32_t n;
};

struct message {
	uint32_t task;
	uint32_t findings; /* bytes */
	uint32_t n; /* bytes */
};

struct service {
	const struct work *work;
	_Atomic uint32_t *next; /* task that nobody has taken; shared */
	struct slot *slot; /* shared */
	struct redo redo;
	int out; /* pipe */
};

_Noreturn void serve(struct service *service);

#endif
