#include "text/fold.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "text/difference.h"
#include "text/fold.h"
#include "text/tag.h"

static struct arena arena;

/* A paragraph of 20 words that begin with a letter. */
#define LONG(a)                                                                \
	"<p>" a "1 " a "2 " a "3 " a "4 " a "5 " a "6 " a "7 " a "8 " a "9 " a \
	"10 " a "11 " a "12 " a "13 " a "14 " a "15 " a "16 " a "17 " a        \
	"18 " a "19 " a "20</p>"

/* A passage stands by itself: what it opens, it closes. */
static void
assert_whole(struct str before, struct str text, struct str behind)
{
	struct str parts[] = { before, text, behind }, open[32];
	struct str rest = arena_concat(&arena, parts, 3);
	struct tag tag;
	size_t n = 0;

	while (tag_next(&rest, &tag)) {
		if (tag.kind == TAG_OPEN && n < 32)
			open[n++] = tag.name;
		else if (tag.kind == TAG_CLOSE)
			assert_true(n-- != 0 && str_eq(open[n], tag.name));
	}
	assert_int_equal(n, 0);
}

/* The new text with marks, each fold as {words}. */
static const char *
folded(const char *from, const char *to)
{
	static const struct difference_labels labels = { STR_INIT("+"),
		STR_INIT("-"), STR_INIT("M"), STR_INIT("E") };
	struct difference d;
	struct buf out;
	struct str text, line, before = STR("");
	size_t at = 0;

	difference_make(&d, str_from(from), str_from(to), &labels, &arena);
	buf_init(&out);
	for (size_t i = 0; i < d.n_folds; i++) {
		const struct fold *fold = &d.folds[i];

		text = str_slice(d.html, at, fold->from - at);
		assert_whole(before, text, fold->shut);
		assert_whole(fold->open,
		    str_slice(d.html, fold->from, fold->to - fold->from),
		    fold->close);
		buf_add(&out, text);
		buf_add(&out, fold->shut);
		buf_printf(&out, "{%zu}", fold->words);
		buf_add(&out, fold->reopen);
		before = fold->reopen;
		at = fold->to;
	}
	assert_whole(before, str_skip(d.html, at), STR(""));
	buf_add(&out, str_skip(d.html, at));
	text = str_copy(&arena, buf_str(&out));
	buf_reset(&out);
	while (str_cut(&text, '\n', &line))
		buf_add(&out, line);
	text = str_copy(&arena, buf_str(&out));
	buf_free(&out);
	return arena_cstr(&arena, text);
}

#define ADDED                                  \
	"<p><ins><span class=\"vh\">+ </span>" \
	"New.<span class=\"vh\"> E</span></ins></p>"

static void
far_from_a_change_is_folded(void **state)
{
	(void)state;
	assert_string_equal(
	    folded(LONG("a") LONG("b") LONG("c") LONG("d") LONG("e") LONG("f"),
		LONG("a") LONG("b") LONG("c") "<p>New.</p>" LONG("d") LONG("e")
		    LONG("f")),
	    "{40}" LONG("c") ADDED LONG("d") "{40}");
}

static void
the_heading_above_a_change_stays(void **state)
{
	(void)state;
	assert_string_equal(
	    folded("<h4>One</h4>" LONG("a") LONG("b") "<h4>Two</h4>" LONG("c")
		       LONG("d") LONG("e") LONG("f") "<h4>Three</h4>",
		"<h4>One</h4>" LONG("a") LONG("b") "<h4>Two</h4>" LONG("c")
		    LONG("d") LONG("e") LONG("f") "<p>New.</p><h4>Three</h4>"),
	    "{41}<h4>Two</h4>{60}" LONG("f") ADDED "<h4>Three</h4>");
}

static void
a_few_words_are_not_worth_a_fold(void **state)
{
	(void)state;
	assert_string_equal(
	    folded(LONG("a") LONG("b"), LONG("a") LONG("b") "<p>New.</p>"),
	    LONG("a") LONG("b") ADDED);
}

#define LIST "<ul><li>" LONG("a") LONG("b") LONG("c") LONG("d") "</li></ul>"

static void
a_long_neighbour_is_folded_too(void **state)
{
	(void)state;
	assert_string_equal(folded(LIST, LIST "<p>New.</p>"), "{80}" ADDED);
}

#define ITEM(a) "<li>" LONG(a) "</li>"

