#define _GNU_SOURCE /* SOCK_CLOEXEC, posix_spawn's file actions */
#include "media/helper.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/limits.h"

#define PROGRAM "waymark-media"
#define READ_BYTES (256u * 1024u)
/* Of 5 ms: how long a helper may take to end. */
#define BURY_MOMENTS 200u

const char *
helper_program(struct arena *arena)
{
	char self[LIMIT_PATH_BYTES];
	ssize_t n = readlink("/proc/self/exe", self, sizeof(self));
	struct str whole = { self, n < 0 ? 0 : (size_t)n };
	size_t slash = str_find_last(whole, '/');
	const char *path;

	if (slash != STR_NONE) {
		path = arena_cstr(arena,
		    arena_printf(arena, "%.*s/" PROGRAM,
			STR_ARG(str_slice(whole, 0, slash))));
		if (access(path, X_OK) == 0)
			return path;
	}
	return WAYMARK_LIBEXECDIR "/" PROGRAM;
}

/* Its answers go back through the socket; its libraries' words nowhere. */
static int
spawn(struct helper *h, const char *path, int end, struct arena *arena)
{
	char *const argv[] = { arena_cstr(arena, STR(PROGRAM)),
		arena_cstr(arena, STR("--serve")), NULL };
	char *const env[] = { arena_cstr(arena, STR("LC_ALL=C")), NULL };
	posix_spawn_file_actions_t actions;
	int error;

	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, end, ORDER_SOCKET);
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		posix_spawn_file_actions_addopen(
		    &actions, fd, "/dev/null", O_RDWR, 0);
	error = posix_spawn(&h->process, path, &actions, NULL, argv, env);
	posix_spawn_file_actions_destroy(&actions);
	return error;
}

bool
helper_start(struct helper *h, struct diag *diag)
{
	struct timeval patience = { .tv_sec = LIMIT_PICTURE_WAIT_S };
	struct arena scratch;
	const char *path;
	int ends[2], error;

	*h = (struct helper){ .socket = -1 };
	buf_init(&h->in);
	arena_init(&scratch);
	path = helper_program(&scratch);
	error = socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) < 0
	    ? errno
	    : 0;
	if (error == 0) {
		error = spawn(h, path, ends[1], &scratch);
		close(ends[1]);
		h->socket = ends[0];
		(void)setsockopt(h->socket, SOL_SOCKET, SO_SNDTIMEO, &patience,
		    sizeof(patience));
	}
	if (error != 0) {
		h->process = 0;
		diag_report(diag, CODE_HELPER_START, (struct place){ 0 },
		    "cannot start %s, which makes the pictures: %s", path,
		    strerror(error));
		helper_end(h);
	}
	arena_free(&scratch);
	return error == 0;
}

/* MSG_NOSIGNAL: a dead helper is an answer, not the end of the build. */
static bool
send_all(int socket, struct str bytes)
{
	ssize_t n;

	while (bytes.n != 0) {
		n = send(socket, bytes.p, bytes.n, MSG_NOSIGNAL);
		if (n < 0 && errno != EINTR)
			return false;
		if (n > 0)
			bytes = str_skip(bytes, (size_t)n);
	}
	return true;
}

bool
helper_order(struct helper *h, const struct order *order, struct str bytes)
{
	buf_reset(&h->in);
	h->n = order->n;
	clock_gettime(CLOCK_MONOTONIC, &h->since);
	return send_all(h->socket,
		   (struct str){ (const char *)order, sizeof(*order) }) &&
	    send_all(h->socket, bytes);
}

/* Whether the answer is there as a whole; what it says is not believed. */
static enum helper_end
take_answer(struct helper *h)
{
	struct str rest = buf_str(&h->in);

	if (rest.n < sizeof(h->delivery))
		return HELPER_BUSY;
	memcpy(&h->delivery, rest.p, sizeof(h->delivery));
	if (h->delivery.magic != ORDER_MAGIC)
		return HELPER_CRASH;
	if (h->delivery.fault != FAULT_NONE)
		return HELPER_DONE;
	rest = str_skip(rest, sizeof(h->delivery));
	for (uint32_t i = 0; i < h->n; i++) {
		if (h->delivery.sizes[i] > LIMIT_BLOB_BYTES)
			return HELPER_CRASH;
		if (h->delivery.sizes[i] > rest.n)
			return HELPER_BUSY;
		h->bytes[i] = str_slice(rest, 0, h->delivery.sizes[i]);
		rest = str_skip(rest, h->delivery.sizes[i]);
	}
	return rest.n == 0 ? HELPER_DONE : HELPER_CRASH;
}

enum helper_end
helper_read(struct helper *h)
{
	ssize_t n = recv(h->socket, buf_reserve(&h->in, READ_BYTES), READ_BYTES,
	    MSG_DONTWAIT);

	if (n < 0)
		return errno == EAGAIN || errno == EINTR ? HELPER_BUSY
							 : HELPER_CRASH;
	if (n == 0)
		return HELPER_CRASH;
	h->in.n += (size_t)n;
	return take_answer(h);
}

int
helper_patience(const struct helper *h)
{
	struct timespec now;
	int64_t ms;

	clock_gettime(CLOCK_MONOTONIC, &now);
	ms = LIMIT_PICTURE_WAIT_S * 1000 -
	    (int64_t)(now.tv_sec - h->since.tv_sec) * 1000 -
	    (now.tv_nsec - h->since.tv_nsec) / 1000000;
	return ms < 0 ? 0 : (int)ms;
}

/* It has been killed or killed itself; one that lingers is helped along. */
static int
wait_for(pid_t process)
{
	const struct timespec moment = { .tv_nsec = 5000000 };
	int status = 0;

	for (unsigned i = 0; i < BURY_MOMENTS; i++) {
		if (waitpid(process, &status, WNOHANG) == process)
			return status;
		nanosleep(&moment, NULL);
	}
	kill(process, SIGKILL);
	while (waitpid(process, &status, 0) < 0 && errno == EINTR)
		continue;
	return status;
}

enum helper_end
helper_bury(struct helper *h, bool late)
{
	pid_t process = h->process;
	int status;

	if (late)
		kill(process, SIGKILL);
	h->process = 0;
	helper_end(h);
	status = wait_for(process);
	return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL
	    ? HELPER_TIME
	    : HELPER_CRASH;
}

void
helper_end(struct helper *h)
{
	if (h->socket >= 0)
		close(h->socket);
	h->socket = -1;
	/* It ends when nobody is at the other end any more. */
	if (h->process != 0)
		(void)wait_for(h->process);
	h->process = 0;
	buf_free(&h->in);
}

bool
helper_once(const struct order *order, struct str bytes, struct arena *arena,
    struct diag *diag, struct str *out)
{
	enum helper_end end = HELPER_CRASH;
	struct helper h;
	struct pollfd fd = { .events = POLLIN };
	bool ok;

	if (!helper_start(&h, diag))
		return false;
	fd.fd = h.socket;
	if (helper_order(&h, order, bytes)) {
		do {
			(void)poll(&fd, 1, helper_patience(&h));
			end = helper_read(&h);
		} while (end == HELPER_BUSY && helper_patience(&h) > 0);
	}
	ok = end == HELPER_DONE && h.delivery.fault == FAULT_NONE;
	for (uint32_t i = 0; ok && i < order->n; i++)
		out[i] = str_copy(arena, h.bytes[i]);
	if (end == HELPER_DONE)
		helper_end(&h);
	else
		(void)helper_bury(&h, true);
	return ok;
}
