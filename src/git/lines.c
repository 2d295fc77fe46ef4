#include "git/lines.h"

#include "base/arena.h"
#include "base/limits.h"
#include "git/edits.h"
#include "git/object.h"
#include "git/similar.h"

struct lines {
	struct arena arena; /* that it lives in itself */
	struct arena scratch; /* of one count */
	struct repo *repo;
	struct oid id; /* of object */
	struct object object; /* without a handle: none */
};

static const struct line_count no_count = { COUNT_NONE, 0 };

struct lines *
lines_new(struct repo *repo)
{
	struct arena arena;
	struct lines *l;

	arena_init(&arena);
	l = arena_alloc(&arena, sizeof(*l));
	arena_init(&l->scratch);
	l->repo = repo;
	l->arena = arena;
	return l;
}

/* Take the object that was read last, if it is this one, or read it. */
static bool
take(struct lines *l, const struct oid *id, struct object *out)
{
	if (l->object.handle != NULL && oid_eq(&l->id, id)) {
		*out = l->object;
		l->object = (struct object){ .handle = NULL };
		return true;
	}
	return object_read(l->repo, id, 0, out) == OBJECT_FOUND;
}

/* Keep an object: the file's revision before is likely to be asked next. */
static void
keep(struct lines *l, const struct oid *id, struct object object)
{
	if (l->object.handle != NULL)
		object_free(&l->object);
	l->id = *id;
	l->object = object;
}

void
lines_free(struct lines *l)
{
	struct arena arena;

	if (l == NULL)
		return;
	if (l->object.handle != NULL)
		object_free(&l->object);
	arena_free(&l->scratch);
	arena = l->arena;
	arena_free(&arena);
}

static bool
is_text(struct str s)
{
	return s.n <= LIMIT_BLOB_BYTES && !is_binary(s) && !is_lfs_pointer(s);
}

/* The lines of one text; for a text that only moved, none of them counts. */
static bool
count_whole(
    struct lines *l, const struct oid *id, bool moved, struct line_count *out)
{
	struct object object;

	if (!take(l, id, &object))
		return false;
	if (is_text(object.bytes))
		*out = moved ? (struct line_count){ 0, 0 }
			     : edits_count(STR(""), object.bytes, &l->scratch);
	keep(l, id, object);
	return true;
}

static bool
count_edit(struct lines *l, const struct oid *before, const struct oid *after,
    struct line_count *out)
{
	struct object old, new;

	if (!take(l, after, &new))
		return false;
	if (!take(l, before, &old)) {
		object_free(&new);
		return false;
	}
	if (is_text(old.bytes) && is_text(new.bytes))
		*out = edits_count(old.bytes, new.bytes, &l->scratch);
	arena_reset(&l->scratch);
	object_free(&new);
	keep(l, before, old);
	return true;
}

bool
lines_count(struct lines *l, const struct change *before,
    const struct change *after, struct line_count *out)
{
	*out = no_count;
	if (!change_is_file(after) ||
	    (before != NULL && !change_is_file(before)))
		return true;
	if (before == NULL || oid_eq(&before->id, &after->id))
		return count_whole(l, &after->id, before != NULL, out);
	return count_edit(l, &before->id, &after->id, out);
}
