/*
 * What the last look at a page reads: its tags and addresses. A stop on the
 * way changes nothing.
 */
#include <assert.h>
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

static void
look_with_stop(struct str html, size_t stop)
{
	struct scan whole = { .html = html }, parts = { .html = html };
	struct scan_tag a, b;
	struct str x, y;
	enum scan_use use;

	do {
		use = scan_look(&whole, &a, &x);
		parts.until = stop;
		if (parts.at >= stop ||
		    scan_look(&parts, &b, &y) == SCAN_NONE) {
			parts.until = 0;
			assert(scan_look(&parts, &b, &y) == use);
		}
		assert(whole.at == parts.at);
		assert(use == SCAN_NONE || a.name.p == b.name.p);
	} while (use != SCAN_NONE);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str all = { (const char *)data, size };
	struct arena arena;

	arena_init(&arena);
	read_tags(all, &arena);
	look_with_stop(all, size == 0 ? 0 : data[0] % size);
	(void)permalink_of_alias(all, &arena);
	(void)href_normal(all, &arena);
	if (size != 0)
		(void)href_make(STR("../"), all, true, &arena);
	arena_free(&arena);
	return 0;
}
