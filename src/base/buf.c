#include "base/buf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

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

char *
buf_reserve(struct buf *b, size_t n)
{
	size_t want;

	if (n > b->cap - b->n) {
		want = b->cap < 256 ? 256 : b->cap * 2;
		if (want - b->n < n)
			want = b->n + n;
		b->p = memory_resize(b->p, want);
		b->cap = want;
	}
	return b->p + b->n;
}

void
buf_add(struct buf *b, struct str s)
{
	char *to = buf_reserve(b, s.n);

	if (s.n != 0)
		memcpy(to, s.p, s.n);
	b->n += s.n;
}

void
buf_add_char(struct buf *b, char c)
{
	*buf_reserve(b, 1) = c;
	b->n++;
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

void
buf_add_html(struct buf *b, struct str s)
{
	size_t from = 0;
	struct str ref;

	for (size_t i = 0; i < s.n; i++) {
		ref = html_reference(s.p[i]);
		if (ref.n == 0)
			continue;
		buf_add(b, str_slice(s, from, i - from));
		buf_add(b, ref);
		from = i + 1;
	}
	buf_add(b, str_skip(s, from));
}

void
buf_add_json(struct buf *b, struct str s)
{
	size_t from = 0;

	buf_add_char(b, '"');
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c >= 0x20 && c != '"' && c != '\\' && c != '<' &&
		    c != '>' && c != '&' && c != 0x7f)
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
