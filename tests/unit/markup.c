#include "spec.h"

#include "import/markup.h"

static void
print_markdown(
    struct str name, struct str input, struct arena *arena, struct buf *out)
{
	struct diag diag;
	struct tally dropped;
	const struct markup_options options = {
		.dropped = &dropped, .place = { name, 0, 0 }, .lines = true
	};

	diag_init(&diag);
	tally_init(&dropped, arena);
	buf_add(out, markup_from_html(input, &options, arena));
	tally_report(&dropped, &diag, CODE_IMPORT_DROPPED, "was left out");
	spec_print_findings(&diag, out);
	diag_free(&diag);
}

static void
html_becomes_the_markdown_of_the_examples(void **state)
{
	(void)state;
	spec_run("import-html.md", print_markdown);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(html_becomes_the_markdown_of_the_examples),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
