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
class_at(struct str html, size_t i)
{
	return class_of[(unsigned char)html.p[i]];
}

static bool
is_letter(char c)
{
	return (unsigned)(c | 0x20) - 'a' < 26;
}

/* Behind the name of a tag, which starts at i. */
static size_t
name_end(struct str html, size_t i)
{
	while (i < html.n && class_at(html, i) <= EQUALS)
		i++;
	return i;
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
	if (s->ends != NULL)
		s->at = skip_past(s->html, s->at, *s->ends);
}

/* The text of these elements has no tags in it; what ends it, or NULL. */
static const struct str *
end_of_text(struct str name)
{
	static const struct str script = STR_INIT("</script");
	static const struct str style = STR_INIT("</style");

	if ((name.p[0] | 0x20) != 's')
		return NULL;
	if (str_eq_nocase(name, STR("script")))
		return &script;
	return str_eq_nocase(name, STR("style")) ? &style : NULL;
}

/* The name of a tag stands from s->at to end: its attributes are next. */
static void
enter(struct scan *s, size_t end, const struct str *ends)
{
	s->at = end;
	s->ends = ends;
	s->inside = true;
	if (end < s->html.n && class_at(s->html, end) == CLOSE)
		leave(s, end);
}

static void
pass_attributes(struct scan *s)
{
	struct str unused;

	while (s->inside && scan_attribute(s, &unused, &unused))
		continue;
}

/* Behind a "<" that starts no tag of an element. */
static void
pass_other(struct scan *s)
{
	struct str rest = str_skip(s->html, s->at);

	if (rest.n > 1 && rest.p[0] == '/' && is_letter(rest.p[1])) {
		enter(s, name_end(s->html, s->at + 1), NULL);
		pass_attributes(s);
	} else if (str_starts(rest, STR("!--"))) {
		s->at = skip_past(s->html, s->at, STR("-->"));
	}
}

bool
scan_next(struct scan *s, struct scan_tag *tag)
{
	struct str html = s->html;
	size_t until = s->until != 0 ? s->until : html.n;
	const char *open;
	size_t end;

	pass_attributes(s);
	while (s->at < until) {
		open = memchr(html.p + s->at, '<', until - s->at);
		if (open == NULL) {
			s->at = until;
			break;
		}
		s->at = (size_t)(open - html.p) + 1;
		if (s->at == html.n || !is_letter(open[1])) {
			pass_other(s);
			continue;
		}
		end = name_end(html, s->at);
		tag->name = (struct str){ open + 1, end - s->at };
		tag->attributes = end;
		enter(s, end, end_of_text(tag->name));
		return true;
	}
	return false;
}

struct scan
scan_again(const struct scan *s, const struct scan_tag *tag)
{
	return (struct scan){
		.html = s->html, .at = tag->attributes, .inside = true
	};
}

static size_t
skip_spaces(struct str html, size_t i)
{
	while (i < html.n && class_at(html, i) == SPACE)
		i++;
	return i;
}

/* The value that starts at *i, behind "=" and spaces, and *i behind it. */
static struct str
take_value(struct str html, size_t *i)
{
	size_t from = *i, n;

	if (from < html.n && (html.p[from] == '"' || html.p[from] == '\'')) {
		n = str_find_char(str_skip(html, from + 1), html.p[from]);
		*i = n == STR_NONE ? html.n : from + n + 2;
		return str_slice(html, from + 1, n);
	}
	while (*i < html.n && class_at(html, *i) != SPACE &&
	    class_at(html, *i) != CLOSE)
		++*i;
	return str_slice(html, from, *i - from);
}

bool
scan_attribute(struct scan *s, struct str *name, struct str *value)
{
	struct str html = s->html;
	size_t i = s->at, from;

	if (!s->inside)
		return false;
	while (i < html.n &&
	    (class_at(html, i) == SPACE || class_at(html, i) == SLASH))
		i++;
	if (i == html.n || class_at(html, i) == CLOSE) {
		leave(s, i);
		return false;
	}
	/* A stray "=" is the start of a name. */
	for (from = i++; i < html.n && class_at(html, i) == PLAIN; i++)
		continue;
	*name = (struct str){ html.p + from, i - from };
	*value = STR("");
	s->at = i;
	i = skip_spaces(html, i);
	if (i < html.n && class_at(html, i) == EQUALS) {
		i = skip_spaces(html, i + 1);
		*value = take_value(html, &i);
		s->at = i;
	}
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
	/* Most are id and class, or long ones of drawings. */
	if (attribute.n < 3 || attribute.n == 5 || attribute.n > 6)
		return SCAN_NONE;
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
