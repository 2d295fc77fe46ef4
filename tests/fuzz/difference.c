/* Two bodies, parted by a NUL: the marks must stay within what is compared. */
#include "text/difference.h"

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str all = { (const char *)data, size }, from = { NULL, 0 };
	struct difference d;
	struct arena arena;

	arena_init(&arena);
	(void)!str_cut(&all, '\0', &from);
	difference_make(&d, from, all, NULL, &arena);
	arena_free(&arena);
	return 0;
}
