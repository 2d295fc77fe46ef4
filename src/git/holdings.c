#include "git/holdings.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/hash.h"
#include "git/handle.h"
#include "git/pending.h"
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
add_store(struct hash_state *state, struct repo *repo, struct arena *arena)
{
	struct str path =
	    arena_printf(arena, "%.*s/objects", STR_ARG(repo->common));
	int store =
	    open(arena_cstr(arena, path), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	char name[sizeof("ff")];

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
	hash_add(state, walk_settings(repo, arena));
	hash_add(state, common_file(repo, STR("shallow"), arena));
	add_store(state, repo, arena);
}
