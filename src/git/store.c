/*
 * The ledger as bytes: a heading, the settings it was made under, and the
 * tables as they lie in memory. After one more commit only the ends of the
 * tables are new, and only they are saved, as a tail of what was saved before.
 *
 * It is a cache: another version, another kind of machine or a table that
 * does not add up is simply not restored.
 */
#include <string.h>

#include "git/ledger.h"

/* Changed with every change of a row or of what is stored in it. */
#define LEDGER_VERSION 3u
/* A tail that is longer than this part of the whole is saved with it. */
#define TAIL_PART 8u

struct heading {
	uint32_t version;
	uint32_t row_bytes; /* of the rows, in case a compiler disagrees */
	uint32_t head;
	uint32_t settings_n;
	struct ledger_mark base; /* what a tail continues; zero for the whole */
	uint64_t table_n[TABLE_COUNT]; /* bytes that follow */
};

static uint32_t
row_bytes(void)
{
	return (uint32_t)(sizeof(struct ledger_commit) * 1000 +
	    sizeof(struct change) * 100 + sizeof(struct rename) +
	    sizeof(struct ledger_path) + sizeof(struct identity_row));
}

/* Where the tables end now. */
static struct ledger_mark
mark_of(const struct ledger *l)
{
	struct ledger_mark mark;

	memset(&mark, 0, sizeof(mark));
	if (l->head != LEDGER_NONE)
		mark.head = ledger_commit(l, l->head)->id;
	for (size_t i = 0; i < TABLE_COUNT; i++)
		mark.table_n[i] = l->tables[i].n;
	return mark;
}

bool
ledger_save(const struct ledger *l, enum ledger_part part, struct str settings,
    struct buf *out)
{
	struct heading h;
	uint64_t all = 0, tail = 0, from;

	memset(&h, 0, sizeof(h));
	if (part == LEDGER_TAIL)
		h.base = l->base;
	for (size_t i = 0; i < TABLE_COUNT; i++) {
		h.table_n[i] = l->tables[i].n - h.base.table_n[i];
		all += l->tables[i].n;
		tail += h.table_n[i];
	}
	if (part == LEDGER_TAIL && (l->rewritten || tail > all / TAIL_PART))
		return false;
	h.version = LEDGER_VERSION;
	h.row_bytes = row_bytes();
	h.head = l->head;
	h.settings_n = (uint32_t)settings.n;
	buf_add(out, (struct str){ (const char *)&h, sizeof(h) });
	buf_add(out, settings);
	for (size_t i = 0; i < TABLE_COUNT; i++) {
		from = h.base.table_n[i];
		buf_add(out, str_skip(buf_str(&l->tables[i]), from));
	}
	return true;
}

static bool
continues(const struct ledger_mark *a, const struct ledger_mark *b)
{
	return oid_eq(&a->head, &b->head) &&
	    memcmp(a->table_n, b->table_n, sizeof(a->table_n)) == 0;
}

static bool
take(struct str *rest, size_t n, struct str *out)
{
	if (n > rest->n)
		return false;
	*out = str_slice(*rest, 0, n);
	*rest = str_skip(*rest, n);
	return true;
}

bool
ledger_restore(struct ledger *l, enum ledger_part which, struct str settings,
    struct str bytes)
{
	struct str part, tables[TABLE_COUNT];
	struct heading h;

	if (!take(&bytes, sizeof(h), &part))
		return false;
	memcpy(&h, part.p, sizeof(h));
	if (h.version != LEDGER_VERSION || h.row_bytes != row_bytes() ||
	    !take(&bytes, h.settings_n, &part) || !str_eq(part, settings) ||
	    (which == LEDGER_TAIL && !continues(&h.base, &l->base)))
		return false;
	for (size_t i = 0; i < TABLE_COUNT; i++) {
		if (!take(&bytes, h.table_n[i], &tables[i]))
			return false;
	}
	if (bytes.n != 0)
		return false;
	for (size_t i = 0; i < TABLE_COUNT; i++) {
		if (which == LEDGER_WHOLE)
			buf_reset(&l->tables[i]);
		buf_add(&l->tables[i], tables[i]);
	}
	l->head = h.head;
	if (which == LEDGER_WHOLE)
		l->base = mark_of(l);
	return true;
}
