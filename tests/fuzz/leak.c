/*
 * A first name, a last name and a page, parted by NULs: the search ends, and
 * finds the same with stops where no word goes on.
 */
#include "policy/leak_skip.h"

#include <assert.h>
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The next hit, with a stop before and behind each tag. */
static bool
next_with_stops(struct leak_search *s, struct leak_hit *hit)
{
	for (size_t i = s->at; i < s->html.n; i++) {
		if (s->html.p[i] == '<' && leak_next(s, i, hit))
			return true;
		if (s->html.p[i] == '>' && leak_next(s, i + 1, hit))
			return true;
	}
	return leak_next(s, s->html.n, hit);
}

static void
search(struct leak_search whole)
{
	struct leak_search parts = whole;
	struct leak_hit a, b;
	size_t before, n = whole.html.n;
	bool found = true;

	while (found) {
		before = whole.at;
		assert(leak_skip(whole.leak, whole.html, before, n) ==
		    leak_skip_narrow(whole.leak, whole.html, before, n));
		found = leak_next(&whole, n, &a);
		assert(next_with_stops(&parts, &b) == found);
		assert(parts.at == whole.at && parts.met == whole.met);
		if (found) {
			assert(whole.at > before && whole.at <= n);
			assert(a.at < n && a.at == b.at && a.kind == b.kind);
		}
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str html = { (const char *)data, size };
	struct str people[] = { STR("a") };
	struct leak_name name = { .person = people[0], .first_alone = true };
	struct arena arena;
	struct leak leak;

	(void)!str_cut(&html, '\0', &name.first);
	(void)!str_cut(&html, '\0', &name.last);
	arena_init(&arena);
	leak_init(&leak, &arena);
	leak_add_name(&leak, &name);
	leak_add_address(&leak, people[0], name.last);
	leak_allow(&leak, name.first);
	leak_compile(&leak);
	search((struct leak_search){
	    .leak = &leak, .html = html, .people = people, .n_people = 1 });
	arena_free(&arena);
	return 0;
}
