#include "text/markdown.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "spec.h"
#include "text/anchors.h"
#include "text/letters.h"

/* The pages and files that the examples link to. */
static const struct {
	struct str path, href, title;
	enum markdown_target kind;
} targets[] = {
	{ STR_INIT("creek.md"), STR_INIT("../creek/"), STR_INIT("Creek study"),
	    TARGET_PAGE },
	{ STR_INIT("../ana/artifacts/creek.md"), STR_INIT("../../ana/creek/"),
	    STR_INIT("Creek study"), TARGET_PAGE },
	{ STR_INIT("Creek study"), STR_INIT("../creek/"),
	    STR_INIT("Creek study"), TARGET_WIKI },
	{ STR_INIT("heron.jpg"), STR_INIT("heron.3f2a.jpg"), STR_INIT(""),
	    TARGET_PICTURE },
	{ STR_INIT("creek.mp4"), STR_INIT("creek.77ab.mp4"), STR_INIT(""),
	    TARGET_MEDIA },
	{ STR_INIT("creek.vtt"), STR_INIT("creek.90cd.vtt"), STR_INIT(""),
	    TARGET_MEDIA },
};

static bool
resolve(enum markdown_target kind, struct str path, struct markdown_link *link,
    void *arg)
{
	(void)arg;
	for (size_t i = 0; i < sizeof(targets) / sizeof(*targets); i++) {
		if (!str_eq(path, targets[i].path) ||
		    (kind != targets[i].kind && kind != TARGET_WIKI))
			continue;
		link->href = targets[i].href;
		link->text = targets[i].title;
		if (kind == TARGET_PICTURE) {
			link->width = 640;
			link->height = 480;
		}
		return true;
	}
	if (str_eq(path, STR("class.jpg")))
		link->why = STR("not everybody in it agreed");
	if (str_eq(path, STR("crek.md")))
		link->near = STR("creek.md");
	return false;
}

static const struct markdown_links links = { resolve, NULL };

static void
print_contents(const struct markdown *m, struct buf *out)
{
	for (size_t i = 0; i < m->n_toc; i++)
		buf_printf(out, "%u #%.*s %.*s\n", m->toc[i].level,
		    STR_ARG(m->toc[i].id), STR_ARG(m->toc[i].text));
}

/*
 * As a page that shows a body a second time: what the parser made of it is
 * used once more, and nothing of the first time is left in it.
 */
static void
render_before(
    struct str input, struct markdown_options options, struct arena *arena)
{
	struct markdown m;
	struct diag diag;

	diag_init(&diag);
	options.links = NULL;
	if (!markdown_render(input, &options, arena, &diag, &m))
		assert_int_not_equal(diag.errors, 0);
	diag_free(&diag);
}

/* The name of an example says what is printed: "contents", "excerpt", or else
 * the HTML; "rtl" and "title" set an option. */
static void
print_body(
    struct str name, struct str input, struct arena *arena, struct buf *out)
{
	struct markdown_options options = { .path = STR("page.md"),
		.line = 1,
		.links = &links,
		.rtl = str_eq(name, STR("rtl")) };
	struct markdown m;
	struct diag diag;
	bool ok;

	diag_init(&diag);
	if (str_eq(name, STR("title")))
		options.title = STR("Creek study");
	if (str_eq(name, STR("excerpt"))) {
		buf_add(out, markdown_excerpt(input, 40, arena));
		buf_add_char(out, '\n');
	} else {
		render_before(input, options, arena);
		ok = markdown_render(input, &options, arena, &diag, &m);
		if (ok && str_eq(name, STR("contents")))
			print_contents(&m, out);
		else if (ok)
			buf_add(out, m.html);
		spec_print_findings(&diag, out);
	}
	diag_free(&diag);
}

static void
every_example_of_markdown_holds(void **state)
{
	(void)state;
	spec_run("markdown.md", print_body);
}

