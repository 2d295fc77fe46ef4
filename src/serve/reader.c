#define _GNU_SOURCE /* close_range(2), SOCK_CLOEXEC */
#include "serve/reader.h"

#include <errno.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "build/keep.h"
#include "serve/loader.h"
#include "serve/watch.h"

/* The process itself. */
struct reading {
	struct build_options options; /* as the server was started with */
	int fd;
	struct buf in;
	struct wire_fds with;
	struct keep keep;
};

/* SIGTERM ends a reader at once while it reads. */
static void
take_end(int how)
{
	sigset_t end;

	sigemptyset(&end);
	sigaddset(&end, SIGTERM);
	sigprocmask(how, &end, NULL);
}

/* What the server holds must end when the server closes it. */
static void
close_others(int kept)
{
	if (kept > STDERR_FILENO + 1)
		close_range(STDERR_FILENO + 1, (unsigned)kept - 1, 0);
	close_range((unsigned)kept + 1, ~0u, 0);
}

/* The order is that of write_question. */
static struct build_options
read_question(struct reading *r, struct str rest)
{
	struct build_options options = r->options;
	uint32_t n;

	options.now = (int64_t)((uint64_t)wire_number(&rest) << 32);
	options.now += wire_number(&rest);
	options.drafts = wire_number(&rest) != 0;
	options.audience = wire_text(&rest);
	options.as_of = wire_text(&rest);
	if (wire_number(&rest) != 0) {
		keep_free(&r->keep);
		keep_init(&r->keep);
	}
	if (wire_number(&rest) != 0)
		keep_forget_index(&r->keep);
	n = wire_number(&rest);
	for (uint32_t i = 0; i < n; i++)
		keep_forget(&r->keep, wire_text(&rest));
	return options;
}

static void
close_ends(struct reading *r)
{
	for (size_t i = 0; i < r->with.n; i++)
		close(r->with.items[i]);
	r->with.n = 0;
}

/* A loader that cannot be started is told by its connections' end. */
static void
load(struct reading *r, struct str question)
{
	struct build_options options = read_question(r, question);
	struct loader loader = { .options = &options };
	struct diag diag;

	take_end(SIG_UNBLOCK);
	diag_init(&diag);
	loader.diag = &diag;
	loader.build = build_new(&options, &r->keep, &diag);
	loader.read = build_read(loader.build);
	build_keep(loader.build);
	take_end(SIG_BLOCK);
	loader.control = r->with.items[0];
	memcpy(loader.channels, r->with.items + 1, sizeof(loader.channels));
	if (fork() == 0) {
		close(r->fd);
		loader_run(&loader);
	}
	close_ends(r);
	build_free(loader.build);
	diag_free(&diag);
}

static _Noreturn void
run(struct reading *r)
{
	uint32_t kind;
	struct str question;

	while (wire_receive_with(r->fd, &r->in, &r->with)) {
		while (wire_take(&r->in, &kind, &question)) {
			if (r->with.n == MAKERS + 1)
				load(r, question);
			wire_drop(&r->in);
		}
	}
	/* Loaders end with their connections; nobody else waits for them. */
	while (wait(NULL) > 0 || errno == EINTR)
		continue;
	_exit(0);
}

static _Noreturn void
begin(const struct build_options *options, int fd, pid_t parent)
{
	struct reading r = { .options = *options, .fd = fd };

	take_end(SIG_BLOCK);
	if (prctl(PR_SET_PDEATHSIG, SIGTERM) < 0 || getppid() != parent)
		_exit(0);
	signal(SIGCHLD, SIG_IGN); /* nobody asks how a loader has ended */
	close_others(fd);
	buf_init(&r.in);
	keep_init(&r.keep);
	run(&r);
}

static bool
start(struct reader *r, const struct build_options *options)
{
	pid_t parent = getpid();
	int ends[2];

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) < 0)
		return false;
	r->process = fork();
	if (r->process == 0)
		begin(options, ends[1], parent);
	close(ends[1]);
	r->fd = ends[0];
	if (r->process > 0)
		return true;
	close(r->fd);
	r->process = 0;
	return false;
}

static void
write_question(struct buf *out, const struct build_options *options,
    const struct changes *changes)
{
	uint64_t now = (uint64_t)options->now;

	wire_add_number(out, (uint32_t)(now >> 32));
	wire_add_number(out, (uint32_t)now);
	wire_add_number(out, options->drafts);
	wire_add_text(out, options->audience);
	wire_add_text(out, options->as_of);
	wire_add_number(out, changes->lost);
	wire_add_number(out, changes->index);
	wire_add_number(out, (uint32_t)changes->paths.n);
	for (size_t i = 0; i < changes->paths.n; i++)
		wire_add_text(out, changes->paths.items[i]);
}

bool
reader_ask(struct reader *r, const struct build_options *options,
    const struct changes *changes, const struct wire_fds *with)
{
	struct buf question;
	bool ok;

	buf_init(&question);
	write_question(&question, options, changes);
	ok = r->process != 0 &&
	    wire_send_with(r->fd, FRAME_LOAD, buf_str(&question), with);
	/* One that has crashed is gone without a word. */
	if (!ok) {
		reader_stop(r);
		ok = start(r, options) &&
		    wire_send_with(r->fd, FRAME_LOAD, buf_str(&question), with);
	}
	buf_free(&question);
	return ok;
}

void
reader_stop(struct reader *r)
{
	if (r->process == 0)
		return;
	close(r->fd);
	kill(r->process, SIGTERM);
	while (waitpid(r->process, NULL, 0) < 0 && errno == EINTR)
		continue;
	r->process = 0;
}
