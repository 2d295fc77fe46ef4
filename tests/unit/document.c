#include "content/document.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>

#include "config/config.h"
#include "content/read.h"

struct reading {
	struct config config;
	struct arena arena;
	struct diag diag;
};

static struct document
read_text(struct reading *r, const char *rel, const char *text)
{
	struct read_env env = { &r->config, &r->arena, &r->arena, &r->diag };
	struct document d = { .path = str_from(rel), .rel = str_from(rel) };

	d.kind = kind_of(d.rel, &d.id, &d.owner);
	document_read(&d, str_from(text), &env);
	return d;
}

/* Whether a piece of work is linked alike with each of the fronts. */
static void
assert_linked(const char *rel, const char *front, const char *other, bool alike)
{
	struct reading r = { .config = { .lang = STR("en") } };
	struct document a, b;

	arena_init(&r.arena);
	diag_init(&r.diag);
	a = read_text(&r, rel, front);
	b = read_text(&r, rel, other);
	assert_int_equal(document_same_links(&a, &b), alike);
	assert_int_equal(document_same_links(&b, &a), alike);
	assert_true(document_same_links(&a, &a));
	diag_free(&r.diag);
	arena_free(&r.arena);
}

#define WORK "students/ana/artifacts/a.md"
#define GOAL "students/ana/goals/a.md"
#define OWLS "---\ntitle: Owls\ntags: [owls, night]\n---\nThey fly.\n"

static void
what_is_only_shown_links_nothing(void **state)
{
	(void)state;
	assert_linked(WORK, OWLS, "---\ntags: [owls, night]\n---\n", true);
	assert_linked(WORK, OWLS,
	    "---\ntags: [owls, night]\nsummary: Seen.\ntitle: Bats\n---\n"
	    "More.\n",
	    true);
	assert_linked(WORK, "# One\n", "# Two\n", true);
	assert_linked(WORK, OWLS,
	    "---\ntags: [owls, night]\nreflection: {why: Because.}\n---\n",
	    true);
	assert_linked(GOAL, "---\nkind: habit\nstatus: met\nwhy: So.\n---\n",
	    "---\nkind: habit\nstatus: met\nsuccess: It is.\n---\n", true);
}

static void
what_lists_links_and_rules_are_made_of_is_more(void **state)
{
	static const char *const others[] = {
		"---\ntitle: Owls\n---\n",
		"---\ntitle: Owls\ntags: [owls]\n---\n",
		"---\ntitle: Owls\ntags: [night, owls]\n---\n",
		"---\ntitle: Owls\ntags: [owls, night]\ndate: "
		"2026-01-02\n---\n",
		"---\ntitle: Owls\ntags: [owls, night]\nstatus: draft\n---\n",
		"---\ntitle: Owls\ntags: [owls, night]\nlang: es\n---\n",
		"---\ntitle: Owls\ntags: [owls, night]\nown: 1\n---\n",
		"---\ntitle: Owls\ntags: [owls, night]\nlayout: wide\n---\n",
		"---\ntitle: Owls\ntags: [owls, night]\n"
		"visibility: school\n---\n",
		"---\ntitle: Owls\ntags: [owls, night]\norder: 1\n---\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
		assert_linked(WORK, OWLS, others[i], false);
	assert_linked(WORK, "---\nown: {a: 1}\n---\n",
	    "---\nown: {a: 1.0}\n---\n", false);
	assert_linked(GOAL, "---\nkind: habit\nstatus: met\n---\n",
	    "---\nkind: habit\nstatus: active\n---\n", false);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_only_shown_links_nothing),
		cmocka_unit_test(
		    what_lists_links_and_rules_are_made_of_is_more),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
