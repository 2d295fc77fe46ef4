#include "git/history.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/limits.h"
#include "cache/cache.h"
#include "git/commit.h"
#include "git/handle.h"
#include "git/lineage.h"
#include "git/lines.h"
#include "git/mailmap.h"
#include "git/packs.h"
#include "git/walk.h"

#define CACHE_KIND STR("history")
#define RULES_BYTES (4u * 1024u * 1024u) /* of .mailmap and the like */
#define SECONDS_A_DAY 86400

static const struct str part_keys[] = {
	[LEDGER_WHOLE] = STR_INIT("ledger"),
	[LEDGER_TAIL] = STR_INIT("tail"),
};

/* What libgit2 is asked for page by page: few stand on another page's. */
#define TEXTS_KEPT 256u

struct history {
	struct repo *repo;
	struct cache *cache;
	struct arena arena; /* that it lives in itself */
	struct ledger ledger;
	struct lineage *lineage; /* made when first asked for */
	struct lines *lines; /* likewise */
	struct mailmap mailmap;
	struct map ignored; /* hex ids of .git-blame-ignore-revs */
	struct str settings;
	struct str owners; /* see history_keep_apart */
	uint32_t texts; /* that libgit2 has read for history_bytes */
	bool cut;
};

/* A file at the root of the head commit; empty if there is none. */
static struct str
read_rules(struct history *h, const struct oid *tree, struct str name)
{
	struct object folder, blob;
	struct tree_entry te;
	struct str out = { NULL, 0 };

	if (object_read(h->repo, tree, 0, &folder) != OBJECT_FOUND)
		return out;
	if (folder.kind == OBJECT_TREE && tree_find(folder.bytes, name, &te) &&
	    (te.mode & MODE_KIND) == MODE_FILE &&
	    object_read(h->repo, te.id, RULES_BYTES, &blob) == OBJECT_FOUND) {
		out = str_copy(&h->arena, blob.bytes);
		object_free(&blob);
	}
	object_free(&folder);
	return out;
}

/* Names are those of today, even in the history of an older commit. */
static void
read_head(struct history *h, const struct oid *shown)
{
	struct commit commit;
	struct str rest, line;
	struct oid head;

	if (!commit_find(h->repo, STR("HEAD"), &head))
		head = *shown;
	if (!commit_read(h->repo, &head, &commit))
		return;
	mailmap_parse(&h->mailmap, read_rules(h, &commit.tree, STR(".mailmap")),
	    &h->arena);
	rest = read_rules(h, &commit.tree, STR(".git-blame-ignore-revs"));
	while (str_line(&rest, &line)) {
		/* As Git reads it: blanks and comments mean nothing. */
		line = str_trim(str_slice(line, 0, str_find_char(line, '#')));
		if (line.n == OID_DIGITS && oid_from_hex(line, &head))
			map_put(&h->ignored, oid_hex(&head, &h->arena), h);
	}
	commit_free(&commit);
}

/* One finding for all commits of a kind: there may be thousands. */
static void
report_gaps(struct history *h, struct diag *diag)
{
	size_t cut = 0, unread = 0;
	uint32_t flags;

	for (uint32_t i = 0; i < ledger_n(&h->ledger, TABLE_COMMITS); i++) {
		flags = ledger_commit(&h->ledger, i)->flags;
		cut += (flags & COMMIT_CUT) != 0;
		unread += (flags & (COMMIT_UNREAD | COMMIT_UNSURE)) != 0;
	}
	h->cut = cut != 0;
	if (cut != 0) {
		diag_report(diag, CODE_HISTORY_CUT, (struct place){ 0 },
		    "this clone does not hold the whole history, so earlier "
		    "versions cannot be shown");
		diag_hint(diag,
		    "run \"git fetch --filter=blob:none --unshallow\", or set "
		    "\"fetch-depth: 0\" where a service clones for you");
	}
	if (unread != 0) {
		diag_report(diag, CODE_HISTORY_GAPS, (struct place){ 0 },
		    "what %zu commit%s changed is not in this clone", unread,
		    unread == 1 ? "" : "s");
		diag_hint(diag,
		    "\"git fetch --refetch --no-filter\" brings what is "
		    "missing, \"git fsck\" says what is damaged");
	}
}

