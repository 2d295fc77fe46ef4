#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "text/comment.h"
#include "text/guard.h"
#include "text/markdown.h"
#include "text/nodes.h"

#define EXCERPT_BYTES (8u * 1024u) /* of the body that are looked at */

/* What markdown_render would refuse has no words either. */
static bool
is_safe(struct str body)
{
	return guard_check(body, (struct str){ NULL, 0 }, 1, NULL);
}

static bool
starts_code_point(char c)
{
	return ((unsigned char)c & 0xC0) != 0x80;
}

/* One space for each run of them; all of text, or max code points at least. */
static struct str
squeeze(struct str text, size_t max, struct arena *arena)
{
	char *to = arena_bytes(arena, text.n);
	size_t n = 0, codes = 0;

	text = str_trim(text);
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		if (codes >= max && starts_code_point(c))
			break;
		if (c == '\t' || c == '\n')
			c = ' ';
		if (c == ' ' && to[n - 1] == ' ')
			continue;
		to[n++] = c;
		codes += starts_code_point(c);
	}
	return (struct str){ to, n };
}

/* At most max code points, the last of them "…" where words are left out. */
static struct str
shorten(struct str text, size_t max, struct arena *arena)
{
	struct str head = utf8_prefix(text, max), parts[2];
	size_t space;

	if (head.n == text.n || max == 0)
		return head;
	head = utf8_prefix(text, max - 1);
	space = str_find_last(head, ' ');
	/* A text without spaces, as in Chinese, is cut anywhere. */
	if (space != STR_NONE && space > head.n / 2)
		head.n = space;
	parts[0] = head;
	parts[1] = STR("\xE2\x80\xA6");
	return arena_concat(arena, parts, 2);
}

/* Where the first blank line that begins at or behind `from` ends. */
static size_t
behind_blank(struct str body, size_t from)
{
	const struct str blank = STR("\n\n");
	size_t at = str_find(str_skip(body, from), blank);

	return at == STR_NONE ? body.n : from + at + blank.n;
}

/* "[[a|b]]" as "b", and nothing of what "![[a]]" would show. */
static struct str
without_wikilinks(struct str text)
{
	struct str rest = text, inside;
	size_t at, end, bar;
	struct buf out;

	if (str_find(text, STR("[[")) == STR_NONE)
		return text;
	buf_init(&out);
	while ((at = str_find(rest, STR("[["))) != STR_NONE &&
	    (end = str_find(str_skip(rest, at), STR("]]"))) != STR_NONE) {
		bool embed = at != 0 && rest.p[at - 1] == '!';

		buf_add(&out, str_slice(rest, 0, at - embed));
		inside = str_slice(rest, at + 2, end - 2);
		bar = str_find_last(inside, '|');
		if (!embed)
			buf_add(&out,
			    str_skip(inside, bar == STR_NONE ? 0 : bar + 1));
		rest = str_skip(rest, at + end + 2);
	}
	buf_add(&out, rest);
	text = str_copy(nodes_arena(), buf_str(&out));
	buf_free(&out);
	return text;
}

/* The words of the first paragraph that has any. */
static struct str
first_words(struct str body)
{
	const cmark_node *node =
	    is_safe(body) ? nodes_parse(body)->first_child : NULL;
	struct str words = { NULL, 0 };

	for (; node != NULL && words.n == 0; node = node->next) {
		if (node->type == CMARK_NODE_PARAGRAPH)
			words = str_trim(
			    without_wikilinks(nodes_text(node, nodes_arena())));
	}
	return words;
}

/*
 * The words of the first paragraph of body, of which no more is parsed than it
 * takes. What stands behind a blank line changes nothing in a paragraph before
 * it, unless it is what a bracket refers to, or the end of a comment.
 */
static struct str
find_words(struct str body)
{
	struct str found = { NULL, 0 }, head = body;

	for (size_t n = 0; found.n == 0; n = head.n) {
		head.n = behind_blank(body, 2 * n);
		if (str_find_char(head, '[') != STR_NONE ||
		    comment_may_be_in(head))
			head = body;
		found = first_words(head);
		if (head.n == body.n)
			break;
	}
	return found;
}

struct str
markdown_excerpt(struct str body, size_t max, struct arena *arena)
{
	struct str head = body;

	if (head.n > EXCERPT_BYTES && !comment_may_be_in(head))
		head.n = str_find_last(str_slice(body, 0, EXCERPT_BYTES), '\n');
	if (head.n == STR_NONE)
		return (struct str){ NULL, 0 };
	/* One code point more than is shown tells that there are more. */
	return shorten(squeeze(find_words(head), max + 1, arena), max, arena);
}
