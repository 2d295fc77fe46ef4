#include "text/nodes.h"

#include <cmark-gfm-core-extensions.h>

#include "spec.h"
#include "text/comment.h"

#define WINDOW 12 /* lines */

static const char *const files[] = { "README.md", "tests/spec/markdown.md",
	"tests/spec/import-html.md", "tests/spec/liquid.md" };

/* What the examples do not have, or not in each combination. */
static const char hard[] = "\xEF\xBB\xBF# Words #\n"
			   "words! and more!  \n"
			   "  *marks*\twords\n"
			   "- item\n"
			   "\n"
			   "  second\n"
			   "- [ ] open\n"
			   "\n"
			   "| a | b! |\n"
			   "|---|:-:|\n"
			   "| words | |\n"
			   "| \xC3\xA4 | a longer cell of many words | c |\n"
			   "| `|\n"
			   "Title \n"
			   "===\n"
			   "> quoted\n"
			   "lazy\n"
			   "1. > # deep\n"
			   "2.\n"
			   "\n"
			   "[^a]: note\n"
			   "\n"
			   "[^b]: nobody asks\n"
			   "\n"
			   "words \\\n"
			   "[^a]\n"
			   "[ref]: /here\n"
			   "\n"
			   "[ref]\n"
			   "    code\n"
			   "last words";

static cmark_node *
parse_plainly(struct str body)
{
	static const char *const names[] = { "table", "strikethrough",
		"tasklist" };
	cmark_parser *parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
	cmark_node *root;

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		cmark_parser_attach_syntax_extension(
		    parser, cmark_find_syntax_extension(names[i]));
	cmark_parser_feed(parser, body.p, body.n);
	root = cmark_parser_finish(parser);
	cmark_parser_free(parser);
	return root;
}

/* The tree that is made here is the one that the library makes by itself. */
static void
compare_trees(struct str body)
{
	cmark_mem *plain = cmark_get_default_mem_allocator();
	cmark_node *root = nodes_parse(body), *want;
	/* A body of one unmarked line is not placed. */
	int options =
	    root->first_child != NULL && root->first_child == root->last_child
	    ? CMARK_OPT_DEFAULT
	    : CMARK_OPT_SOURCEPOS;
	char *ours = cmark_render_xml_with_mem(root, options, plain);
	char *theirs;

	want = parse_plainly(body);
	theirs = cmark_render_xml(want, options);
	if (strcmp(ours, theirs) != 0)
		print_message("of:\n%.*s\n", STR_ARG(body));
	assert_string_equal(ours, theirs);
	plain->free(ours);
	free(theirs);
	cmark_node_free(want);
}

/* But for comments, of which the library knows nothing. */
static void
compare(struct str body)
{
	if (!comment_may_be_in(body))
		compare_trees(body);
}

/* Each few lines that follow each other, with the last one's end or not. */
static void
compare_windows(struct str text)
{
	struct str first, rest = text, end, line;

	while (rest.n != 0) {
		end = rest;
		for (unsigned i = 0; i < WINDOW; i++)
			str_cut(&end, '\n', &line);
		compare(str_slice(rest, 0, rest.n - end.n));
		compare(str_slice(rest, 0, (size_t)(line.p - rest.p) + line.n));
		str_cut(&rest, '\n', &first);
	}
}

/* Each byte where it may mean something, in long texts and in short ones. */
static void
compare_bytes(struct arena *arena)
{
	for (int c = 1; c < 256; c++) {
		compare(arena_printf(arena,
		    "words %cb%c, and more of them\n\n"
		    "- so %camp; is one of them\n- %cs%c\n%cthis\n\n"
		    "end%c\n\nlast\n",
		    c, c, c, c, c, c, c));
	}
}

static void
the_tree_is_the_librarys(void **state)
{
	struct arena arena;
	struct str text;

	(void)state;
	arena_init(&arena);
	compare(STR(""));
	compare(STR("words\r\nand more\rof them\r\n\r\nlast\rone"));
	compare_bytes(&arena);
	compare_windows(spec_unescape(str_from(hard), &arena));
	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++) {
		assert_true(file_read_named(
		    str_from(files[i]), 1u << 20, &arena, &text));
		compare(text);
		compare_windows(spec_unescape(text, &arena));
	}
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_tree_is_the_librarys),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
