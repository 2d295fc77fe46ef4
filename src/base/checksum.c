#include "base/checksum.h"

#include <string.h>

/* All that is used of it is in its header. */
#define XXH_INLINE_ALL
#include <xxhash.h>

static struct checksum
canonical(XXH128_hash_t hash)
{
	XXH128_canonical_t canonical;
	struct checksum sum;

	XXH128_canonicalFromHash(&canonical, hash);
	memcpy(sum.bytes, canonical.digest, sizeof(sum.bytes));
	return sum;
}

struct checksum
checksum_of(struct str bytes)
{
	return canonical(XXH3_128bits(bytes.p, bytes.n));
}

struct checksum
checksum_seeded(struct str bytes, uint64_t seed)
{
	return canonical(XXH3_128bits_withSeed(bytes.p, bytes.n, seed));
}
