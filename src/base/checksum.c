#include "base/checksum.h"

#include <string.h>

/* All that is used of it is in its header. */
#define XXH_INLINE_ALL
#include <xxhash.h>

struct checksum
checksum_of(struct str bytes)
{
	XXH128_canonical_t canonical;
	struct checksum sum;

	XXH128_canonicalFromHash(&canonical, XXH3_128bits(bytes.p, bytes.n));
	memcpy(sum.bytes, canonical.digest, sizeof(sum.bytes));
	return sum;
}