static void
two_bodies_of_a_page_share_no_id(void **state)
{
	struct str body = STR("# Why\n\nSee[^1]\n\n[^1]: there\n");
	struct markdown_options options = { .path = STR("a.md") };
	struct markdown first, second;
	struct anchors anchors;
	struct arena arena;
	struct diag diag;

	(void)state;
	arena_init(&arena);
	diag_init(&diag);
	anchors_init(&anchors, NULL, &arena);
	options.anchors = &anchors;
	assert_true(markdown_render(body, &options, &arena, &diag, &first));
	assert_true(markdown_render(body, &options, &arena, &diag, &second));
	assert_true(str_eq(first.toc[0].id, STR("why")));
	assert_true(str_eq(second.toc[0].id, STR("why-1")));
	assert_true(str_find(first.html, STR("id=\"Note-1\"")) != STR_NONE);
	assert_true(str_find(second.html, STR("id=\"Note-1\"")) == STR_NONE);
	assert_true(str_find(second.html, STR("id=\"B2-Note-1\"")) != STR_NONE);
	diag_free(&diag);
	arena_free(&arena);
}

/* The first body's tree is gone when the second is made. */
static void
an_id_in_html_is_remembered_by_the_page(void **state)
{
	struct markdown_options options = { .path = STR("a.md") };
	struct markdown first, second;
	struct anchors anchors;
	struct arena arena;
	struct diag diag;

	(void)state;
	arena_init(&arena);
	diag_init(&diag);
	anchors_init(&anchors, NULL, &arena);
	options.anchors = &anchors;
	assert_true(markdown_render(
	    STR("<p id=\"a&amp;b\">x</p>\n"), &options, &arena, &diag, &first));
	assert_int_equal(diag.n, 0);
	assert_true(markdown_render(STR("<p id=\"a&amp;b\">x</p>\n"), &options,
	    &arena, &diag, &second));
	assert_int_equal(diag.n, 1);
	assert_true(str_eq(second.html, STR("<p>x</p>\n")));
	diag_free(&diag);
	arena_free(&arena);
}

static void
an_id_of_the_template_is_never_given_to_a_heading(void **state)
{
	struct markdown_options options = { .path = STR("a.md") };
	struct anchors anchors;
	struct markdown m;
	struct map kept;
	struct arena arena;
	struct diag diag;

	(void)state;
	arena_init(&arena);
	diag_init(&diag);
	map_init(&kept, &arena);
	map_put(&kept, STR("main"), &kept);
	anchors_init(&anchors, &kept, &arena);
	options.anchors = &anchors;
	assert_true(
	    markdown_render(STR("# Main\n"), &options, &arena, &diag, &m));
	assert_true(str_eq(m.toc[0].id, STR("main-1")));
	diag_free(&diag);
	arena_free(&arena);
}

static void
the_labels_are_the_caller_s(void **state)
{
	struct str labels[LABEL_COUNT] = { [LABEL_NOTE] = STR("Nota") };
	struct markdown_options options = { .path = STR("a.md"),
		.labels = labels };
	struct markdown m;
	struct arena arena;
	struct diag diag;

	(void)state;
	arena_init(&arena);
	diag_init(&diag);
	assert_true(markdown_render(
	    STR("> [!NOTE]\n> Hola\n"), &options, &arena, &diag, &m));
	assert_true(str_find(m.html, STR(">Nota<")) != STR_NONE);
	diag_free(&diag);
	arena_free(&arena);
}

static void
a_line_keeps_its_number_in_the_file(void **state)
{
	struct markdown_options options = { .path = STR("a.md"), .line = 7 };
	struct markdown m;
	struct arena arena;
	struct diag diag;

	(void)state;
	arena_init(&arena);
	diag_init(&diag);
	assert_true(markdown_render(
	    STR("a\n\n\xC3\xA9 <x>\n"), &options, &arena, &diag, &m));
	assert_int_equal(diag.n, 1);
	assert_int_equal(diag.items[0].place.line, 9);
	assert_int_equal(diag.items[0].place.column, 3);
	diag_free(&diag);
	arena_free(&arena);
}

