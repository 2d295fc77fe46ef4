#include "git/ledger.h"

#include <string.h>

#include "base/arena.h"
#include "git/object.h"

/* Bytes of a row of each table. */
static const size_t row_size[TABLE_COUNT] = {
	[TABLE_COMMITS] = sizeof(struct ledger_commit),
	[TABLE_CHANGES] = sizeof(struct change),
	[TABLE_COUNTS] = sizeof(struct line_count),
	[TABLE_RENAMES] = sizeof(struct rename),
	[TABLE_PATHS] = sizeof(struct ledger_path),
	[TABLE_IDENTITIES] = sizeof(struct identity_row),
	[TABLE_LINKS] = sizeof(uint32_t),
	[TABLE_TEXT] = 1,
};

size_t
ledger_n(const struct ledger *l, enum ledger_table table)
{
	return l->tables[table].n / row_size[table];
}

/* Row n of a table; the tables are made of rows, so they are aligned. */
static void *
row(const struct ledger *l, enum ledger_table table, uint32_t n)
{
	return (void *)(l->tables[table].p + n * row_size[table]);
}

struct ledger_commit *
ledger_commit(const struct ledger *l, uint32_t n)
{
	return row(l, TABLE_COMMITS, n);
}

struct change *
ledger_change(const struct ledger *l, uint32_t n)
{
	return row(l, TABLE_CHANGES, n);
}

struct rename *
ledger_rename(const struct ledger *l, uint32_t n)
{
	return row(l, TABLE_RENAMES, n);
}

uint32_t
ledger_link(const struct ledger *l, uint32_t n)
{
	return *(const uint32_t *)row(l, TABLE_LINKS, n);
}

struct str
ledger_text(const struct ledger *l, struct span span)
{
	return (struct str){ l->tables[TABLE_TEXT].p + span.at, span.n };
}

const struct identity_row *
ledger_identity(const struct ledger *l, uint32_t n)
{
	return row(l, TABLE_IDENTITIES, n);
}

static struct ledger_path *
path_row(const struct ledger *l, uint32_t n)
{
	return row(l, TABLE_PATHS, n);
}

uint32_t
ledger_parent(const struct ledger *l, const struct ledger_commit *c, uint32_t n)
{
	return n < c->n_parents ? ledger_link(l, c->parents + n) : LEDGER_NONE;
}

struct line_count *
ledger_count(struct ledger *l, uint32_t change)
{
	struct buf *counts = &l->tables[TABLE_COUNTS];
	size_t n = ledger_n(l, TABLE_CHANGES) * sizeof(struct line_count);

	if (counts->n < n) {
		memset(buf_reserve(counts, n - counts->n), 0xFF, n - counts->n);
		counts->n = n;
	}
	return row(l, TABLE_COUNTS, change);
}

void
ledger_touch(struct ledger *l, enum ledger_table table, uint32_t n)
{
	l->grown = true;
	if (n * row_size[table] < l->base.table_n[table])
		l->rewritten = true;
}

void *
ledger_add(struct ledger *l, enum ledger_table table)
{
	struct buf *b = &l->tables[table];
	void *to = buf_reserve(b, row_size[table]);

	b->n += row_size[table];
	l->grown = true;
	return memset(to, 0, row_size[table]);
}

struct span
ledger_add_text(struct ledger *l, struct str text)
{
	struct buf *b = &l->tables[TABLE_TEXT];
	struct span span = { (uint32_t)b->n, (uint32_t)text.n };

	buf_add(b, text);
	return span;
}

uint32_t
ledger_add_link(struct ledger *l, uint32_t n)
{
	*(uint32_t *)ledger_add(l, TABLE_LINKS) = n;
	return (uint32_t)ledger_n(l, TABLE_LINKS) - 1;
}

void
ledger_init(struct ledger *l)
{
	*l = (struct ledger){ .head = LEDGER_NONE };
	ledger_add(l, TABLE_PATHS);
	l->grown = false;
}

void
ledger_free(struct ledger *l)
{
	for (size_t i = 0; i < TABLE_COUNT; i++)
		buf_free(&l->tables[i]);
	buf_free(&l->by_id.items);
	buf_free(&l->by_path.items);
	buf_free(&l->by_identity.items);
}

static uint32_t *
slot_items(const struct slots *s)
{
	return (uint32_t *)(void *)s->items.p;
}

/* Ids are hashes already. */
static uint32_t
hash_id(const struct oid *id)
{
	uint32_t hash;

	memcpy(&hash, id->bytes, sizeof(hash));
	return hash;
}

static uint32_t
hash_name(uint32_t folder, struct str name)
{
	uint32_t hash = str_hash(name) ^ (folder * 0x9E3779B1u);

	return hash ^ hash >> 15;
}

static uint32_t
hash_identity(struct str name, struct str address)
{
	return str_hash(name) * 31 + str_hash(address);
}

/* The hash of row n, for the table that the slots belong to. */
static uint32_t
hash_of_row(const struct ledger *l, const struct slots *s, uint32_t n)
{
	const struct identity_row *who;

	if (s == &l->by_id)
		return hash_id(&ledger_commit(l, n)->id);
	if (s == &l->by_path)
		return path_row(l, n)->hash;
	who = ledger_identity(l, n);
	return hash_identity(
	    ledger_text(l, who->name), ledger_text(l, who->address));
}

static void
slots_put(struct slots *s, uint32_t hash, uint32_t n)
{
	uint32_t i = hash & (s->n - 1);

	while (slot_items(s)[i] != LEDGER_NONE)
		i = (i + 1) & (s->n - 1);
	slot_items(s)[i] = n;
	s->used++;
}