static void
a_list_folds_around_an_entry_that_changed(void **state)
{
	(void)state;
	assert_string_equal(
	    folded("<ol start=\"4\">" ITEM("a") ITEM("b") ITEM("c") ITEM("d")
		       ITEM("e") ITEM("f") "</ol>",
		"<ol start=\"4\">" ITEM("a") ITEM("b") ITEM(
		    "c") "<li>New.</li>" ITEM("d") ITEM("e") ITEM("f") "</ol>"),
	    "{40}<ol start=\"6\">" ITEM("c") "<li><ins><span "
					     "class=\"vh\">+ "
					     "</span>New.<span "
					     "class=\"vh\"> "
					     "E</span></ins></li>" ITEM(
						 "d") "</ol>{40}");
}

#define HEAD "<table><thead><tr><th>Day</th></tr></thead><tbody>"
#define ROW(a) "<tr><td>" a "</td></tr>"
#define ROWS(a) ROW(a "1 a a a a a a a a a") ROW(a "2 b b b b b b b b b")
#define FOOT "</tbody></table>"

static void
a_table_goes_on_below_its_head(void **state)
{
	struct difference d;
	const struct fold *fold;
	struct str text;

	(void)state;
	difference_make(&d,
	    STR(HEAD ROWS("1") ROWS("2") ROWS("3") ROWS("4") ROWS("5") FOOT),
	    STR(HEAD ROWS("1") ROW("x") ROWS("2") ROWS("3") ROWS("4") ROWS("5")
		    FOOT),
	    NULL, &arena);
	assert_int_equal(d.n_folds, 1);
	fold = &d.folds[0];
	text = str_slice(d.html, fold->from, fold->to - fold->from);
	assert_true(str_eq(fold->shut, STR(FOOT)));
	assert_true(str_starts(fold->open, STR("<table><thead><tr><th>Day")));
	assert_true(str_ends(fold->open, STR("<tbody>")));
	assert_int_equal(str_find(text, STR("<tr><td>22 b")), 0);
	assert_true(str_ends(text, STR(FOOT)));
	assert_int_equal(fold->words, 70);
	assert_int_equal(fold->close.n + fold->reopen.n, 0);
}

static void
a_quotation_folds_around_what_changed_in_it(void **state)
{
	(void)state;
	assert_string_equal(
	    folded(LONG("a") "<blockquote>" LONG("b") LONG("c") LONG("d")
		       LONG("e") LONG("f") "</blockquote>" LONG("g"),
		LONG("a") "<blockquote>" LONG("b") LONG("c")
		    LONG("d") "<p>New.</p>" LONG("e")
			LONG("f") "</blockquote>" LONG("g")),
	    LONG("a") "{40}<blockquote>" LONG("d") ADDED LONG("e")
		LONG("f") "</blockquote>" LONG("g"));
}

/* What was folded of them stands in the quotation that they stand in. */
static void
a_list_and_a_table_in_quotations_fold(void **state)
{
	(void)state;
	assert_string_equal(
	    folded("<blockquote><p>So.</p><ol>" ITEM("a") ITEM("b") ITEM("c")
		       ITEM("d") ITEM("e") "</ol></blockquote>",
		"<blockquote><p>So.</p><ol>" ITEM("a") ITEM("b")
		    ITEM("c") "<li>New.</li>" ITEM("d")
			ITEM("e") "</ol></blockquote>"),
	    "<blockquote><p>So.</p></blockquote>{40}<blockquote>"
	    "<ol start=\"3\">" ITEM("c") "<li><ins><span class="
					 "\"vh\">+ </span>New."
					 "<span class=\"vh\"> E"
					 "</span></ins></li>" ITEM("d")
					     ITEM("e") "</ol></blockquote>");
	assert_string_equal(
	    folded("<blockquote><blockquote>" HEAD ROWS("1") ROWS("2") ROWS("3")
		       ROWS("4") FOOT "</blockquote></blockquote>",
		"<blockquote><blockquote>" HEAD ROWS("1") ROWS("2") ROWS("3")
		    ROWS("4") ROW("x") FOOT "</blockquote></blockquote>"),
	    "{70}<blockquote><blockquote>" HEAD ROW(
		"42 b b b b b b b b b") "<tr><td><ins><span "
					"class=\"vh\">+ "
					"</span>x<span"
					" class=\"vh\"> "
					"E</span></ins></td></tr>" FOOT
					"</blockquote></blockquote>");
}

