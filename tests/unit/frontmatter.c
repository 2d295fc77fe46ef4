#include "content/frontmatter.h"

#include "spec.h"

#include "config/config.h"
#include "content/read.h"

/* The document at path that has these bytes, and what is told of it. */
static void
print_document(
    struct str path, struct str bytes, struct arena *arena, struct buf *out)
{
	struct config config = {
		.title = STR("River"),
		.lang = STR("en"),
		.advise = true,
	};
	struct document d = { .path = path, .rel = path };
	struct diag diag;
	const struct read_env env = { &config, arena, arena, &diag };

	diag_init(&diag);
	d.kind = kind_of(path, &d.id, &d.owner);
	document_read(&d, bytes, &env);
	buf_printf(out, "%s: %.*s%s%s\n", kind_info(d.kind)->name,
	    STR_ARG(d.title), d.draft ? " (draft)" : "",
	    d.broken ? " (broken)" : "");
	for (size_t i = 0; i < d.front.as.object->n; i++) {
		const struct member *m = &d.front.as.object->items[i];

		buf_printf(out, "  %.*s: ", STR_ARG(m->key));
		spec_print_value(&m->value, out);
		buf_add_char(out, '\n');
	}
	spec_print_findings(&diag, out);
	diag_free(&diag);
}

static void
every_example_of_front_matter_holds(void **state)
{
	(void)state;
	spec_run("front-matter.md", print_document);
}

static void
every_example_of_damaged_text_holds(void **state)
{
	(void)state;
	spec_run("damage.md", print_document);
}

static void
the_body_begins_behind_the_fence(void **state)
{
	struct frontmatter f;
	struct diag diag;

	(void)state;
	diag_init(&diag);
	assert_true(frontmatter_split(
	    STR("\n---\r\na: b\r\n---\r\nText\n"), STR("x.md"), &diag, &f));
	assert_true(str_eq(f.meta, STR("a: b\r\n")));
	assert_int_equal(f.meta_line, 3);
	assert_true(str_eq(f.body, STR("Text\n")));
	assert_int_equal(f.body_line, 5);
	assert_int_equal(diag.n, 0);
	diag_free(&diag);
}

static void
a_rule_is_not_front_matter(void **state)
{
	struct str text = STR("---\n\nOnce upon a time: a story.\n\n---\n");
	struct frontmatter f;
	struct diag diag;

	(void)state;
	diag_init(&diag);
	assert_true(
	    frontmatter_split(STR("---\n\nOnce upon a time: a story.\n"),
		STR("x.md"), &diag, &f));
	assert_int_equal(f.meta.n, 0);
	assert_int_equal(f.body_line, 1);
	assert_true(frontmatter_split(text, STR("x.md"), &diag, &f));
	assert_true(str_eq(f.body, text));
	assert_int_equal(diag.n, 0);
	diag_free(&diag);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_example_of_front_matter_holds),
		cmocka_unit_test(every_example_of_damaged_text_holds),
		cmocka_unit_test(the_body_begins_behind_the_fence),
		cmocka_unit_test(a_rule_is_not_front_matter),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
