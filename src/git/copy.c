#include "git/copy.h"

#include "base/arena.h"

void
copy_init(struct copy *copy, struct ledger *from, struct ledger *to,
    struct arena *arena)
{
	size_t n = ledger_n(from, TABLE_PATHS);

	*copy = (struct copy){ from, to, arena, NULL };
	copy->paths = arena_array(arena, n, sizeof(*copy->paths));
}

static uint32_t
copy_path(struct copy *copy, uint32_t path)
{
	struct str rest, part;
	uint32_t at = 0;

	if (copy->paths[path] != 0 || path == 0)
		return copy->paths[path];
	rest = ledger_path(copy->from, path, copy->arena);
	while (str_cut(&rest, '/', &part))
		at = ledger_intern_path(copy->to, at, part);
	copy->paths[path] = at;
	return at;
}

static void
copy_changes(struct copy *copy, struct ledger_commit *c)
{
	uint32_t first = (uint32_t)ledger_n(copy->to, TABLE_CHANGES), at;
	bool counted = ledger_n(copy->from, TABLE_COUNTS) >=
	    (size_t)c->changes + c->n_changes;
	struct change row;

	for (uint32_t i = 0; i < c->n_changes; i++) {
		at = c->changes + i;
		row = *ledger_change(copy->from, at);
		row.path = copy_path(copy, row.path);
		*(struct change *)ledger_add(copy->to, TABLE_CHANGES) = row;
		if (counted)
			*ledger_count(copy->to, first + i) =
			    *ledger_count(copy->from, at);
	}
	c->changes = first;
}

static void
copy_renames(struct copy *copy, struct ledger_commit *c)
{
	uint32_t first = (uint32_t)ledger_n(copy->to, TABLE_RENAMES);
	struct rename row;

	for (uint32_t i = 0; i < c->n_renames; i++) {
		row = *ledger_rename(copy->from, c->renames + i);
		row.to = copy_path(copy, row.to);
		row.from = copy_path(copy, row.from);
		*(struct rename *)ledger_add(copy->to, TABLE_RENAMES) = row;
	}
	c->renames = first;
}

static uint32_t
copy_identity(struct copy *copy, uint32_t n)
{
	const struct identity_row *who = ledger_identity(copy->from, n);

	return ledger_intern_identity(copy->to,
	    ledger_text(copy->from, who->name),
	    ledger_text(copy->from, who->address));
}

void
copy_commit(struct copy *copy, uint32_t n, struct ledger_commit *out)
{
	const struct ledger_commit *c = ledger_commit(copy->from, n);

	*out = *c;
	out->author = copy_identity(copy, c->author);
	out->summary =
	    ledger_add_text(copy->to, ledger_text(copy->from, c->summary));
	out->helpers = (uint32_t)ledger_n(copy->to, TABLE_LINKS);
	for (uint32_t i = 0; i < c->n_helpers; i++)
		ledger_add_link(copy->to,
		    copy_identity(
			copy, ledger_link(copy->from, c->helpers + i)));
	copy_changes(copy, out);
	copy_renames(copy, out);
}