/* Rows behind the rows would be told again with each fold. */
static void
a_table_with_a_foot_stays_whole(void **state)
{
	const char *html = folded(
	    HEAD ROWS("1") ROWS("2") ROWS("3")
		ROWS("4") "</tbody><tfoot>" ROW("All") "</tfoot></table>",
	    HEAD ROW("x") ROWS("1") ROWS("2") ROWS("3")
		ROWS("4") "</tbody><tfoot>" ROW("All") "</tfoot></table>");

	(void)state;
	assert_null(strchr(html, '{'));
}

#define NIGHT "<table><thead><tr><th>Night</th></tr></thead><tbody>"
#define BODY ROWS("1") ROWS("2") ROWS("3") ROWS("4") FOOT

/* The head with its marks stays; behind it, it is as it is now. */
static void
a_table_whose_head_changed_is_folded_below_it(void **state)
{
	const char *html = folded(HEAD BODY, NIGHT BODY);
	struct difference d;

	(void)state;
	assert_non_null(strstr(html, "Day"));
	assert_non_null(strstr(html, "Night"));
	assert_non_null(strstr(html, "<tbody></tbody></table>{80}"));
	difference_make(&d, STR(HEAD BODY), STR(NIGHT BODY), NULL, &arena);
	assert_int_equal(d.n_folds, 1);
	assert_true(str_eq(d.folds[0].open, STR(NIGHT)));
	assert_true(str_eq(d.folds[0].shut, STR(FOOT)));
	/* A change among the rows stays in sight, below the new head. */
	html = folded(HEAD BODY,
	    NIGHT ROWS("1") ROWS("2") ROWS("3") ROW("x") ROWS("4") FOOT);
	assert_non_null(strstr(
	    html, "</tbody></table>{50}" NIGHT "<tr><td>32 b b b b b b b b b"));
}

/* An entry that holds a list is one part, and so is what changed in it. */
static void
a_list_in_an_entry_stays_in_it(void **state)
{
	const char *html =
	    folded("<ul>" ITEM("a")
		       ITEM("b") "<li>In<ul><li>x</li></ul></li>" ITEM("c")
			   ITEM("d") ITEM("e") "</ul>",
		"<ul>" ITEM("a") ITEM("b") "<li>In<ul><li>x</li>"
					   "<li>New.</li></ul></li>" ITEM("c")
					       ITEM("d") ITEM("e") "</ul>");

	(void)state;
	assert_non_null(strstr(html, ITEM("b") "<li>In<ul><li>x</li>"));
	assert_non_null(strstr(html, "</ul></li>" ITEM("c") "</ul>{40}"));
}

static void
what_was_taken_out_is_a_change(void **state)
{
	(void)state;
	assert_string_equal(
	    folded(LONG("a") LONG("b") LONG("c") "<p>Old.</p>" LONG("d")
		       LONG("e") LONG("f"),
		LONG("a") LONG("b") LONG("c") LONG("d") LONG("e") LONG("f")),
	    "{40}" LONG("c") "<p class=\"gone\"><del><span "
			     "class=\"vh\">- </span>Old.<span "
			     "class=\"vh\"> "
			     "E</span></del></p>" LONG("d") "{40}");
}

static void
a_text_that_stayed_is_one_fold(void **state)
{
	(void)state;
	assert_string_equal(
	    folded(LONG("a") LONG("b"), LONG("a") LONG("b")), "{40}");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(far_from_a_change_is_folded),
		cmocka_unit_test(the_heading_above_a_change_stays),
		cmocka_unit_test(a_few_words_are_not_worth_a_fold),
		cmocka_unit_test(a_long_neighbour_is_folded_too),
		cmocka_unit_test(a_list_folds_around_an_entry_that_changed),
		cmocka_unit_test(a_table_goes_on_below_its_head),
		cmocka_unit_test(a_table_whose_head_changed_is_folded_below_it),
		cmocka_unit_test(a_quotation_folds_around_what_changed_in_it),
		cmocka_unit_test(a_list_and_a_table_in_quotations_fold),
		cmocka_unit_test(a_table_with_a_foot_stays_whole),
		cmocka_unit_test(a_list_in_an_entry_stays_in_it),
		cmocka_unit_test(what_was_taken_out_is_a_change),
		cmocka_unit_test(a_text_that_stayed_is_one_fold),
	};
	int failed;

	arena_init(&arena);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	arena_free(&arena);
	return failed;
}
