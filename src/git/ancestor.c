#include "git/ancestor.h"

#include "base/arena.h"
#include "base/map.h"
#include "git/commit.h"

bool
ancestor_before(
    struct repo *repo, const struct oid *head, int64_t time, struct oid *out)
{
	struct commit c;
	struct str parents;
	bool more = true, older = false;

	*out = *head;
	while (more && !older && commit_read(repo, out, &c)) {
		older = c.committed.dated && c.committed.time < time;
		parents = c.parents;
		more = older || commit_parent(&parents, out);
		commit_free(&c);
	}
	return older;
}

/* Commits that are met, in the order in which they are looked at. */
struct met {
	struct arena arena;
	struct map known; /* by the 20 bytes of the id */
	struct oid **items;
	size_t n;
	size_t cap;
};

static void
meet(struct met *m, const struct oid *id)
{
	struct oid *kept = arena_alloc(&m->arena, sizeof(*kept));
	void **seen;

	*kept = *id;
	seen = map_at(
	    &m->known, (struct str){ (const char *)kept->bytes, OID_BYTES });
	if (*seen == NULL)
		*vec_push(&m->arena, m) = kept;
	*seen = kept;
}

static void
meet_parents(struct met *m, struct repo *repo, const struct oid *id)
{
	struct commit c;
	struct str parents;
	struct oid parent;

	if (!commit_read(repo, id, &c))
		return;
	parents = c.parents;
	while (commit_parent(&parents, &parent))
		meet(m, &parent);
	commit_free(&c);
}

bool
ancestor_is(struct repo *repo, const struct oid *old, const struct oid *young)
{
	struct met m = { .items = NULL };
	bool found = false;

	arena_init(&m.arena);
	map_init(&m.known, &m.arena);
	meet(&m, young);
	for (size_t i = 0; i < m.n && !found; i++) {
		found = oid_eq(m.items[i], old);
		if (!found)
			meet_parents(&m, repo, m.items[i]);
	}
	arena_free(&m.arena);
	return found;
}
