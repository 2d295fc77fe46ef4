#include "text/run.h"

#include <string.h>

#include "base/lanes.h"
#include "text/link.h"
#include "text/picture.h"

#define WIKI_BYTES 300 /* longer ones are no titles */
#define ALIKE_MAX 20 /* of one text on one line that are looked at */

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool
is_word(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	    (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

/* Bytes of a host's name at the start of s, if it has a dot inside. */
static size_t
host_length(struct str s)
{
	size_t n = 0, dots = 0;

	while (n < s.n &&
	    (is_word(s.p[n]) || s.p[n] == '-' || s.p[n] == '_' ||
		s.p[n] == '.')) {
		dots += s.p[n] == '.' && n != 0 && s.p[n - 1] != '.' &&
		    n + 1 < s.n && is_word(s.p[n + 1]);
		n++;
	}
	return dots != 0 ? n : 0;
}

/* Without the punctuation that ends a sentence, and without a closing bracket
 * that was opened before the address. */
static size_t
without_end(struct str url)
{
	size_t open = 0, close = 0, n = url.n;

	for (size_t i = 0; i < n; i++) {
		open += url.p[i] == '(';
		close += url.p[i] == ')';
	}
	for (; n > 0; n--) {
		char c = url.p[n - 1];

		if (c == ')' && close > open)
			close--;
		else if (strchr("?!.,:*_~'\";", c) == NULL)
			break;
	}
	return n;
}

/* Bytes of the bare address that starts at byte `at`, 0 if there is none. */
static size_t
address_length(struct str text, size_t at)
{
	struct str s = str_skip(text, at);
	size_t head, n;

	if (at != 0 && !is_space(text.p[at - 1]) &&
	    strchr("*_~(\"'[", text.p[at - 1]) == NULL)
		return 0;
	if (str_starts(s, STR("www.")))
		head = 0;
	else if (str_starts(s, STR("http://")))
		head = 7;
	else if (str_starts(s, STR("https://")))
		head = 8;
	else
		return 0;
	n = host_length(str_skip(s, head));
	if (n == 0)
		return 0;
	n += head;
	while (n < s.n && !is_space(s.p[n]) && s.p[n] != '<')
		n++;
	return without_end(str_slice(s, 0, n));
}

static void
write_address(struct writer *w, struct str address)
{
	struct str url = address;

	if (*address.p == 'w') {
		struct str parts[] = { STR("https://"), address };

		url = arena_concat(nodes_arena(), parts, 2);
	}
	link_open(w, url, (struct str){ NULL, 0 });
	writer_text(w, address);
	link_close(w);
}

/* The inside of "[[...]]" at the start of s; empty if there is none. */
static struct str
wiki_inside(struct str s)
{
	size_t end;

	s = str_skip(s, 2);
	end = str_find(str_slice(s, 0, WIKI_BYTES), STR("]]"));
	return end == STR_NONE ? (struct str){ NULL, 0 } : str_slice(s, 0, end);
}

/* The tree does not tell "\[[" from "[["; the source does. What may be written
 * otherwise there, as "\|" and "&amp;", is not compared. */
static bool
is_escaped(struct writer *w, size_t line, struct str inside)
{
	struct str source = writer_source(w, line), mark;
	size_t at = 0, found, n = 0;

	while (n < inside.n && inside.p[n] != '|' && inside.p[n] != '&')
		n++;
	mark = (struct str){ inside.p - 2, n + 2 };
	for (unsigned i = 0; i < ALIKE_MAX; i++) {
		found = str_find(str_skip(source, at), mark);
		if (found == STR_NONE)
			break;
		at += found;
		if (at == 0 || source.p[at - 1] != '\\')
			return false;
		at++;
	}
	return true;
}

/* "300" or "300x200", as the last of the words of a picture. */
static bool
is_size(struct str words, struct picture *out)
{
	size_t by = str_find_char(words, 'x');
	struct str width = str_slice(words, 0, by), height = { NULL, 0 };
	uint64_t ignored;

	if (by != STR_NONE)
		height = str_skip(words, by + 1);
	if (!str_uint(width, UINT32_MAX, &ignored) ||
	    (by != STR_NONE && !str_uint(height, UINT32_MAX, &ignored)))
		return false;
	out->width = width;
	out->height = height;
	return true;
}

/* ![[heron.png|a heron in the creek|300]]: words and a size, or either. */
static void
write_embed(
    struct writer *w, struct str target, struct str words, struct spot spot)
{
	size_t bar = str_find_last(words, '|');
	struct picture picture = { .url = target, .embedded = true };
	struct str last = str_skip(words, bar == STR_NONE ? 0 : bar + 1);

	if (is_size(str_trim(last), &picture))
		words = str_slice(words, 0, bar == STR_NONE ? 0 : bar);
	picture.alt = str_trim(words);
	picture_embed(w, &picture, spot);
}

/* A name that reads like one, "Creek study"; a file's, "creek-2", does not. */
static bool
is_words(struct str target)
{
	bool words = false;

	for (size_t i = 0; i < target.n; i++) {
		if (target.p[i] == '/')
			return false;
		words = words || target.p[i] == ' ' ||
		    (target.p[i] >= 'A' && target.p[i] <= 'Z') ||
		    (unsigned char)target.p[i] >= 0x80;
	}
	return words && !str_ends(target, STR(".md"));
}

/* What a link without words of its own says: the part that it names, too. */
static struct str
words_of(struct str target, const struct markdown_link *link)
{
	size_t first = str_find_char(target, '#');
	size_t last = str_find_last(target, '#');
	struct str page = str_trim(str_slice(target, 0, first)), part;

	if (first == 0 && link->text.n != 0)
		return link->text;
	if (first == 0)
		return str_skip(target, last + 1);
	if (!is_words(page) && link->text.n != 0)
		page = link->text;
	part =
	    str_trim(str_skip(target, last == STR_NONE ? target.n : last + 1));
	if (part.n == 0 || *part.p == '^')
		return page;
	return arena_printf(
	    nodes_arena(), "%.*s: %.*s", STR_ARG(page), STR_ARG(part));
}

static void
write_wiki(struct writer *w, struct str inside, bool embed, struct spot spot)
{
	size_t bar = str_find_char(inside, '|');
	struct str target = str_trim(str_slice(inside, 0, bar));
	struct str text = { NULL, 0 };
	struct markdown_link link;

	if (bar != STR_NONE)
		text = str_trim(str_skip(inside, bar + 1));
	if (embed) {
		write_embed(w, target, text, spot);
		return;
	}
	if (!link_resolve(w, TARGET_WIKI, target, spot, &link)) {
		writer_text(w, text.n != 0 ? text : words_of(target, &link));
		return;
	}
	link_open(w, link.href, (struct str){ NULL, 0 });
	writer_text(w, text.n != 0 ? text : words_of(target, &link));
	link_close(w);
}

/* Bytes of the link at `at` after writing it, or 0 if there is none. */
static size_t
write_link(
    struct writer *w, struct str text, size_t at, size_t from, struct spot spot)
{
	struct str inside;
	size_t n;

	if (text.p[at] != '[') {
		n = address_length(text, at);
		if (n == 0)
			return 0;
		writer_text(w, str_slice(text, from, at - from));
		write_address(w, str_slice(text, at, n));
		return n;
	}
	if (w->options->links == NULL || at + 1 == text.n ||
	    text.p[at + 1] != '[')
		return 0;
	inside = wiki_inside(str_skip(text, at));
	if (spot.column != 0)
		spot.column += at;
	if (str_trim(inside).n == 0 || is_escaped(w, spot.line, inside))
		return 0;
	n = at > from && text.p[at - 1] == '!';
	writer_text(w, str_slice(text, from, at - from - n));
	write_wiki(w, inside, n != 0, spot);
	return inside.n + 4;
}

/* Where a link may begin in LANES bytes, or an address be: "[", ":", "ww". */
static uint32_t
links_in(const char *p)
{
	struct lanes v = lanes_load(p), next = lanes_load(p + 1);

	return lanes_mask(lanes_or(lanes_equal(v, '['), lanes_equal(v, ':'))) |
	    (lanes_mask(lanes_equal(v, 'w')) &
		lanes_mask(lanes_equal(next, 'w')));
}

/* Most text has none of them, and is not looked at letter by letter. */
static bool
may_have_link(struct str text)
{
	char few[LANES + 1] = { 0 };
	size_t at = 0;

	if (text.n == 0)
		return false;
	if (text.n <= LANES) {
		memcpy(few, text.p, text.n);
		return links_in(few) != 0;
	}
	for (; text.n - at > LANES; at += LANES) {
		if (links_in(text.p + at) != 0)
			return true;
	}
	return links_in(text.p + text.n - LANES - 1) != 0;
}

void
run_write(struct writer *w, const cmark_node *node)
{
	struct str text = nodes_str(node->as.literal);
	size_t from = 0, at = 0, n;

	if (w->in_link != 0 || !may_have_link(text))
		at = text.n;

	for (; at < text.n; at++) {
		if (text.p[at] != 'h' && text.p[at] != 'w' && text.p[at] != '[')
			continue;
		n = write_link(w, text, at, from, writer_spot(node));
		if (n != 0) {
			at += n - 1;
			from = at + 1;
		}
	}
	writer_text(w, str_skip(text, from));
}
