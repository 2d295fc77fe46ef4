#include "build/allowance.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/process.h"

/* A page takes a tenth of a millisecond: a timer serves many. */
#define SLACK_MS (LIMIT_PAGE_CPU_MS / 10)

static bool
limit_memory(void)
{
	struct rlimit none = { 0, 0 }, most;
	size_t mapped = process_mapped();

	if (setrlimit(RLIMIT_CORE, &none) < 0)
		return false;
	/* Without /proc the allowance would be for the site as well. */
	if (SANITIZED || mapped == 0)
		return true;
	most.rlim_cur = most.rlim_max = mapped + LIMIT_WORKER_BYTES;
	return setrlimit(RLIMIT_AS, &most) == 0;
}

/*
 * A crash is told by the process that finds the worker dead, with the page's
 * name; the libraries' last words would only hide it.
 */
static void
die_quietly(void)
{
	static const int signals[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL,
		SIGABRT };
	int nowhere;

	if (SANITIZED)
		return;
	for (size_t i = 0; i < sizeof(signals) / sizeof(*signals); i++)
		signal(signals[i], SIG_DFL);
	nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
	if (nowhere >= 0) {
		dup2(nowhere, STDERR_FILENO);
		close(nowhere);
	}
}

/*
 * No more processor time than this can have passed since the timer was set,
 * for a process of one thread.
 */
static int64_t
passed_ms(const struct allowance *a)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (now.tv_sec - a->begun.tv_sec) * 1000 +
	    (now.tv_nsec - a->begun.tv_nsec) / 1000000;
}

/* The time of a page, and of those that are made before the next setting. */
static bool
set(struct allowance *a)
{
	const long ms = LIMIT_PAGE_CPU_MS + SLACK_MS;
	struct itimerspec time = {
		.it_value = { .tv_sec = ms / 1000,
		    .tv_nsec = ms % 1000 * 1000000L },
	};

	return clock_gettime(CLOCK_MONOTONIC, &a->begun) == 0 &&
	    timer_settime(a->timer, 0, &time, NULL) == 0;
}

bool
allowance_begin(struct allowance *a)
{
	struct sigevent event = { .sigev_notify = SIGEV_SIGNAL,
		.sigev_signo = SIGKILL };

	die_quietly();
	/* A worker does not outlive the build that waits for it. */
	return prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && limit_memory() &&
	    timer_create(CLOCK_PROCESS_CPUTIME_ID, &event, &a->timer) == 0 &&
	    set(a);
}

void
allowance_renew(struct allowance *a)
{
	/* It was set once: there is no reason why it should not be again. */
	if (passed_ms(a) >= SLACK_MS)
		(void)set(a);
}
