#include "base/buf.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/lanes.h"

void
buf_init(struct buf *b)
{
	*b = (struct buf){ NULL, 0, 0 };
}

void
buf_free(struct buf *b)
{
	free(b->p);
	buf_init(b);
}

void
buf_reset(struct buf *b)
{
	b->n = 0;
}

struct str
buf_str(const struct buf *b)
{
	return (struct str){ b->p, b->n };
}

void
buf_grow(struct buf *b, size_t n)
{
	size_t want = b->cap < 256 ? 256 : b->cap * 2;

	if (want - b->n < n)
		want = b->n + n;
	b->p = memory_resize(b->p, want);
	b->cap = want;
}

void
buf_vprintf(struct buf *b, const char *format, va_list args)
{
	va_list again;
	int n;

	va_copy(again, args);
	n = vsnprintf(NULL, 0, format, args);
	if (n > 0) {
		buf_reserve(b, (size_t)n + 1);
		vsnprintf(b->p + b->n, (size_t)n + 1, format, again);
		b->n += (size_t)n;
	}
	va_end(again);
}

void
buf_printf(struct buf *b, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	buf_vprintf(b, format, args);
	va_end(args);
}

void
buf_add_number(struct buf *b, uint64_t n)
{
	size_t digits = 1;
	char *at;

	for (uint64_t rest = n; rest >= 10; rest /= 10)
		digits++;
	at = buf_reserve(b, digits) + digits;
	b->n += digits;
	for (; digits != 0; digits--, n /= 10)
		*--at = (char)('0' + n % 10);
}

static struct str
html_reference(char c)
{
	switch (c) {
	case '&':
		return STR("&amp;");
	case '<':
		return STR("&lt;");
	case '>':
		return STR("&gt;");
	case '"':
		return STR("&quot;");
	case '\'':
		return STR("&#39;");
	default:
		return (struct str){ NULL, 0 };
	}
}

/* Characters that HTML reads as its own: & < > " and one more. */
copied_in uint32_t
specials_in(struct lanes v, char more)
{
	struct lanes tags = lanes_or(lanes_equal(v, '<'), lanes_equal(v, '>'));
	struct lanes quotes =
	    lanes_or(lanes_equal(v, '"'), lanes_equal(v, more));

	return lanes_mask(
	    lanes_or(lanes_equal(v, '&'), lanes_or(tags, quotes)));
}

/* The first of them at or behind byte i, or the length. */
copied_in size_t
find_special(struct str s, size_t i, char more)
{
	uint32_t found;

	for (; s.n - i >= LANES; i += LANES) {
		found = specials_in(lanes_load(s.p + i), more);
		if (found != 0)
			return i + (unsigned)__builtin_ctz(found);
	}
	if (i == s.n)
		return i;
	found = specials_in(lanes_few(s.p + i, s.n - i), more);
	return found != 0 ? i + (unsigned)__builtin_ctz(found) : s.n;
}

copied_in void
add_escaped(struct buf *b, struct str s, char more)
{
	size_t from = 0, at = find_special(s, 0, more);

	while (at < s.n) {
		buf_add(b, (struct str){ s.p + from, at - from });
		buf_add(b, html_reference(s.p[at]));
		from = at + 1;
		at = find_special(s, from, more);
	}
	buf_add(b, str_skip(s, from));
}

void
buf_add_html(struct buf *b, struct str s)
{
	add_escaped(b, s, '\'');
}

void
buf_add_quoted(struct buf *b, struct str s)
{
	add_escaped(b, s, '"');
}

static bool
is_shell_plain(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c < 0x80 && !isalnum(c) &&
		    (c == '\0' || strchr("/._-:=@%+,", c) == NULL))
			return false;
	}
	return s.n != 0;
}

void
buf_add_shell(struct buf *b, struct str s)
{
	if (is_shell_plain(s)) {
		buf_add(b, s);
		return;
	}
	buf_add_char(b, '\'');
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '\'')
			buf_add(b, STR("'\\''"));
		else
			buf_add_char(b, s.p[i]);
	}
	buf_add_char(b, '\'');
}

void
buf_add_json(struct buf *b, struct str s)
{
	/* Control characters are the other ones. */
	static const bool escaped[256] = { ['"'] = true,
		['\\'] = true,
		['<'] = true,
		['>'] = true,
		['&'] = true,
		[0x7f] = true };
	size_t from = 0;

	buf_add_char(b, '"');
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c >= 0x20 && !escaped[c])
			continue;
		buf_add(b, str_slice(s, from, i - from));
		if (c == '"' || c == '\\')
			buf_printf(b, "\\%c", c);
		else if (c == '\n')
			buf_add(b, STR("\\n"));
		else
			buf_printf(b, "\\u%04x", c);
		from = i + 1;
	}
	buf_add(b, str_skip(s, from));
	buf_add_char(b, '"');
}
