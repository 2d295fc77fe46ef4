#include "git/diff.h"

#include <string.h>

#include "base/arena.h"
#include "git/object.h"

/* Trees kept for the next commits; git/packs.c keeps what they stand on. */
#define KEPT_BYTES (2u * 1024u * 1024u)
#define KEPT_SLOTS 2048u
/* Folders in folders; Git itself stops at 2,048. */
#define DEPTH_MAX 256u
/* Bytes of two trees that are compared in one go. */
#define STRETCH_BYTES 256u
/* Where entries begin, noted of trees that are larger than this ... */
#define MARKED_BYTES 4096u
#define MARKS_MAX 64u
/* ... no closer than this, and of the last tree of so many folders. */
#define MARKS_APART 128u
#define MARKED_FOLDERS 64u

struct kept {
	struct oid id;
	struct object object; /* no handle: free */
};

/*
 * Places in a tree's bytes at which entries begin. One commit's old tree is
 * the next one's new tree: what was parsed of it need not be parsed again.
 */
struct marks {
	struct oid tree;
	uint32_t n;
	size_t at[MARKS_MAX]; /* in order */
};

struct diff {
	struct arena arena; /* that it lives in itself */
	struct marks marks[MARKED_FOLDERS]; /* by number of folder */
	struct repo *repo;
	struct ledger *ledger;
	struct kept *slots;
	size_t held; /* bytes in slots */
	size_t hand; /* where the next search for something to drop begins */
	bool complete;
};

/* One side of a comparison: the entry it stands at. */
struct side {
	struct object object;
	struct str start; /* of the entry */
	struct str rest; /* behind it */
	struct tree_entry entry;
	bool more;
};

struct diff *
diff_new(struct repo *repo, struct ledger *l)
{
	struct arena arena;
	struct diff *d;

	arena_init(&arena);
	d = arena_alloc(&arena, sizeof(*d));
	d->repo = repo;
	d->ledger = l;
	d->slots = arena_array(&arena, KEPT_SLOTS, sizeof(*d->slots));
	d->arena = arena;
	return d;
}

static void
drop(struct diff *d, struct kept *k)
{
	if (k->object.handle == NULL)
		return;
	d->held -= k->object.bytes.n;
	object_free(&k->object);
}

void
diff_free(struct diff *d)
{
	struct arena arena;

	for (size_t i = 0; i < KEPT_SLOTS; i++)
		drop(d, &d->slots[i]);
	arena = d->arena;
	arena_free(&arena);
}

static struct kept *
slot_of(struct diff *d, const struct oid *id)
{
	uint32_t hash;

	memcpy(&hash, id->bytes, sizeof(hash));
	return &d->slots[hash % KEPT_SLOTS];
}

static void
keep(struct diff *d, struct kept *k, const struct oid *id,
    const struct object *tree)
{
	drop(d, k);
	while (d->held + tree->bytes.n > KEPT_BYTES && d->held != 0) {
		drop(d, &d->slots[d->hand]);
		d->hand = (d->hand + 1) % KEPT_SLOTS;
	}
	k->id = *id;
	k->object = object_share(tree);
	d->held += tree->bytes.n;
}

/* A tree's object; false if there is none, which is noted. */
static bool
read_tree(struct diff *d, const struct oid *id, struct object *out)
{
	struct kept *k = slot_of(d, id);

	if (k->object.handle != NULL && oid_eq(&k->id, id)) {
		*out = object_share(&k->object);
		return true;
	}
	if (object_read(d->repo, id, 0, out) != OBJECT_FOUND)
		return d->complete = false;
	if (out->kind != OBJECT_TREE) {
		object_free(out);
		return d->complete = false;
	}
	keep(d, k, id, out);
	return true;
}

static void
advance(struct side *s)
{
	s->start = s->rest;
	s->more = tree_next(&s->rest, &s->entry);
}

static void
side_open(struct diff *d, struct side *s, const struct oid *id)
{
	*s = (struct side){ .more = false };
	if (id == NULL || !read_tree(d, id, &s->object))
		return;
	s->rest = s->object.bytes;
	advance(s);
}

static void
side_close(struct side *s)
{
	if (s->object.handle != NULL)
		object_free(&s->object);
}

static bool
is_folder(const struct tree_entry *e)
{
	return (e->mode & MODE_KIND) == MODE_TREE;
}

/* The character behind a name: folders sort as if they ended in "/". */
static unsigned char
character_at(const struct tree_entry *e, size_t at)
{
	if (at < e->name.n)
		return (unsigned char)e->name.p[at];
	return at == e->name.n && is_folder(e) ? '/' : '\0';
}

static int
compare_names(const struct tree_entry *a, const struct tree_entry *b)
{
	size_t n = a->name.n < b->name.n ? a->name.n : b->name.n;
	int c = memcmp(a->name.p, b->name.p, n);

	return c != 0 ? c : character_at(a, n) - character_at(b, n);
}

static void compare_trees(struct diff *d, const struct oid *old,
    const struct oid *new, uint32_t folder, unsigned depth);

static void
add_change(struct diff *d, enum change_kind kind, const struct tree_entry *e,
    uint32_t folder)
{
	uint32_t path = ledger_intern_path(d->ledger, folder, e->name);
	struct change *c = ledger_add(d->ledger, TABLE_CHANGES);

	c->path = path;
	c->id = *e->id;
	c->kind = (uint8_t)kind;
	c->mode = change_mode(e->mode);
}

