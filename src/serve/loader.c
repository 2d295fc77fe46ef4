#define _GNU_SOURCE /* close_range(2), MAP_ANONYMOUS */
#include "serve/loader.h"

#include <errno.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "build/files.h"
#include "config/config.h"
#include "git/snapshot.h"
#include "pages/page.h"
#include "pages/plan.h"
#include "serve/maker.h"
#include "serve/wire.h"

/* Files of a list that are told by name. */
#define ASIDE_NAMES 200u

/* Memory that the makers write and their loader reads. */
struct shared {
	_Atomic uint32_t pages[MAKERS];
};

struct loading {
	const struct loader *loader;
	struct build *build;
	const struct plan *plan; /* NULL: there is none */
	struct shared *shared;
	pid_t makers[MAKERS];
	struct diag diag;
};

/* SIGTERM ends a loader at once as long as it has no makers. */
static void
take_end(int how)
{
	sigset_t end;

	sigemptyset(&end);
	sigaddset(&end, SIGTERM);
	sigprocmask(how, &end, NULL);
}

/* A connection ends only when nobody else holds it. */
static void
close_others(const struct loader *l)
{
	int kept[MAKERS + 1], next = STDERR_FILENO + 1, nearest;

	kept[MAKERS] = l->control;
	for (size_t i = 0; i < MAKERS; i++)
		kept[i] = l->channels[i];
	do {
		nearest = -1;
		for (size_t i = 0; i < MAKERS + 1; i++) {
			if (kept[i] >= next &&
			    (nearest < 0 || kept[i] < nearest))
				nearest = kept[i];
		}
		if (nearest < 0)
			close_range((unsigned)next, ~0u, 0);
		else if (nearest > next)
			close_range((unsigned)next, (unsigned)nearest - 1, 0);
		next = nearest + 1;
	} while (nearest >= 0);
}

static void
tell_loaded(struct loading *l)
{
	const struct config *config =
	    l->plan != NULL ? l->plan->in.config : NULL;
	struct arena arena;
	struct buf out, findings;

	arena_init(&arena);
	buf_init(&out);
	buf_init(&findings);
	diag_sort(&l->diag);
	diag_write(&l->diag, 0, &findings);
	wire_add_number(&out, l->plan != NULL);
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
	const struct snapshot *snapshot = l->plan->in.snapshot;
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
		errno = 0; /* the server is gone, and SIGTERM on its way */
	buf_free(&out);
	arena_free(&arena);
}

static void
start_maker(struct loading *l, size_t i)
{
	const struct loader *loader = l->loader;
	struct maker maker = { l->plan, loader->channels[i],
		&l->shared->pages[i] };

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
		place = files_place(l->plan->pages.items[number - 1]);
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

static _Noreturn void
watch_over(struct loading *l)
{
	sigset_t signals;
	int number;

	sigemptyset(&signals);
	sigaddset(&signals, SIGTERM);
	sigaddset(&signals, SIGCHLD);
	for (;;) {
		if (sigwait(&signals, &number) != 0 || number == SIGTERM)
			stop(l);
		replace_dead(l);
	}
}

_Noreturn void
loader_run(const struct loader *loader)
{
	struct loading l = { .loader = loader };

	take_end(SIG_UNBLOCK);
	if (prctl(PR_SET_PDEATHSIG, SIGTERM) < 0 || getppid() != loader->parent)
		_exit(0);
	close_others(loader);
	diag_init(&l.diag);
	l.shared = mmap(NULL, sizeof(*l.shared), PROT_READ | PROT_WRITE,
	    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (l.shared == MAP_FAILED)
		_exit(1);
	l.build = build_new(loader->options, &l.diag);
	if (build_read(l.build))
		l.plan = build_plan(l.build);
	take_end(SIG_BLOCK);
	if (l.plan != NULL) {
		for (size_t i = 0; i < MAKERS; i++)
			start_maker(&l, i);
	}
	tell_loaded(&l);
	if (l.plan == NULL)
		_exit(0);
	build_keep(l.build);
	tell_aside(&l);
	watch_over(&l);
}
