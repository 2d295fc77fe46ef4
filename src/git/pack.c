#include "git/pack.h"

#include <string.h>

#include "base/arena.h"

/* An index: a head, how many ids begin with at most each byte, the ids, ... */
#define INDEX_HEAD STR("\377tOc\0\0\0\2")
#define FANOUT_AT 8u
#define IDS_AT (FANOUT_AT + 256u * 4u)
/* ... sums, and places, of which those over 2 GiB stand in one more table. */
#define SUM_BYTES 4u
#define PLACE_BYTES 4u
#define PLACE_ELSEWHERE 0x80000000u
/* At the end of both files: the pack's SHA-1, and the index's own. */
#define INDEX_TAIL (2u * OID_BYTES)
#define PACK_TAIL OID_BYTES
#define PACK_HEAD STR("PACK\0\0\0\2")
#define PACK_HEAD_BYTES 12u
/* Ids that are looked at beside the place where one is guessed to stand. */
#define NEAR 64u
/* Ids in a row that begin with the same four bytes; more are made up. */
#define NAMESAKES_MAX 16u

static uint32_t
number_at(struct str s, size_t at)
{
	const unsigned char *p = (const unsigned char *)s.p + at;

	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 |
	    (uint32_t)p[2] << 8 | p[3];
}

bool
pack_init(struct pack *p, struct str index, struct str bytes)
{
	uint64_t least;

	*p = (struct pack){ .index = index, .bytes = bytes };
	if (index.n < IDS_AT + INDEX_TAIL || !str_starts(index, INDEX_HEAD) ||
	    bytes.n < PACK_HEAD_BYTES + PACK_TAIL ||
	    !str_starts(bytes, PACK_HEAD))
		return false;
	p->n = number_at(index, IDS_AT - 4);
	least = (uint64_t)p->n * (OID_BYTES + SUM_BYTES + PLACE_BYTES) +
	    IDS_AT + INDEX_TAIL;
	return index.n >= least &&
	    number_at(bytes, PACK_HEAD_BYTES - 4) == p->n;
}

static const struct oid *
id_at(const struct pack *p, uint32_t number)
{
	return (const struct oid *)(p->index.p + IDS_AT) + number;
}

static uint32_t
head_of(const struct oid *id)
{
	return number_at((struct str){ (const char *)id->bytes, OID_BYTES }, 0);
}

static struct pack_key
key_at(const struct pack *p, uint32_t number)
{
	size_t places = IDS_AT + (size_t)p->n * (OID_BYTES + SUM_BYTES);

	if (p->keys != NULL)
		return p->keys[number];
	return (struct pack_key){ head_of(id_at(p, number)),
		number_at(p->index, places + (size_t)number * PLACE_BYTES) };
}

void
pack_learn(struct pack *p, struct arena *arena)
{
	struct pack_key *keys = arena_array(arena, p->n, sizeof(*keys));

	for (uint32_t i = 0; i < p->n; i++)
		keys[i] = key_at(p, i);
	p->keys = keys;
}

/*
 * The first of the ids from low to end, of which all begin with the same byte
 * as head, that does not begin with less than head. Ids are as good as random:
 * what stands behind that byte says how far on it is, give or take a few. What
 * is not so near, as in a pack that is made up, is found by halves.
 */
static uint32_t
search(const struct pack *p, uint32_t low, uint32_t end, uint32_t head)
{
	uint64_t share = (uint64_t)(end - low) * (head & 0xFFFFFF);
	uint32_t at = low + (uint32_t)(share >> 24), middle;
	unsigned steps = 0;

	if (low >= end)
		return low;
	/* The id itself is far from its key, and is on its way meanwhile. */
	if (p->keys != NULL)
		__builtin_prefetch(id_at(p, at));
	for (; steps < NEAR && at < end && key_at(p, at).head < head; steps++)
		low = ++at;
	while (low < at && steps < NEAR && key_at(p, at - 1).head >= head) {
		end = --at;
		steps++;
	}
	if (steps < NEAR)
		return at;
	while (low < end) {
		middle = low + (end - low) / 2;
		if (key_at(p, middle).head < head)
			low = middle + 1;
		else
			end = middle;
	}
	return low;
}

bool
pack_find(const struct pack *p, const struct oid *id, size_t *at)
{
	size_t bucket = FANOUT_AT + (size_t)id->bytes[0] * 4;
	uint32_t low = id->bytes[0] == 0 ? 0 : number_at(p->index, bucket - 4);
	uint32_t end = number_at(p->index, bucket), head = head_of(id), i;
	struct pack_key key;

	if (end > p->n)
		return false;
	low = search(p, low, end, head);
	for (i = low; i < end && i - low < NAMESAKES_MAX; i++) {
		key = key_at(p, i);
		if (key.head != head)
			return false;
		if (!oid_eq(id_at(p, i), id))
			continue;
		/* One that is too far for 32 bits is left to libgit2. */
		*at = key.place;
		return (key.place & PLACE_ELSEWHERE) == 0;
	}
	return false;
}

/* The next byte of *rest; 0, which ends every number, behind the last. */
static unsigned
cut_byte(struct str *rest)
{
	unsigned byte = rest->n != 0 ? (unsigned char)rest->p[0] : 0;

	*rest = str_skip(*rest, 1);
	return byte;
}

/* Three bits of kind, and a size of which the lowest bits come first. */
static bool
cut_head(struct str *rest, struct pack_entry *out)
{
	unsigned byte = cut_byte(rest), shift = 4;

	out->kind = byte >> 4 & 7;
	out->size = byte & 15;
	for (; (byte & 0x80) != 0; shift += 7) {
		if (shift > 57)
			return false;
		byte = cut_byte(rest);
		out->size |= (size_t)(byte & 0x7F) << shift;
	}
	return true;
}

/* How far back the base stands: the highest bits first, and no form twice. */
static bool
cut_distance(struct str *rest, size_t *out)
{
	unsigned byte = cut_byte(rest);

	*out = byte & 0x7F;
	while ((byte & 0x80) != 0) {
		if (*out >= SIZE_MAX >> 8)
			return false;
		byte = cut_byte(rest);
		*out = (*out + 1) << 7 | (byte & 0x7F);
	}
	return true;
}

static bool
cut_base(
    const struct pack *p, size_t at, struct str *rest, struct pack_entry *out)
{
	struct oid id;
	size_t distance;

	if (out->kind == ENTRY_FROM_ID) {
		if (rest->n < OID_BYTES)
			return false;
		memcpy(id.bytes, rest->p, OID_BYTES);
		*rest = str_skip(*rest, OID_BYTES);
		return pack_find(p, &id, &out->base);
	}
	if (!cut_distance(rest, &distance) || distance == 0 || distance > at)
		return false;
	out->base = at - distance;
	return true;
}

bool
pack_entry(const struct pack *p, size_t at, struct pack_entry *out)
{
	struct str rest = str_slice(p->bytes, 0, p->bytes.n - PACK_TAIL);

	*out = (struct pack_entry){ .kind = 0 };
	if (at < PACK_HEAD_BYTES || at >= rest.n)
		return false;
	rest = str_skip(rest, at);
	if (!cut_head(&rest, out) || out->kind == 0 || out->kind == 5)
		return false;
	if (out->kind >= ENTRY_FROM_PLACE && !cut_base(p, at, &rest, out))
		return false;
	out->rest = rest;
	return true;
}
