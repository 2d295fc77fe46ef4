#define _GNU_SOURCE /* MAP_ANONYMOUS, pipe2(2) */
#include "serve/loader.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "build/files.h"
#include "build/rehearse.h"
#include "config/config.h"
#include "git/snapshot.h"
#include "pages/page.h"
#include "pages/plan.h"
#include "publish/manifest.h"
#include "serve/maker.h"
#include "serve/wire.h"

/*
 * What was saved is looked at first: how long nothing happens before is found
 * out what no page waits for. A new file is told of by that.
 */
#define ASIDE_MS 40

/* Files of a list that are told by name. */
#define ASIDE_NAMES 200u

/* So much of a rehearsal's findings is read at a time. */
#define READ_BYTES 4096u

/* Memory that the makers write and their loader reads. */
struct shared {
	_Atomic uint32_t pages[MAKERS];
};

struct loading {
	const struct loader *loader;
	struct shared *shared;
	pid_t makers[MAKERS];
	struct rehearsal rehearsal;
	pid_t rehearser; /* its process; 0: there is none */
	int findings; /* where that tells, or -1 */
	struct buf told; /* what it has told so far */
};

static void
add_findings(struct buf *out, struct diag *diag)
{
	struct buf findings;

	buf_init(&findings);
	diag_sort(diag);
	diag_write(diag, 0, &findings);
	wire_add_text(out, buf_str(&findings));
	buf_free(&findings);
}

static void
tell_loaded(struct loading *l)
{
	const struct config *config =
	    l->loader->plan != NULL ? l->loader->plan->in.config : NULL;
	struct arena arena;
	struct buf out;

	arena_init(&arena);
	buf_init(&out);
	wire_add_number(&out, l->loader->plan != NULL);
	wire_add_number(&out, config != NULL ? config->audience : 0);
	wire_add_text(
	    &out, config != NULL ? date_text(config->as_of, &arena) : STR(""));
	add_findings(&out, l->loader->diag);
	wire_add_number(&out, l->rehearsal.build != NULL);
	if (!wire_send(l->loader->control, FRAME_LOADED, buf_str(&out)))
		_exit(0);
	buf_free(&out);
	arena_free(&arena);
}

static void
tell_findings(struct loading *l)
{
	struct buf out;

	buf_init(&out);
	add_findings(&out, l->loader->diag);
	if (!wire_send(l->loader->control, FRAME_FINDINGS, buf_str(&out)))
		errno = 0; /* the server is gone, which is found out soon */
	buf_free(&out);
}

/* What the server has must end with it. */
static void
close_connections(const struct loading *l)
{
	close(l->loader->control);
	for (size_t i = 0; i < MAKERS; i++)
		close(l->loader->channels[i]);
}

/* Without a process, what was planned is all there is to tell. */
static void
start_rehearsal(struct loading *l)
{
	int ends[2] = { -1, -1 };

	if (l->rehearsal.build == NULL)
		return;
	if (pipe2(ends, O_CLOEXEC) < 0) {
		rehearsal_take(&l->rehearsal, STR(""));
		tell_findings(l);
		return;
	}
	l->rehearser = fork();
	if (l->rehearser == 0) {
		close_connections(l);
		rehearsal_run(&l->rehearsal, ends[1]);
	}
	close(ends[1]);
	l->findings = ends[0];
}

/* True at the end of what it tells. */
static bool
read_rehearsal(struct loading *l)
{
	ssize_t n;

	n = read(l->findings, buf_reserve(&l->told, READ_BYTES), READ_BYTES);
	l->told.n += n > 0 ? (size_t)n : 0;
	return n == 0 || (n < 0 && errno != EINTR);
}

static void
end_rehearsal(struct loading *l)
{
	close(l->findings);
	l->findings = -1;
	rehearsal_take(&l->rehearsal, buf_str(&l->told));
	buf_reset(&l->told);
}

static void
tell_paths(const struct loading *l, enum aside which, const struct paths *paths)
{
	size_t n = paths->n < ASIDE_NAMES ? paths->n : ASIDE_NAMES;
	struct buf out;

	buf_init(&out);
	wire_add_number(&out, which);
	wire_add_number(&out, (uint32_t)paths->n);
	wire_add_number(&out, (uint32_t)n);
	for (size_t i = 0; i < n; i++)
		wire_add_text(&out, paths->items[i]);
	if (!wire_send(l->loader->control, FRAME_ASIDE, buf_str(&out)))
		errno = 0; /* the server is gone, which is found out soon */
	buf_free(&out);
}

/*
 * What takes time to find out, and no page waits for. On an earlier day there
 * were none of today's changes.
 */
