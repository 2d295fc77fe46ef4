#include "text/tag.h"

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* Where a name ends that begins at `at`: before a space, "/" or ">". */
static size_t
name_end(struct str s, size_t at)
{
	while (
	    at < s.n && s.p[at] != '>' && s.p[at] != '/' && !is_space(s.p[at]))
		at++;
	return at;
}

/* Bytes of s up to and with what, or all of them. */
static size_t
up_to(struct str s, struct str what)
{
	size_t at = str_find(s, what);

	return at == STR_NONE ? s.n : at + what.n;
}

/*
 * Bytes up to and with the ">" that ends a tag, whose name ends at `at`. Behind
 * the name it is attribute by attribute: a ">" in quotes is none.
 */
static size_t
tag_length(struct str s, size_t at)
{
	struct str rest = str_skip(s, at), name, value;

	while (tag_attribute(&rest, &name, &value))
		;
	return rest.n != 0 ? (size_t)(rest.p - s.p) + 1 : STR_NONE;
}

static size_t
comment_length(struct str s)
{
	/* "<!-->" and "<!--->" are whole comments. */
	if (str_starts(s, STR("<!-->")))
		return 5;
	if (str_starts(s, STR("<!--->")))
		return 6;
	return 4 + up_to(str_skip(s, 4), STR("-->"));
}

static enum tag_kind
kind_at(struct str s)
{
	if (str_starts(s, STR("<!--")))
		return TAG_COMMENT;
	if (s.n > 1 && is_letter(s.p[1]))
		return TAG_OPEN;
	if (s.n > 2 && s.p[1] == '/' && is_letter(s.p[2]))
		return TAG_CLOSE;
	if (s.n > 1 && (s.p[1] == '!' || s.p[1] == '?' || s.p[1] == '/'))
		return TAG_OTHER;
	return TAG_TEXT;
}

/* The name and attributes of the tag that s begins with, and its length;
 * STR_NONE if it never ends. */
static size_t
read_tag(struct str s, struct tag *tag)
{
	size_t from = tag->kind == TAG_CLOSE ? 2 : 1, at = name_end(s, from);
	size_t n = at < s.n && s.p[at] == '>' ? at + 1 : tag_length(s, at);

	if (n == STR_NONE)
		return n;
	tag->name = str_slice(s, from, at - from);
	tag->attributes = str_slice(s, at, n - 1 - at);
	return n;
}

/* Text up to the next "<" that begins something else. */
static size_t
text_length(struct str s)
{
	size_t at = 0, found;

	do {
		found = str_find_char(str_skip(s, at + 1), '<');
		if (found == STR_NONE)
			return s.n;
		at += found + 1;
	} while (kind_at(str_skip(s, at)) == TAG_TEXT);
	return at;
}

bool
tag_next(struct str *rest, struct tag *out)
{
	size_t n = 0;

	if (rest->n == 0)
		return false;
	*out = (struct tag){ TAG_TEXT, *rest, { NULL, 0 }, { NULL, 0 } };
	if (*rest->p == '<')
		out->kind = kind_at(*rest);
	switch (out->kind) {
	case TAG_COMMENT:
		n = comment_length(*rest);
		break;
	case TAG_OTHER:
		n = up_to(*rest, STR(">"));
		break;
	case TAG_OPEN:
	case TAG_CLOSE:
		n = read_tag(*rest, out);
		break;
	case TAG_ENDLESS:
	case TAG_TEXT:
		n = text_length(*rest);
		break;
	}
	if (n == STR_NONE) {
		out->kind = TAG_ENDLESS;
		n = rest->n;
	}
	out->source = str_slice(*rest, 0, n);
	*rest = str_skip(*rest, n);
	return true;
}

static struct str
take(struct str *rest, size_t n)
{
	struct str taken = str_slice(*rest, 0, n);

	*rest = str_skip(*rest, n);
	return taken;
}

static void
skip_spaces(struct str *rest)
{
	while (rest->n != 0 && is_space(*rest->p))
		*rest = str_skip(*rest, 1);
}

static struct str
take_value(struct str *rest)
{
	size_t n = 0;
	struct str value;
	char quote;

	skip_spaces(rest);
	if (rest->n != 0 && (*rest->p == '"' || *rest->p == '\'')) {
		quote = *rest->p;
		take(rest, 1);
		n = str_find_char(*rest, quote);
		value = take(rest, n);
		take(rest, 1);
		return value;
	}
	while (n < rest->n && !is_space(rest->p[n]) && rest->p[n] != '>')
		n++;
	return take(rest, n);
}

bool
tag_attribute(struct str *rest, struct str *name, struct str *value)
{
	struct str after;
	size_t n = 1; /* a name may begin with "=" */

	while (rest->n != 0 && (is_space(*rest->p) || *rest->p == '/'))
		*rest = str_skip(*rest, 1);
	if (rest->n == 0 || *rest->p == '>')
		return false;
	while (n < rest->n && !is_space(rest->p[n]) && rest->p[n] != '/' &&
	    rest->p[n] != '>' && rest->p[n] != '=')
		n++;
	*name = take(rest, n);
	*value = (struct str){ NULL, 0 };
	after = *rest;
	skip_spaces(&after);
	if (after.n == 0 || *after.p != '=')
		return true;
	take(&after, 1);
	*value = take_value(&after);
	*rest = after;
	return true;
}

struct str
tag_find(const struct tag *tag, struct str name)
{
	struct str rest = tag->attributes, found, value;

	while (tag_attribute(&rest, &found, &value)) {
		if (str_eq_nocase(found, name))
			return value;
	}
	return (struct str){ NULL, 0 };
}
