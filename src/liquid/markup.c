#include "liquid/markup.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "liquid/chars.h"

static bool
is_special(char c)
{
	return c == '&' || c == '<' || c == '>' || c == '"' || c == '\'';
}

static struct str
take(struct buf *b, struct arena *arena)
{
	struct str s = str_copy(arena, buf_str(b));

	buf_free(b);
	return s;
}

struct str
markup_escape(struct str s, struct arena *arena)
{
	struct buf out;
	size_t i = 0;

	while (i < s.n && !is_special(s.p[i]))
		i++;
	if (i == s.n)
		return s;
	buf_init(&out);
	buf_add_html(&out, s);
	return take(&out, arena);
}

/* The length of &name; or &#12; at the start of s; 0 if there is none. */
static size_t
reference_length(struct str s)
{
	size_t i = 1, from;
	bool number = s.n > 1 && s.p[1] == '#';

	if (number)
		i++;
	for (from = i; i < s.n; i++) {
		if (!(number ? is_digit(s.p[i]) : is_alpha(s.p[i])))
			break;
	}
	return i > from && i < s.n && s.p[i] == ';' ? i + 1 : 0;
}

struct str
markup_escape_once(struct str s, struct arena *arena)
{
	struct buf out;
	size_t n;

	buf_init(&out);
	for (size_t i = 0; i < s.n; i++) {
		n = s.p[i] == '&' ? reference_length(str_skip(s, i)) : 0;
		if (n != 0)
			buf_add(&out, str_slice(s, i, n));
		else
			buf_add_html(&out, str_slice(s, i, 1));
		i += n != 0 ? n - 1 : 0;
	}
	return take(&out, arena);
}

/*
 * Take out what stands from each `open` to the next `close`. When a close is
 * missing once, it is missing for good, and the rest is not searched again.
 */
struct cut {
	struct str open;
	struct str close;
	bool missing;
};

/* The bytes to be cut at s; 0 if nothing is. */
static size_t
cut_length(struct cut *c, struct str s)
{
	size_t at;

	if (c->missing || !str_starts(s, c->open))
		return 0;
	at = str_find(str_skip(s, c->open.n), c->close);
	if (at == STR_NONE) {
		c->missing = true;
		return 0;
	}
	return c->open.n + at + c->close.n;
}

static void
strip(struct buf *out, struct str s, struct cut *cuts, size_t n_cuts)
{
	size_t from = 0, i = 0, n;

	while (i < s.n) {
		const char *lt = memchr(s.p + i, '<', s.n - i);

		if (lt == NULL)
			break;
		i = (size_t)(lt - s.p);
		n = 0;
		for (size_t k = 0; k < n_cuts && n == 0; k++)
			n = cut_length(&cuts[k], str_skip(s, i));
		if (n == 0) {
			i++;
			continue;
		}
		buf_add(out, str_slice(s, from, i - from));
		i += n;
		from = i;
	}
	buf_add(out, str_skip(s, from));
}

struct str
markup_strip(struct str s, struct arena *arena)
{
	struct cut blocks[] = {
		{ STR("<script"), STR("</script>"), false },
		{ STR("<!--"), STR("-->"), false },
		{ STR("<style"), STR("</style>"), false },
	};
	struct cut tags[] = { { STR("<"), STR(">"), false } };
	struct buf first, out;

	buf_init(&first);
	buf_init(&out);
	strip(&first, s, blocks, 3);
	strip(&out, buf_str(&first), tags, 1);
	buf_free(&first);
	return take(&out, arena);
}