/* At most half full, with every row of the table that is not in yet. */
static void
slots_fit(struct ledger *l, struct slots *s, size_t rows)
{
	uint32_t first = s->used;
	size_t bytes;

	if (s->n < rows * 2 || s->n == 0) {
		for (s->n = 1024; s->n < rows * 3; s->n *= 2)
			;
		bytes = s->n * sizeof(uint32_t);
		memset(buf_reserve(&s->items, bytes), 0xFF, bytes);
		first = s->used = 0;
	}
	for (uint32_t i = first; i < rows; i++)
		slots_put(s, hash_of_row(l, s, i), i);
}

uint32_t
ledger_find(struct ledger *l, const struct oid *id)
{
	struct slots *s = &l->by_id;
	uint32_t i;

	slots_fit(l, s, ledger_n(l, TABLE_COMMITS));
	for (i = hash_id(id) & (s->n - 1); slot_items(s)[i] != LEDGER_NONE;
	     i = (i + 1) & (s->n - 1)) {
		if (oid_eq(&ledger_commit(l, slot_items(s)[i])->id, id))
			break;
	}
	return slot_items(s)[i];
}

uint32_t
ledger_add_commit(struct ledger *l, const struct ledger_commit *c)
{
	*(struct ledger_commit *)ledger_add(l, TABLE_COMMITS) = *c;
	return (uint32_t)ledger_n(l, TABLE_COMMITS) - 1;
}

/* The slot of a name in a folder: its path's, or the free one for it. */
static uint32_t
path_slot(struct ledger *l, uint32_t folder, struct str name, uint32_t hash)
{
	const struct slots *s = &l->by_path;
	const struct ledger_path *p;
	uint32_t i = hash & (s->n - 1);

	for (; slot_items(s)[i] != LEDGER_NONE; i = (i + 1) & (s->n - 1)) {
		p = path_row(l, slot_items(s)[i]);
		if (p->hash == hash && p->folder == folder &&
		    slot_items(s)[i] != 0 &&
		    str_eq(ledger_text(l, p->name), name))
			break;
	}
	return i;
}

uint32_t
ledger_intern_path(struct ledger *l, uint32_t folder, struct str name)
{
	struct slots *s = &l->by_path;
	uint32_t hash = hash_name(folder, name), slot, n;
	struct ledger_path *p;

	slots_fit(l, s, ledger_n(l, TABLE_PATHS));
	slot = path_slot(l, folder, name, hash);
	if (slot_items(s)[slot] != LEDGER_NONE)
		return slot_items(s)[slot];
	n = (uint32_t)ledger_n(l, TABLE_PATHS);
	p = ledger_add(l, TABLE_PATHS);
	*p = (struct ledger_path){ folder, hash, ledger_add_text(l, name) };
	slot_items(s)[slot] = n;
	s->used++;
	return n;
}

uint32_t
ledger_find_path(struct ledger *l, struct str path)
{
	struct slots *s = &l->by_path;
	struct str part;
	uint32_t at = 0, slot;

	slots_fit(l, s, ledger_n(l, TABLE_PATHS));
	while (at != LEDGER_NONE && str_cut(&path, '/', &part)) {
		slot = path_slot(l, at, part, hash_name(at, part));
		at = slot_items(s)[slot];
	}
	return at;
}

uint32_t
ledger_folder(const struct ledger *l, uint32_t path)
{
	return path_row(l, path)->folder;
}

struct str
ledger_name(const struct ledger *l, uint32_t path)
{
	return ledger_text(l, path_row(l, path)->name);
}

struct str
ledger_path(const struct ledger *l, uint32_t path, struct arena *arena)
{
	const struct ledger_path *p;
	size_t n = 0;
	char *to;

	for (uint32_t i = path; i != 0; i = p->folder) {
		p = path_row(l, i);
		n += p->name.n + 1;
	}
	if (n == 0)
		return (struct str){ NULL, 0 };
	to = arena_bytes(arena, n) + n - 1;
	for (uint32_t i = path; i != 0; i = p->folder) {
		p = path_row(l, i);
		to -= p->name.n;
		memcpy(to, l->tables[TABLE_TEXT].p + p->name.at, p->name.n);
		if (p->folder != 0)
			*--to = '/';
	}
	return (struct str){ to, n - 1 };
}

uint32_t
ledger_intern_identity(struct ledger *l, struct str name, struct str address)
{
	struct slots *s = &l->by_identity;
	uint32_t i, n = (uint32_t)ledger_n(l, TABLE_IDENTITIES);
	const struct identity_row *who;
	struct span a, b;

	slots_fit(l, s, n);
	for (i = hash_identity(name, address) & (s->n - 1);
	     slot_items(s)[i] != LEDGER_NONE; i = (i + 1) & (s->n - 1)) {
		who = ledger_identity(l, slot_items(s)[i]);
		if (str_eq(ledger_text(l, who->name), name) &&
		    str_eq(ledger_text(l, who->address), address))
			return slot_items(s)[i];
	}
	a = ledger_add_text(l, name);
	b = ledger_add_text(l, address);
	*(struct identity_row *)ledger_add(l, TABLE_IDENTITIES) =
	    (struct identity_row){ a, b };
	slot_items(s)[i] = n;
	s->used++;
	return n;
}

uint8_t
change_mode(uint32_t mode)
{
	/* As Git reads trees: of the rights only the owner's "x" counts. */
	return (uint8_t)((mode & MODE_KIND) >> 12 << 4 | (mode & 0100) >> 6);
}

bool
change_is_file(const struct change *c)
{
	return c->mode >> 4 == MODE_FILE >> 12;
}

uint32_t
mode_of_change(const struct change *c)
{
	uint32_t kind = (uint32_t)(c->mode >> 4) << 12;

	if (kind != MODE_FILE)
		return kind;
	return kind | ((c->mode & 1) != 0 ? 0755u : 0644u);
}
