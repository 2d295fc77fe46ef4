#include "text/xml.h"

#include "base/arena.h"
#include "base/utf8.h"

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool
is_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') || c == ':' || c == '_' || c == '-' ||
	    c == '.' || (unsigned char)c >= 0x80;
}

static size_t
name_length(struct str s)
{
	size_t n = 0;

	while (n < s.n && is_name(s.p[n]))
		n++;
	return n;
}

static bool
fail(struct xml *x, const char *error)
{
	x->error = error;
	return false;
}

void
xml_init(struct xml *x, struct str text)
{
	if (str_starts(text, STR("\xEF\xBB\xBF")))
		text = str_skip(text, 3);
	*x = (struct xml){ text, 1, NULL };
}

/* n bytes off the rest, their lines counted. */
static struct str
take(struct xml *x, size_t n)
{
	struct str taken = str_slice(x->rest, 0, n);

	for (size_t i = 0; i < taken.n; i++)
		x->line += taken.p[i] == '\n';
	x->rest = str_skip(x->rest, n);
	return taken;
}

/* The text between two marks; the rest begins with the first one. */
static bool
take_between(struct xml *x, struct str open, struct str close, struct str *out,
    const char *error)
{
	size_t n = str_find(str_skip(x->rest, open.n), close);

	if (n == STR_NONE)
		return fail(x, error);
	*out = str_slice(x->rest, open.n, n);
	take(x, open.n + n + close.n);
	return true;
}

/* A document type up to its ">", over an internal subset in brackets. */
static bool
skip_doctype(struct xml *x)
{
	size_t depth = 0;

	for (size_t i = 0; i < x->rest.n; i++) {
		char c = x->rest.p[i];

		if (c == '[')
			depth++;
		else if (c == ']' && depth > 0)
			depth--;
		else if (c == '>' && depth == 0) {
			take(x, i + 1);
			return true;
		}
	}
	return fail(x, "a document type that does not end");
}

/* Bytes of a tag with its ">"; one in quotes is none. */
static size_t
tag_length(struct str s)
{
	char quote = '\0';

	for (size_t i = 0; i < s.n; i++) {
		if (quote != '\0') {
			if (s.p[i] == quote)
				quote = '\0';
		} else if (s.p[i] == '"' || s.p[i] == '\'') {
			quote = s.p[i];
		} else if (s.p[i] == '>') {
			return i + 1;
		}
	}
	return STR_NONE;
}

static bool
read_tag(struct xml *x, struct xml_token *out)
{
	size_t n = tag_length(x->rest), from;
	struct str inside;

	if (n == STR_NONE)
		return fail(x, "a tag that does not end");
	out->kind = x->rest.p[1] == '/' ? XML_END : XML_START;
	from = out->kind == XML_END ? 2 : 1;
	inside = str_slice(x->rest, from, n - from - 1);
	if (out->kind == XML_START && inside.n != 0 &&
	    inside.p[inside.n - 1] == '/') {
		out->kind = XML_EMPTY;
		inside.n--;
	}
	out->name = str_slice(inside, 0, name_length(inside));
	out->attributes = str_skip(inside, out->name.n);
	if (out->name.n == 0 ||
	    (out->attributes.n != 0 && !is_space(*out->attributes.p)))
		return fail(x, "a tag without a right name");
	if (out->kind == XML_END && str_trim(out->attributes).n != 0)
		return fail(x, "an end tag with more than a name");
	take(x, n);
	return true;
}

static bool
read_markup(struct xml *x, struct xml_token *out)
{
	out->kind = XML_OTHER;
	if (str_starts(x->rest, STR("<!--")))
		return take_between(x, STR("<!--"), STR("-->"), &out->text,
		    "a comment that does not end");
	if (str_starts(x->rest, STR("<![CDATA["))) {
		out->kind = XML_CDATA;
		return take_between(x, STR("<![CDATA["), STR("]]>"), &out->text,
		    "a CDATA section that does not end");
	}
	if (str_starts(x->rest, STR("<?")))
		return take_between(x, STR("<?"), STR("?>"), &out->text,
		    "an instruction that does not end");
	if (str_starts(x->rest, STR("<!")))
		return skip_doctype(x);
	return x->rest.n > 1 ? read_tag(x, out)
			     : fail(x, "a \"<\" at the very end");
}

