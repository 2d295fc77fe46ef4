/*
 * sandbox: what waymark-media may do once it has its libraries.
 *
 * It may compute, take memory up to a limit, and use the socket it has. It
 * can open nothing: no file, no connection, no process. Two walls stand
 * behind each other: no new descriptor is granted (RLIMIT_NOFILE), and the
 * kernel refuses every system call that is not on a list (seccomp). A kernel
 * without seccomp leaves the first; then the limits hold all the same.
 *
 * Errors    sandbox_enter is false if even the limits cannot be set.
 * Source    seccomp(2), setrlimit(2), prctl(2), timer_create(2).
 */
#ifndef HELPER_SANDBOX_H
#define HELPER_SANDBOX_H

#include <stdbool.h>
#include <time.h>

struct sandbox {
	timer_t timer;
};

bool sandbox_enter(struct sandbox *s);
/* Before each picture: its time counts from now. */
void sandbox_renew(const struct sandbox *s);

#endif