static bool
restore_part(struct history *h, enum ledger_part part)
{
	struct arena scratch;
	struct str bytes;
	bool ok;

	arena_init(&scratch);
	ok = cache_get(
		 h->cache, CACHE_KIND, part_keys[part], &scratch, &bytes) &&
	    ledger_restore(&h->ledger, part, h->settings, bytes);
	arena_free(&scratch);
	return ok;
}

static void
keep(struct history *h)
{
	enum ledger_part part = LEDGER_TAIL;
	struct buf bytes;

	buf_init(&bytes);
	if (!ledger_save(&h->ledger, part, h->settings, &bytes)) {
		part = LEDGER_WHOLE;
		cache_drop(h->cache, CACHE_KIND, part_keys[LEDGER_TAIL]);
		if (!ledger_save(&h->ledger, part, h->settings, &bytes))
			return;
	}
	cache_put(h->cache, CACHE_KIND, part_keys[part], buf_str(&bytes));
	buf_free(&bytes);
}

bool
history_read(struct history **out, struct repo *repo, struct str commit,
    struct cache *cache, struct diag *diag)
{
	struct arena arena;
	struct history *h;
	struct oid head;

	arena_init(&arena);
	*out = h = arena_alloc(&arena, sizeof(*h));
	h->arena = arena;
	h->repo = repo;
	h->cache = cache;
	map_init(&h->ignored, &h->arena);
	mailmap_parse(&h->mailmap, STR(""), &h->arena);
	ledger_init(&h->ledger);
	h->settings = walk_settings(repo, &h->arena);
	if (!oid_from_hex(commit, &head))
		return true;
	/* Without what it continues, a tail is nothing. */
	if (restore_part(h, LEDGER_WHOLE))
		(void)restore_part(h, LEDGER_TAIL);
	if (!walk_history(&h->ledger, repo, &head, diag)) {
		history_free(h);
		*out = NULL;
		return false;
	}
	read_head(h, &head);
	report_gaps(h, diag);
	return true;
}

void
history_keep(struct history *h)
{
	if (h->cache != NULL && h->ledger.grown &&
	    h->ledger.head != LEDGER_NONE)
		keep(h);
	h->cache = NULL;
}

void
history_free(struct history *h)
{
	struct arena arena;

	if (h == NULL)
		return;
	history_keep(h);
	lineage_free(h->lineage);
	lines_free(h->lines);
	ledger_free(&h->ledger);
	arena = h->arena;
	arena_free(&arena);
}

static struct identity
identity_of(struct history *h, uint32_t n)
{
	const struct identity_row *row = ledger_identity(&h->ledger, n);
	struct identity who = { ledger_text(&h->ledger, row->name),
		ledger_text(&h->ledger, row->address) };

	mailmap_apply(&h->mailmap, &who.name, &who.address);
	return who;
}

void
history_identities(
    struct history *h, struct arena *arena, struct identity_list *out)
{
	const struct identity_row *row;

	out->n = out->cap = ledger_n(&h->ledger, TABLE_IDENTITIES);
	out->items = arena_array(arena, out->n, sizeof(*out->items));
	for (uint32_t i = 0; i < out->n; i++) {
		row = ledger_identity(&h->ledger, i);
		out->items[i].written =
		    (struct identity){ ledger_text(&h->ledger, row->name),
			    ledger_text(&h->ledger, row->address) };
		out->items[i].mapped = identity_of(h, i);
	}
}

