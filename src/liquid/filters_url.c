#include "liquid/filters.h"

#include <string.h>

#include "base/buf.h"
#include "base/hex.h"
#include "base/utf8.h"
#include "liquid/chars.h"
#include "liquid/render.h"

/* What is not written as %XX, besides letters and digits. */
enum kept {
	KEPT_IN_VALUE, /* of a query: RFC 3986 2.3 */
	KEPT_IN_ADDRESS, /* and what parts an address: RFC 3986 2.2 */
	KEPT_IN_ESCAPED /* and the % of what is escaped already */
};

static bool
is_kept(char c, enum kept kept)
{
	if (is_alpha(c) || is_digit(c))
		return true;
	switch (c) {
	case '-':
	case '_':
	case '.':
	case '~':
		return true;
	case '/':
	case '?':
	case '#':
	case ':':
	case '@':
	case '!':
	case '$':
	case '&':
	case '\'':
	case '(':
	case ')':
	case '*':
	case '+':
	case ',':
	case ';':
	case '=':
	case '[':
	case ']':
		return kept != KEPT_IN_VALUE;
	case '%':
		return kept == KEPT_IN_ESCAPED;
	default:
		return false;
	}
}

/* In a value of a query, a space is a plus. */
static struct str
percent(struct liquid_call *call, struct str s, enum kept kept)
{
	struct buf *text;
	size_t i = 0;

	while (i < s.n && is_kept(s.p[i], kept))
		i++;
	if (i == s.n)
		return s;
	text = liquid_begin(call);
	buf_add(text, str_slice(s, 0, i));
	for (; i < s.n; i++) {
		if (is_kept(s.p[i], kept))
			buf_add_char(text, s.p[i]);
		else if (s.p[i] == ' ' && kept == KEPT_IN_VALUE)
			buf_add_char(text, '+');
		else
			buf_printf(text, "%%%02X", (unsigned char)s.p[i]);
	}
	return liquid_end(call);
}

static bool
filter_url_encode(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	(void)args;
	if (in->kind != VALUE_NIL)
		*out = value_text(
		    percent(call, liquid_text(call, in), KEPT_IN_VALUE));
	return true;
}

static bool
filter_cgi_escape(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	(void)args;
	*out = value_text(percent(call, liquid_text(call, in), KEPT_IN_VALUE));
	return true;
}

/* With every %XX as the byte that it stands for. */
static struct str
decode(struct liquid_call *call, struct str s, bool plus)
{
	char *p = arena_bytes(call->arena, s.n);
	size_t n = 0;
	uint8_t byte;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '%' &&
		    hex_bytes(str_slice(s, i + 1, 2), &byte, 1)) {
			p[n++] = (char)byte;
			i += 2;
		} else {
			p[n++] = s.p[i] == '+' && plus ? ' ' : s.p[i];
		}
	}
	return (struct str){ p, n };
}

/* What an address may hold stays: Addressable's normalisation in Jekyll. */
static bool
filter_uri_escape(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	(void)args;
	if (in->kind != VALUE_NIL)
		*out = value_text(
		    percent(call, decode(call, liquid_text(call, in), false),
			KEPT_IN_ADDRESS));
	return true;
}

static bool
filter_url_decode(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	struct str s = decode(call, liquid_text(call, in), true);
	size_t bad;

	(void)args;
	if (in->kind == VALUE_NIL)
		return true;
	if (!utf8_check(s, &bad))
		return liquid_fail(call, "what is decoded is not UTF-8");
	*out = value_text(s);
	return true;
}

