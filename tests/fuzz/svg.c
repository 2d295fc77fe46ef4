/* Any file is refused, or becomes SVG that stays the same when cleaned again.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "text/svg.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct str svg = { (const char *)data, n }, once, twice;
	uint32_t width, height, again[2];
	struct arena arena;
	struct diag diag;

	arena_init(&arena);
	diag_init(&diag);
	if (svg_clean(
		svg, STR("a.svg"), &arena, &diag, &once, &width, &height)) {
		diag_free(&diag);
		diag_init(&diag);
		if (!svg_clean(once, STR("a.svg"), &arena, &diag, &twice,
			&again[0], &again[1]) ||
		    diag.n != 0 || !str_eq(once, twice) || width != again[0] ||
		    height != again[1]) {
			fprintf(stderr, "once:\n%.*s\ntwice:\n%.*s\n",
			    STR_ARG(once), STR_ARG(twice));
			abort();
		}
	}
	diag_free(&diag);
	arena_free(&arena);
	return 0;
}
