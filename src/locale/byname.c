#include "locale/byname.h"

#include "base/arena.h"
#include "locale/unicode.h"

/* One name of one thing, among others that begin alike in the map. */
struct name {
	enum name_rank rank;
	struct str text; /* folded; all of a path */
	struct named named;
	const struct name *next;
};

/* How near one is to who asks; less is nearer. */
struct distance {
	enum name_rank rank;
	bool outside; /* of the asker's folder */
	size_t folders;
};

void
byname_init(struct byname *names, struct arena *arena)
{
	names->arena = arena;
	map_init(&names->by_word, arena);
}

static struct str
last_part(struct str path)
{
	size_t slash = str_find_last(path, '/');

	return slash == STR_NONE ? path : str_skip(path, slash + 1);
}

void
byname_add(struct byname *names, enum name_rank rank, struct str name,
    const struct named *named)
{
	struct str text = unicode_fold(name, names->arena);
	struct name *new = arena_alloc(names->arena, sizeof(*new));
	void **slot =
	    map_at(&names->by_word, rank == NAME_PATH ? last_part(text) : text);

	*new = (struct name){ rank, text, *named, *slot };
	*slot = new;
}

/* "a/b" is called "b" and "a/b", but not "/b". */
static bool
is_called(const struct name *name, struct str text)
{
	size_t before = name->text.n - text.n;

	if (name->rank != NAME_PATH || before == 0)
		return str_eq(name->text, text);
	return str_ends(name->text, text) && name->text.p[before - 1] == '/';
}

static bool
is_known_to(const struct name *name, const struct byname_asker *asker)
{
	return name->named.owner.n == 0 ||
	    str_eq(name->named.owner, asker->owner);
}

static struct distance
distance_of(const struct name *name, const struct byname_asker *asker)
{
	size_t slash = str_find_last(asker->path, '/');
	struct str folder =
	    str_slice(asker->path, 0, slash == STR_NONE ? 0 : slash + 1);
	struct distance d = { name->rank, !str_starts(name->named.path, folder),
		0 };

	for (size_t i = 0; i < name->named.path.n; i++)
		d.folders += name->named.path.p[i] == '/';
	return d;
}

static int
compare(struct distance a, struct distance b)
{
	if (a.rank != b.rank)
		return a.rank < b.rank ? -1 : 1;
	if (a.outside != b.outside)
		return a.outside ? 1 : -1;
	return a.folders < b.folders ? -1 : a.folders > b.folders;
}

/* Take in one more; of those that are as near, the first by path stays. */
static void
consider(struct byname_answer *best, struct distance *nearest,
    const struct name *name, struct distance d)
{
	const struct named *named = &name->named;
	int c = best->thing == NULL ? -1 : compare(d, *nearest);
	bool first = str_cmp(named->path, best->path) < 0;

	if (c > 0)
		return;
	if (c < 0)
		*nearest = d;
	if (c == 0 && named->thing == best->thing)
		return;
	if (c == 0 && !first)
		best->other = named->path;
	else
		*best = (struct byname_answer){ named->thing, named->path,
			c == 0 ? best->path : STR("") };
}

struct byname_answer
byname_find(const struct byname *names, struct str name,
    const struct byname_asker *asker, struct arena *scratch)
{
	struct byname_answer best = { NULL, STR(""), STR("") };
	struct distance nearest = { NAME_TITLE, true, 0 };
	struct str text = unicode_fold(name, scratch);
	struct str keys[] = { text, last_part(text) };
	size_t n = keys[1].n == text.n ? 1 : 2;

	for (size_t i = 0; i < n; i++) {
		for (const struct name *at = map_get(&names->by_word, keys[i]);
		     at != NULL; at = at->next) {
			if (is_called(at, text) && is_known_to(at, asker))
				consider(&best, &nearest, at,
				    distance_of(at, asker));
		}
	}
	return best;
}
