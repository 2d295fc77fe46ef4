#include "content/heading.h"

#include "content/fence.h"

#define LEVELS 6

/* "## Title ##" gives "Title" and 2; nothing for another line. */
static struct str
atx_text(struct str line, unsigned *level)
{
	struct str s = line, none = { NULL, 0 };
	size_t n = 0, end;

	while (n < 3 && str_starts(s, STR(" "))) {
		s = str_skip(s, 1);
		n++;
	}
	for (n = 0; n < s.n && s.p[n] == '#'; n++)
		;
	if (n == 0 || n > LEVELS || (n < s.n && s.p[n] != ' '))
		return none;
	*level = (unsigned)n;
	s = str_trim(str_skip(s, n));
	for (end = s.n; end > 0 && s.p[end - 1] == '#'; end--)
		;
	if (end == 0 || s.p[end - 1] == ' ')
		s = str_trim(str_slice(s, 0, end));
	return s;
}

static bool
is_underline(struct str line)
{
	struct str s = str_trim(line);

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] != s.p[0] || (s.p[i] != '=' && s.p[i] != '-'))
			return false;
	}
	return s.n != 0;
}

/* Bytes of the picture "![words](address)" that s begins with; 0: none. */
static size_t
picture_length(struct str s)
{
	size_t words = str_find(s, STR("](")), end;

	if (!str_starts(s, STR("![")) || words == STR_NONE)
		return 0;
	end = str_find_char(str_skip(s, words), ')');
	return end == STR_NONE ? 0 : words + end + 1;
}

/* A badge behind the title is none of its words; one alone says them. */
static struct str
without_pictures(struct str s, struct arena *arena)
{
	char *p = arena_bytes(arena, s.n);
	size_t n = 0, skip;
	struct str left;

	for (size_t i = 0; i < s.n; i++) {
		skip = picture_length(str_skip(s, i));
		if (skip != 0)
			i += skip - 1;
		else
			p[n++] = s.p[i];
	}
	left = str_trim((struct str){ p, n });
	return left.n == 0 || str_starts(left, STR("[](")) ? s : left;
}

/* The first comment from one mark to the other is taken out of *s. */
static bool
cut_comment(
    struct str *s, struct str start, struct str end, struct arena *arena)
{
	size_t from = str_find(*s, start), n;
	struct str parts[2];

	if (from == STR_NONE)
		return false;
	n = str_find(str_skip(*s, from + start.n), end);
	if (n == STR_NONE)
		return false;
	parts[0] = str_slice(*s, 0, from);
	parts[1] = str_skip(*s, from + start.n + n + end.n);
	if (str_ends(parts[0], STR(" ")))
		parts[1] = str_trim(parts[1]);
	*s = str_trim(arena_concat(arena, parts, 2));
	return true;
}

static struct str
without_comments(struct str s, struct arena *arena)
{
	while (cut_comment(&s, STR("<!--"), STR("-->"), arena) ||
	    cut_comment(&s, STR("%%"), STR("%%"), arena))
		;
	return s;
}

/*
 * The text of a heading without its marks: emphasis, code, and of a link
 * only the words. A title is plain text, so what is left shows as written.
 */
static struct str
plain(struct str s, struct arena *arena)
{
	char *p = arena_bytes(arena, s.n);
	size_t n = 0, end;

	s = without_comments(s, arena);
	if (str_find(s, STR("![")) != STR_NONE)
		s = without_pictures(s, arena);
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (c == '!' && str_starts(str_skip(s, i), STR("![")))
			continue;
		if (c == '\\' && i + 1 < s.n) {
			p[n++] = s.p[++i];
		} else if (c == ']' && i + 1 < s.n && s.p[i + 1] == '(') {
			end = str_find_char(str_skip(s, i), ')');
			i = end != STR_NONE ? i + end : s.n;
		} else if (str_find_char(STR("*`[]"), c) == STR_NONE) {
			p[n++] = c;
		}
	}
	return str_trim((struct str){ p, n });
}

/* Whether a comment of Obsidian's begins with a line and goes on behind it. */
static bool
leaves_open(struct str line, struct str rest)
{
	const struct str mark = STR("%%");
	bool open = false;
	size_t at;

	if (!str_starts(line, mark) || str_find(rest, mark) == STR_NONE)
		return false;
	while ((at = str_find(line, mark)) != STR_NONE) {
		line = str_skip(line, at + mark.n);
		open = !open;
	}
	return open;
}

/*
 * Take the next line, behind which is rest; true if it belongs to a comment,
 * whose end is awaited in *end. What is told there is no title.
 */
static bool
is_hidden(struct str *end, struct str line, struct str rest)
{
	struct str s = str_trim(line);
	bool html = str_starts(s, STR("<!--"));

	if (end->n != 0) {
		if (str_find(s, *end) != STR_NONE)
			*end = STR("");
		return true;
	}
	if (html && str_find(s, STR("-->")) == STR_NONE)
		*end = STR("-->");
	else if (leaves_open(s, rest))
		*end = STR("%%");
	return html || end->n != 0;
}

/* The heading that a line ends, below the line before it; empty: none. */
static struct str
heading_of(struct str line, struct str before, unsigned *level)
{
	struct str s = atx_text(line, level);

	if (s.n != 0 || before.n == 0 || !is_underline(line))
		return s;
	*level = str_starts(str_trim(line), STR("=")) ? 1 : 2;
	return before;
}

struct str
heading_title(struct str body, struct arena *arena)
{
	struct str line, before = STR(""), first = STR(""), s;
	struct fence fence = { STR("") };
	struct str end = STR("");
	unsigned top = LEVELS, level;
	size_t words = 0; /* lines with any, before the first heading */

	while (str_line(&body, &line)) {
		if (end.n == 0 && fence_takes(&fence, line)) {
			before = STR("");
			words++;
			continue;
		}
		if (is_hidden(&end, line, body)) {
			before = STR("");
			continue;
		}
		s = heading_of(line, before, &level);
		if (s.n == 0) {
			before = str_trim(line);
			words += before.n != 0;
			continue;
		}
		if (first.n != 0 && level <= top)
			return STR("");
		if (first.n != 0)
			continue;
		words -= s.p == before.p;
		if (level > 1 && words != 0)
			return STR("");
		first = s;
		top = level;
		if (level == 1 && words == 0)
			break;
	}
	return plain(first, arena);
}

struct str
heading_from_name(struct str name, struct arena *arena)
{
	struct str copy = str_copy(arena, name);
	char *p = arena_bytes(arena, name.n);

	if (str_find_char(name, ' ') != STR_NONE)
		return copy;
	for (size_t i = 0; i < copy.n; i++)
		p[i] = copy.p[i] == '-' || copy.p[i] == '_' ? ' ' : copy.p[i];
	if (copy.n != 0 && p[0] >= 'a' && p[0] <= 'z')
		p[0] = (char)(p[0] - 'a' + 'A');
	return (struct str){ p, copy.n };
}
