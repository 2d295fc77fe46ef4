#include "git/holdings.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/hash.h"
#include "git/alternates.h"
#include "git/walk.h"

/* Loose objects lie in folders by the first byte of their ids. */
#define FOLDERS 256

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
holdings_add(struct repo *repo, struct hash_state *state, struct arena *arena)
{
	struct stores stores;

	hash_add(state, walk_settings(repo, arena));
	hash_add(state, walk_boundary(repo, arena));
	stores_list(repo, arena, &stores);
	for (size_t i = 0; i < stores.n; i++)
		add_store(state, stores.items[i], arena);
}
