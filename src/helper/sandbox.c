#define _GNU_SOURCE /* CLONE_THREAD */
#include "helper/sandbox.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/process.h"
#include "media/order.h"

#if defined(__x86_64__)
#define MACHINE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define MACHINE AUDIT_ARCH_AARCH64
#endif

/* What the parent has already limited further stays so. */
static bool
limit(__rlimit_resource_t what, rlim_t most)
{
	struct rlimit l;

	if (getrlimit(what, &l) < 0)
		return false;
	if (most < l.rlim_max)
		l.rlim_max = most;
	l.rlim_cur = l.rlim_max;
	return setrlimit(what, &l) == 0;
}

/* The descriptors up to the socket are there, and no other comes into being. */
static bool
set_limits(void)
{
	size_t mapped = process_mapped();

	return limit(RLIMIT_CORE, 0) && limit(RLIMIT_FSIZE, 0) &&
	    limit(RLIMIT_NOFILE, ORDER_SOCKET + 1) &&
	    (SANITIZED || limit(RLIMIT_AS, mapped + LIMIT_HELPER_BYTES));
}

#ifdef MACHINE

/* Memory, threads, time, and the socket. */
static const unsigned allowed[] = {
	__NR_read,
	__NR_write,
	__NR_readv,
	__NR_writev,
	__NR_recvfrom,
	__NR_sendto,
	__NR_close,
	__NR_mmap,
	__NR_munmap,
	__NR_mremap,
	__NR_mprotect,
	__NR_madvise,
	__NR_brk,
	__NR_futex,
	__NR_set_robust_list,
	__NR_rseq,
	__NR_sched_yield,
	__NR_sched_getaffinity,
	__NR_clock_gettime,
	__NR_clock_nanosleep,
	__NR_gettimeofday,
	__NR_timer_settime,
	__NR_getpid,
	__NR_gettid,
	__NR_tgkill,
	__NR_rt_sigaction,
	__NR_rt_sigprocmask,
	__NR_rt_sigreturn,
	__NR_sigaltstack,
	__NR_restart_syscall,
	__NR_exit,
	__NR_exit_group,
};

#define N_ALLOWED (sizeof(allowed) / sizeof(*allowed))

#define LOAD(member)                                            \
	(struct sock_filter) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, \
	    (unsigned)offsetof(struct seccomp_data, member))
#define IF(value, yes, no)   \
	(struct sock_filter) \
	    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (value), (yes), (no))
#define IF_BITS(value, yes, no) \
	(struct sock_filter)    \
	    BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, (value), (yes), (no))
#define RETURN(value) (struct sock_filter) BPF_STMT(BPF_RET | BPF_K, (value))

/*
 * A call that is not listed fails with EPERM, so that a library which asks
 * for something out of habit goes on without it. New threads are fine, new
 * processes are not; the flags of clone3 lie in memory, where a filter cannot
 * read them, so libc is told that there is no clone3.
 */
static bool
filter_calls(void)
{
	struct sock_filter f[N_ALLOWED * 2 + 16];
	struct sock_fprog program = { .filter = f };
	unsigned short n = 0;

	f[n++] = LOAD(arch);
	f[n++] = IF(MACHINE, 1, 0);
	f[n++] = RETURN(SECCOMP_RET_KILL_PROCESS);
	f[n++] = LOAD(nr);
	for (size_t i = 0; i < N_ALLOWED; i++) {
		f[n++] = IF(allowed[i], 0, 1);
		f[n++] = RETURN(SECCOMP_RET_ALLOW);
	}
	f[n++] = IF(__NR_clone3, 0, 1);
	f[n++] = RETURN(SECCOMP_RET_ERRNO | ENOSYS);
	f[n++] = IF(__NR_clone, 0, 3);
	f[n++] = LOAD(args[0]);
	f[n++] = IF_BITS(CLONE_THREAD, 0, 1);
	f[n++] = RETURN(SECCOMP_RET_ALLOW);
	f[n++] = RETURN(SECCOMP_RET_ERRNO | EPERM);
	program.len = n;
	return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

#else

static bool
filter_calls(void)
{
	return false;
}

#endif

bool
sandbox_enter(struct sandbox *s)
{
	struct sigevent event = { .sigev_notify = SIGEV_SIGNAL,
		.sigev_signo = SIGKILL };

	if (timer_create(CLOCK_PROCESS_CPUTIME_ID, &event, &s->timer) < 0 ||
	    prctl(PR_SET_PDEATHSIG, SIGKILL) < 0 ||
	    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0 || !set_limits())
		return false;
	/* A sanitizer's own calls are no list that anybody keeps. */
	if (!SANITIZED)
		(void)filter_calls();
	return true;
}

void
sandbox_renew(const struct sandbox *s)
{
	struct itimerspec time = {
		.it_value = { .tv_sec = LIMIT_PICTURE_CPU_MS / 1000,
		    .tv_nsec = LIMIT_PICTURE_CPU_MS % 1000 * 1000000L },
	};

	timer_settime(s->timer, 0, &time, NULL);
}