/* What takes cmark-gfm minutes is refused at the line where it stands. */
static void
what_would_take_too_long_is_refused(void **state)
{
	static const struct {
		struct str head, part;
		size_t n;
		uint32_t line;
	} cases[] = {
		{ STR_INIT("ok\n"), STR_INIT("x"), 17000, 2 },
		{ STR_INIT(""), STR_INIT("> "), 40, 1 },
		{ STR_INIT(""), STR_INIT("1. "), 40, 1 },
		{ STR_INIT("|a\n"), STR_INIT("|-"), 200, 2 },
		{ STR_INIT("|a|b\n|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-\n"),
		    STR_INIT("|\n"), 60000, 2 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct markdown_options options = { .path = STR("a.md") };
		struct markdown m;
		struct arena arena;
		struct diag diag;
		struct buf body;

		arena_init(&arena);
		diag_init(&diag);
		buf_init(&body);
		buf_add(&body, cases[i].head);
		for (size_t k = 0; k < cases[i].n; k++)
			buf_add(&body, cases[i].part);
		assert_false(markdown_render(
		    buf_str(&body), &options, &arena, &diag, &m));
		assert_int_equal(diag.n, 1);
		assert_int_equal(diag.items[0].code, CODE_MARKDOWN_LIMIT);
		assert_int_equal(diag.items[0].place.line, cases[i].line);
		buf_free(&body);
		diag_free(&diag);
		arena_free(&arena);
	}
}

static void
a_long_rule_of_dashes_is_no_nesting(void **state)
{
	struct markdown_options options = { .path = STR("a.md") };
	struct markdown m;
	struct arena arena;
	struct diag diag;
	struct buf body;

	(void)state;
	arena_init(&arena);
	diag_init(&diag);
	buf_init(&body);
	for (size_t i = 0; i < 60; i++)
		buf_add(&body, STR("- "));
	assert_true(
	    markdown_render(buf_str(&body), &options, &arena, &diag, &m));
	assert_true(str_eq(m.html, STR("<hr>\n")));
	buf_free(&body);
	diag_free(&diag);
	arena_free(&arena);
}

static void
findings_alike_are_counted_and_not_all_told(void **state)
{
	struct markdown_options options = { .path = STR("a.md") };
	struct markdown m;
	struct arena arena;
	struct diag diag;
	struct buf body;

	(void)state;
	arena_init(&arena);
	diag_init(&diag);
	buf_init(&body);
	for (size_t i = 0; i < LIMIT_FINDINGS_ALIKE + 7; i++)
		buf_add(&body, STR("a <blink> "));
	assert_true(
	    markdown_render(buf_str(&body), &options, &arena, &diag, &m));
	assert_int_equal(diag.n, LIMIT_FINDINGS_ALIKE + 1);
	assert_true(str_eq(diag.items[LIMIT_FINDINGS_ALIKE].text,
	    STR("there are 7 more findings like these")));
	buf_free(&body);
	diag_free(&diag);
	arena_free(&arena);
}

/* A line of many signs and few letters, another one for each number. */
static struct str
any_line(char line[64], uint32_t number)
{
	static const char *const parts[] = { "a", "Word", " ", "  ", ".", ", ",
		"!", "?", ":", "/", "://", "www.", "http", "-", "--", "+", "=",
		"$", "%", "@", "'", "\"", "(", ")", ";", "1. ", "\xC3\xA9",
		"\xD8\xB9", "\xC2\xA0", "#", "*", "_", "`", "\\", "&amp;", "&",
		"<b>", ">", "[", "]", "~", "|", "{", "}", "^", "\t", "\n" };
	const size_t n = sizeof(parts) / sizeof(*parts);
	struct str part;
	size_t at = 1;

	line[0] = (char)('a' + number % 26);
	for (unsigned i = 0; i < 1 + number % 10; i++) {
		number = number * 1664525u + 1013904223u;
		/* Mostly what is plain. */
		part = str_from(parts[(number >> 8) % (i % 3 ? 29 : n)]);
		memcpy(line + at, part.p, part.n);
		at += part.n;
	}
	return (struct str){ line, at };
}

/* A line feed before a line makes no difference but to who reads it. */
static void
a_plain_line_becomes_what_the_parser_makes_of_it(void **state)
{
	struct markdown_options options = { .path = STR("a.md"),
		.links = &links };
	struct markdown alone, parsed;
	struct arena arena;
	struct diag diag;

	(void)state;
	arena_init(&arena);
	for (uint32_t i = 0; i < 6000; i++) {
		char bytes[65] = "\n";
		struct str line = any_line(bytes + 1, i * 2654435761u);
		size_t told;

		diag_init(&diag);
		assert_true(
		    markdown_render(line, &options, &arena, &diag, &alone));
		told = diag.n;
		assert_true(markdown_render((struct str){ bytes, line.n + 1 },
		    &options, &arena, &diag, &parsed));
		assert_int_equal(alone.html.n, parsed.html.n);
		assert_memory_equal(alone.html.p, parsed.html.p, parsed.html.n);
		assert_int_equal(alone.joined, parsed.joined);
		assert_int_equal(diag.n, 2 * told);
		diag_free(&diag);
		arena_reset(&arena);
	}
	arena_free(&arena);
}

/* Letter by letter from the start: whether the text ends within a word. */
static bool
is_in_word(struct str text)
{
	bool in_word = false;
	size_t at = 0;

	while (at < text.n) {
		enum letter letter = letter_of(utf8_next(text, &at));

		if (letter != LETTER_NONE)
			in_word = letter == LETTER_WORD;
	}
	return in_word;
}

static void
a_mark_within_a_word_is_told(void **state)
{
	static const char *const parts[] = { "b", "7", " ", "'", "-", "\"",
		"\xC3\xA9", "\xE6\x88\x91", "\xC2\xA0", "\xE2\x80\x93" };
	struct markdown_options options = { .path = STR("a.md") };
	struct markdown m;
	struct arena arena;
	struct diag diag;
	struct buf body;

	(void)state;
	arena_init(&arena);
	diag_init(&diag);
	buf_init(&body);
	for (uint32_t i = 0; i < 3000; i++) {
		uint32_t number = i * 2654435761u;
		bool told;

		buf_reset(&body);
		buf_add(&body, STR("a"));
		for (uint32_t k = 0; k < i % 20; k++) {
			number = number * 1664525u + 1013904223u;
			buf_add(&body,
			    str_from(parts[(number >> 8) %
				(sizeof(parts) / sizeof(*parts))]));
		}
		told = is_in_word(buf_str(&body));
		buf_add(&body, STR("**z**"));
		assert_true(markdown_render(
		    buf_str(&body), &options, &arena, &diag, &m));
		assert_int_equal(m.joined, told);
		arena_reset(&arena);
	}
	buf_free(&body);
	diag_free(&diag);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_example_of_markdown_holds),
		cmocka_unit_test(two_bodies_of_a_page_share_no_id),
		cmocka_unit_test(an_id_in_html_is_remembered_by_the_page),
		cmocka_unit_test(
		    an_id_of_the_template_is_never_given_to_a_heading),
		cmocka_unit_test(the_labels_are_the_caller_s),
		cmocka_unit_test(a_line_keeps_its_number_in_the_file),
		cmocka_unit_test(what_would_take_too_long_is_refused),
		cmocka_unit_test(a_long_rule_of_dashes_is_no_nesting),
		cmocka_unit_test(findings_alike_are_counted_and_not_all_told),
		cmocka_unit_test(
		    a_plain_line_becomes_what_the_parser_makes_of_it),
		cmocka_unit_test(a_mark_within_a_word_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
