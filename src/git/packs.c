#include "git/packs.h"

#include <libdeflate.h>
#include <string.h>

#include "base/arena.h"
#include "base/limits.h"
#include "git/delta.h"
#include "git/mapped.h"

/* Differences that stand on each other; "git gc" makes 50 of them at most. */
#define CHAIN_MAX 512u
/*
 * Bytes of objects that others may stand on, and of those who were asked for
 * last. Trees of wide folders stand on each other from one end of a history to
 * the other. Texts are read by each worker, a page's and then another's.
 */
#define KEPT_BYTES (8u * 1024u * 1024u)
#define KEPT_BYTES_TEXT (2u * 1024u * 1024u)
#define KEPT_SLOTS 8192u
/*
 * Room that an object had is for the next one of its size, up to twice that:
 * nearly all that are read are let go before the next is. A wide folder has
 * less in it the older it is: where there is no room of its size any more,
 * that of the next size will do.
 */
#define ROOM_MIN 8u /* the least room: 256 bytes */
#define ROOMS 9u /* sizes of room; more than 64 KiB is given back */

struct kept {
	const struct mapped_pack *in;
	size_t at;
	struct packed *object; /* NULL: free */
};

/* What an object is made of, from itself to what stands on nothing. */
struct chain {
	struct mapped_pack *in;
	struct link {
		struct pack_entry entry;
		size_t at;
	} links[CHAIN_MAX];
	size_t n;
};

struct packs {
	struct arena arena; /* that it lives in itself */
	struct mapped mapped;
	struct libdeflate_decompressor *inflater;
	struct chain chain; /* of the object being read */
	struct buf delta; /* the one being applied */
	struct packed *spare[ROOMS + 1]; /* by room; the last have none */
	struct kept slots[KEPT_SLOTS];
	size_t held; /* bytes in slots */
	size_t hand; /* where the next search for something to drop begins */
};

struct packs *
packs_open(struct str folder)
{
	struct arena arena;
	struct packs *packs;

	arena_init(&arena);
	packs = arena_alloc(&arena, sizeof(*packs));
	packs->arena = arena;
	buf_init(&packs->delta);
	packs->inflater = libdeflate_alloc_decompressor();
	if (packs->inflater != NULL)
		mapped_open(&packs->mapped, folder, &packs->arena);
	return packs;
}

static void
drop(struct packs *packs, struct kept *kept)
{
	if (kept->object == NULL)
		return;
	packs->held -= kept->object->bytes.n;
	packed_release(kept->object);
	kept->object = NULL;
}

static void
put_spare(struct packs *packs, struct packed *object, size_t room)
{
	object->next = packs->spare[room];
	packs->spare[room] = object;
}

static struct packed *
take_spare(struct packs *packs, size_t room)
{
	struct packed *object = packs->spare[room];

	if (object != NULL)
		packs->spare[room] = object->next;
	return object;
}

void
packs_trim(struct packs *packs)
{
	struct packed *object;

	for (size_t i = 0; i < KEPT_SLOTS; i++)
		drop(packs, &packs->slots[i]);
	for (size_t i = 0; i < ROOMS; i++) {
		while ((object = take_spare(packs, i)) != NULL) {
			buf_free(&object->bytes);
			put_spare(packs, object, ROOMS);
		}
	}
	mapped_let_go(&packs->mapped);
}

void
packs_free(struct packs *packs)
{
	struct arena arena;

	packs_trim(packs);
	mapped_close(&packs->mapped);
	buf_free(&packs->delta);
	libdeflate_free_decompressor(packs->inflater);
	arena = packs->arena;
	arena_free(&arena);
}

void
packed_take(struct packed *object)
{
	object->users++;
}

/* The least room for so many bytes; ROOMS for more than all of them have. */
static size_t
room_for(size_t n)
{
	size_t room = 0;

	while (room < ROOMS && n > (size_t)1 << (ROOM_MIN + room))
		room++;
	return room;
}

void
packed_release(struct packed *object)
{
	size_t room;

	if (--object->users != 0)
		return;
	room = room_for(object->bytes.cap);
	if (room == ROOMS)
		buf_free(&object->bytes);
	put_spare(object->home, object, room);
}

/* An object of n bytes, still to be filled, with one user. */
static struct packed *
new_object(struct packs *packs, enum object_kind kind, size_t n)
{
	/* One more, so that an empty object has a place, too. */
	size_t room = room_for(n + 1);
	struct packed *object = take_spare(packs, room);
	struct buf bytes;

	if (object == NULL && room + 1 < ROOMS)
		object = take_spare(packs, room + 1);
	if (object == NULL)
		object = take_spare(packs, ROOMS);
	if (object == NULL)
		object = arena_alloc(&packs->arena, sizeof(*object));
	bytes = object->bytes;
	buf_reset(&bytes);
	(void)buf_reserve(
	    &bytes, room == ROOMS ? n + 1 : (size_t)1 << (ROOM_MIN + room));
	bytes.n = n;
	*object = (struct packed){
		.bytes = bytes, .kind = kind, .users = 1, .home = packs
	};
	return object;
}

static struct kept *
slot_of(struct packs *packs, size_t at)
{
	return &packs->slots[(at ^ at >> 13) % KEPT_SLOTS];
}

