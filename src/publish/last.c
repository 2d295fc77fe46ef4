#define _DEFAULT_SOURCE /* realpath(3) */
#include "publish/last.h"

#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "cache/cache.h"
#include "publish/folder.h"
#include "publish/publish.h"

/* What a record begins with; findings and marks follow. */
struct head {
	struct hash key;
	uint64_t findings; /* bytes */
};

static const struct str kind = STR_INIT("last");

static bool
files_hold(const struct last *last, struct arena *arena)
{
	int folder = folder_open(AT_FDCWD, arena_cstr(arena, last->output));
	bool ok = folder >= 0 && marks_hold(&last->marks, folder);

	if (folder >= 0)
		close(folder);
	return ok;
}

/* One record for each output folder, whatever it is called from here. */
static struct str
record_name(const struct last *last, struct arena *arena)
{
	char real[PATH_MAX];

	if (realpath(arena_cstr(arena, last->output), real) == NULL)
		return (struct str){ 0 };
	return str_copy(arena, str_from(real));
}

/* The marks are of use even where the site has to be built. */
static bool
read_record(struct last *last, struct arena *scratch, struct head *head,
    struct str *findings)
{
	struct str name = record_name(last, scratch), rest;

	if (name.n == 0 ||
	    !cache_get(last->cache, kind, name, last->arena, &rest) ||
	    rest.n < sizeof(*head))
		return false;
	memcpy(head, rest.p, sizeof(*head));
	rest = str_skip(rest, sizeof(*head));
	if (head->findings > rest.n)
		return false;
	*findings = str_slice(rest, 0, head->findings);
	return marks_read(
	    &last->marks, str_skip(rest, head->findings), last->arena);
}

bool
last_holds(struct last *last, struct diag *diag)
{
	struct arena scratch;
	struct str findings;
	struct head head;
	bool holds;

	if (last->cache == NULL)
		return false;
	arena_init(&scratch);
	holds = read_record(last, &scratch, &head, &findings) &&
	    hash_eq(&head.key, &last->key) && files_hold(last, &scratch) &&
	    diag_read(diag, findings);
	arena_free(&scratch);
	return holds;
}

const struct marks *
last_marks(struct last *last)
{
	if (last->cache == NULL)
		return NULL;
	marks_index(&last->marks, last->arena);
	return &last->marks;
}

void
last_keep(struct last *last, const struct publish *p, const struct diag *diag,
    size_t from)
{
	struct head head = { .key = last->key };
	struct arena scratch;
	struct buf out;
	struct str name;

	if (p->marks == NULL)
		return;
	arena_init(&scratch);
	buf_init(&out);
	buf_add(&out, (struct str){ (const char *)&head, sizeof(head) });
	diag_write(diag, from, &out);
	head.findings = out.n - sizeof(head);
	memcpy(out.p, &head, sizeof(head));
	if (marks_write(p, &out)) {
		name = record_name(last, &scratch);
		cache_put(last->cache, kind, name, buf_str(&out));
	}
	buf_free(&out);
	arena_free(&scratch);
}