/* An entry that only one side has. */
static void
add_one_sided(struct diff *d, enum change_kind kind, const struct tree_entry *e,
    uint32_t folder, unsigned depth)
{
	uint32_t path;

	if (!is_folder(e)) {
		add_change(d, kind, e, folder);
		return;
	}
	path = ledger_intern_path(d->ledger, folder, e->name);
	if (kind == CHANGE_ADDED)
		compare_trees(d, NULL, e->id, path, depth + 1);
	else
		compare_trees(d, e->id, NULL, path, depth + 1);
}

/* Two entries of the same name and kind of name: both folders, or neither. */
static void
compare_entries(struct diff *d, const struct tree_entry *old,
    const struct tree_entry *new, uint32_t folder, unsigned depth)
{
	uint32_t path;

	if (is_folder(new)) {
		path = ledger_intern_path(d->ledger, folder, new->name);
		compare_trees(d, old->id, new->id, path, depth + 1);
	} else if (change_mode(old->mode) != change_mode(new->mode) ||
	    !oid_eq(old->id, new->id)) {
		add_change(d, CHANGE_EDITED, new, folder);
	}
}

/* The number of bytes that both texts begin with. */
static size_t
common_bytes(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n, at = 0;

	while (n - at >= STRETCH_BYTES &&
	    memcmp(a.p + at, b.p + at, STRETCH_BYTES) == 0)
		at += STRETCH_BYTES;
	while (n - at >= sizeof(uint64_t) &&
	    memcmp(a.p + at, b.p + at, sizeof(uint64_t)) == 0)
		at += sizeof(uint64_t);
	while (at < n && a.p[at] == b.p[at])
		at++;
	return at;
}

static void
add_mark(struct marks *m, size_t at)
{
	if (m->n != 0 && at < m->at[m->n - 1] + MARKS_APART)
		return;
	if (m->n == MARKS_MAX) {
		for (m->n = 0; m->n < MARKS_MAX / 2; m->n++)
			m->at[m->n] = m->at[2 * m->n];
	}
	m->at[m->n++] = at;
}

static size_t
place_of(const struct side *s)
{
	return (size_t)(s->start.p - s->object.bytes.p);
}

/*
 * Two sides begin with so many same bytes: what is known of where b's entries
 * begin holds for a. Go to the last of them.
 */
static void
pass_marks(struct side *a, const struct side *b, size_t same,
    const struct marks *known, struct marks *found)
{
	size_t from = place_of(b), to = place_of(a), passed = 0;

	for (uint32_t i = 0; i < known->n; i++) {
		if (known->at[i] <= from)
			continue;
		if (known->at[i] - from > same)
			break;
		passed = known->at[i] - from;
		add_mark(found, to + passed);
	}
	if (passed == 0)
		return;
	a->rest = str_skip(a->start, passed);
	advance(a);
}

/*
 * Go past the entries that are the same, byte for byte, on both sides. In a
 * folder of thousands they are nearly all: only one side's are parsed, from
 * the last mark on, and none of either where there is no other difference to
 * come.
 */
static void
skip_same(struct side *a, struct side *b, const struct marks *known,
    struct marks *found)
{
	const char *from = a->start.p, *end;
	size_t same;
	bool last;

	if (!a->more || !b->more)
		return;
	same = common_bytes(a->start, b->start);
	last = same == a->start.n && same == b->start.n;
	end = from + same;
	pass_marks(a, b, same, known, found);
	if (last) {
		a->more = b->more = false;
		return;
	}
	while (a->more && a->rest.p <= end)
		advance(a);
	if (a->start.p == from)
		return;
	add_mark(found, place_of(a));
	b->rest = str_skip(b->start, (size_t)(a->start.p - from));
	advance(b);
}

static void
compare_trees(struct diff *d, const struct oid *old, const struct oid *new,
    uint32_t folder, unsigned depth)
{
	struct marks *kept = &d->marks[folder % MARKED_FOLDERS];
	struct marks known = { .n = 0 }, found = { .n = 0 };
	struct side a, b;
	int c;

	if (depth > DEPTH_MAX) {
		d->complete = false;
		return;
	}
	side_open(d, &a, old);
	side_open(d, &b, new);
	if (new != NULL && kept->n != 0 && oid_eq(&kept->tree, new))
		known = *kept;
	for (skip_same(&a, &b, &known, &found); a.more || b.more;
	     skip_same(&a, &b, &known, &found)) {
		c = !a.more   ? 1
		    : !b.more ? -1
			      : compare_names(&a.entry, &b.entry);
		if (c == 0)
			compare_entries(d, &a.entry, &b.entry, folder, depth);
		else if (c < 0)
			add_one_sided(
			    d, CHANGE_DELETED, &a.entry, folder, depth);
		else
			add_one_sided(d, CHANGE_ADDED, &b.entry, folder, depth);
		if (c <= 0)
			advance(&a);
		if (c >= 0)
			advance(&b);
	}
	if (a.object.bytes.n > MARKED_BYTES) {
		*kept = found;
		kept->tree = *old;
	}
	side_close(&a);
	side_close(&b);
}

bool
diff_trees(struct diff *d, const struct oid *old, const struct oid *new)
{
	d->complete = true;
	if (old == NULL || !oid_eq(old, new))
		compare_trees(d, old, new, 0, 0);
	return d->complete;
}
