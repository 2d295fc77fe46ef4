#include "data/yaml_write.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#include "base/buf.h"
#include "data/yaml.h"

struct fixture {
	struct arena arena;
	struct diag diag;
	struct buf out;
};

static int
setup(void **state)
{
	static struct fixture f;

	arena_init(&f.arena);
	diag_init(&f.diag);
	buf_init(&f.out);
	*state = &f;
	return 0;
}

static int
teardown(void **state)
{
	struct fixture *f = *state;

	buf_free(&f->out);
	diag_free(&f->diag);
	arena_free(&f->arena);
	return 0;
}

/* Texts that YAML would take for something else, or lose a part of. */
static const char *const texts[] = {
	"plain words",
	"a: b",
	"ends with a colon:",
	"C # sharp",
	"#first",
	"- dash",
	"yes",
	"No",
	"null",
	"~",
	"010",
	"1e3",
	"+5",
	"12:30",
	"2026-02-17",
	"0x1F",
	"",
	" blank first",
	"blank last ",
	"\"quoted\" and 'quoted'",
	"back\\slash",
	"[list]",
	"{map}",
	"*star &and !bang",
	"%percent",
	"@at `tick`",
	"tab\tinside",
	"two\nlines",
	"two\nlines\n",
	"three\n\nlines\n\n",
	"\nfirst line is empty",
	"  indented\nfirst line",
	"a line\n  indented below\n\ttab",
	"next\xC2\x85line",
	"\xE2\x80\xA8separator",
	"\xEF\xBB\xBFmark",
	"é漢字😀",
	"---",
	"...",
	"? question",
	"| pipe",
	"> fold",
	"a, b",
	"trailing blanks  \nin a line",
};
#define COUNT (sizeof(texts) / sizeof(*texts))

static void
what_is_written_reads_back_the_same(void **state)
{
	struct fixture *f = *state;
	struct object o = { 0 }, inner = { 0 };
	struct value items[COUNT], whole, back, list;
	const struct value *got;

	for (size_t i = 0; i < COUNT; i++) {
		items[i] = value_text(str_from(texts[i]));
		object_set(&inner, &f->arena,
		    i % 2 != 0 && texts[i][0] != '\0'
			? str_from(texts[i])
			: arena_printf(&f->arena, "key%zu", i),
		    items[i]);
	}
	object_set(&o, &f->arena, STR("long"), value_list(items, COUNT));
	list = value_list(items, 3);
	object_set(&o, &f->arena, STR("short"), list);
	items[COUNT - 1] = value_object(&inner);
	object_set(
	    &o, &f->arena, STR("objects"), value_list(&items[COUNT - 2], 2));
	object_set(&o, &f->arena, STR("inner"), value_object(&inner));
	whole = value_object(&o);
	value_to_yaml(&f->out, &whole);
	if (!value_from_yaml(
		buf_str(&f->out), STR("a.yaml"), &f->arena, &f->diag, &back))
		fail_msg("%.*s\n%.*s", STR_ARG(f->diag.items[0].text),
		    STR_ARG(buf_str(&f->out)));
	got = value_get(&back, STR("short"));
	assert_int_equal(got->n, 3);
	for (size_t i = 0; i < 3; i++)
		assert_true(
		    str_eq(value_str(&got->as.items[i]), str_from(texts[i])));
	got = value_get(&back, STR("inner"));
	assert_int_equal(got->as.object->n, COUNT);
	for (size_t i = 0; i < COUNT; i++) {
		struct str text = value_str(&got->as.object->items[i].value);

		if (!str_eq(text, str_from(texts[i])))
			fail_msg("\"%s\" came back as \"%.*s\"", texts[i],
			    STR_ARG(text));
	}
}

static void
numbers_and_nothing_are_written(void **state)
{
	struct fixture *f = *state;
	struct object o = { 0 }, none = { 0 };
	struct value whole;

	object_set(&o, &f->arena, STR("n"), value_int(-4));
	object_set(&o, &f->arena, STR("d"), value_double(0.5));
	object_set(&o, &f->arena, STR("b"), value_bool(true));
	object_set(&o, &f->arena, STR("nil"), value_nil());
	object_set(&o, &f->arena, STR("list"), value_list(NULL, 0));
	object_set(&o, &f->arena, STR("map"), value_object(&none));
	whole = value_object(&o);
	value_to_yaml(&f->out, &whole);
	assert_true(str_eq(buf_str(&f->out),
	    STR("\"n\": -4\nd: 0.5\nb: true\nnil:\nlist: []\nmap: {}\n")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    what_is_written_reads_back_the_same, setup, teardown),
		cmocka_unit_test_setup_teardown(
		    numbers_and_nothing_are_written, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