static void
tell_aside(const struct loading *l)
{
	const struct snapshot *snapshot = l->loader->plan->in.snapshot;
	bool today = l->loader->options->as_of.n == 0;
	struct paths untracked = { 0 }, unsaved = { 0 };
	struct arena arena;

	arena_init(&arena);
	if (today)
		snapshot_untracked(snapshot, MANIFEST_FILE, &arena, &untracked);
	tell_paths(l, ASIDE_UNTRACKED, &untracked);
	if (today)
		snapshot_unsaved(snapshot, &arena, &unsaved);
	tell_paths(l, ASIDE_UNSAVED, &unsaved);
	arena_free(&arena);
}

static void
start_maker(struct loading *l, size_t i)
{
	const struct loader *loader = l->loader;
	struct maker maker = { loader->plan, loader->cache_folder,
		loader->channels[i], &l->shared->pages[i] };

	atomic_store(maker.page, 0);
	l->makers[i] = fork();
	if (l->makers[i] != 0)
		return;
	close(loader->control);
	if (l->findings >= 0)
		close(l->findings);
	for (size_t k = 0; k < MAKERS; k++) {
		if (k != i)
			close(loader->channels[k]);
	}
	maker_run(&maker);
}

/* Tell what the maker died of; the file it was making is what was wrong. */
static void
bury(struct loading *l, size_t i, int status)
{
	uint32_t number = atomic_load(&l->shared->pages[i]);
	struct place place = { .path = STR("") };
	struct buf out, findings;
	struct diag diag;

	diag_init(&diag);
	buf_init(&out);
	buf_init(&findings);
	if (number != 0)
		place = files_place(l->loader->plan->pages.items[number - 1]);
	files_report_death(&diag, place, death_of(status));
	diag_write(&diag, 0, &findings);
	wire_add_number(&out, (uint32_t)i);
	wire_add_text(&out, buf_str(&findings));
	if (!wire_send(l->loader->control, FRAME_DIED, buf_str(&out)))
		errno = 0; /* as above */
	buf_free(&findings);
	buf_free(&out);
	diag_free(&diag);
}

static void
replace_dead(struct loading *l)
{
	int status;
	pid_t dead;

	while ((dead = waitpid(-1, &status, WNOHANG)) > 0) {
		if (dead == l->rehearser)
			l->rehearser = 0;
		for (size_t i = 0; i < MAKERS; i++) {
			if (l->makers[i] != dead)
				continue;
			bury(l, i, status);
			start_maker(l, i);
		}
	}
}

static _Noreturn void
stop(struct loading *l)
{
	for (size_t i = 0; i < MAKERS; i++) {
		if (l->makers[i] > 0)
			kill(l->makers[i], SIGKILL);
	}
	if (l->rehearser > 0)
		kill(l->rehearser, SIGKILL);
	while (waitpid(-1, NULL, 0) > 0 || errno == EINTR)
		continue;
	_exit(0);
}

/* There is nothing to show, so all that is wrong is told at once. */
static _Noreturn void
tell_without_plan(struct loading *l)
{
	start_rehearsal(l);
	if (l->rehearsal.build != NULL) {
		while (l->findings >= 0 && !read_rehearsal(l))
			continue;
		end_rehearsal(l);
	}
	tell_loaded(l);
	_exit(0);
}

/* Until a maker dies, or the server closes the connection. */
static _Noreturn void
watch_over(struct loading *l, int deaths)
{
	struct pollfd fds[] = { { l->loader->control, POLLIN, 0 },
		{ deaths, POLLIN, 0 }, { l->findings, POLLIN, 0 } };
	struct signalfd_siginfo death;
	int rest = ASIDE_MS, n;

	while (fds[0].revents == 0) {
		n = poll(fds, 3, rest);
		if (n == 0) {
			tell_aside(l);
			rest = -1;
		}
		if (n > 0 && fds[1].revents != 0 &&
		    read(deaths, &death, sizeof(death)) > 0)
			replace_dead(l);
		if (n > 0 && fds[2].revents != 0 && read_rehearsal(l)) {
			end_rehearsal(l);
			tell_findings(l);
			fds[2].fd = -1;
		}
	}
	stop(l);
}

_Noreturn void
loader_run(const struct loader *loader)
{
	struct loading l = { .loader = loader, .findings = -1 };
	sigset_t child;
	int deaths;

	sigemptyset(&child);
	sigaddset(&child, SIGCHLD);
	signal(SIGCHLD, SIG_DFL);
	deaths = signalfd(-1, &child, SFD_CLOEXEC | SFD_NONBLOCK);
	l.shared = mmap(NULL, sizeof(*l.shared), PROT_READ | PROT_WRITE,
	    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (deaths < 0 || l.shared == MAP_FAILED)
		_exit(1);
	buf_init(&l.told);
	rehearsal_begin(&l.rehearsal, loader->build);
	if (loader->plan == NULL)
		tell_without_plan(&l);
	/* What is asked from now on waits for a maker. */
	tell_loaded(&l);
	for (size_t i = 0; i < MAKERS; i++)
		start_maker(&l, i);
	start_rehearsal(&l);
	watch_over(&l, deaths);
}