/* The day it was where the author was; none by a clock that is all wrong. */
static struct date
day_of(int64_t time, int zone)
{
	const struct date first = { LIMIT_YEAR_MIN, 1, 1 };
	const struct date last = { LIMIT_YEAR_MAX, 12, 31 };
	int64_t rest = time % SECONDS_A_DAY + (int64_t)zone * 60;
	int64_t days = time / SECONDS_A_DAY;

	days += rest / SECONDS_A_DAY - (rest % SECONDS_A_DAY < 0);
	return days < date_to_days(first) || days > date_to_days(last)
	    ? (struct date){ 0 }
	    : date_from_days(days);
}

static void
fill_commit(struct history *h, const struct ledger_commit *c,
    struct arena *arena, struct revision *r)
{
	r->id = c->id;
	r->files = c->n_changes;
	r->ignored = h->ignored.n != 0 &&
	    map_get(&h->ignored, oid_hex(&c->id, arena)) != NULL;
	r->author = identity_of(h, c->author);
	r->dated = (c->flags & COMMIT_AUTHORED) != 0;
	r->committed_dated = (c->flags & COMMIT_DATED) != 0;
	r->authored = c->authored;
	r->authored_zone = c->authored_zone;
	r->committed = c->committed;
	r->committed_zone = c->committed_zone;
	if (r->dated)
		r->day = day_of(c->authored, c->authored_zone);
	r->summary = ledger_text(&h->ledger, c->summary);
	r->n_helpers = c->n_helpers;
	r->helpers = arena_array(arena, c->n_helpers, sizeof(*r->helpers));
	for (uint32_t i = 0; i < c->n_helpers; i++)
		r->helpers[i] =
		    identity_of(h, ledger_link(&h->ledger, c->helpers + i));
}

/*
 * The ledger keeps what is counted against the followed predecessor; where a
 * rename was not followed, the count is another one.
 */
static struct line_count
count_of(struct history *h, const struct step *s)
{
	const struct change *after = ledger_change(&h->ledger, s->change);
	struct line_count *kept = ledger_count(&h->ledger, s->change), count;

	if (!s->apart && kept->added != COUNT_UNKNOWN)
		return *kept;
	if (h->lines == NULL)
		h->lines = lines_new(h->repo);
	if (!lines_count(h->lines, s->before, after, &count))
		return (struct line_count){ COUNT_NONE, 0 };
	if (!s->apart) {
		*kept = count;
		ledger_touch(&h->ledger, TABLE_COUNTS, s->change);
	}
	return count;
}

static void
fill_lines(struct history *h, const struct step *s, struct revision *r)
{
	struct line_count count;

	if (s->kind == STEP_MERGE || s->kind == STEP_BOUNDARY)
		return;
	count = count_of(h, s);
	if (count.added == COUNT_NONE)
		return;
	r->counted = true;
	r->added = count.added;
	r->removed = count.removed;
}

static void
fill_file(struct history *h, const struct step *s, struct arena *arena,
    struct revision *r)
{
	const struct change *change = ledger_change(&h->ledger, s->change);

	r->kind = (enum revision_kind)s->kind;
	r->commit = s->commit;
	r->blob = change->id;
	r->mode = mode_of_change(change);
	r->path = ledger_path(&h->ledger, change->path, arena);
	if (s->before != NULL) {
		r->before = s->before->id;
		r->same_text = oid_eq(&r->before, &r->blob);
	}
	if (s->renamed_from != LEDGER_NONE)
		r->renamed_from =
		    ledger_path(&h->ledger, s->renamed_from, arena);
}

static struct lineage *
lineage(struct history *h)
{
	if (h->lineage == NULL)
		h->lineage = lineage_new(&h->ledger, h->repo, h->owners);
	return h->lineage;
}

void
history_keep_apart(struct history *h, struct str owners)
{
	h->owners = owners;
}

bool
history_stand(struct history *h, struct str commit)
{
	struct oid id;
	uint32_t at;

	if (!oid_from_hex(commit, &id))
		return false;
	at = ledger_find(&h->ledger, &id);
	if (at == LEDGER_NONE)
		return false;
	lineage_stand(lineage(h), at);
	return true;
}

