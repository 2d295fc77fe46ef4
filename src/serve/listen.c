#define _GNU_SOURCE /* SOCK_CLOEXEC, SOCK_NONBLOCK */
#include "serve/listen.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#define BACKLOG 64

/* -1, with errno, if the address is taken or there is none such. */
static int
open_at(const struct sockaddr *address, socklen_t n)
{
	int on = 1, error;
	int fd = socket(
	    address->sa_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);

	if (fd < 0)
		return -1;
	/* A port that was left a moment ago is free. */
	if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) == 0 &&
	    (address->sa_family != AF_INET6 ||
		setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof(on)) ==
		    0) &&
	    bind(fd, address, n) == 0 && listen(fd, BACKLOG) == 0)
		return fd;
	error = errno;
	close(fd);
	errno = error;
	return -1;
}

static bool
open_both(struct listeners *out, unsigned port)
{
	struct sockaddr_in four = { .sin_family = AF_INET,
		.sin_port = htons((uint16_t)port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	struct sockaddr_in6 six = { .sin6_family = AF_INET6,
		.sin6_port = htons((uint16_t)port),
		.sin6_addr = IN6ADDR_LOOPBACK_INIT };

	*out = (struct listeners){ { -1, -1 }, port };
	out->fds[0] = open_at((const struct sockaddr *)&four, sizeof(four));
	if (out->fds[0] < 0)
		return false;
	out->fds[1] = open_at((const struct sockaddr *)&six, sizeof(six));
	if (out->fds[1] >= 0 || errno != EADDRINUSE)
		return true;
	close(out->fds[0]);
	errno = EADDRINUSE;
	return false;
}

bool
listen_from(struct listeners *out, unsigned port)
{
	for (unsigned i = 0; i < LISTEN_TRIES && port + i <= UINT16_MAX; i++) {
		if (open_both(out, port + i))
			return true;
		if (errno != EADDRINUSE && errno != EACCES)
			return false;
	}
	return false;
}
