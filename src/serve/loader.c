#define _GNU_SOURCE /* MAP_ANONYMOUS */
#include "serve/loader.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "build/files.h"
#include "config/config.h"
#include "git/snapshot.h"
#include "pages/page.h"
#include "pages/plan.h"
#include "serve/maker.h"
#include "serve/wire.h"

/*
 * What was saved is looked at first: how long nothing happens before is found
 * out what no page waits for.
 */
#define ASIDE_MS 100

/* Files of a list that are told by name. */
#define ASIDE_NAMES 200u

/* Memory that the makers write and their loader reads. */
struct shared {
	_Atomic uint32_t pages[MAKERS];
};

struct loading {
	const struct loader *loader;
	struct shared *shared;
	pid_t makers[MAKERS];
};

static void
tell_loaded(struct loading *l)
{
	const struct config *config =
	    l->loader->plan != NULL ? l->loader->plan->in.config : NULL;
	struct arena arena;
	struct buf out, findings;

	arena_init(&arena);
	buf_init(&out);
	buf_init(&findings);
	diag_sort(l->loader->diag);
	diag_write(l->loader->diag, 0, &findings);
	wire_add_number(&out, l->loader->plan != NULL);
	wire_add_number(&out, config != NULL ? config->audience : 0);
	wire_add_text(
	    &out, config != NULL ? date_text(config->as_of, &arena) : STR(""));
	wire_add_text(&out, buf_str(&findings));
	if (!wire_send(l->loader->control, FRAME_LOADED, buf_str(&out)))
		_exit(0);
	buf_free(&findings);
	buf_free(&out);
	arena_free(&arena);
}

static void
add_paths(struct buf *out, const struct paths *paths)
{
	size_t n = paths->n < ASIDE_NAMES ? paths->n : ASIDE_NAMES;

	wire_add_number(out, (uint32_t)paths->n);
	wire_add_number(out, (uint32_t)n);
	for (size_t i = 0; i < n; i++)
		wire_add_text(out, paths->items[i]);
}

/* What takes time to find out, and no page waits for. */
static void
tell_aside(struct loading *l)
{
	const struct snapshot *snapshot = l->loader->plan->in.snapshot;
	struct paths untracked = { 0 }, unsaved = { 0 };
	struct arena arena;
	struct buf out;

	arena_init(&arena);
	buf_init(&out);
	/* On an earlier day there were none of today's changes. */
	if (l->loader->options->as_of.n == 0) {
		snapshot_untracked(snapshot, &arena, &untracked);
		snapshot_unsaved(snapshot, &arena, &unsaved);
	}
	add_paths(&out, &untracked);
	add_paths(&out, &unsaved);
	if (!wire_send(l->loader->control, FRAME_ASIDE, buf_str(&out)))
		errno = 0; /* the server is gone, which is found out soon */
	buf_free(&out);
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
	while (waitpid(-1, NULL, 0) > 0 || errno == EINTR)
		continue;
	_exit(0);
}

/* Until a maker dies, or the server closes the connection. */
static _Noreturn void
watch_over(struct loading *l, int deaths)
{
	struct pollfd fds[] = { { l->loader->control, POLLIN, 0 },
		{ deaths, POLLIN, 0 } };
	struct signalfd_siginfo death;
	int rest = ASIDE_MS, n;

	while (fds[0].revents == 0) {
		n = poll(fds, 2, rest);
		if (n == 0) {
			tell_aside(l);
			rest = -1;
		}
		if (n > 0 && fds[1].revents != 0 &&
		    read(deaths, &death, sizeof(death)) > 0)
			replace_dead(l);
	}
	stop(l);
}

_Noreturn void
loader_run(const struct loader *loader)
{
	struct loading l = { .loader = loader };
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
	/* What is asked from now on waits for a maker. */
	tell_loaded(&l);
	if (loader->plan == NULL)
		_exit(0);
	for (size_t i = 0; i < MAKERS; i++)
		start_maker(&l, i);
	watch_over(&l, deaths);
}
