/* What a history is told by: commits' subjects, and the sessions they make. */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "policy/session.h"
#include "policy/subject.h"

#define MOMENTS_MAX 64u

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A note that has an address or a handle in it was not cleaned. */
static void
check_subject(struct str subject, struct arena *arena)
{
	struct str note = subject_clean(subject, arena);
	struct str again = subject_clean(note, arena);

	for (size_t i = 0; i + 1 < note.n; i++) {
		if ((i == 0 || note.p[i - 1] == ' ') && note.p[i] == '@' &&
		    note.p[i + 1] >= 'a' && note.p[i + 1] <= 'z')
			__builtin_trap();
	}
	if (again.n > note.n)
		__builtin_trap();
	(void)!subject_says(note, STR("my-creek"));
}

/* Sessions part all moments, in order, and leave none over. */
static void
check_sessions(struct str bytes)
{
	struct moment moments[MOMENTS_MAX];
	size_t n = 0, at, length;

	for (; n < MOMENTS_MAX && bytes.n > sizeof(int64_t); n++) {
		moments[n].who = (unsigned char)bytes.p[0] & 3;
		moments[n].dated = (bytes.p[0] & 4) != 0;
		memcpy(&moments[n].time, bytes.p + 1, sizeof(int64_t));
		bytes = str_skip(bytes, 1 + sizeof(int64_t));
	}
	for (at = 0; at < n; at += length) {
		length = session_length(&moments[at], n - at, 7200);
		if (length == 0 || length > n - at)
			__builtin_trap();
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str all = { (const char *)data, size };
	struct arena arena;

	arena_init(&arena);
	check_subject(all, &arena);
	check_sessions(all);
	arena_free(&arena);
	return 0;
}
