#include "git/alternates.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/hash.h"
#include "git/handle.h"

#define STORES_MAX 64u
#define DEPTH_MAX 5u
#define LIST_BYTES_MAX (1024u * 1024u)
/* Loose objects lie in folders by the first byte of their ids. */
#define FOLDERS 256u

struct stores {
	struct str *items; /* folders such as "/srv/work.git/objects" */
	size_t n;
	size_t cap;
};

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

static struct str
own_store(const struct repo *repo, struct arena *arena)
{
	return arena_printf(arena, "%.*s/objects", STR_ARG(repo->common));
}

/* The repository's own store, and then all that it borrows from. */
static void
list_stores(const struct repo *repo, struct arena *arena, struct stores *out)
{
	size_t from = 0, end;

	*out = (struct stores){ NULL, 0, 0 };
	*vec_push(arena, out) = own_store(repo, arena);
	for (unsigned depth = 0; depth < DEPTH_MAX; depth++) {
		end = out->n;
		for (; from < end; from++)
			add_borrowed(out, out->items[from], arena);
	}
}

/* When something was last put into a folder of the store, or taken out. */
static void
add_folder(struct hash_state *state, int store, const char *name)
{
	struct stat st;
	int64_t time[2];

	if (fstatat(store, name, &st, 0) < 0)
		return;
	time[0] = st.st_mtim.tv_sec;
	time[1] = st.st_mtim.tv_nsec;
	hash_add(state, str_from(name));
	hash_add(state, (struct str){ (const char *)time, sizeof(time) });
}

static void
add_store(struct hash_state *state, struct str path, struct arena *arena)
{
	int store =
	    open(arena_cstr(arena, path), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	char name[sizeof("ff")];

	hash_add(state, path);
	if (store < 0)
		return;
	add_folder(state, store, "pack");
	for (unsigned i = 0; i < FOLDERS; i++) {
		(void)snprintf(name, sizeof(name), "%02x", i);
		add_folder(state, store, name);
	}
	close(store);
}

void
stores_add_own(struct repo *repo, struct hash_state *state, struct arena *arena)
{
	add_store(state, own_store(repo, arena), arena);
}

void
stores_add_borrowed(
    struct repo *repo, struct hash_state *state, struct arena *arena)
{
	struct stores stores;

	list_stores(repo, arena, &stores);
	for (size_t i = 1; i < stores.n; i++)
		add_store(state, stores.items[i], arena);
}
