#include "pages/scan.h"

#include <string.h>

#include "base/arena.h"
#include "base/lanes.h"
#include "pages/scan_usual.h"

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

/*
 * Behind the plain bytes from i on, or some of them at least: what ends a
 * name, and a few others, are looked for all at once.
 */
static size_t
pass_plain(struct str html, size_t i)
{
	struct lanes v;

	if (i + LANES > html.n)
		return i;
	v = lanes_load(html.p + i);
	v = lanes_or(lanes_between(v, '\0', ' '), lanes_between(v, '/', '>'));
	return i + (size_t)__builtin_ctz(lanes_mask(v) | 1u << LANES);
}

/* Behind the name of a tag, which starts at i. */
static size_t
name_end(struct str html, size_t i)
{
	i = pass_plain(html, i);
	while (i < html.n && class_at(html, i) <= EQUALS)
		i++;
	return i;
}

/* Behind the name of an attribute whose letters before i have been read. */
static size_t
attribute_end(struct str html, size_t i)
{
	i = pass_plain(html, i);
	while (i < html.n && class_at(html, i) == PLAIN)
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
static inline void
leave(struct scan *s, size_t i)
{
	s->inside = false;
	s->at = i < s->html.n ? i + 1 : i;
	if (s->ends != NULL)
		s->at = skip_past(s->html, s->at, *s->ends);
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
	size_t from = *i, end;

	if (from < html.n && (html.p[from] == '"' || html.p[from] == '\'')) {
		end = lanes_find(html.p, from + 1, html.n, html.p[from]);
		*i = end < html.n ? end + 1 : end;
		return (struct str){ html.p + from + 1, end - from - 1 };
	}
	while (*i < html.n && class_at(html, *i) != SPACE &&
	    class_at(html, *i) != CLOSE)
		++*i;
	return str_slice(html, from, *i - from);
}

const struct str *
scan_end_of_text(struct str name)
{
	static const struct str script = STR_INIT("</script");
	static const struct str style = STR_INIT("</style");

	if (name.n == 0 || (name.p[0] | 0x20) != 's')
		return NULL;
	if (str_eq_nocase(name, STR("script")))
		return &script;
	return str_eq_nocase(name, STR("style")) ? &style : NULL;
}

enum scan_use
scan_use_of(struct str attribute)
{
	switch (attribute.n) {
	case 2:
		return str_eq(attribute, STR("id")) ? SCAN_ID : SCAN_NONE;
	case 3:
		return str_eq(attribute, STR("src")) ? SCAN_LOAD : SCAN_NONE;
	case 4:
		if (str_eq(attribute, STR("href")))
			return SCAN_LINK;
		return str_eq(attribute, STR("data")) ? SCAN_LOAD : SCAN_NONE;
	case 6:
		if (str_eq(attribute, STR("srcset")))
			return SCAN_LOAD_LIST;
		return str_eq(attribute, STR("action")) ||
			str_eq(attribute, STR("poster"))
		    ? SCAN_LOAD
		    : SCAN_NONE;
	default:
		return SCAN_NONE;
	}
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
	from = i;
	i = attribute_end(html, from + 1);
	*name = (struct str){ html.p + from, i - from };
	*value = STR("");
	from = skip_spaces(html, i);
	if (from < html.n && class_at(html, from) == EQUALS) {
		i = skip_spaces(html, from + 1);
		*value = take_value(html, &i);
	}
	s->at = i;
	return true;
}

static void
pass_attributes(struct scan *s)
{
	struct str name, value;

	while (scan_attribute(s, &name, &value))
		continue;
}

/* A comment may stand behind the "<" before s->at. */
static void
pass_comment(struct scan *s)
{
	if (str_starts(str_skip(s->html, s->at), STR("!--")))
		s->at = skip_past(s->html, s->at, STR("-->"));
}

static size_t
end_of(const struct scan *s)
{
	return s->until != 0 ? s->until : s->html.n;
}

/* The next tag, where none is being read. */
static bool
take_tag(struct scan *s, struct scan_tag *tag)
{
	struct str html = s->html, name;
	size_t until = end_of(s), i, end;
	bool closes;

	while (s->at < until) {
		i = lanes_find(html.p, s->at, until, '<');
		s->at = i;
		if (i == until)
			break;
		s->at = ++i;
		closes = i < html.n && html.p[i] == '/';
		i += closes;
		if (i == html.n || !is_letter(html.p[i])) {
			pass_comment(s);
			continue;
		}
		end = name_end(html, i);
		name = (struct str){ html.p + i, end - i };
		enter(s, end, closes ? NULL : scan_end_of_text(name));
		if (!closes) {
			*tag = (struct scan_tag){ name, end };
			return true;
		}
		pass_attributes(s);
	}
	return false;
}

bool
scan_next(struct scan *s, struct scan_tag *tag)
{
	pass_attributes(s);
	return take_tag(s, tag);
}

enum scan_use
scan_look(struct scan *s, struct scan_tag *tag, struct str *value)
{
	enum scan_use use = SCAN_NONE;
	struct str name;

	while (use == SCAN_NONE) {
		if (!s->inside || s->ends == NULL)
			use = scan_usual(s, tag, value);
		if (use != SCAN_NONE)
			break;
		/* What is here is not as usual: one step by the others. */
		if (s->inside) {
			if (scan_attribute(s, &name, value))
				use = scan_use_of(name);
			continue;
		}
		if (!take_tag(s, tag))
			break;
		if (str_eq(tag->name, STR("h1")))
			use = SCAN_HEADING;
	}
	return use;
}

struct scan
scan_again(const struct scan *s, const struct scan_tag *tag)
{
	return (struct scan){
		.html = s->html, .at = tag->attributes, .inside = true
	};
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
