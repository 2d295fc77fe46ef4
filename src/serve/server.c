#define _GNU_SOURCE /* getrandom(2) */
#include "serve/server.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/random.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/hex.h"
#include "base/report.h"
#include "git/path.h"
#include "git/repo.h"
#include "serve/browser.h"
#include "serve/http.h"
#include "serve/sight.h"
#include "serve/watch.h"
#include "theme/folder.h"

/*
 * After the last event, by what it was, and after the first one at most, in
 * milliseconds. A document that was written to its end is waited for no longer
 * than an editor needs to give it its name; Git may go on to a commit.
 */
static const int rest_ms[] = { [WATCH_NOTHING] = 0,
	[WATCH_BEGUN] = 30,
	[WATCH_TRACKED] = 10,
	[WATCH_SAVED] = 3 };
#define REST_MOST_MS 200
/* Between two signs of life to browsers that listen. */
#define ALIVE_MS 20000

#define KEY_BYTES 16

struct server {
	const struct server_options *options;
	struct arena arena;
	struct http http;
	struct watch watch;
	struct changes changes; /* not told yet */
	struct sight sight;
	int signals;
	int64_t began; /* times are milliseconds of a clock that only runs */
	bool changed; /* and not loaded yet */
	int64_t first; /* event since then */
	int64_t due;
	int64_t alive;
	bool ended;
};

/* Where each connection stands among those that are waited for. */
enum { AT_SIGNALS, AT_WATCH, AT_HTTP, AT_SIGHT = AT_HTTP + 2 };
#define FDS (AT_SIGHT + SIGHT_FDS)

static int64_t
now_ms(void)
{
	struct timespec t = { 0, 0 };

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static bool
take_signals(struct server *s)
{
	sigset_t set;

	signal(SIGPIPE, SIG_IGN);
	sigemptyset(&set);
	sigaddset(&set, SIGCHLD); /* for loaders, which look out for it */
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGHUP);
	sigprocmask(SIG_BLOCK, &set, NULL);
	sigdelset(&set, SIGCHLD);
	s->signals = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
	return s->signals >= 0;
}

static void
print_diag(const struct server *s, const struct diag *diag)
{
	struct buf out;

	buf_init(&out);
	report_print(diag, REPORT_TEXT, s->options->color, &out);
	if (out.n != 0)
		fwrite(out.p, 1, out.n, stderr);
	buf_free(&out);
}

/* A folder of the site; its files have their names in the repository. */
static void
watch_site(struct server *s, const struct repo *repo, struct str folder)
{
	struct str name;

	if (!path_join(repo_prefix(repo), folder, &s->arena, &name))
		name = STR(""); /* outside of it there is no site */
	watch_folder(&s->watch, folder, name);
}

/* Everything that a save, "git add" or "git commit" changes. */
static bool
watch_all(struct server *s)
{
	static const struct str nameless = { NULL, 0 };
	struct repo *repo = NULL;
	struct diag diag;
	struct str common;
	bool ok;

	diag_init(&diag);
	ok = repo_open(&repo, ".", &diag) && watch_begin(&s->watch);
	print_diag(s, &diag);
	if (ok) {
		common = str_from(repo_common_folder(repo));
		watch_site(s, repo, s->options->build.content);
		watch_site(s, repo, STR("themes"));
		watch_folder(&s->watch, folder_of_program(&s->arena), nameless);
		watch_git(&s->watch, str_from(repo_folder(repo)));
		watch_git(&s->watch, common);
		watch_folder(&s->watch,
		    arena_printf(&s->arena, "%.*s/refs/heads", STR_ARG(common)),
		    nameless);
		watch_folder(&s->watch,
		    arena_printf(&s->arena, "%.*s/refs/tags", STR_ARG(common)),
		    nameless);
	}
	if (s->watch.full)
		s->sight.site.note = STR(
		    "This machine watches only some of the folders: a save in "
		    "the others shows after the next one. More are watched "
		    "with a larger fs.inotify.max_user_watches.");
	repo_free(repo);
	diag_free(&diag);
	return ok;
}

