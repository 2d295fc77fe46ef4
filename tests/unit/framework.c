#include "import/framework.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#include "base/limits.h"

struct fixture {
	struct arena arena;
	struct diag diag;
	struct import im;
	struct framework f;
};

static int
setup(void **state)
{
	static struct fixture f;

	f = (struct fixture){ 0 };
	arena_init(&f.arena);
	diag_init(&f.diag);
	import_init(&f.im, &f.arena, &f.diag);
	f.im.source = STR("case.json");
	*state = &f;
	return 0;
}

static int
teardown(void **state)
{
	struct fixture *f = *state;

	diag_free(&f->diag);
	arena_free(&f->arena);
	return 0;
}

static struct statement *
add(struct fixture *f, struct str text, struct statement *parent)
{
	struct statement *s = arena_alloc(&f->arena, sizeof(*s));

	s->text = text;
	s->parent = parent;
	*vec_push(&f->arena, &f->f.all) = s;
	return s;
}

/* n letters. */
static struct str
letters(struct fixture *f, size_t n)
{
	char *bytes = arena_bytes(&f->arena, n);

	memset(bytes, 'a', n);
	return (struct str){ bytes, n };
}

static void
a_long_statement_is_cut_and_told(void **state)
{
	struct fixture *f = *state;

	add(f, letters(f, LIMIT_TEXT_CHARS + 1), NULL);
	assert_true(framework_put(&f->im, &f->f, "a test"));
	assert_int_equal(f->diag.n, 1);
	assert_int_equal(f->diag.items[0].code, CODE_IMPORT_SHORTENED);
	assert_int_equal(f->im.files.n, 1);
}

static void
more_than_the_file_may_hold_is_an_error(void **state)
{
	struct fixture *f = *state;

	for (size_t i = 0; i < 400; i++)
		add(f, letters(f, 4000), NULL);
	assert_true(framework_put(&f->im, &f->f, "a test"));
	assert_int_equal(f->diag.n, 1);
	assert_int_equal(f->diag.items[0].code, CODE_IMPORT_LIMIT);
	assert_int_equal(f->im.files.n, 0);
}

static void
a_chain_of_thousands_is_flattened(void **state)
{
	struct fixture *f = *state;
	struct statement *s = NULL;

	for (size_t i = 0; i < 5000; i++)
		s = add(f, arena_printf(&f->arena, "step %zu", i), s);
	assert_false(statement_attach(f->f.all.items[0], s));
	assert_true(framework_put(&f->im, &f->f, "a test"));
	assert_int_equal(f->diag.n, 1);
	assert_int_equal(f->diag.items[0].code, CODE_IMPORT_FLATTENED);
	assert_true(str_find(f->im.files.items[0].bytes,
			STR("name: step 4999")) != STR_NONE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    a_long_statement_is_cut_and_told, setup, teardown),
		cmocka_unit_test_setup_teardown(
		    more_than_the_file_may_hold_is_an_error, setup, teardown),
		cmocka_unit_test_setup_teardown(
		    a_chain_of_thousands_is_flattened, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
