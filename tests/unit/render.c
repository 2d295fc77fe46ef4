#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "text/markdown.h"

#define DOCUMENTS 4000

/*
 * Lines of Markdown, to be put together at random: whatever comes of them,
 * waymark and cmark-gfm must understand it alike. What waymark means to write
 * otherwise is not among them: raw HTML, bare addresses, tasks, footnotes,
 * captions, refused addresses.
 */
static const char *const lines[] = {
	"",
	"",
	"",
	"",
	"Plain text.",
	"More of it, & 1 < 2 > 0",
	"*emphasis* and **strong**",
	"***both*** and __strong__ _em_",
	"*open **nested* crossed**",
	"snake_case_word and 2*3*4",
	"`code` and ``co`de``",
	"`open code",
	"a\\*b \\_ \\\\ \\# \\`",
	"hard break  ",
	"hard break\\",
	"~~gone~~ and ~one~",
	"[link](page.md)",
	"[link](<a b.md> 'title \"q\"')",
	"[link *with **marks***](/x?a=1&b=2#c)",
	"[ref] and [text][ref]",
	"[ref]: /target 'T'",
	"[open](page.md",
	"[a [b] c](d.md)",
	"text ![alt *text*](a.png) text",
	"text ![alt](a.png \"t\") text",
	"[![alt](a.png)](b.md)",
	"<https://example.org/a?b=c&d>",
	"<ana@example.org>",
	"&amp; &lt; &copy; &#65; &#x41; &nosuch;",
	"# One",
	"## Two ##",
	"###### Six",
	"#No heading",
	"One\n===",
	"Two *em*\n---",
	"- item",
	"- item\n- item",
	"-",
	"* star",
	"+ plus",
	"1. one",
	"2) two",
	"7. seven\n8. eight",
	"10. ten",
	"  - nested",
	"    - deeper",
	"  continued",
	"   three",
	"    four: code",
	"\tx\ty",
	"> quote",
	"> > deep",
	">no space",
	"> - in quote",
	">",
	"- > in item",
	"- # in item",
	"- ```\n  x\n  ```",
	"---",
	"***",
	"_ _ _",
	"```\ncode & 1 < 2\n```",
	"~~~ lang extra\ncode\n~~~",
	"``` open",
	"| a | b |\n|---|:-:|\n| 1 | 2 |",
	"|x|\n|-|",
	"| c | d |",
	"a | b\n-|-\n1 | \\| `|`",
	"\xC3\xA9t\xC3\xA9 \xE2\x80\x94 na\xC3\xAFve",
	"\"quotes\" and 'more' -- ...",
	"tail\t ",
	"!not image",
	"[]",
	"[x] y",
	"`` ` ``",
	"* a\n\n  b\n* c",
	"1.\n   x",
	"**bold**text",
	"*a*b*c*",
};
#define LINES (sizeof(lines) / sizeof(*lines))

/* Knuth's numbers: the same documents on every machine. */
static uint32_t
next(uint32_t *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 8;
}

static struct str
make_document(uint32_t *state, struct arena *arena)
{
	struct str document = { NULL, 0 };

	for (uint32_t n = 1 + next(state) % 8; n > 0; n--) {
		struct str parts[] = { document,
			str_from(lines[next(state) % LINES]), STR("\n") };

		document = arena_concat(arena, parts, 3);
	}
	return document;
}

static struct str
render_theirs(struct str body, struct arena *arena)
{
	static const char *const names[] = { "table", "strikethrough" };
	cmark_parser *parser = cmark_parser_new(CMARK_OPT_DEFAULT);
	cmark_node *root;
	struct str copy;
	char *html;

	for (size_t i = 0; i < 2; i++)
		cmark_parser_attach_syntax_extension(
		    parser, cmark_find_syntax_extension(names[i]));
	cmark_parser_feed(parser, body.p, body.n);
	root = cmark_parser_finish(parser);
	html = cmark_render_html(root, CMARK_OPT_DEFAULT,
	    cmark_parser_get_syntax_extensions(parser));
	copy = str_copy(arena, str_from(html));
	free(html);
	cmark_node_free(root);
	cmark_parser_free(parser);
	return copy;
}

static struct str
render_ours(struct str body, struct arena *arena)
{
	struct markdown_options options = { .path = STR("a.md") };
	struct markdown m;
	struct diag diag;

	diag_init(&diag);
	assert_true(markdown_render(body, &options, arena, &diag, &m));
	diag_free(&diag);
	return m.html;
}

/* What waymark adds on purpose: attributes, scrollers, levels of headings. */
static bool
is_kept(struct str attribute)
{
	static const struct str kept[] = { STR_INIT("href="), STR_INIT("src="),
		STR_INIT("alt="), STR_INIT("title="), STR_INIT("start="),
		STR_INIT("class=\"language") };

	for (size_t i = 0; i < sizeof(kept) / sizeof(*kept); i++) {
		if (str_starts(attribute, kept[i]))
			return true;
	}
	return false;
}

/* One tag, "<" to ">", with the attributes that both sides write. */
static void
add_tag(struct str tag, struct buf *out)
{
	size_t at = 0;

	if (str_starts(tag, STR("<section")) ||
	    str_starts(tag, STR("</section")))
		return;
	while (at < tag.n && tag.p[at] != ' ' && tag.p[at] != '>')
		at++;
	/* <h3> is <h>, but <hr> stays. */
	buf_add(out,
	    str_slice(
		tag, 0, at - (tag.p[at - 1] >= '1' && tag.p[at - 1] <= '6')));
	while (at < tag.n && tag.p[at] == ' ') {
		struct str attribute = str_skip(tag, at + 1);
		size_t quote = str_find_char(attribute, '"');
		size_t end;

		if (quote == STR_NONE)
			break; /* " />" */
		end = str_find_char(str_skip(attribute, quote + 1), '"');
		attribute = str_slice(attribute, 0, quote + end + 2);
		if (is_kept(attribute)) {
			buf_add_char(out, ' ');
			buf_add(out, attribute);
		}
		at += 1 + attribute.n;
	}
	buf_add_char(out, '>');
}

/* Without line ends, which mean nothing here. */
static struct str
normal(struct str html, struct arena *arena)
{
	struct str copy, rest = html;
	struct buf out;
	size_t n;

	buf_init(&out);
	while (rest.n != 0) {
		if (*rest.p == '<') {
			n = str_find_char(rest, '>') + 1;
			add_tag(str_slice(rest, 0, n), &out);
		} else {
			n = 1;
			if (*rest.p != '\n')
				buf_add_char(&out, *rest.p);
		}
		rest = str_skip(rest, n);
	}
	copy = str_copy(arena, buf_str(&out));
	buf_free(&out);
	return copy;
}

static void
markdown_means_what_cmark_takes_it_for(void **state)
{
	uint32_t seed = 1;
	struct arena arena;

	(void)state;
	arena_init(&arena);
	cmark_gfm_core_extensions_ensure_registered();
	for (size_t i = 0; i < DOCUMENTS; i++) {
		struct str body, ours, theirs;

		arena_reset(&arena);
		body = make_document(&seed, &arena);
		theirs = normal(render_theirs(body, &arena), &arena);
		ours = normal(render_ours(body, &arena), &arena);
		if (!str_eq(ours, theirs))
			fail_msg("%.*s\nours:\n%.*s\ntheirs:\n%.*s",
			    STR_ARG(body), STR_ARG(ours), STR_ARG(theirs));
	}
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(markdown_means_what_cmark_takes_it_for),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