static const struct {
	const char *name;
	uint32_t c;
} references[] = { { "amp", '&' }, { "lt", '<' }, { "gt", '>' },
	{ "quot", '"' }, { "apos", '\'' }, { "nbsp", 0xa0 }, { "iexcl", 0xa1 },
	{ "cent", 0xa2 }, { "pound", 0xa3 }, { "yen", 0xa5 }, { "sect", 0xa7 },
	{ "uml", 0xa8 }, { "copy", 0xa9 }, { "ordf", 0xaa }, { "laquo", 0xab },
	{ "not", 0xac }, { "shy", 0xad }, { "reg", 0xae }, { "deg", 0xb0 },
	{ "plusmn", 0xb1 }, { "sup2", 0xb2 }, { "sup3", 0xb3 },
	{ "acute", 0xb4 }, { "micro", 0xb5 }, { "para", 0xb6 },
	{ "middot", 0xb7 }, { "sup1", 0xb9 }, { "ordm", 0xba },
	{ "raquo", 0xbb }, { "frac14", 0xbc }, { "frac12", 0xbd },
	{ "frac34", 0xbe }, { "iquest", 0xbf }, { "Agrave", 0xc0 },
	{ "Aacute", 0xc1 }, { "Acirc", 0xc2 }, { "Atilde", 0xc3 },
	{ "Auml", 0xc4 }, { "Aring", 0xc5 }, { "AElig", 0xc6 },
	{ "Ccedil", 0xc7 }, { "Egrave", 0xc8 }, { "Eacute", 0xc9 },
	{ "Ecirc", 0xca }, { "Euml", 0xcb }, { "Igrave", 0xcc },
	{ "Iacute", 0xcd }, { "Icirc", 0xce }, { "Iuml", 0xcf },
	{ "Ntilde", 0xd1 }, { "Ograve", 0xd2 }, { "Oacute", 0xd3 },
	{ "Ocirc", 0xd4 }, { "Otilde", 0xd5 }, { "Ouml", 0xd6 },
	{ "times", 0xd7 }, { "Oslash", 0xd8 }, { "Ugrave", 0xd9 },
	{ "Uacute", 0xda }, { "Ucirc", 0xdb }, { "Uuml", 0xdc },
	{ "Yacute", 0xdd }, { "szlig", 0xdf }, { "agrave", 0xe0 },
	{ "aacute", 0xe1 }, { "acirc", 0xe2 }, { "atilde", 0xe3 },
	{ "auml", 0xe4 }, { "aring", 0xe5 }, { "aelig", 0xe6 },
	{ "ccedil", 0xe7 }, { "egrave", 0xe8 }, { "eacute", 0xe9 },
	{ "ecirc", 0xea }, { "euml", 0xeb }, { "igrave", 0xec },
	{ "iacute", 0xed }, { "icirc", 0xee }, { "iuml", 0xef },
	{ "ntilde", 0xf1 }, { "ograve", 0xf2 }, { "oacute", 0xf3 },
	{ "ocirc", 0xf4 }, { "otilde", 0xf5 }, { "ouml", 0xf6 },
	{ "divide", 0xf7 }, { "oslash", 0xf8 }, { "ugrave", 0xf9 },
	{ "uacute", 0xfa }, { "ucirc", 0xfb }, { "uuml", 0xfc },
	{ "yacute", 0xfd }, { "yuml", 0xff }, { "ndash", 0x2013 },
	{ "mdash", 0x2014 }, { "lsquo", 0x2018 }, { "rsquo", 0x2019 },
	{ "ldquo", 0x201c }, { "rdquo", 0x201d }, { "bull", 0x2022 },
	{ "hellip", 0x2026 }, { "euro", 0x20ac }, { "trade", 0x2122 },
	{ "larr", 0x2190 }, { "rarr", 0x2192 } };

/* What the reference between & and ; stands for; 0 if it is none. */
static uint32_t
find_reference(struct str name)
{
	if (name.n > 1 && *name.p == '#')
		return utf8_reference(str_skip(name, 1));
	for (size_t i = 0; i < sizeof(references) / sizeof(*references); i++) {
		if (str_eq(name, str_from(references[i].name)))
			return references[i].c;
	}
	return 0;
}

struct str
markup_decode(struct str s, struct arena *arena)
{
	char *p = arena_bytes(arena, s.n);
	size_t n = 0, end;
	uint32_t c;

	for (size_t i = 0; i < s.n; i++) {
		c = 0;
		if (s.p[i] == '&') {
			end = str_find_char(str_slice(s, i, 12), ';');
			if (end != STR_NONE)
				c = find_reference(
				    str_slice(s, i + 1, end - 1));
		}
		if (c == 0) {
			p[n++] = s.p[i];
			continue;
		}
		n += utf8_put(p + n, c);
		i += end;
	}
	return (struct str){ p, n };
}
