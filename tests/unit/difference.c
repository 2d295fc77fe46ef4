#include "text/difference.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "text/pieces.h"

static struct arena arena;
static struct difference d;

/* Marks as [+added+] and [-removed-], without the words for listeners. */
static const char *
compare(const char *from, const char *to)
{
	static const struct difference_labels labels = { STR_INIT("A"),
		STR_INIT("R"), STR_INIT("M"), STR_INIT("E") };
	static const char *const marks[][2] = {
		{ "<ins><span class=\"vh\">A </span>", "[+" },
		{ "<span class=\"vh\"> E</span></ins>", "+]" },
		{ "<del><span class=\"vh\">R </span>", "[-" },
		{ "<span class=\"vh\"> E</span></del>", "-]" },
		{ "<span class=\"vh\">M </span>", "[moved] " },
		{ "\n", "" },
	};
	struct str rest;
	struct buf out;

	difference_make(&d, str_from(from), str_from(to), &labels, &arena);
	rest = d.html;
	buf_init(&out);
	while (rest.n != 0) {
		size_t i = 0, n = sizeof(marks) / sizeof(*marks);

		while (i < n && !str_starts(rest, str_from(marks[i][0])))
			i++;
		buf_add(&out,
		    i < n ? str_from(marks[i][1]) : str_slice(rest, 0, 1));
		rest = str_skip(rest, i < n ? strlen(marks[i][0]) : 1);
	}
	rest = str_copy(&arena, buf_str(&out));
	buf_free(&out);
	return arena_cstr(&arena, rest);
}

static void
whole_words_are_marked(void **state)
{
	(void)state;
	assert_string_equal(
	    compare("<p>The water was pretty warm today, I think.</p>",
		"<p>The water was 13.1 degrees warm today, I think.</p>"),
	    "<p>The water was [-pretty-] [+13.1 degrees+] warm today, I "
	    "think.</p>");
	assert_int_equal(d.removed, 1);
	assert_int_equal(d.words, 10);
}

static void
what_is_seen_has_no_words_for_listeners(void **state)
{
	struct str seen;

	(void)state;
	difference_make(&d, STR("<p>We met the owl.</p>"),
	    STR("<p>We met the newt.</p>"), NULL, &arena);
	seen = difference_seen(d.html, &arena);
	assert_string_equal(arena_cstr(&arena, str_trim(seen)),
	    "<p>We met the <del>owl</del> <ins>newt</ins>.</p>");
}

static void
markup_alone_is_no_change(void **state)
{
	(void)state;
	assert_string_equal(
	    compare("<p>A good day.</p>", "<p>A <em>good</em> day.</p>"),
	    "<p>A <em>good</em> day.</p>");
	assert_int_equal(d.added + d.removed, 0);
}

static void
marks_and_tags_nest(void **state)
{
	(void)state;
	assert_string_equal(
	    compare("<p>We went to the river and came home late.</p>",
		"<p>We went to <em>the big</em> wide river and came home "
		"late.</p>"),
	    "<p>We went to <em>the [+big+]</em> [+wide+] river and came home "
	    "late.</p>");
}

static void
a_rewritten_block_stands_old_before_new(void **state)
{
	(void)state;
	assert_string_equal(
	    compare("<p>Same.</p><p>One thing we never said again.</p>",
		"<p>Same.</p><p>Quite other words stand here now.</p>"),
	    "<p>Same.</p><p class=\"gone\">[-One thing we never said "
	    "again.-]</p><p>[+Quite other words stand here now.+]</p>");
	assert_int_equal(d.added, 6);
	assert_int_equal(d.removed, 6);
}

static void
a_small_island_between_two_changes_is_marked_with_them(void **state)
{
	(void)state;
	assert_string_equal(
	    compare("<p>On that day the dog ran to the old house we knew and "
		    "everybody was glad to see it come back.</p>",
		"<p>On that day the cat went to a new place we knew and "
		"everybody was glad to see it come back.</p>"),
	    "<p>On that day the [-dog ran to the old house-] [+cat went to a "
	    "new place+] we knew and everybody was glad to see it come "
	    "back.</p>");
}

static void
a_moved_paragraph_says_so(void **state)
{
	(void)state;
	assert_string_equal(
	    compare("<p>First we measured it.</p><p>Then it rained all day "
		    "long.</p><p>Now we know why.</p>",
		"<p>Then it rained all day long.</p><p>First we measured "
		"it.</p><p>Now we know why.</p>"),
	    "<p>Then it rained all day long.</p><p>[moved] First we measured "
	    "it.</p><p>Now we know why.</p>");
	assert_int_equal(d.moved, 1);
	assert_int_equal(d.added + d.removed, 0);
}

static void
list_entries_stay_in_their_list(void **state)
{
	(void)state;
	assert_string_equal(
	    compare("<ul><li>bread and salt</li><li>milk</li></ul><p>End.</p>",
		"<ul><li>milk</li><li>two fresh eggs</li></ul><p>End.</p>"),
	    "<ul><li class=\"gone\">[-bread and salt-]</li><li>milk</li>"
	    "<li>[+two fresh eggs+]</li></ul><p>End.</p>");
	assert_string_equal(compare("<ul><li>milk</li><li>bread</li></ul>",
				"<ul><li>milk</li></ul>"),
	    "<ul><li>milk</li><li class=\"gone\">[-bread-]</li></ul>");
	assert_string_equal(
	    compare("<ul><li>milk</li></ul><p>Go.</p>", "<p>Go.</p>"),
	    "<ul class=\"gone\"><li>[-milk-]</li></ul><p>Go.</p>");
	/* In an entry that is still open there is no room for another one. */
	assert_string_equal(
	    compare("<ul><li>food<ul><li>salt</li><li>milk</li></ul></li></ul>",
		"<ul><li>food<ul><li>milk</li></ul></li></ul>"),
	    "<ul><li>food<ul><li class=\"gone\">[-salt-]</li><li>milk</li>"
	    "</ul></li></ul>");
}

