#define _GNU_SOURCE /* sched_getaffinity(2), MAP_ANONYMOUS */
#include "build/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/limits.h"
#include "build/allowance.h"
#include "build/serve.h"

#define JOBS_MAX 64u
/* So many tasks are worth one worker more. */
#define TASKS_PER_WORKER 16u
#define READ_BYTES (64u * 1024u)

/* Memory that all processes share. */
struct shared {
	_Atomic uint32_t next;
	struct slot slots[JOBS_MAX];
};

struct worker {
	pid_t process; /* 0: none */
	int pipe; /* read end */
	struct buf in;
	struct slot *slot;
	struct redo redo; /* what its predecessor had not told */
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
	pid_t parent = getpid();
	int ends[2];

	if (pipe2(ends, O_CLOEXEC) < 0)
		return tell_not_started(pool);
	atomic_store(&w->slot->n, 0);
	w->process = fork();
	if (w->process == 0) {
		/* A build that is killed leaves nobody to hold its lock. */
		if (prctl(PR_SET_PDEATHSIG, SIGKILL) < 0 || getppid() != parent)
			_exit(1);
		/* A pipe ends only when nobody holds it any more. */
		for (unsigned i = 0; i < pool->n; i++) {
			if (pool->workers[i].pipe >= 0)
				close(pool->workers[i].pipe);
		}
		close(ends[0]);
		serve(&(struct service){ pool->work, &pool->shared->next,
		    w->slot, w->redo, ends[1] });
	}
	close(ends[1]);
	if (w->process < 0) {
		tell_not_started(pool);
		close(ends[0]);
		w->process = 0;
		return false;
	}
	w->pipe = ends[0];
	return true;
}

/* Pass on every message that has arrived as a whole. */
static void
take_messages(struct pool *pool, struct worker *w)
{
	struct str rest = buf_str(&w->in), bytes;
	struct message m;

	while (rest.n >= sizeof(m)) {
		memcpy(&m, rest.p, sizeof(m));
		if (rest.n - sizeof(m) < (size_t)m.n + m.findings)
			break;
		bytes = str_slice(rest, sizeof(m), m.n);
		pool->work->told(pool->work->arg, m.task, bytes);
		bytes = str_slice(rest, sizeof(m) + m.n, m.findings);
		if (!diag_read(pool->diag, bytes))
			pool->work->died(pool->work->arg, m.task, DEATH_CRASH);
		pool->done[m.task] = true;
		rest = str_skip(rest, sizeof(m) + m.n + m.findings);
	}
	if (rest.n != 0)
		memmove(w->in.p, rest.p, rest.n);
	w->in.n = rest.n;
}

enum death
death_of(int status)
{
	if (WIFSIGNALED(status))
		return WTERMSIG(status) == SIGKILL ? DEATH_TIME : DEATH_CRASH;
	return WEXITSTATUS(status) == ALLOWANCE_MEMORY_STATUS ? DEATH_MEMORY
							      : DEATH_CRASH;
}

static void
tell_died(struct pool *pool, uint32_t task, enum death death)
{
	pool->work->died(pool->work->arg, task, death);
	pool->done[task] = true;
}

/* A task that is to be made again, unless it was told or stands there. */
static void
make_again(const struct pool *pool, struct redo *redo, uint32_t task)
{
	bool known = pool->done[task] || redo->n == BATCH;

	for (uint32_t i = 0; !known && i < redo->n; i++)
		known = redo->tasks[i] == task;
	if (!known)
		redo->tasks[redo->n++] = task;
}

/*
 * The task that ran is told as died; those before it are made again, and so
 * are those that this worker was to make again itself. No more than a batch
 * are left of them: what it made of them and did not tell is of one batch, and
 * it begins others when it has begun all of them.
 */
static void
bury(struct pool *pool, struct worker *w, int status)
{
	uint32_t n = atomic_load(&w->slot->n);
	struct redo left = { .n = 0 };

	pool->deaths++;
	w->in.n = 0;
	if (n != 0 && !pool->done[w->slot->tasks[n - 1]]) {
		tell_died(pool, w->slot->tasks[n - 1], death_of(status));
		n--;
	}
	for (uint32_t i = 0; i < n; i++)
		make_again(pool, &left, w->slot->tasks[i]);
	for (uint32_t i = 0; i < w->redo.n; i++)
		make_again(pool, &left, w->redo.tasks[i]);
	w->redo = left;
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
	memory_trim();
	ok = start_all(&pool);
	while (ok && turn(&pool, &ok))
		continue;
	/* Of a worker that was killed just as it took a task. */
	for (uint32_t i = 0; ok && i < work->n; i++) {
		if (!pool.done[i])
			tell_died(&pool, i, DEATH_CRASH);
	}
	stop_all(&pool);
	munmap(pool.shared, sizeof(*pool.shared));
	arena_free(&arena);
	return ok;
}
