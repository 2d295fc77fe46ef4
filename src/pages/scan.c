#include "pages/scan.h"

#include <string.h>

#include "base/arena.h"

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Where the tag that starts before `from` ends: at its ">" or at the end. */
static size_t
tag_end(struct str html, size_t from)
{
	const char *close;

	for (size_t i = from; i < html.n; i++) {
		char c = html.p[i];

		if (c == '>')
			return i;
		if (c != '"' && c != '\'')
			continue;
		close = memchr(html.p + i + 1, c, html.n - i - 1);
		if (close == NULL)
			break;
		i = (size_t)(close - html.p);
	}
	return html.n;
}

static size_t
skip_past(struct str html, size_t from, struct str mark)
{
	size_t found = str_find(str_skip(html, from), mark);

	return found == STR_NONE ? html.n : from + found + mark.n;
}

/* The text of these elements has no tags in it. */
static void
skip_raw_text(struct str html, const struct scan_tag *tag, size_t *at)
{
	if (tag->end)
		return;
	if (str_eq_nocase(tag->name, STR("script")))
		*at = skip_past(html, *at, STR("</script"));
	else if (str_eq_nocase(tag->name, STR("style")))
		*at = skip_past(html, *at, STR("</style"));
}

bool
scan_next(struct str html, size_t *at, struct scan_tag *tag)
{
	while (*at < html.n) {
		const char *open = memchr(html.p + *at, '<', html.n - *at);
		size_t i, end;

		if (open == NULL)
			break;
		tag->at = (size_t)(open - html.p);
		i = tag->at + 1;
		if (str_starts(str_skip(html, i), STR("!--"))) {
			*at = skip_past(html, i, STR("-->"));
			continue;
		}
		tag->end = i < html.n && html.p[i] == '/';
		i += tag->end;
		*at = i;
		if (i >= html.n || !is_letter(html.p[i]))
			continue;
		end = tag_end(html, i);
		while (i < end && !is_space(html.p[i]) && html.p[i] != '/')
			i++;
		tag->name = str_slice(html, *at, i - *at);
		tag->attributes = str_slice(html, i, end - i);
		*at = end < html.n ? end + 1 : end;
		skip_raw_text(html, tag, at);
		return true;
	}
	*at = html.n;
	return false;
}

static struct str
skip_spaces(struct str s)
{
	size_t i = 0;

	while (i < s.n && (is_space(s.p[i]) || s.p[i] == '/'))
		i++;
	return str_skip(s, i);
}

static struct str
take_value(struct str *rest)
{
	struct str s = *rest;
	size_t n = 0;

	if (s.n != 0 && (s.p[0] == '"' || s.p[0] == '\'')) {
		n = str_find_char(str_skip(s, 1), s.p[0]);
		if (n == STR_NONE)
			n = s.n - 1;
		*rest = str_skip(s, n + 2);
		return str_slice(s, 1, n);
	}
	while (n < s.n && !is_space(s.p[n]))
		n++;
	*rest = str_skip(s, n);
	return str_slice(s, 0, n);
}

bool
scan_attribute(struct str *attributes, struct str *name, struct str *value)
{
	struct str s = skip_spaces(*attributes);
	size_t n = 0;

	if (s.n == 0)
		return false;
	while (n < s.n && !is_space(s.p[n]) && s.p[n] != '=' && s.p[n] != '/')
		n++;
	/* A stray "=" is a name of its own, so that this always moves on. */
	n += n == 0;
	*name = str_slice(s, 0, n);
	*value = STR("");
	s = str_skip(s, n);
	*attributes = s;
	while (s.n != 0 && is_space(s.p[0]))
		s = str_skip(s, 1);
	if (s.n == 0 || s.p[0] != '=')
		return true;
	s = str_skip(s, 1);
	while (s.n != 0 && is_space(s.p[0]))
		s = str_skip(s, 1);
	*value = take_value(&s);
	*attributes = s;
	return true;
}

/* What writers of attributes in this program put for a character. */
static const struct reference {
	struct str text;
	char c;
} references[] = {
	{ STR_INIT("&amp;"), '&' },
	{ STR_INIT("&lt;"), '<' },
	{ STR_INIT("&gt;"), '>' },
	{ STR_INIT("&quot;"), '"' },
	{ STR_INIT("&#39;"), '\'' },
};

static size_t
decode_one(struct str s, char *out)
{
	for (size_t i = 0; i < sizeof(references) / sizeof(*references); i++) {
		if (str_starts(s, references[i].text)) {
			*out = references[i].c;
			return references[i].text.n;
		}
	}
	*out = s.p[0];
	return 1;
}

struct str
scan_decode(struct str text, struct arena *arena)
{
	char *to;
	size_t n = 0;

	if (str_find_char(text, '&') == STR_NONE)
		return text;
	to = arena_bytes(arena, text.n);
	for (size_t i = 0; i < text.n; n++)
		i += decode_one(str_skip(text, i), &to[n]);
	return (struct str){ to, n };
}