static void
nested_and_loose_lists_come_through_whole(void **state)
{
	static const char list[] = "<ul><li>a<ul><li>b</li></ul></li>"
				   "<li><p>c</p></li><li><p>d</p><p>e</p></li>"
				   "</ul>";

	(void)state;
	assert_string_equal(compare(list, list), list);
	assert_int_equal(d.words, 5);
}

static void
tables_change_by_the_row(void **state)
{
	(void)state;
	assert_string_equal(
	    compare("<table><tbody><tr><td>1</td><td>9.8</td></tr>"
		    "<tr><td>2</td><td>10.2</td></tr></tbody></table>",
		"<table><tbody><tr><td>1</td><td>9.8</td></tr></tbody>"
		"</table>"),
	    "<table><tbody><tr><td>1</td><td>9.8</td></tr><tr class=\"gone\">"
	    "<td>[-2-]</td><td>[-10.2-]</td></tr></tbody></table>");
	assert_int_equal(d.rows, 1);
}

static void
a_changed_picture_shows_both(void **state)
{
	(void)state;
	assert_string_equal(compare("<p><img src=\"a.svg\" alt=\"x\"></p>",
				"<p><img src=\"b.svg\" alt=\"x\"></p>"),
	    "<p class=\"gone\">[-<img src=\"a.svg\" alt=\"x\">-]</p>"
	    "<p>[+<img src=\"b.svg\" alt=\"x\">+]</p>");
	assert_int_equal(d.pictures_added, 1);
	assert_int_equal(d.pictures_removed, 1);
}

static void
a_new_heading_is_named_and_no_id_stands_twice(void **state)
{
	(void)state;
	assert_string_equal(
	    compare("<p>Text.</p>",
		"<h2 id=\"why\">Why <em id=\"x\">me</em>?</h2><p>Text.</p>"),
	    "<h2>[+Why+] <em>[+me+]</em>[+?+]</h2><p>Text.</p>");
	assert_int_equal(d.n_headings, 1);
	assert_true(str_eq(d.headings[0], STR("Why me?")));
}

static void
from_nothing_everything_is_new_and_the_other_way_round(void **state)
{
	(void)state;
	assert_string_equal(
	    compare("", "<p>One two.</p>"), "<p>[+One two.+]</p>");
	assert_string_equal(compare("<p>One two.</p>", ""),
	    "<p class=\"gone\">[-One two.-]</p>");
	assert_string_equal(compare("", ""), "");
}

static void
listings_keep_their_lines(void **state)
{
	(void)state;
	assert_string_equal(compare("<pre><code>a  b</code></pre>",
				"<pre><code>a  c</code></pre>"),
	    "<pre>[-<code>a  b</code>-]</pre>"
	    "<pre>[+<code>a  c</code>+]</pre>");
}

static int
start(void **state)
{
	(void)state;
	arena_init(&arena);
	return 0;
}

static int
end(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

/* What one body was cut into serves the next, and nobody can tell. */
static void
bodies_cut_together_differ_as_they_do_alone(void **state)
{
	static const char *const bodies[] = {
		"<p>One frog.</p><ul><li>\n<p>Two</p></li></ul> three<hr>",
		"<p> three</p><ul><li><p>Two</p></li><li>One frog.</li></ul>",
		"<dl><dd> three</dd><dd>Two</dd></dl><div> three</div>",
		"<table><tr><td>Two</td><td> three</td></tr></table><p>Two</p>",
		"<h2>One <b>frog.</b></h2><p>One frog.</p><pre> three</pre>",
	};
	enum { N = sizeof(bodies) / sizeof(*bodies) };
	const struct pieces *cut[N];
	struct cuts *cuts = cuts_new(&arena);
	struct difference together;

	(void)state;
	for (size_t i = 0; i < N; i++)
		cut[i] = difference_cut(str_from(bodies[i]), cuts, &arena);
	for (size_t i = 0; i < N * N; i++) {
		difference_between(
		    &together, cut[i / N], cut[i % N], NULL, &arena);
		difference_make(&d, str_from(bodies[i / N]),
		    str_from(bodies[i % N]), NULL, &arena);
		assert_true(str_eq(together.html, d.html));
		assert_int_equal(together.words, d.words);
		assert_int_equal(together.added, d.added);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whole_words_are_marked),
		cmocka_unit_test(what_is_seen_has_no_words_for_listeners),
		cmocka_unit_test(markup_alone_is_no_change),
		cmocka_unit_test(marks_and_tags_nest),
		cmocka_unit_test(a_rewritten_block_stands_old_before_new),
		cmocka_unit_test(
		    a_small_island_between_two_changes_is_marked_with_them),
		cmocka_unit_test(a_moved_paragraph_says_so),
		cmocka_unit_test(list_entries_stay_in_their_list),
		cmocka_unit_test(nested_and_loose_lists_come_through_whole),
		cmocka_unit_test(tables_change_by_the_row),
		cmocka_unit_test(a_changed_picture_shows_both),
		cmocka_unit_test(a_new_heading_is_named_and_no_id_stands_twice),
		cmocka_unit_test(
		    from_nothing_everything_is_new_and_the_other_way_round),
		cmocka_unit_test(listings_keep_their_lines),
		cmocka_unit_test(bodies_cut_together_differ_as_they_do_alone),
	};

	return cmocka_run_group_tests(tests, start, end);
}
