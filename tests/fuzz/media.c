/* What is read of a picture outside of waymark-media: heads and parts. */
#include <stdint.h>
#include <stdlib.h>

#include "base/arena.h"
#include "media/clean.h"
#include "media/variant.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str all = { (const char *)data, size };
	struct bitmap bitmap;
	struct variants variants;
	struct arena arena;
	char *bytes;
	size_t n;

	if (bitmap_read(all, &bitmap))
		variants_of(&bitmap, &variants);
	for (unsigned f = 0; f < FORMAT_COUNT; f++)
		(void)!clean_fault(all, (enum format)f);
	arena_init(&arena);
	bytes = arena_bytes(&arena, size + 1);
	memcpy(bytes, size != 0 ? (const char *)data : "", size);
	n = clean_webp(bytes, size);
	if (n > size)
		abort();
	arena_free(&arena);
	return 0;
}