bool
history_join(struct history *h, struct str path, struct str older)
{
	return lineage_join(lineage(h), path, older);
}

void
history_of(struct history *h, struct str path, enum history_detail detail,
    struct arena *arena, struct revisions *out)
{
	struct steps steps;
	struct revision *r;

	lineage_of(lineage(h), path, arena, &steps);
	out->n = steps.n;
	out->items = arena_array(arena, steps.n, sizeof(*out->items));
	for (size_t i = 0; i < steps.n; i++) {
		r = &out->items[i];
		fill_file(h, &steps.items[i], arena, r);
		fill_commit(h, ledger_commit(&h->ledger, r->commit), arena, r);
		if (detail == HISTORY_LINES)
			fill_lines(h, &steps.items[i], r);
	}
}

void
history_paths(struct history *h, struct str folder, struct arena *arena,
    struct file_list *out)
{
	struct str path;

	*out = (struct file_list){ NULL, 0, 0 };
	for (uint32_t i = 1; i < ledger_n(&h->ledger, TABLE_PATHS); i++) {
		if (!lineage_has(lineage(h), i))
			continue;
		path = ledger_path(&h->ledger, i, arena);
		if (str_starts(path, folder))
			*vec_push(arena, out) = path;
	}
	if (out->n != 0)
		qsort(out->items, out->n, sizeof(*out->items), str_cmp_items);
}

void
history_files(struct history *h, uint32_t commit, struct arena *arena,
    struct file_list *out)
{
	const struct ledger_commit *c = ledger_commit(&h->ledger, commit);

	*out = (struct file_list){ NULL, 0, 0 };
	for (uint32_t i = 0; i < c->n_changes; i++)
		*vec_push(arena, out) = ledger_path(&h->ledger,
		    ledger_change(&h->ledger, c->changes + i)->path, arena);
}

bool
history_file(
    struct history *h, uint32_t commit, struct str path, struct oid *out)
{
	struct commit c;
	struct oid tree;

	if (!commit_read(h->repo, &ledger_commit(&h->ledger, commit)->id, &c))
		return false;
	tree = c.tree;
	commit_free(&c);
	return tree_file(h->repo, &tree, path, out);
}

bool
history_find(struct repo *repo, struct str name, struct oid *out)
{
	return commit_find(repo, name, out);
}

bool
history_tag(struct history *h, struct str tag, struct date *out)
{
	struct commit c;
	struct arena scratch;
	struct oid id;
	bool found;

	arena_init(&scratch);
	found = commit_find(h->repo,
	    arena_printf(&scratch, "refs/tags/%.*s", STR_ARG(tag)), &id);
	arena_free(&scratch);
	if (!found || !commit_read(h->repo, &id, &c))
		return false;
	*out = day_of(c.committed.time, c.committed.zone);
	found = c.committed.dated && date_is_set(*out);
	commit_free(&c);
	return found;
}

bool
history_is_cut(const struct history *h)
{
	return h->cut;
}

size_t
history_commits(const struct history *h)
{
	return ledger_n(&h->ledger, TABLE_COMMITS);
}

bool
history_bytes(struct history *h, const struct oid *blob, size_t limit,
    struct arena *arena, struct str *out)
{
	struct object object;

	if (object_read(h->repo, blob, limit, &object) != OBJECT_FOUND)
		return false;
	if (!object.is_packed && ++h->texts % TEXTS_KEPT == 0)
		repo_trim(h->repo);
	*out = str_copy(arena, object.bytes);
	object_free(&object);
	return true;
}

void
history_offer(struct history *h, const struct oid *blob, struct str bytes)
{
	packs_offer(h->repo->packs, blob, bytes);
}

bool
history_is_partial(const struct history *h)
{
	return repo_is_partial(h->repo);
}

bool
history_stored(struct history *h, const struct oid *blob, struct oid *out)
{
	return object_stored(h->repo, blob, out);
}
