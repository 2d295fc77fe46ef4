#include "git/looks.h"

#include "git/snapshot.h"

struct look {
	bool known;
	struct entry entry; /* but for its path */
};

void
looks_init(struct looks *l)
{
	arena_init(&l->arena);
	map_init(&l->by_path, &l->arena);
}

void
looks_free(struct looks *l)
{
	arena_free(&l->arena);
}

static void
forget_folder(struct looks *l, struct str folder)
{
	const struct map_entry *at;

	for (size_t i = 0; i < l->by_path.n; i++) {
		at = &l->by_path.items[i];
		if (str_starts(at->key, folder))
			((struct look *)at->value)->known = false;
	}
}

void
looks_forget(struct looks *l, struct str path)
{
	struct look *look = map_get(&l->by_path, path);

	if (look != NULL)
		look->known = false;
	if (str_ends(path, STR("/")))
		forget_folder(l, path);
}

bool
looks_recall(const struct looks *l, struct entry *e)
{
	const struct look *look = map_get(&l->by_path, e->path);
	struct str path = e->path;

	if (look == NULL || !look->known ||
	    !oid_eq(&look->entry.tracked, &e->tracked) ||
	    look->entry.mode != e->mode || look->entry.stored != e->stored)
		return false;
	*e = look->entry;
	e->path = path;
	return true;
}

void
looks_keep(struct looks *l, const struct entry *e)
{
	struct look *look = map_get(&l->by_path, e->path);

	if (look == NULL) {
		look = arena_alloc(&l->arena, sizeof(*look));
		map_put(&l->by_path, str_copy(&l->arena, e->path), look);
	}
	*look = (struct look){ .known = true, .entry = *e };
}