bool
xml_next(struct xml *x, struct xml_token *out)
{
	*out = (struct xml_token){ .kind = XML_TEXT };
	if (x->rest.n == 0 || x->error != NULL)
		return false;
	if (*x->rest.p == '<')
		return read_markup(x, out);
	out->text = take(x, str_find_char(x->rest, '<'));
	return true;
}

static struct str
skip_spaces(struct str s)
{
	while (s.n != 0 && is_space(*s.p))
		s = str_skip(s, 1);
	return s;
}

bool
xml_attribute(
    struct xml *x, struct str *rest, struct str *name, struct str *value)
{
	struct str s = skip_spaces(*rest);
	size_t end;
	char quote;

	if (s.n == 0)
		return false;
	*name = str_slice(s, 0, name_length(s));
	s = skip_spaces(str_skip(s, name->n));
	if (name->n == 0 || s.n == 0 || *s.p != '=')
		return fail(x, "an attribute without a value");
	s = skip_spaces(str_skip(s, 1));
	quote = s.n != 0 ? *s.p : '\0';
	if (quote != '"' && quote != '\'')
		return fail(x, "a value that is not in quotes");
	s = str_skip(s, 1);
	end = str_find_char(s, quote);
	if (end == STR_NONE)
		return fail(x, "a value whose quotes do not end");
	*value = str_slice(s, 0, end);
	if (str_find_char(*value, '<') != STR_NONE)
		return fail(x, "a \"<\" in a value");
	*rest = str_skip(s, end + 1);
	return true;
}

static const struct {
	struct str name;
	char c;
} entities[] = {
	{ STR_INIT("amp"), '&' },
	{ STR_INIT("lt"), '<' },
	{ STR_INIT("gt"), '>' },
	{ STR_INIT("quot"), '"' },
	{ STR_INIT("apos"), '\'' },
};

/* "#65" or "#x41"; 0 for what is none, or no character of XML. */
static uint32_t
number_of(struct str reference)
{
	uint32_t c = utf8_reference(str_skip(reference, 1));

	if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0xFFFE ||
	    c == 0xFFFF)
		return 0;
	return c;
}

static uint32_t
reference_of(struct str reference)
{
	if (str_starts(reference, STR("#")))
		return number_of(reference);
	for (size_t i = 0; i < sizeof(entities) / sizeof(*entities); i++) {
		if (str_eq(entities[i].name, reference))
			return (uint32_t)entities[i].c;
	}
	return 0;
}

bool
xml_decode(struct xml *x, struct str text, struct arena *arena, struct str *out)
{
	size_t n = 0, end;
	uint32_t c;
	char *to;

	*out = text;
	if (str_find_char(text, '&') == STR_NONE)
		return true;
	/* No reference is shorter than the character that it stands for. */
	to = arena_bytes(arena, text.n);
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] != '&') {
			to[n++] = text.p[i];
			continue;
		}
		end = str_find_char(str_slice(text, i, 12), ';');
		c = end != STR_NONE
		    ? reference_of(str_slice(text, i + 1, end - 1))
		    : 0;
		if (c == 0)
			return fail(x, "an \"&\" that stands for nothing");
		n += utf8_put(to + n, c);
		i += end;
	}
	*out = (struct str){ to, n };
	return true;
}

struct str
xml_local(struct str name)
{
	size_t colon = str_find_char(name, ':');

	return colon == STR_NONE ? name : str_skip(name, colon + 1);
}

struct str
xml_prefix(struct str name)
{
	size_t colon = str_find_char(name, ':');

	return colon == STR_NONE ? (struct str){ NULL, 0 }
				 : str_slice(name, 0, colon);
}
