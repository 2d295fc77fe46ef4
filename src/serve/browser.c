#define _GNU_SOURCE /* close_range(2), POSIX_SPAWN_SETSID */
#include "serve/browser.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"

/* A program that has run for so long has found a browser. */
#define FOUND_S 5

/* What a Debian system has, the most fitting first. */
static const struct str usual[] = { STR_INIT("wslview"), STR_INIT("xdg-open"),
	STR_INIT("sensible-browser") };

/* %s is the address, %c a colon, which would end the command, %% is "%". */
static char *
fill(struct str word, struct str url, struct arena *arena, bool *has_url)
{
	struct buf out;
	char *filled;

	buf_init(&out);
	for (size_t i = 0; i < word.n; i++) {
		char next = i + 1 < word.n ? word.p[i + 1] : '\0';

		if (word.p[i] != '%' || strchr("sc%", next) == NULL ||
		    next == '\0') {
			buf_add_char(&out, word.p[i]);
			continue;
		}
		i++;
		*has_url = *has_url || next == 's';
		if (next == 's')
			buf_add(&out, url);
		else
			buf_add_char(&out, next == 'c' ? ':' : '%');
	}
	filled = arena_cstr(arena, buf_str(&out));
	buf_free(&out);
	return filled;
}

char **
browser_words(struct str command, struct str url, struct arena *arena)
{
	struct {
		char **items;
		size_t n;
		size_t cap;
	} words = { 0 };
	bool has_url = false;
	struct str word;

	while (str_cut(&command, ' ', &word)) {
		if (word.n != 0)
			*vec_push(arena, &words) =
			    fill(word, url, arena, &has_url);
	}
	if (words.n == 0)
		return NULL;
	if (!has_url)
		*vec_push(arena, &words) = arena_cstr(arena, url);
	*vec_push(arena, &words) = NULL;
	return words.items;
}

/* Start it with no more of this process than its environment. */
static bool
start(char **words, pid_t *process)
{
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attributes;
	sigset_t all, none;
	int error;

	sigfillset(&all);
	sigemptyset(&none);
	posix_spawnattr_init(&attributes);
	posix_spawnattr_setflags(&attributes,
	    POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF |
		POSIX_SPAWN_SETSID);
	posix_spawnattr_setsigmask(&attributes, &none);
	posix_spawnattr_setsigdefault(&attributes, &all);
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_addopen(
	    &files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_addopen(
	    &files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_adddup2(&files, STDOUT_FILENO, STDERR_FILENO);
	error = posix_spawnp(
	    process, words[0], &files, &attributes, words, environ);
	posix_spawn_file_actions_destroy(&files);
	posix_spawnattr_destroy(&attributes);
	return error == 0;
}

/* True if it has not failed after a while: programs such as xdg-open end. */
static bool
works(pid_t process)
{
	struct timespec patience = { .tv_sec = FOUND_S };
	sigset_t child;
	int status = 0;

	sigemptyset(&child);
	sigaddset(&child, SIGCHLD);
	while (waitpid(process, &status, WNOHANG) == 0) {
		if (sigtimedwait(&child, NULL, &patience) < 0 &&
		    errno == EAGAIN)
			return true;
	}
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static bool
try_command(struct str command, struct str url, struct arena *arena)
{
	char **words = browser_words(command, url, arena);
	pid_t process;

	return words != NULL && start(words, &process) && works(process);
}

/* In a process of its own. */
static _Noreturn void
find(struct str url)
{
	const char *wanted = getenv("BROWSER");
	struct str rest = str_from(wanted != NULL ? wanted : ""), command;
	struct arena arena;

	arena_init(&arena);
	close_range(STDERR_FILENO + 1, ~0u, 0);
	while (str_cut(&rest, ':', &command)) {
		if (try_command(command, url, &arena))
			_exit(0);
	}
	for (size_t i = 0; i < sizeof(usual) / sizeof(*usual); i++) {
		if (try_command(usual[i], url, &arena))
			_exit(0);
	}
	fprintf(stderr,
	    "waymark: no browser could be opened; open %.*s in yours\n",
	    STR_ARG(url));
	_exit(0);
}

/* Who starts a process and ends leaves it to the system to wait for. */
void
browser_open(struct str url)
{
	pid_t between = fork();

	if (between == 0) {
		if (setsid() < 0 || fork() != 0)
			_exit(0);
		find(url);
	}
	while (between > 0 && waitpid(between, NULL, 0) < 0 && errno == EINTR)
		continue;
}
