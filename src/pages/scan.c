#include "pages/scan.h"

#include <string.h>

#include "base/arena.h"

/* What a byte is within a tag: "=" ends the name of an attribute alone. */
enum { PLAIN, EQUALS, SPACE, SLASH, CLOSE };
static const uint8_t class_of[256] = {
	['\t'] = SPACE,
	['\n'] = SPACE,
	['\f'] = SPACE,
	['\r'] = SPACE,
	[' '] = SPACE,
	['/'] = SLASH,
	['='] = EQUALS,
	['>'] = CLOSE,
};

static unsigned
class_at(const struct scan *s, size_t i)
{
	return class_of[(unsigned char)s->html.p[i]];
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static size_t
skip_past(struct str html, size_t from, struct str mark)
{
	size_t found = str_find(str_skip(html, from), mark);

	return found == STR_NONE ? html.n : from + found + mark.n;
}

/* The tag ends at i, with its ">" or with the page. */
static void
leave(struct scan *s, size_t i)
{
	s->inside = false;
	s->at = i < s->html.n ? i + 1 : i;
	if (s->ends.n != 0)
		s->at = skip_past(s->html, s->at, s->ends);
}

/* The text of these elements has no tags in it; what ends it. */
static struct str
end_of_text(struct str name)
{
	if (str_eq_nocase(name, STR("script")))
		return STR("</script");
	if (str_eq_nocase(name, STR("style")))
		return STR("</style");
	return STR("");
}

/* Take the name of the tag whose "<" stands before s->at, if it is one. */
static bool
take_tag(struct scan *s, struct scan_tag *tag)
{
	size_t i = s->at, n = s->html.n;

	tag->end = i < n && s->html.p[i] == '/';
	i += tag->end;
	if (i >= n || !is_letter(s->html.p[i]))
		return false;
	s->at = i;
	while (s->at < n && class_at(s, s->at) <= EQUALS)
		s->at++;
	tag->name = str_slice(s->html, i, s->at - i);
	s->ends = tag->end ? STR("") : end_of_text(tag->name);
	s->inside = true;
	tag->attributes = *s;
	if (s->at < n && class_at(s, s->at) == CLOSE)
		leave(s, s->at);
	return true;
}

bool
scan_next(struct scan *s, struct scan_tag *tag)
{
	const char *open;
	struct str unused;

	while (s->inside && scan_attribute(s, &unused, &unused))
		continue;
	while (s->at < s->html.n) {
		open = memchr(s->html.p + s->at, '<', s->html.n - s->at);
		if (open == NULL)
			break;
		s->at = (size_t)(open - s->html.p) + 1;
		if (take_tag(s, tag))
			return true;
		if (str_starts(str_skip(s->html, s->at), STR("!--")))
			s->at = skip_past(s->html, s->at, STR("-->"));
	}
	s->at = s->html.n;
	return false;
}

static size_t
skip_spaces(const struct scan *s, size_t i)
{
	while (i < s->html.n && class_at(s, i) == SPACE)
		i++;
	return i;
}

/* The value that starts at i, behind "=" and spaces. */
static struct str
take_value(struct scan *s, size_t i)
{
	struct str rest = str_skip(s->html, i);
	size_t n = 0;

	if (rest.n != 0 && (rest.p[0] == '"' || rest.p[0] == '\'')) {
		n = str_find_char(str_skip(rest, 1), rest.p[0]);
		s->at = n == STR_NONE ? s->html.n : i + n + 2;
		return str_slice(rest, 1, n);
	}
	while (n < rest.n && class_at(s, i + n) != SPACE &&
	    class_at(s, i + n) != CLOSE)
		n++;
	s->at = i + n;
	return str_slice(rest, 0, n);
}

bool
scan_attribute(struct scan *s, struct str *name, struct str *value)
{
	size_t i = s->at, n = s->html.n, from;

	if (!s->inside)
		return false;
	while (i < n && (class_at(s, i) == SPACE || class_at(s, i) == SLASH))
		i++;
	if (i == n || class_at(s, i) == CLOSE) {
		leave(s, i);
		return false;
	}
	/* A stray "=" is the start of a name. */
	for (from = i++; i < n && class_at(s, i) == PLAIN; i++)
		continue;
	*name = str_slice(s->html, from, i - from);
	*value = STR("");
	s->at = i;
	i = skip_spaces(s, i);
	if (i < n && class_at(s, i) == EQUALS)
		*value = take_value(s, skip_spaces(s, i + 1));
	return true;
}

static const struct {
	struct str name;
	enum scan_use use;
} addresses[] = {
	{ STR_INIT("href"), SCAN_LINK },
	{ STR_INIT("src"), SCAN_LOAD },
	{ STR_INIT("poster"), SCAN_LOAD },
	{ STR_INIT("data"), SCAN_LOAD },
	{ STR_INIT("action"), SCAN_LOAD },
	{ STR_INIT("srcset"), SCAN_LOAD_LIST },
};

enum scan_use
scan_use_of(struct str attribute)
{
	for (size_t i = 0; i < sizeof(addresses) / sizeof(*addresses); i++) {
		if (str_eq(attribute, addresses[i].name))
			return addresses[i].use;
	}
	return SCAN_NONE;
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
