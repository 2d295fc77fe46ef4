#include "text/fold.h"

#include <inttypes.h>

#include "base/arena.h"

/* A longer neighbour tells less of where a change stands than it takes room. */
#define NEIGHBOUR_WORDS 60
/* Less than this is read as fast as the words on its fold would be. */
#define FOLD_WORDS 30
/* A picture takes the room of so many words. */
#define PICTURE_WORDS 60

/* How much of a page it takes, in words. */
static size_t
room_of(const struct fold_unit *unit)
{
	return unit->words + unit->pictures * PICTURE_WORDS;
}

static bool
is_short(const struct fold_unit *unit)
{
	return room_of(unit) <= NEIGHBOUR_WORDS;
}

/* What stays: changes, the heading above each, and short neighbours. */
static void
find_shown(const struct fold_unit *units, size_t n, bool *shown)
{
	size_t heading = n; /* the last one since a change, or n */

	for (size_t i = 0; i < n; i++) {
		if (units[i].heading && !units[i].changed)
			heading = i;
		if (!units[i].changed)
			continue;
		shown[i] = true;
		if (heading != n)
			shown[heading] = true;
		heading = n;
		if (i != 0 && is_short(&units[i - 1]))
			shown[i - 1] = true;
		if (i + 1 != n && !units[i + 1].heading &&
		    is_short(&units[i + 1]))
			shown[i + 1] = true;
	}
}

struct folds {
	struct fold *items;
	size_t n;
	size_t cap;
};

static size_t
end_of(const struct fold_units *units, size_t i, size_t end)
{
	return i + 1 < units->n ? units->items[i + 1].at : end;
}

/* Runs of what is not shown, where they are long enough. */
static struct folds
find_runs(const struct fold_units *units, size_t end, struct arena *arena)
{
	bool *shown = arena_array(arena, units->n, sizeof(*shown));
	struct folds out = { NULL, 0, 0 };
	size_t room;

	find_shown(units->items, units->n, shown);
	for (size_t i = 0, next; i < units->n; i = next + 1) {
		struct fold fold = { .from = units->items[i].at,
			.to = units->items[i].at };

		room = 0;
		for (next = i; next < units->n && !shown[next]; next++) {
			room += room_of(&units->items[next]);
			fold.words += units->items[next].words;
			fold.to = end_of(units, next, end);
		}
		if (room >= FOLD_WORDS)
			*vec_push(arena, &out) = fold;
	}
	return out;
}

/* The head of a list that goes on with another number, or of a table. */
static struct str
head_from(struct str head, size_t number, struct arena *arena)
{
	static const struct str list = STR_INIT("<ol"),
				start = STR_INIT(" start=\"");
	struct str rest = str_skip(head, list.n), digits;
	uint64_t first = 1;

	if (!str_starts(head, list))
		return head;
	if (str_starts(rest, start)) {
		rest = str_skip(rest, start.n);
		digits = str_slice(rest, 0, str_find_char(rest, '"'));
		if (!str_uint(digits, UINT32_MAX, &first))
			return head;
		rest = str_skip(rest, digits.n + 1);
	}
	return arena_printf(arena, "<ol start=\"%ju\"%.*s",
	    (uintmax_t)(first + number), STR_ARG(rest));
}

/* The number of the part that a place stands in. */
static size_t
number_at(const struct fold_units *parts, size_t at)
{
	size_t i = 0;

	while (i + 1 < parts->n && parts->items[i + 1].at <= at)
		i++;
	return parts->items[i].number;
}

static struct str
join(struct str a, struct str b, struct arena *arena)
{
	struct str both[] = { a, b };

	if (a.n == 0 || b.n == 0)
		return a.n == 0 ? b : a;
	return arena_concat(arena, both, 2);
}

/* Lead a fold of the parts of a unit, which ends at `end`, out of it. */
static void
lead_out(struct fold *fold, const struct fold_unit *unit, size_t end,
    struct str html, struct arena *arena)
{
	const struct fold_units *parts = &unit->parts;
	size_t first = parts->items[0].at;
	bool same = unit->head.n == 0;
	struct str head =
	    same ? str_slice(html, unit->at, first - unit->at) : unit->head;
	struct str tail = str_slice(html, unit->tail, end - unit->tail);
	struct str anew;

	if (fold->from == first && same) {
		fold->from = unit->at;
	} else {
		anew = head_from(head, number_at(parts, fold->from), arena);
		fold->shut = join(fold->shut, tail, arena);
		fold->open = join(anew, fold->open, arena);
	}
	if (fold->to == unit->tail) {
		fold->to = end;
	} else {
		anew = head_from(head, number_at(parts, fold->to), arena);
		fold->close = join(fold->close, tail, arena);
		fold->reopen = join(anew, fold->reopen, arena);
	}
}

/* What follows on a fold at once is the same fold. */
static void
add(struct folds *all, const struct fold *fold, struct arena *arena)
{
	struct fold *last = all->n != 0 ? &all->items[all->n - 1] : NULL;

	if (last == NULL || last->to != fold->from) {
		*vec_push(arena, all) = *fold;
		return;
	}
	last->to = fold->to;
	last->words += fold->words;
	last->close = fold->close;
	last->reopen = fold->reopen;
}

/* The folds of units of which the last one ends at `end`, in order. */
static struct folds
find_all(const struct fold_units *units, size_t end, struct str html,
    struct arena *arena)
{
	struct folds runs = find_runs(units, end, arena);
	struct folds all = { NULL, 0, 0 }, inner;
	size_t next = 0, until;

	for (size_t i = 0; i < units->n; i++) {
		const struct fold_unit *unit = &units->items[i];

		if (next < runs.n && runs.items[next].from == unit->at)
			add(&all, &runs.items[next++], arena);
		if (!unit->changed || unit->parts.n == 0 || unit->tail == 0)
			continue;
		until = end_of(units, i, end);
		inner = find_all(&unit->parts, unit->tail, html, arena);
		for (size_t j = 0; j < inner.n; j++) {
			lead_out(&inner.items[j], unit, until, html, arena);
			add(&all, &inner.items[j], arena);
		}
	}
	return all;
}

size_t
fold_find(const struct fold_units *units, struct str html, struct arena *arena,
    struct fold **out)
{
	struct folds all = find_all(units, html.n, html, arena);

	*out = all.items;
	return all.n;
}
