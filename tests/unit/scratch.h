/*
 * scratch: a folder for one test, filled by shell commands.
 *
 * Git runs without anybody's configuration, with fixed names and dates, and
 * sees no repository around the folder.
 */
#ifndef UNIT_SCRATCH_H
#define UNIT_SCRATCH_H

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/diag.h"

/*
 * What the address sanitizer does not report: libgit2 1.5 forgets a match
 * when it refuses to open a repository.
 */
const char *__lsan_default_suppressions(void);
const char *
__lsan_default_suppressions(void)
{
	return "leak:libpcre2";
}

struct scratch {
	char folder[32];
	struct arena arena;
	struct diag diag;
};

static inline void
scratch_begin(struct scratch *s)
{
	strcpy(s->folder, "/tmp/waymark-test-XXXXXX");
	assert_non_null(mkdtemp(s->folder));
	arena_init(&s->arena);
	diag_init(&s->diag);
	setenv("GIT_CEILING_DIRECTORIES", "/tmp", 1);
	setenv("GIT_CONFIG_GLOBAL", "/dev/null", 1);
	setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
	setenv("GIT_AUTHOR_NAME", "Ana Ruiz", 1);
	setenv("GIT_AUTHOR_EMAIL", "ana@example.org", 1);
	setenv("GIT_AUTHOR_DATE", "1700000000 +0100", 1);
	setenv("GIT_COMMITTER_NAME", "Ms Lee", 1);
	setenv("GIT_COMMITTER_EMAIL", "lee@example.org", 1);
	setenv("GIT_COMMITTER_DATE", "1700000100 +0000", 1);
}

/* Run shell commands in the folder; each has to succeed. */
static inline void
scratch_run(const struct scratch *s, const char *commands)
{
	size_t n = strlen(commands) + 128;
	char *line = malloc(n);

	assert_non_null(line);
	snprintf(line, n, "cd '%s' && { set -e; %s\n} >/dev/null 2>&1",
	    s->folder, commands);
	if (system(line) != 0)
		fail_msg("these commands failed: %s", commands);
	free(line);
}

static inline void
scratch_end(struct scratch *s)
{
	char line[64];

	snprintf(line, sizeof(line), "rm -rf '%s'", s->folder);
	assert_int_equal(system(line), 0);
	arena_free(&s->arena);
	diag_free(&s->diag);
}

/* When a file was read and changed last, as utimensat() takes it. */
static inline void
scratch_times(int folder, const char *name, struct timespec times[2])
{
	struct stat st;

	assert_int_equal(fstatat(folder, name, &st, 0), 0);
	times[0] = st.st_atim;
	times[1] = st.st_mtim;
}

/* Write over the beginning of a file, and set it back to its time. */
static inline void
scratch_overwrite(int folder, const char *name, const char *text)
{
	size_t n = strlen(text);
	struct timespec times[2];
	int fd = openat(folder, name, O_WRONLY);

	scratch_times(folder, name, times);
	assert_int_equal(write(fd, text, n), n);
	assert_int_equal(futimens(fd, times), 0);
	close(fd);
}

/* How many findings have that code. */
static inline size_t
scratch_count(const struct scratch *s, enum code code)
{
	size_t n = 0;

	for (size_t i = 0; i < s->diag.n; i++)
		n += s->diag.items[i].code == code;
	return n;
}

#endif