static const char base64_digits[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static bool
encode64(struct liquid_call *call, const struct value *in, bool url,
    struct value *out)
{
	struct str s = liquid_text(call, in);
	char *p = arena_bytes(call->arena, s.n / 3 * 4 + 4);
	size_t n = 0;

	for (size_t i = 0; i < s.n; i += 3) {
		uint32_t bits = (uint32_t)(unsigned char)s.p[i] << 16;
		size_t have = s.n - i < 3 ? s.n - i : 3;

		if (have > 1)
			bits |= (uint32_t)(unsigned char)s.p[i + 1] << 8;
		if (have > 2)
			bits |= (unsigned char)s.p[i + 2];
		for (size_t k = 0; k < 4; k++) {
			char c = base64_digits[bits >> (18 - 6 * k) & 63];

			if (url && (c == '+' || c == '/'))
				c = c == '+' ? '-' : '_';
			p[n++] = k > have ? '=' : c;
		}
	}
	*out = value_text((struct str){ p, n });
	return true;
}

static int
digit64(char c, bool url)
{
	const char *at;

	if (url && (c == '-' || c == '_'))
		c = c == '-' ? '+' : '/';
	at = c != '\0' ? strchr(base64_digits, c) : NULL;
	return at != NULL ? (int)(at - base64_digits) : -1;
}

/* RFC 4648, strictly; the padding may be left out of the url form. */
static bool
decode64(struct liquid_call *call, const struct value *in, bool url,
    struct value *out)
{
	struct str s = liquid_text(call, in);
	char *p = arena_bytes(call->arena, s.n);
	uint32_t bits = 0;
	size_t n = 0, bad, all = s.n;

	while (s.n != 0 && all - s.n < 2 && s.p[s.n - 1] == '=')
		s.n--;
	if (s.n % 4 == 1 || (all != s.n && all % 4 != 0) ||
	    (!url && all % 4 != 0))
		return liquid_fail(call, "this is not base64");
	for (size_t i = 0; i < s.n; i++) {
		int d = digit64(s.p[i], url);

		if (d < 0)
			return liquid_fail(call, "this is not base64");
		bits = (bits << 6 | (uint32_t)d) & 0xFFFFFF;
		if (i % 4 != 0)
			p[n++] = (char)(bits >> (6 - 2 * (i % 4)) & 0xFF);
	}
	if (s.n % 4 != 0 && (bits & ((1u << (s.n % 4 == 2 ? 4 : 2)) - 1)) != 0)
		return liquid_fail(call, "this is not base64");
	if (!utf8_check((struct str){ p, n }, &bad))
		return liquid_fail(call, "what is decoded is not UTF-8");
	*out = value_text((struct str){ p, n });
	return true;
}

static bool
filter_base64_encode(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	(void)args;
	return encode64(call, in, false, out);
}

static bool
filter_base64_decode(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	(void)args;
	return decode64(call, in, false, out);
}

static bool
filter_base64_url_safe_encode(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	(void)args;
	return encode64(call, in, true, out);
}

static bool
filter_base64_url_safe_decode(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	(void)args;
	return decode64(call, in, true, out);
}

/* A text of the page's site, such as site.url; empty if it has none. */
static struct str
site_text(struct liquid_call *call, struct str name)
{
	struct liquid_renderer *r = call->renderer;
	struct value v;

	v = liquid_property(
	    call, scope_get(r, scope_name(r, STR("site"))), name);
	return v.kind == VALUE_NIL ? STR("") : liquid_text(call, &v);
}

/* scheme:..., or //host/... */
static bool
is_absolute(struct str s)
{
	size_t i = 0;

	if (str_starts(s, STR("//")))
		return true;
	while (i < s.n &&
	    (is_word(s.p[i]) || s.p[i] == '+' || s.p[i] == '-' ||
		s.p[i] == '.'))
		i++;
	return i > 0 && i < s.n && s.p[i] == ':' && is_alpha(*s.p);
}

static void
add_path(struct buf *to, struct str path)
{
	if (path.n != 0 && *path.p != '/')
		buf_add_char(to, '/');
	buf_add(to, path);
}

static struct str
relative(struct liquid_call *call, struct str s)
{
	struct str base = site_text(call, STR("baseurl"));
	struct buf *text;

	if (str_ends(base, STR("/")))
		base.n--;
	text = liquid_begin(call);
	add_path(text, base);
	add_path(text, s);
	return percent(call, liquid_end(call), KEPT_IN_ESCAPED);
}

static bool
filter_relative_url(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	struct str s = liquid_text(call, in);

	(void)args;
	if (in->kind == VALUE_NIL)
		return true;
	*out = value_text(is_absolute(s) ? s : relative(call, s));
	return true;
}

static bool
filter_absolute_url(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	struct str s = liquid_text(call, in), parts[2];

	(void)args;
	if (in->kind == VALUE_NIL)
		return true;
	*out = value_text(s);
	if (is_absolute(s))
		return true;
	parts[0] = site_text(call, STR("url"));
	parts[1] = relative(call, s);
	if (parts[0].n != 0 && parts[1].n == 0)
		parts[1] = STR("/");
	*out = value_text(arena_concat(call->arena, parts, 2));
	return true;
}

static bool
filter_strip_index(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	static const char *const endings[] = { "/index.html", "/index.htm" };
	struct str s = liquid_text(call, in);

	(void)args;
	if (in->kind == VALUE_NIL)
		return true;
	for (size_t i = 0; i < 2; i++) {
		struct str ending = str_from(endings[i]);

		if (str_ends(s, ending)) {
			s.n -= ending.n - 1;
			break;
		}
	}
	*out = value_text(s);
	return true;
}

static const struct liquid_filter rows[] = {
	{ "absolute_url", 0, 0, filter_absolute_url, NULL,
	    "An address of this site with site.url and site.baseurl before "
	    "it.",
	    "{{ '/goals/' | absolute_url }}", "/goals/", 0 },
	{ "base64_decode", 0, 0, filter_base64_decode, NULL,
	    "The text that base64 stands for.", "{{ 'aGk=' | base64_decode }}",
	    "hi", 0 },
	{ "base64_encode", 0, 0, filter_base64_encode, NULL,
	    "A text as base64.", "{{ 'hi' | base64_encode }}", "aGk=", 0 },
	{ "base64_url_safe_decode", 0, 0, filter_base64_url_safe_decode, NULL,
	    "The text that base64 with - and _ stands for.",
	    "{{ 'aGk=' | base64_url_safe_decode }}", "hi", 0 },
	{ "base64_url_safe_encode", 0, 0, filter_base64_url_safe_encode, NULL,
	    "A text as base64 with - and _ for + and /.",
	    "{{ 'hi>?' | base64_url_safe_encode }}", "aGk-Pw==", 0 },
	{ "cgi_escape", 0, 0, filter_cgi_escape, NULL,
	    "Fit for one value of a query: everything special as %XX.",
	    "{{ 'a/b c' | cgi_escape }}", "a%2Fb+c", 0 },
	{ "relative_url", 0, 0, filter_relative_url, NULL,
	    "An address of this site with site.baseurl before it.",
	    "{{ 'goals/' | relative_url }}", "/goals/", 0 },
	{ "strip_index", 0, 0, filter_strip_index, NULL,
	    "An address without index.html at its end.",
	    "{{ '/goals/index.html' | strip_index }}", "/goals/", 0 },
	{ "uri_escape", 0, 0, filter_uri_escape, NULL,
	    "A whole address with what may not stand in one as %XX.",
	    "{{ '/a b?c=d' | uri_escape }}", "/a%20b?c=d", 0 },
	{ "url_decode", 0, 0, filter_url_decode, NULL, "%XX and + read back.",
	    "{{ 'a%2Fb+c' | url_decode }}", "a/b c", 0 },
	{ "url_encode", 0, 0, filter_url_encode, NULL,
	    "Fit for one value of a query: everything special as %XX.",
	    "{{ 'a/b c' | url_encode }}", "a%2Fb+c", 0 },
};

const struct filter_group filters_url = FILTER_GROUP(rows);