static bool
open_http(struct server *s)
{
	struct listeners at;
	struct str url;
	unsigned wanted = s->options->port;

	if (!listen_from(&at, wanted)) {
		fprintf(stderr,
		    "waymark: no port from %u on can be used: %s\n"
		    "    hint: name another one with --port\n",
		    wanted, strerror(errno));
		return false;
	}
	if (at.port != wanted)
		fprintf(stderr,
		    "waymark: port %u is taken by another program; this is "
		    "port %u\n",
		    wanted, at.port);
	if (!http_begin(&s->http, &at, sight_visit, &s->sight)) {
		fputs("waymark: the preview cannot be opened\n", stderr);
		return false;
	}
	url = arena_printf(&s->arena, "http://localhost:%u/", at.port);
	printf("%.*s\n", STR_ARG(url));
	if (isatty(STDOUT_FILENO) == 1)
		puts("Ctrl-C ends the preview.");
	fflush(stdout);
	if (s->options->open)
		browser_open(url);
	return true;
}

/* Nobody else can switch what is shown: only the bar knows the key. */
static bool
make_key(struct server *s)
{
	uint8_t bytes[KEY_BYTES];

	if (getrandom(bytes, sizeof(bytes), 0) != sizeof(bytes))
		return false;
	s->sight.site.key = hex_text(bytes, sizeof(bytes), &s->arena);
	return true;
}

/* A save may be several events, and a commit is many: they are taken as one. */
static void
note_change(struct server *s, enum watch_news news)
{
	int64_t now = now_ms();

	if (news == WATCH_NOTHING)
		return;
	if (!s->changed)
		s->first = now;
	s->changed = true;
	s->due = now + rest_ms[news];
	if (s->due > s->first + REST_MOST_MS)
		s->due = s->first + REST_MOST_MS;
}

static void
load(struct server *s)
{
	int64_t now = now_ms();

	/* A switch in the bar waits for nothing. */
	if (s->sight.loading == NULL && s->sight.change != s->sight.loaded) {
		s->changed = true;
		s->due = now;
	}
	if (!s->changed || s->due > now || s->sight.loading != NULL)
		return;
	if (s->sight.change == s->sight.loaded)
		s->sight.change++;
	if (s->watch.full)
		s->changes.lost = true;
	s->changed = !sight_load(&s->sight,
	    s->options->build.now + (now - s->began) / 1000, &s->changes);
	if (!s->changed)
		changes_told(&s->changes);
}

static int
time_left(struct server *s)
{
	int64_t now = now_ms(), left = s->alive - now;
	int http = http_timeout(&s->http);

	if (s->changed && s->sight.loading == NULL && s->due - now < left)
		left = s->due - now;
	if (http >= 0 && http < left)
		left = http;
	return left > 0 ? (int)left : 0;
}

static void
keep_alive(struct server *s)
{
	if (now_ms() < s->alive)
		return;
	s->alive = now_ms() + ALIVE_MS;
	http_tell_nothing(&s->http);
}

static void
wait(struct server *s)
{
	struct pollfd fds[FDS];
	int numbers[FDS];

	numbers[AT_SIGNALS] = s->signals;
	numbers[AT_WATCH] = s->watch.fd;
	http_fds(&s->http, numbers + AT_HTTP);
	sight_fds(&s->sight, numbers + AT_SIGHT);
	for (size_t i = 0; i < FDS; i++)
		fds[i] = (struct pollfd){ numbers[i], POLLIN, 0 };
	if (poll(fds, FDS, time_left(s)) < 0)
		return;
	s->ended = fds[AT_SIGNALS].revents != 0;
	/* Who was told of a change now would load a page that is gone. */
	if (s->ended)
		return;
	if (fds[AT_WATCH].revents != 0)
		note_change(s, watch_read(&s->watch, &s->changes));
	for (size_t i = 0; i < SIGHT_FDS; i++) {
		if (fds[AT_SIGHT + i].revents != 0)
			sight_read(&s->sight, i);
	}
}

static void
run(struct server *s)
{
	s->alive = now_ms() + ALIVE_MS;
	s->changed = true;
	s->due = 0;
	while (!s->ended) {
		http_run(&s->http);
		load(s);
		sight_go_on(&s->sight, s->changed);
		keep_alive(s);
		wait(s);
	}
}

bool
server_run(const struct server_options *options)
{
	struct server s = { .options = options, .began = now_ms() };
	bool ok;

	arena_init(&s.arena);
	changes_init(&s.changes);
	sight_begin(&s.sight, &s.http, &options->build);
	s.sight.color = options->color;
	ok = make_key(&s) && take_signals(&s) && watch_all(&s) && open_http(&s);
	if (ok)
		run(&s);
	sight_end(&s.sight);
	http_end(&s.http);
	watch_end(&s.watch);
	changes_free(&s.changes);
	arena_free(&s.arena);
	return ok;
}
