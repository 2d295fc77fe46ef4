/*
 * The ledger as bytes: a heading, the settings it was made under, and the
 * tables as they lie in memory. It is a cache: another version, another kind
 * of machine or a table that does not add up is simply not restored.
 */
#include <string.h>

#include "git/ledger.h"

/* Changed with every change of a row or of what is stored in it. */
#define LEDGER_VERSION 1u

struct heading {
	uint32_t version;
	uint32_t row_bytes; /* of the rows, in case a compiler disagrees */
	uint32_t head;
	uint32_t settings_n;
	uint64_t table_n[TABLE_COUNT]; /* bytes */
};

static uint32_t
row_bytes(void)
{
	return (uint32_t)(sizeof(struct ledger_commit) * 1000 +
	    sizeof(struct change) * 100 + sizeof(struct rename) +
	    sizeof(struct ledger_path) + sizeof(struct identity_row));
}

void
ledger_save(const struct ledger *l, struct str settings, struct buf *out)
{
	struct heading h = { LEDGER_VERSION, row_bytes(), l->head,
		(uint32_t)settings.n, { 0 } };

	for (size_t i = 0; i < TABLE_COUNT; i++)
		h.table_n[i] = l->tables[i].n;
	buf_add(out, (struct str){ (const char *)&h, sizeof(h) });
	buf_add(out, settings);
	for (size_t i = 0; i < TABLE_COUNT; i++)
		buf_add(out, buf_str(&l->tables[i]));
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
ledger_restore(struct ledger *l, struct str settings, struct str bytes)
{
	struct str part, tables[TABLE_COUNT];
	struct heading h;

	if (!take(&bytes, sizeof(h), &part))
		return false;
	memcpy(&h, part.p, sizeof(h));
	if (h.version != LEDGER_VERSION || h.row_bytes != row_bytes() ||
	    !take(&bytes, h.settings_n, &part) || !str_eq(part, settings))
		return false;
	for (size_t i = 0; i < TABLE_COUNT; i++) {
		if (!take(&bytes, h.table_n[i], &tables[i]))
			return false;
	}
	if (bytes.n != 0)
		return false;
	for (size_t i = 0; i < TABLE_COUNT; i++) {
		buf_reset(&l->tables[i]);
		buf_add(&l->tables[i], tables[i]);
	}
	l->head = h.head;
	return true;
}
