/* What the last look at a page reads: its tags and addresses. */
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "pages/href.h"
#include "pages/permalink.h"
#include "pages/scan.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
read_tags(struct str html, struct arena *arena)
{
	struct str name, value, fragment;
	struct scan s = { .html = html };
	struct scan_tag tag;

	while (scan_next(&s, &tag)) {
		while (scan_attribute(&s, &name, &value))
			(void)href_resolve(STR("/a/b/"),
			    scan_decode(value, arena), arena, &fragment);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str all = { (const char *)data, size };
	struct arena arena;

	arena_init(&arena);
	read_tags(all, &arena);
	(void)permalink_of_alias(all, &arena);
	(void)href_normal(all, &arena);
	if (size != 0)
		(void)href_make(STR("../"), all, true, &arena);
	arena_free(&arena);
	return 0;
}
