/*
 * hash: SHA-256 of content, for the manifest, the cache and file names, and
 * the SHA-1 of what others name so.
 *
 * Source    FIPS 180-4 and RFC 2104, through nettle; RFC 9562.
 */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include "base/str.h"

struct arena;

struct hash {
	uint8_t bytes[32];
};

struct hash hash_of(struct str bytes);
/* The keyed hash of text: nobody without the key can guess it. */
struct hash hash_keyed(struct str key, struct str text);
bool hash_eq(const struct hash *a, const struct hash *b);
/* The first n bytes (at most 32) as 2 * n lower-case hexadecimal digits. */
struct str hash_hex(const struct hash *h, size_t n, struct arena *arena);

/*
 * An identifier that is the same for the same name, as a UUID: RFC 9562 5.5,
 * version 5, in the namespace of addresses.
 */
struct str hash_uuid(struct str name, struct arena *arena);

/* The SHA-1 of one text behind another: what Git names its objects by. */
void hash_sha1(struct str first, struct str second, uint8_t out[20]);

/* The hash of several texts; where one ends and the next begins counts. */
struct hash_state;
struct hash_state *hash_begin(struct arena *arena);
void hash_add(struct hash_state *state, struct str text);
struct hash hash_end(struct hash_state *state);

#endif
