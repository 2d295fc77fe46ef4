#define _GNU_SOURCE /* sched_getaffinity(2), MAP_ANONYMOUS */
#include "build/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/limits.h"
#include "build/allowance.h"

#define JOBS_MAX 64u
/* So many tasks are worth one worker more. */
#define TASKS_PER_WORKER 16u
/* A worker tells of its tasks when it has made so many, or has so much. */
#define BATCH 32u
#define BATCH_BYTES (48u * 1024u)
#define READ_BYTES (64u * 1024u)

/* What a worker is doing, for the one who finds it dead. */
struct slot {
	_Atomic uint32_t n;
	uint32_t tasks[BATCH]; /* begun, and not told yet; the last one runs */
};

/* Memory that all processes share. */
struct shared {
	_Atomic uint32_t next; /* task that nobody has taken */
	struct slot slots[JOBS_MAX];
};

/* Stands before what a worker tells of one task. */
struct header {
	uint32_t task;
	uint32_t findings; /* bytes */
	uint32_t n; /* bytes */
};

struct worker {
	pid_t process; /* 0: none */
	int pipe; /* read end */
	struct buf in;
	struct slot *slot;
	uint32_t redo[BATCH]; /* what its predecessor had not told */
	uint32_t n_redo;
};

struct pool {
	const struct work *work;
	struct diag *diag;
	struct shared *shared;
	bool *done; /* by task */
	unsigned n;
	unsigned deaths;
	struct worker workers[JOBS_MAX];
};

/* The worker's side. */

static void
write_all(int fd, struct str bytes)
{
	ssize_t w;

	while (bytes.n != 0) {
		w = write(fd, bytes.p, bytes.n);
		if (w < 0 && errno != EINTR)
			_exit(1); /* nobody is there to read it */
		if (w > 0)
			bytes = str_skip(bytes, (size_t)w);
	}
}

static void
add_header(struct buf *out, size_t at, struct header header)
{
	memcpy(out->p + at, &header, sizeof(header));
}

/* Make a task, and put behind each other in out what it tells. */
static void
make_task(const struct work *work, uint32_t task, struct buf *out)
{
	struct header header = { .task = task };
	struct diag diag;
	size_t at = out->n, from;

	diag_init(&diag);
	buf_reserve(out, sizeof(header));
	out->n += sizeof(header);
	from = out->n;
	work->make(work->arg, task, &diag, out);
	header.n = (uint32_t)(out->n - from);
	from = out->n;
	diag_write(&diag, 0, out);
	header.findings = (uint32_t)(out->n - from);
	add_header(out, at, header);
	diag_free(&diag);
}

static bool
take_task(struct worker *w, struct pool *pool, uint32_t *task)
{
	if (w->n_redo != 0) {
		*task = w->redo[--w->n_redo];
		return true;
	}
	*task = atomic_fetch_add(&pool->shared->next, 1);
	return *task < pool->work->n;
}

static _Noreturn void
serve(struct worker *w, struct pool *pool, int out_pipe)
{
	struct allowance allowance;
	struct buf out;
	uint32_t task, n = 0;

	if (!allowance_begin(&allowance))
		_exit(1);
	buf_init(&out);
	if (pool->work->begin != NULL)
		pool->work->begin(pool->work->arg);
	while (take_task(w, pool, &task)) {
		w->slot->tasks[n] = task;
		atomic_store(&w->slot->n, ++n);
		allowance_renew(&allowance);
		make_task(pool->work, task, &out);
		if (n < BATCH && out.n < BATCH_BYTES)
			continue;
		write_all(out_pipe, buf_str(&out));
		buf_reset(&out);
		n = 0;
		atomic_store(&w->slot->n, 0);
	}
	write_all(out_pipe, buf_str(&out));
	_exit(0);
}

/* The side of the process that started them. */

static bool
tell_not_started(struct pool *pool)
{
	diag_report(pool->diag, CODE_WORKER_START, (struct place){ 0 },
	    "cannot start a worker: %s", strerror(errno));
	return false;
}

static bool
start(struct pool *pool, struct worker *w)
{
	int ends[2];

	if (pipe2(ends, O_CLOEXEC) < 0)
		return tell_not_started(pool);
	atomic_store(&w->slot->n, 0);
	w->process = fork();
	if (w->process == 0) {
		/* A pipe ends only when nobody holds it any more. */
		for (unsigned i = 0; i < pool->n; i++) {
			if (pool->workers[i].pipe >= 0)
				close(pool->workers[i].pipe);
		}
		close(ends[0]);
		serve(w, pool, ends[1]);
	}
	close(ends[1]);
	if (w->process < 0) {
		tell_not_started(pool);
		close(ends[0]);
		w->process = 0;
		return false;
	}
	w->pipe = ends[0];
	w->n_redo = 0;
	return true;
}

