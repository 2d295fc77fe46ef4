#include "text/fold.h"

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

size_t
fold_find(const struct fold_unit *units, size_t n, size_t end,
    struct arena *arena, struct fold **out)
{
	bool *shown = arena_array(arena, n, sizeof(*shown));
	size_t n_folds = 0, room;
	struct fold *fold;

	*out = arena_array(arena, n / 2 + 1, sizeof(**out));
	find_shown(units, n, shown);
	for (size_t i = 0, next; i < n; i = next + 1) {
		fold = &(*out)[n_folds];
		*fold = (struct fold){ .from = units[i].at };
		room = 0;
		for (next = i; next < n && !shown[next]; next++) {
			room += room_of(&units[next]);
			fold->words += units[next].words;
		}
		fold->to = next < n ? units[next].at : end;
		n_folds += room >= FOLD_WORDS;
	}
	return n_folds;
}
