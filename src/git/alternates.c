#include "git/alternates.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/hash.h"
#include "git/handle.h"
#include "git/snapshot.h"

#define STORES_MAX 64u
#define DEPTH_MAX 5u
#define LIST_BYTES_MAX (1024u * 1024u)

static bool
is_listed(const struct stores *stores, struct str path)
{
	for (size_t i = 0; i < stores->n; i++) {
		if (str_eq(stores->items[i], path))
			return true;
	}
	return false;
}

/* What the list of one store names; a path may start from the store. */
static void
add_borrowed(struct stores *out, struct str store, struct arena *arena)
{
	struct str list, line;

	if (!file_read_named(
		arena_printf(arena, "%.*s/info/alternates", STR_ARG(store)),
		LIST_BYTES_MAX, arena, &list))
		return;
	while (str_line(&list, &line) && out->n < STORES_MAX) {
		if (line.n == 0 || *line.p == '#')
			continue;
		line = *line.p == '/' ? str_copy(arena, line)
				      : arena_printf(arena, "%.*s/%.*s",
					    STR_ARG(store), STR_ARG(line));
		if (!is_listed(out, line))
			*vec_push(arena, out) = line;
	}
}

void
stores_list(struct repo *repo, struct arena *arena, struct stores *out)
{
	size_t from = 0, end;

	*out = (struct stores){ NULL, 0, 0 };
	*vec_push(arena, out) =
	    arena_printf(arena, "%.*s/objects", STR_ARG(repo->common));
	for (unsigned depth = 0; depth < DEPTH_MAX; depth++) {
		end = out->n;
		for (; from < end; from++)
			add_borrowed(out, out->items[from], arena);
	}
}

static int
compare(const void *left, const void *right)
{
	return str_cmp(*(const struct str *)left, *(const struct str *)right);
}

/* In order: a folder has none. */
static void
add_packs(struct hash_state *state, struct str store, struct arena *arena)
{
	struct str path = arena_printf(arena, "%.*s/pack", STR_ARG(store));
	DIR *dir = opendir(arena_cstr(arena, path));
	const struct dirent *entry;
	struct paths names = { NULL, 0, 0 };

	hash_add(state, dir != NULL ? STR("there") : STR("gone"));
	while (dir != NULL && (entry = readdir(dir)) != NULL) {
		if (str_ends(str_from(entry->d_name), STR(".idx")))
			*vec_push(arena, &names) =
			    str_copy(arena, str_from(entry->d_name));
	}
	if (dir != NULL)
		closedir(dir);
	if (names.n != 0)
		qsort(names.items, names.n, sizeof(*names.items), compare);
	for (size_t i = 0; i < names.n; i++)
		hash_add(state, names.items[i]);
}

void
alternates_add(struct repo *repo, struct hash_state *state, struct arena *arena)
{
	struct stores stores;

	stores_list(repo, arena, &stores);
	for (size_t i = 1; i < stores.n; i++) {
		hash_add(state, stores.items[i]);
		add_packs(state, stores.items[i], arena);
	}
}