/* Pass on every message that has arrived as a whole. */
static void
take_messages(struct pool *pool, struct worker *w)
{
	struct str rest = buf_str(&w->in), bytes;
	struct header h;

	while (rest.n >= sizeof(h)) {
		memcpy(&h, rest.p, sizeof(h));
		if (rest.n - sizeof(h) < (size_t)h.n + h.findings)
			break;
		bytes = str_slice(rest, sizeof(h), h.n);
		pool->work->told(pool->work->arg, h.task, bytes);
		bytes = str_slice(rest, sizeof(h) + h.n, h.findings);
		if (!diag_read(pool->diag, bytes))
			pool->work->died(pool->work->arg, h.task, DEATH_CRASH);
		pool->done[h.task] = true;
		rest = str_skip(rest, sizeof(h) + h.n + h.findings);
	}
	if (rest.n != 0)
		memmove(w->in.p, rest.p, rest.n);
	w->in.n = rest.n;
}

static enum death
death_of(int status)
{
	if (WIFSIGNALED(status))
		return WTERMSIG(status) == SIGKILL ? DEATH_TIME : DEATH_CRASH;
	return WEXITSTATUS(status) == ALLOWANCE_MEMORY_STATUS ? DEATH_MEMORY
							      : DEATH_CRASH;
}

/* The task that ran is told as died; those before it are made again. */
static void
bury(struct pool *pool, struct worker *w, int status)
{
	uint32_t n = atomic_load(&w->slot->n);

	pool->deaths++;
	w->in.n = 0;
	for (uint32_t i = 0; i < n; i++) {
		uint32_t task = w->slot->tasks[i];

		if (pool->done[task])
			continue;
		if (i + 1 < n) {
			w->redo[w->n_redo++] = task;
			continue;
		}
		pool->work->died(pool->work->arg, task, death_of(status));
		pool->done[task] = true;
	}
}

/* A worker has closed its pipe: it is done, or dead. */
static bool
reap(struct pool *pool, struct worker *w)
{
	int status = 0;

	close(w->pipe);
	w->pipe = -1;
	while (waitpid(w->process, &status, 0) < 0 && errno == EINTR)
		continue;
	w->process = 0;
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return true;
	bury(pool, w, status);
	if (pool->deaths > LIMIT_WORKER_DEATHS) {
		diag_report(pool->diag, CODE_WORKER_DEATHS, (struct place){ 0 },
		    "%u pages could not be made; the build is given up",
		    pool->deaths);
		return false;
	}
	return start(pool, w);
}

static bool
read_from(struct pool *pool, struct worker *w)
{
	ssize_t n = read(w->pipe, buf_reserve(&w->in, READ_BYTES), READ_BYTES);

	if (n < 0)
		return errno == EINTR || errno == EAGAIN;
	w->in.n += (size_t)n;
	take_messages(pool, w);
	return n != 0 || reap(pool, w);
}

/* Wait for any worker; false when none is left, or the work is given up. */
static bool
turn(struct pool *pool, bool *ok)
{
	struct pollfd fds[JOBS_MAX];
	bool any = false;

	for (unsigned i = 0; i < pool->n; i++) {
		fds[i] = (struct pollfd){ pool->workers[i].pipe, POLLIN, 0 };
		any = any || pool->workers[i].pipe >= 0;
	}
	if (!any)
		return false;
	if (poll(fds, pool->n, -1) < 0)
		return errno == EINTR;
	for (unsigned i = 0; *ok && i < pool->n; i++) {
		if (fds[i].revents != 0)
			*ok = read_from(pool, &pool->workers[i]);
	}
	return *ok;
}

static unsigned
count_workers(const struct work *work)
{
	unsigned useful = work->n / TASKS_PER_WORKER + 1, n = work->jobs;
	cpu_set_t set;

	if (n == 0)
		n = sched_getaffinity(0, sizeof(set), &set) == 0
		    ? (unsigned)CPU_COUNT(&set)
		    : 1;
	if (n > useful)
		n = useful;
	return n > JOBS_MAX ? JOBS_MAX : n;
}

static bool
start_all(struct pool *pool)
{
	for (unsigned i = 0; i < pool->n; i++)
		pool->workers[i].pipe = -1;
	for (unsigned i = 0; i < pool->n; i++) {
		pool->workers[i].slot = &pool->shared->slots[i];
		if (!start(pool, &pool->workers[i]))
			return false;
	}
	return true;
}

/* What is left when the work is given up. */
static void
stop_all(struct pool *pool)
{
	for (unsigned i = 0; i < pool->n; i++) {
		struct worker *w = &pool->workers[i];

		if (w->process != 0) {
			kill(w->process, SIGKILL);
			waitpid(w->process, NULL, 0);
			close(w->pipe);
		}
		buf_free(&w->in);
	}
}

bool
work_run(const struct work *work, struct diag *diag)
{
	struct pool pool = { .work = work, .diag = diag };
	struct arena arena;
	bool ok;

	if (work->n == 0)
		return true;
	arena_init(&arena);
	pool.n = count_workers(work);
	pool.done = arena_array(&arena, work->n, sizeof(*pool.done));
	pool.shared = mmap(NULL, sizeof(*pool.shared), PROT_READ | PROT_WRITE,
	    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (pool.shared == MAP_FAILED) {
		diag_report(diag, CODE_WORKER_START, (struct place){ 0 },
		    "cannot share memory: %s", strerror(errno));
		arena_free(&arena);
		return false;
	}
	ok = start_all(&pool);
	while (ok && turn(&pool, &ok))
		continue;
	stop_all(&pool);
	munmap(pool.shared, sizeof(*pool.shared));
	arena_free(&arena);
	return ok;
}
