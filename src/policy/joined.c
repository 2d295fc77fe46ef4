#include "policy/joined.h"

#include "base/arena.h"
#include "policy/word.h"

/* What goes on longer without an end is no tag. */
#define TAG_BYTES_MAX 4096

static bool
is_sign(char c)
{
	return str_find_char(STR("*_~`"), c) != STR_NONE;
}

/* Bytes of the mark that text begins with, or 0. */
static size_t
mark_length(struct str text)
{
	size_t end;

	if (is_sign(text.p[0]))
		return 1;
	if (text.p[0] != '<')
		return 0;
	end = str_find_char(str_slice(text, 0, TAG_BYTES_MAX), '>');
	return end == STR_NONE ? 0 : end + 1;
}

static bool
is_letter(struct str text, size_t at)
{
	uint32_t c = at < text.n ? word_char(text, &at) : WORD_BREAK;

	return c != 0 && (c & WORD_BREAK) == 0;
}

/* Whether marks, and nothing else, stand between two letters; the letter
 * before may be any byte of its own. */
static bool
joins(struct str text)
{
	size_t n, at = 0;
	bool before = false;

	while (at < text.n) {
		n = mark_length(str_skip(text, at));
		if (n == 0) {
			before = (unsigned char)text.p[at] >= 0x80 ||
			    is_letter(text, at);
			at++;
			continue;
		}
		while (n != 0) {
			at += n;
			n = at < text.n ? mark_length(str_skip(text, at)) : 0;
		}
		if (before && is_letter(text, at))
			return true;
	}
	return false;
}

struct str
joined_text(struct str text, struct arena *arena)
{
	char *to;
	size_t n = 0, mark;

	if (!joins(text))
		return text;
	to = arena_bytes(arena, text.n);
	for (size_t at = 0; at < text.n; at += mark != 0 ? mark : 1) {
		mark = mark_length(str_skip(text, at));
		if (mark == 0)
			to[n++] = text.p[at];
	}
	return (struct str){ to, n };
}