/* With one more user. */
static struct packed *
find_kept(struct packs *packs, const struct mapped_pack *in, size_t at)
{
	const struct kept *kept = slot_of(packs, at);

	if (kept->object == NULL || kept->at != at || kept->in != in)
		return NULL;
	packed_take(kept->object);
	return kept->object;
}

static void
keep(struct packs *packs, const struct mapped_pack *in, size_t at,
    struct packed *object)
{
	struct kept *kept = slot_of(packs, at);
	size_t most =
	    object->kind == OBJECT_BLOB ? KEPT_BYTES_TEXT : KEPT_BYTES;

	drop(packs, kept);
	if (object->bytes.n > most)
		return;
	while (packs->held + object->bytes.n > most) {
		drop(packs, &packs->slots[packs->hand]);
		packs->hand = (packs->hand + 1) % KEPT_SLOTS;
	}
	packed_take(object);
	*kept = (struct kept){ in, at, object };
	packs->held += object->bytes.n;
}

/* What the pack of the chain has there. */
static bool
inflate(struct packs *packs, const struct pack_entry *entry, char *out)
{
	size_t in, n;

	if (libdeflate_zlib_decompress_ex(packs->inflater, entry->rest.p,
		entry->rest.n, out, entry->size, &in,
		&n) != LIBDEFLATE_SUCCESS ||
	    n != entry->size)
		return false;
	mapped_note(
	    &packs->mapped, packs->chain.in, str_slice(entry->rest, 0, in));
	return true;
}

/*
 * From the object at a place to the nearest that is kept, which is taken, or
 * that stands on nothing: *base is NULL then. False where that cannot be read.
 */
static bool
follow(struct packs *packs, struct mapped_pack *in, size_t at,
    struct packed **base)
{
	struct chain *chain = &packs->chain;
	struct link *link;

	chain->in = in;
	chain->n = 0;
	while ((*base = find_kept(packs, in, at)) == NULL) {
		if (chain->n == CHAIN_MAX)
			return false;
		link = &chain->links[chain->n++];
		link->at = at;
		if (!pack_entry(&in->pack, at, &link->entry) ||
		    link->entry.size > LIMIT_BLOB_BYTES)
			return false;
		if (link->entry.kind < ENTRY_FROM_PLACE)
			return true;
		at = link->entry.base;
	}
	return true;
}

static struct packed *
read_whole(struct packs *packs, const struct pack_entry *entry)
{
	struct packed *object =
	    new_object(packs, (enum object_kind)entry->kind, entry->size);

	if (inflate(packs, entry, object->bytes.p))
		return object;
	packed_release(object);
	return NULL;
}

static struct packed *
read_difference(struct packs *packs, const struct pack_entry *entry,
    const struct packed *base)
{
	struct packed *object;
	struct str delta;
	size_t base_n, n;

	buf_reset(&packs->delta);
	if (!inflate(packs, entry, buf_reserve(&packs->delta, entry->size)))
		return NULL;
	delta = (struct str){ packs->delta.p, entry->size };
	if (!delta_sizes(&delta, &base_n, &n) || base_n != base->bytes.n ||
	    n > LIMIT_BLOB_BYTES)
		return NULL;
	object = new_object(packs, base->kind, n);
	if (delta_apply(delta, buf_str(&base->bytes), object->bytes.p, n))
		return object;
	packed_release(object);
	return NULL;
}

/* One object on the other, from what stands on nothing up; NULL at damage. */
static struct packed *
build(struct packs *packs, struct packed *object)
{
	const struct chain *chain = &packs->chain;
	const struct link *link;
	struct packed *base;

	for (size_t i = chain->n; i-- > 0;) {
		link = &chain->links[i];
		base = object;
		object = base == NULL
		    ? read_whole(packs, &link->entry)
		    : read_difference(packs, &link->entry, base);
		if (base != NULL)
			packed_release(base);
		if (object == NULL)
			return NULL;
		/* Hardly ever does anything stand on a commit. */
		if (object->kind != OBJECT_COMMIT || i != 0)
			keep(packs, chain->in, link->at, object);
	}
	return object;
}

bool
packs_have(struct packs *packs, const struct oid *id)
{
	size_t at;

	return mapped_find(&packs->mapped, id, &at) != NULL;
}

enum object_answer
packs_read(struct packs *packs, const struct oid *id, size_t limit,
    struct packed **out)
{
	size_t at;
	struct mapped_pack *in = mapped_find(&packs->mapped, id, &at);
	struct packed *object;

	if (in == NULL || !follow(packs, in, at, &object))
		return OBJECT_MISSING;
	object = build(packs, object);
	if (object == NULL)
		return OBJECT_MISSING;
	if (limit != 0 && object->bytes.n > limit) {
		packed_release(object);
		return OBJECT_LARGE;
	}
	*out = object;
	return OBJECT_FOUND;
}

void
packs_offer(struct packs *packs, const struct oid *id, struct str bytes)
{
	size_t at;
	const struct mapped_pack *in = mapped_find(&packs->mapped, id, &at);
	struct packed *object;

	if (in == NULL || bytes.n == 0)
		return;
	object = find_kept(packs, in, at);
	if (object == NULL) {
		object = new_object(packs, OBJECT_BLOB, bytes.n);
		memcpy(object->bytes.p, bytes.p, bytes.n);
		keep(packs, in, at, object);
	}
	packed_release(object);
}
