#include "git/mailmap.h"

#include "base/arena.h"

/* What replaces an identity; an empty text replaces nothing. */
struct mapping {
	struct str name;
	struct str address;
	struct map by_name; /* in lower case -> struct mapping, or no items */
};

/*
 * The mapping under a key, made if there is none. Git compares without the
 * case of A to Z.
 */
static struct mapping *
mapping_at(struct map *map, struct str key, struct arena *arena)
{
	void **at = map_at(map, str_lower(arena, key));
	struct mapping *m = *at;

	if (m == NULL) {
		m = arena_alloc(arena, sizeof(*m));
		map_init(&m->by_name, arena);
		*at = m;
	}
	return m;
}

/* "Name <address>" at the beginning of *rest, which is cut behind it. */
static bool
cut_identity(struct str *rest, struct str *name, struct str *address)
{
	size_t open = str_find_char(*rest, '<'), close;
	struct str tail;

	if (open == STR_NONE)
		return false;
	tail = str_skip(*rest, open + 1);
	close = str_find_char(tail, '>');
	if (close == STR_NONE)
		return false;
	*name = str_trim(str_slice(*rest, 0, open));
	*address = str_slice(tail, 0, close);
	*rest = str_skip(tail, close + 1);
	return true;
}

/* New name, new address, old name and old address; the first may be left out.
 */
static void
parse_line(struct mailmap *m, struct str line)
{
	struct str name, address, old_name = STR(""), old_address;
	struct mapping *to;

	if (str_starts(line, STR("#")) ||
	    !cut_identity(&line, &name, &address) || address.n == 0)
		return;
	if (!cut_identity(&line, &old_name, &old_address)) {
		old_address = address;
		address = STR("");
	}
	to = mapping_at(&m->by_address, old_address, m->arena);
	if (old_name.n != 0) {
		to = mapping_at(&to->by_name, old_name, m->arena);
		to->name = name;
		to->address = address;
		return;
	}
	if (name.n != 0)
		to->name = name;
	if (address.n != 0)
		to->address = address;
}

void
mailmap_parse(struct mailmap *m, struct str text, struct arena *arena)
{
	struct str line;

	*m = (struct mailmap){ .arena = arena };
	map_init(&m->by_address, arena);
	while (str_line(&text, &line))
		parse_line(m, line);
}

void
mailmap_apply(const struct mailmap *m, struct str *name, struct str *address)
{
	const struct mapping *to, *by_name;

	if (m->by_address.n == 0)
		return;
	to = map_get(&m->by_address, str_lower(m->arena, *address));
	if (to == NULL)
		return;
	by_name = map_get(&to->by_name, str_lower(m->arena, *name));
	if (by_name != NULL)
		to = by_name;
	if (to->name.n != 0)
		*name = to->name;
	if (to->address.n != 0)
		*address = to->address;
}
