/*
 * checksum: XXH3 of bytes, to see that they are what was written.
 *
 * It takes a tenth of SHA-256's time, and nobody is kept from making other
 * bytes with the same sum. So it stands where whoever could do that could
 * write the sum as well: in the manifest of a site, beside the files. What
 * decides something - whether a build is needed, what the cache is asked for,
 * where an unlisted page is - is for base/hash.h, or for a sum with a secret
 * seed.
 *
 * Source    XXH3_128bits of xxHash 0.8, whose value is fixed; the bytes are
 *           in its canonical order, as xxh128sum(1) prints them.
 */
#ifndef BASE_CHECKSUM_H
#define BASE_CHECKSUM_H

#include "base/str.h"

struct checksum {
	uint8_t bytes[16];
};

struct checksum checksum_of(struct str bytes);
/* The same for who must not know beforehand what the sum will be. */
struct checksum checksum_seeded(struct str bytes, uint64_t seed);

#endif
