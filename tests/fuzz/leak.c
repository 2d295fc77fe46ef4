/*
 * A first name, a last name and a page, parted by NULs: the search ends, and
 * finds the same with stops where no word goes on. So it does when it passes
 * over a piece in which it met nothing on another page.
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
		assert(parts.at == whole.at && parts.met >= whole.met);
		if (found) {
			assert(whole.at > before && whole.at <= n);
			assert(a.at < n && a.at == b.at && a.kind == b.kind);
		}
	}
}

/* Whether a search meets nothing in a piece of a page about nobody. */
static bool
is_known(const struct leak *leak, struct str piece)
{
	struct leak_search s = { .leak = leak, .html = piece };
	struct leak_hit hit;

	return leak_stands_alone(piece) && !leak_next(&s, piece.n, &hit) &&
	    s.met == 0;
}

/* The piece stands from..to of a page on which it may be passed over. */
static void
pass_over(struct leak_search whole, size_t from, size_t to)
{
	struct leak_search parts = whole;
	struct leak_hit a, b;
	bool found = true;

	while (found) {
		found = leak_next(&whole, whole.html.n, &a);
		if (parts.at <= from && leak_next(&parts, from, &b)) {
			assert(found && a.at == b.at && a.kind == b.kind);
			continue;
		}
		if (parts.at == from)
			parts.at = to;
		assert(leak_next(&parts, parts.html.n, &b) == found);
		assert(!found || (a.at == b.at && a.kind == b.kind));
	}
}

/* The piece up to each ">" in turn; the rest of the page follows it there. */
static void
search_pieces(struct leak_search s)
{
	struct str html = s.html, rest = html, piece;

	for (size_t to = 0; str_cut(&rest, '>', &piece); to = html.n - rest.n) {
		size_t n = html.n - rest.n;

		if (rest.n != 0 && is_known(s.leak, str_slice(html, 0, n)))
			pass_over(s, 0, n);
		if (rest.n != 0 &&
		    is_known(s.leak, str_slice(html, to, n - to)))
			pass_over(s, to, n);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str html = { (const char *)data, size };
	struct str people[] = { STR("a") };
	/* Each of them alone, or only both: the length says which. */
	struct leak_name name = { .person = people[0],
		.first_alone = true,
		.ordinary = size % 2 == 0 };
	struct leak_search s;
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
	s = (struct leak_search){
		.leak = &leak, .html = html, .people = people, .n_people = 1
	};
	search(s);
	search_pieces(s);
	arena_free(&arena);
	return 0;
}
