#include "base/hash.h"

#include <nettle/hmac.h>
#include <nettle/sha1.h>
#include <nettle/sha2.h>
#include <string.h>

#include "base/arena.h"
#include "base/hex.h"

struct hash_state {
	struct sha256_ctx sha;
};

static void
update(struct sha256_ctx *sha, struct str s)
{
	if (s.n != 0)
		sha256_update(sha, s.n, (const uint8_t *)s.p);
}

struct hash
hash_of(struct str bytes)
{
	struct sha256_ctx sha;
	struct hash h;

	sha256_init(&sha);
	update(&sha, bytes);
	sha256_digest(&sha, sizeof(h.bytes), h.bytes);
	return h;
}

struct hash
hash_keyed(struct str key, struct str text)
{
	struct hmac_sha256_ctx hmac;
	struct hash h;

	hmac_sha256_set_key(&hmac, key.n, (const uint8_t *)key.p);
	hmac_sha256_update(&hmac, text.n, (const uint8_t *)text.p);
	hmac_sha256_digest(&hmac, sizeof(h.bytes), h.bytes);
	return h;
}

bool
hash_eq(const struct hash *a, const struct hash *b)
{
	return memcmp(a->bytes, b->bytes, sizeof(a->bytes)) == 0;
}

struct str
hash_hex(const struct hash *h, size_t n, struct arena *arena)
{
	if (n > sizeof(h->bytes))
		n = sizeof(h->bytes);
	return hex_text(h->bytes, n, arena);
}

struct str
hash_uuid(struct str name, struct arena *arena)
{
	/* RFC 9562 6.6: NameSpace_URL. */
	static const uint8_t space[] = { 0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad,
		0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8 };
	uint8_t d[SHA1_DIGEST_SIZE];
	struct str hex;

	hash_sha1((struct str){ (const char *)space, sizeof(space) }, name, d);
	d[6] = (uint8_t)((d[6] & 0x0F) | 0x50);
	d[8] = (uint8_t)((d[8] & 0x3F) | 0x80);
	hex = hex_text(d, 16, arena);
	return arena_printf(arena, "%.*s-%.*s-%.*s-%.*s-%.*s", 8, hex.p, 4,
	    hex.p + 8, 4, hex.p + 12, 4, hex.p + 16, 12, hex.p + 20);
}

void
hash_sha1(struct str first, struct str second, uint8_t out[20])
{
	struct sha1_ctx sha;

	_Static_assert(SHA1_DIGEST_SIZE == 20, "as FIPS 180-4 has it");
	sha1_init(&sha);
	if (first.n != 0)
		sha1_update(&sha, first.n, (const uint8_t *)first.p);
	if (second.n != 0)
		sha1_update(&sha, second.n, (const uint8_t *)second.p);
	sha1_digest(&sha, SHA1_DIGEST_SIZE, out);
}

struct hash_state *
hash_begin(struct arena *arena)
{
	struct hash_state *state = arena_alloc(arena, sizeof(*state));

	sha256_init(&state->sha);
	return state;
}

void
hash_add(struct hash_state *state, struct str text)
{
	uint8_t length[8];

	for (size_t i = 0; i < sizeof(length); i++)
		length[i] = (uint8_t)((uint64_t)text.n >> (8 * i));
	sha256_update(&state->sha, sizeof(length), length);
	update(&state->sha, text);
}

struct hash
hash_end(struct hash_state *state)
{
	struct hash h;

	sha256_digest(&state->sha, sizeof(h.bytes), h.bytes);
	return h;
}
