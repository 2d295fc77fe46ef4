/* A first name, a last name and a page, parted by NULs: the search ends. */
#include "policy/leak.h"

#include <assert.h>
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str html = { (const char *)data, size };
	struct str people[] = { STR("a") };
	struct leak_name name = { .person = people[0], .first_alone = true };
	struct leak_hit hit;
	struct arena arena;
	struct leak leak;
	size_t at = 0, before;

	(void)!str_cut(&html, '\0', &name.first);
	(void)!str_cut(&html, '\0', &name.last);
	arena_init(&arena);
	leak_init(&leak, &arena);
	leak_add_name(&leak, &name);
	leak_add_address(&leak, people[0], name.last);
	leak_allow(&leak, name.first);
	leak_compile(&leak);
	for (before = at; leak_next(&leak, html, people, 1, &at, &hit);
	     before = at) {
		assert(at > before && at <= html.n);
		assert(hit.at < html.n);
	}
	arena_free(&arena);
	return 0;
}
