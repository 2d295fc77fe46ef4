/*
 * listen: the sockets of a preview, which only this machine can reach.
 *
 * The port is taken at 127.0.0.1 and, where the machine has it, at ::1, since
 * "localhost" may mean either. A port is taken when either of them is.
 *
 * Owner     the caller closes the sockets.
 * Errors    false when none of the ports is free, or errno's word otherwise.
 */
#ifndef SERVE_LISTEN_H
#define SERVE_LISTEN_H

#include <stdbool.h>

#include "base/str.h"

struct listeners {
	int fds[2]; /* -1: not on this machine */
	unsigned port;
};

/* The first free port from port on, of so many as are tried. */
#define LISTEN_TRIES 20

bool listen_from(struct listeners *out, unsigned port) must_check;

#endif
