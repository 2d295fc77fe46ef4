#include "git/pending.h"

#include <fcntl.h>
#include <unistd.h>

#include "base/file.h"
#include "git/commit.h"
#include "git/encoding.h"
#include "git/handle.h"

#define COMMON_BYTES_MAX (64u * 1024u * 1024u)
/* More co-authors than this are nobody's. */
#define HELPERS_MAX 64u

struct str
common_file(struct repo *repo, struct str path, struct arena *arena)
{
	struct str out = { NULL, 0 };
	int dir = open(repo->common.p, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (dir < 0)
		return out;
	if (!file_read(dir, path, COMMON_BYTES_MAX, arena, &out))
		out = STR("");
	close(dir);
	return out;
}

static struct str
key_of(const struct oid *id)
{
	return (struct str){ (const char *)id->bytes, OID_BYTES };
}

/* Lines of an id and, in info/grafts, the ids of its parents. */
static void
read_ids(struct found *f, struct str path, struct map *out)
{
	struct str rest = common_file(f->repo, path, &f->arena), line, *parents;
	struct oid *id;

	map_init(out, &f->arena);
	while (str_line(&rest, &line)) {
		id = arena_alloc(&f->arena, sizeof(*id));
		parents = arena_alloc(&f->arena, sizeof(*parents));
		*parents = str_skip(line, OID_DIGITS + 1);
		if (oid_from_hex(line, id))
			map_put(out, key_of(id), parents);
	}
}

void
found_init(struct found *f, struct repo *repo, struct ledger *ledger,
    struct ledger *old)
{
	*f = (struct found){ .repo = repo, .ledger = ledger, .old = old };
	arena_init(&f->arena);
	if (old != NULL)
		copy_init(&f->copy, old, ledger, &f->arena);
	map_init(&f->by_id, &f->arena);
	read_ids(f, STR("shallow"), &f->cut);
	read_ids(f, STR("info/grafts"), &f->grafts);
}

void
found_free(struct found *f)
{
	arena_free(&f->arena);
}

bool
found_is_cut(const struct found *f, const struct oid *id)
{
	return map_get(&f->cut, key_of(id)) != NULL;
}

/* A new commit, or the one that is known; its number. */
static uint32_t
find(struct found *f, const struct oid *id)
{
	size_t number = (size_t)map_get(&f->by_id, key_of(id));
	struct pending *p;

	if (number != 0)
		return (uint32_t)number - 1;
	p = arena_alloc(&f->arena, sizeof(*p));
	p->row.id = *id;
	p->old = p->place = LEDGER_NONE;
	*vec_push(&f->arena, f) = p;
	map_put(&f->by_id, key_of(&p->row.id), (void *)f->n);
	return (uint32_t)f->n - 1;
}

static void
add_parent(struct found *f, struct pending *p, const struct oid *id)
{
	uint32_t place = ledger_find(f->ledger, id);

	p->parents[p->n_parents++] =
	    place != LEDGER_NONE ? place : PARENT_PENDING | find(f, id);
}

/* Room for the parents; the row holds nothing before it is placed. */
static void
reserve_parents(struct found *f, struct pending *p, size_t n)
{
	p->parents = arena_array(&f->arena, n, sizeof(*p->parents));
}

static bool
load_from_old(struct found *f, struct pending *p)
{
	const struct ledger_commit *c;

	if (f->old == NULL)
		return false;
	p->old = ledger_find(f->old, &p->row.id);
	if (p->old == LEDGER_NONE)
		return false;
	c = ledger_commit(f->old, p->old);
	/* What could not be told then may be told now. */
	if ((c->flags & (COMMIT_UNREAD | COMMIT_UNSURE)) != 0 ||
	    ((c->flags & COMMIT_CUT) != 0 && !found_is_cut(f, &c->id))) {
		p->old = LEDGER_NONE;
		return false;
	}
	reserve_parents(f, p, c->n_parents);
	for (uint32_t i = 0; i < c->n_parents; i++)
		add_parent(f, p,
		    &ledger_commit(f->old, ledger_parent(f->old, c, i))->id);
	return true;
}

static void
load_parents(struct found *f, struct pending *p, const struct commit *c)
{
	const struct str *graft = map_get(&f->grafts, key_of(&p->row.id));
	struct str rest = graft != NULL ? *graft : c->parents, word;
	struct oid id;

	reserve_parents(f, p, rest.n / OID_DIGITS + 1);
	if (found_is_cut(f, &p->row.id)) {
		/* A clone as deep as all there is ends at a first commit. */
		p->row.flags |= c->parents.n != 0 ? COMMIT_CUT : 0;
	} else if (graft != NULL) {
		while (str_cut(&rest, ' ', &word)) {
			if (oid_from_hex(word, &id))
				add_parent(f, p, &id);
		}
	} else {
		while (commit_parent(&rest, &id))
			add_parent(f, p, &id);
	}
}

static uint32_t
load_identity(struct found *f, const struct commit *c, struct str name,
    struct str address)
{
	return ledger_intern_identity(f->ledger,
	    encoding_decode(name, c->encoding, &f->arena),
	    encoding_decode(address, c->encoding, &f->arena));
}

/* "Co-authored-by: Name <address>" lines of the message. */
static void
load_helpers(struct found *f, struct pending *p, const struct commit *c)
{
	static const struct str trailer = STR_INIT("Co-authored-by:");
	struct str rest = c->message, line, name;
	size_t open;

	while (str_line(&rest, &line)) {
		if (!str_eq_nocase(str_slice(line, 0, trailer.n), trailer))
			continue;
		line = str_trim(str_skip(line, trailer.n));
		open = str_find_char(line, '<');
		if (open == STR_NONE || !str_ends(line, STR(">")) ||
		    p->row.n_helpers == HELPERS_MAX)
			continue;
		if (p->helpers == NULL)
			p->helpers = arena_array(
			    &f->arena, HELPERS_MAX, sizeof(*p->helpers));
		name = str_trim(str_slice(line, 0, open));
		line = str_slice(line, open + 1, line.n - open - 2);
		p->helpers[p->row.n_helpers++] =
		    load_identity(f, c, name, line);
	}
}

static void
load_row(struct found *f, struct pending *p, const struct commit *c)
{
	struct ledger_commit *row = &p->row;
	struct str summary = commit_summary(c, &f->arena);

	p->tree = c->tree;
	row->authored = c->author.time;
	row->authored_zone = (int16_t)c->author.zone;
	row->committed = c->committed.time;
	row->committed_zone = (int16_t)c->committed.zone;
	if (c->author.dated)
		row->flags |= COMMIT_AUTHORED;
	if (c->committed.dated)
		row->flags |= COMMIT_DATED;
	row->author = load_identity(f, c, c->author.name, c->author.address);
	row->summary = ledger_add_text(
	    f->ledger, encoding_decode(summary, c->encoding, &f->arena));
	load_helpers(f, p, c);
}

static void
load(struct found *f, struct pending *p)
{
	struct commit c;

	if (load_from_old(f, p))
		return;
	if (!commit_read(f->repo, &p->row.id, &c)) {
		p->missing = true;
		return;
	}
	load_parents(f, p, &c);
	load_row(f, p, &c);
	commit_free(&c);
}

void
found_load(struct found *f, const struct oid *head)
{
	if (ledger_find(f->ledger, head) != LEDGER_NONE)
		return;
	find(f, head);
	/* Those that are found on the way stand behind those that found them.
	 */
	for (size_t i = 0; i < f->n; i++)
		load(f, f->items[i]);
}
