#define _GNU_SOURCE /* close_range(2), SOCK_CLOEXEC */
#include "serve/reader.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "build/keep.h"
#include "serve/loader.h"
#include "serve/watch.h"

/* The pages that were asked for are made by now. */
#define REST_MS 150

/* The site that was read last. */
struct site {
	struct build *build; /* NULL: there is none */
	const struct plan *plan; /* NULL: it cannot be planned */
	struct build_options options;
	struct arena arena; /* that those live in */
	struct diag diag;
};

/* The process itself. */
struct reading {
	struct build_options options; /* as the server was started with */
	int fd;
	struct buf in;
	struct wire_fds with;
	struct keep keep;
	struct site site;
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

/* What the server asks for, in the order of write_question. */
struct question {
	struct build_options options;
	bool lost;
	bool others;
	struct {
		struct str *items;
		size_t n;
		size_t cap;
	} paths;
};

static void
read_question(const struct reading *r, struct str rest, struct arena *arena,
    struct question *q)
{
	uint64_t now;

	*q = (struct question){ .options = r->options };
	now = (uint64_t)wire_number(&rest) << 32;
	q->options.now = (int64_t)(now + wire_number(&rest));
	q->options.drafts = wire_number(&rest) != 0;
	q->options.audience = str_copy(arena, wire_text(&rest));
	q->options.as_of = str_copy(arena, wire_text(&rest));
	q->lost = wire_number(&rest) != 0;
	q->others = wire_number(&rest) != 0;
	for (size_t n = wire_number(&rest); n != 0; n--)
		*vec_push(arena, &q->paths) = wire_text(&rest);
}

static void
drop_site(struct site *s)
{
	if (s->build == NULL)
		return;
	build_free(s->build);
	diag_free(&s->diag);
	arena_free(&s->arena);
	s->build = NULL;
	s->plan = NULL;
}

static void
forget(struct reading *r, const struct question *q)
{
	if (q->lost) {
		drop_site(&r->site); /* which uses what was kept */
		keep_free(&r->keep);
		keep_init(&r->keep);
	}
	for (size_t i = 0; i < q->paths.n; i++)
		keep_forget(&r->keep, q->paths.items[i]);
}

static bool
same_switches(const struct build_options *a, const struct build_options *b)
{
	return a->drafts == b->drafts && str_eq(a->audience, b->audience) &&
	    str_eq(a->as_of, b->as_of);
}

/* What is to be done so that the site of before is the site of now. */
static enum build_renewal
renew(struct reading *r, const struct question *q)
{
	const struct site *s = &r->site;

	if (s->plan == NULL || q->lost || q->others ||
	    !same_switches(&s->options, &q->options))
		return BUILD_TO_READ;
	return build_renew(
	    s->build, q->paths.items, q->paths.n, q->options.now);
}

/* The question, and with it what the options point to, lives in the arena. */
static void
read_site(struct reading *r, const struct question *q, struct arena arena)
{
	struct site *s = &r->site;

	s->arena = arena;
	s->options = q->options;
	diag_init(&s->diag);
	s->build = build_new(&s->options, &r->keep, &s->diag);
	s->plan = build_read(s->build) ? build_plan(s->build) : NULL;
	build_keep(s->build);
}

static void
plan_site(struct site *s)
{
	s->plan = build_plan(s->build);
	build_keep(s->build);
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
start_loader(struct reading *r)
{
	struct loader loader = { .options = &r->site.options,
		.build = r->site.build,
		.plan = r->site.plan,
		.cache_folder = build_cache_folder(r->site.build),
		.diag = &r->site.diag,
		.control = r->with.items[0] };

	memcpy(loader.channels, r->with.items + 1, sizeof(loader.channels));
	if (fork() == 0) {
		close(r->fd);
		loader_run(&loader);
	}
}

static void
load(struct reading *r, struct str bytes)
{
	enum build_renewal renewal;
	struct question question;
	struct arena arena;

	take_end(SIG_UNBLOCK);
	arena_init(&arena);
	read_question(r, bytes, &arena, &question);
	forget(r, &question);
	renewal = renew(r, &question);
	if (renewal == BUILD_TO_READ) {
		drop_site(&r->site);
		read_site(r, &question, arena);
	} else {
		if (renewal == BUILD_TO_PLAN)
			plan_site(&r->site);
		arena_free(&arena);
	}
	take_end(SIG_BLOCK);
	start_loader(r);
	close_ends(r);
}

/* When nothing was asked for a while, the next question is prepared for. */
static void
rest(const struct reading *r)
{
	struct pollfd more = { .fd = r->fd, .events = POLLIN };

	if (r->site.plan != NULL && poll(&more, 1, REST_MS) == 0)
		build_prepare(r->site.build);
}

static _Noreturn void
run(struct reading *r)
{
	uint32_t kind;
	struct str question;

	while (rest(r), wire_receive_with(r->fd, &r->in, &r->with)) {
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
	wire_add_number(out, changes->others);
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
