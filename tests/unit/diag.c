#include "base/diag.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <cmocka.h>

#include "base/buf.h"
#include "base/report.h"

static struct place
at(const char *path, uint32_t line, uint32_t column)
{
	return (struct place){ str_from(path), line, column };
}

static void
expect(const struct diag *d, enum report_format format, const char *text)
{
	struct buf out;

	buf_init(&out);
	report_print(d, format, false, &out);
	buf_add_char(&out, '\0');
	assert_string_equal(out.p, text);
	buf_free(&out);
}

static void
findings_are_told_in_order_and_once(void **state)
{
	struct diag d;

	(void)state;
	diag_init(&d);
	diag_report(&d, CODE_FILE_READ, at("b.md", 1, 1), "second file");
	diag_report(&d, CODE_FILE_READ, at("a.md", 10, 1), "later line");
	diag_report(&d, CODE_FILE_READ, at("a.md", 9, 2), "earlier line");
	diag_report(&d, CODE_FILE_READ, at("a.md", 9, 2), "earlier line");
	diag_sort(&d);
	assert_int_equal(d.errors, 3);
	expect(&d, REPORT_TEXT,
	    "a.md:9:2: error: earlier line [file-read]\n"
	    "a.md:10:1: error: later line [file-read]\n"
	    "b.md:1:1: error: second file [file-read]\n");
	diag_free(&d);
}

static void
a_finding_without_a_line_names_the_file_alone(void **state)
{
	struct diag d;

	(void)state;
	diag_init(&d);
	diag_report(&d, CODE_FILE_LARGE, at("big.md", 0, 0), "too %s", "big");
	diag_hint(&d, "split it");
	diag_from(&d, at("x.liquid", 9, 1));
	expect(&d, REPORT_TEXT,
	    "big.md: error: too big [file-large]\n"
	    "    hint: split it\n"
	    "    included from x.liquid:9:1\n");
	diag_free(&d);
}

static void
a_terminal_never_gets_an_authors_control_characters(void **state)
{
	struct diag d;

	(void)state;
	diag_init(&d);
	diag_report(&d, CODE_FILE_READ, at("a\033[2J.md", 1, 1), "\a");
	expect(&d, REPORT_TEXT, "a\\x1b[2J.md:1:1: error: \\x07 [file-read]\n");
	diag_free(&d);
}

static void
json_and_github_keep_an_authors_text_in_its_place(void **state)
{
	struct diag d;

	(void)state;
	diag_init(&d);
	diag_report(&d, CODE_FILE_READ, at("a,b.md", 3, 4), "say \"%s\"", "hi");
	expect(&d, REPORT_JSON,
	    "[\n{\"severity\":\"error\",\"code\":\"file-read\","
	    "\"path\":\"a,b.md\",\"line\":3,\"column\":4,"
	    "\"message\":\"say \\\"hi\\\"\"}\n]\n");
	expect(&d, REPORT_GITHUB,
	    "::error file=a%2Cb.md,line=3,col=4,title=file-read::"
	    "say \"hi\"\n");
	diag_free(&d);
}

static void
findings_survive_a_pipe(void **state)
{
	struct diag d, copy;
	struct buf bytes;

	(void)state;
	diag_init(&d);
	diag_init(&copy);
	buf_init(&bytes);
	diag_report(&d, CODE_FILE_READ, at("a.md", 3, 4), "x");
	diag_hint(&d, "y");
	diag_write(&d, 0, &bytes);
	assert_true(diag_read(&copy, buf_str(&bytes)));
	expect(&copy, REPORT_TEXT,
	    "a.md:3:4: error: x [file-read]\n    hint: y\n");
	for (size_t n = 1; n < bytes.n; n++)
		assert_false(
		    diag_read(&copy, str_slice(buf_str(&bytes), 0, n)));
	buf_free(&bytes);
	diag_free(&copy);
	diag_free(&d);
}

static void
what_was_read_again_is_told_again(void **state)
{
	struct diag d;

	(void)state;
	diag_init(&d);
	diag_report(&d, CODE_FILE_READ, at("a.md", 1, 1), "first");
	diag_report(&d, CODE_FILE_READ, at("a.md", 2, 1), "second");
	diag_report(&d, CODE_FILE_UNTRACKED, at("b.md", 3, 1), "third");
	diag_report(&d, CODE_FILE_READ, at("a.md", 4, 1), "fourth");
	diag_forget(&d, 1, STR("a.md"));
	assert_int_equal(d.n, 2);
	assert_int_equal(d.errors, 1);
	assert_int_equal(d.errors + d.warnings,
	    1 + (code_info(CODE_FILE_UNTRACKED)->severity == SEVERITY_WARNING));
	diag_cut(&d, 1);
	expect(&d, REPORT_TEXT, "a.md:1:1: error: first [file-read]\n");
	diag_cut(&d, 7);
	assert_int_equal(d.n, 1);
	diag_free(&d);
}

static void
every_code_has_a_name_of_its_own_and_is_explained(void **state)
{
	(void)state;
	for (size_t i = 0; i < CODE_COUNT; i++) {
		const struct code_info *info = code_info((enum code)i);

		assert_int_equal(code_find(str_from(info->name)), i);
		assert_true(strlen(info->help) > 40);
	}
	assert_int_equal(code_find(STR("no-such-code")), CODE_COUNT);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(findings_are_told_in_order_and_once),
		cmocka_unit_test(a_finding_without_a_line_names_the_file_alone),
		cmocka_unit_test(what_was_read_again_is_told_again),
		cmocka_unit_test(
		    a_terminal_never_gets_an_authors_control_characters),
		cmocka_unit_test(
		    json_and_github_keep_an_authors_text_in_its_place),
		cmocka_unit_test(findings_survive_a_pipe),
		cmocka_unit_test(
		    every_code_has_a_name_of_its_own_and_is_explained),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
