/* Commits, trees, mailmaps, saved ledgers and texts, as a repository may hold
 * them: nothing that is read here was written by an honest program. */
#include <string.h>

#include "base/arena.h"
#include "git/commit.h"
#include "git/delta.h"
#include "git/edits.h"
#include "git/encoding.h"
#include "git/mailmap.h"
#include "git/pack.h"
#include "git/similar.h"
#include "git/staged.h"

static void
read_commit(struct str bytes, struct arena *arena)
{
	struct commit c;
	struct str rest;
	struct oid id;

	if (!commit_parse(&c, bytes))
		return;
	rest = c.parents;
	while (commit_parent(&rest, &id))
		;
	encoding_decode(commit_summary(&c, arena), c.encoding, arena);
	encoding_decode(c.author.name, c.encoding, arena);
}

static void
read_tree(struct str bytes)
{
	struct tree_entry e;

	while (tree_next(&bytes, &e))
		;
}

static void
read_mailmap(struct str bytes, struct arena *arena)
{
	struct str name = STR("Ana"), address = STR("ana@example.org");
	struct mailmap m;

	mailmap_parse(&m, bytes, arena);
	mailmap_apply(&m, &name, &address);
}

/* The two halves of the input are two versions of a file. */
static void
compare(struct str bytes, struct arena *arena)
{
	struct str old = str_slice(bytes, 0, bytes.n / 2);
	struct str new = str_skip(bytes, bytes.n / 2);
	struct spans a, b;

	edits_count(old, new, arena);
	spans_make(&a, old, arena);
	spans_make(&b, new, arena);
	if (spans_score(&a, &b) > SCORE_MAX)
		__builtin_trap();
}

static void
restore(struct str bytes)
{
	struct ledger l;

	ledger_init(&l);
	if (ledger_restore(&l, LEDGER_WHOLE, STR(""), bytes))
		(void)ledger_restore(&l, LEDGER_TAIL, STR(""), bytes);
	ledger_free(&l);
}

/* The two halves are the parts of a split index. */
static void
read_index(struct str bytes, struct arena *arena)
{
	struct staged own, shared;

	if (staged_parse(&own, str_slice(bytes, 0, bytes.n / 2), arena) &&
	    staged_parse(&shared, str_skip(bytes, bytes.n / 2), arena))
		(void)!staged_join(&own, &shared, arena);
	(void)!staged_parse(&own, bytes, arena);
}

/* An index and its pack, by every id and at every place. */
static void
read_pack(struct str bytes)
{
	struct str index = str_slice(bytes, 0, bytes.n / 2);
	struct pack_entry entry;
	struct pack pack;
	struct oid id;
	size_t at;

	if (!pack_init(&pack, index, str_skip(bytes, index.n)))
		return;
	for (size_t i = 0; i + sizeof(id) <= index.n; i += sizeof(id)) {
		memcpy(&id, index.p + i, sizeof(id));
		if (pack_find(&pack, &id, &at))
			(void)!pack_entry(&pack, at, &entry);
	}
	for (at = 0; at <= pack.bytes.n; at++)
		(void)!pack_entry(&pack, at, &entry);
}

/* The two halves are a base and what stands upon it. */
static void
apply_delta(struct str bytes)
{
	struct str base = str_slice(bytes, 0, bytes.n / 2);
	struct str delta = str_skip(bytes, base.n);
	char out[4096];
	size_t from, n;

	if (delta_sizes(&delta, &from, &n) && n <= sizeof(out))
		(void)!delta_apply(delta, base, out, n);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct str bytes;
	struct arena arena;

	if (n == 0)
		return 0;
	bytes = (struct str){ (const char *)data + 1, n - 1 };
	arena_init(&arena);
	switch (data[0] % 8) {
	case 0:
		read_commit(bytes, &arena);
		break;
	case 1:
		read_tree(bytes);
		break;
	case 2:
		read_mailmap(bytes, &arena);
		break;
	case 3:
		compare(bytes, &arena);
		break;
	case 4:
		read_index(bytes, &arena);
		break;
	case 5:
		read_pack(bytes);
		break;
	case 6:
		apply_delta(bytes);
		break;
	default:
		restore(bytes);
		break;
	}
	arena_free(&arena);
	return 0;
}
