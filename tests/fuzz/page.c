/*
 * What the last look at a page reads: its tags and addresses. Neither a stop
 * on the way nor the quick way to read tags changes anything.
 */
#include <assert.h>
#include <stddef.h>
#include <stdint.h>

#include "../unit/slowly.h"
#include "base/arena.h"
#include "pages/href.h"
#include "pages/permalink.h"

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
look_quickly(struct str html)
{
	struct scan quick = { .html = html }, slow = { .html = html };
	struct scan_tag a, b;
	struct str x, y;
	enum scan_use use;

	do {
		use = look_slowly(&slow, &a, &x);
		assert(scan_look(&quick, &b, &y) == use);
		assert(quick.at == slow.at);
		assert(use == SCAN_NONE ||
		    (a.name.p == b.name.p && a.name.n == b.name.n &&
			a.attributes == b.attributes));
		assert(use == SCAN_NONE || use == SCAN_HEADING ||
		    (x.n == y.n && (x.n == 0 || x.p == y.p)));
	} while (use != SCAN_NONE);
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
	look_quickly(all);
	look_with_stop(all, size == 0 ? 0 : data[0] % size);
	(void)permalink_of_alias(all, &arena);
	(void)href_normal(all, &arena);
	if (size != 0)
		(void)href_make(STR("../"), all, true, &arena);
	arena_free(&arena);
	return 0;
}
