#include "base/hash.h"

#include <nettle/hmac.h>
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
