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

void
looks_forget(struct looks *l, struct str path)
{
	struct look *look = map_get(&l->by_path, path);

	if (look != NULL)
		look->known = false;
}

void
looks_forget_all(struct looks *l)
{
	looks_free(l);
	looks_init(l);
}

bool
looks_recall(const struct looks *l, struct entry *e)
{
	const struct look *look = map_get(&l->by_path, e->path);
	struct str path = e->path;

	if (look == NULL || !look->known)
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
