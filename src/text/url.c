#include "text/url.h"

#include "base/buf.h"
#include "base/percent.h"

static const struct {
	struct str name;
	enum url_kind kind;
} schemes[] = {
	{ STR_INIT("http"), URL_OUTSIDE },
	{ STR_INIT("https"), URL_OUTSIDE },
	{ STR_INIT("mailto"), URL_MESSAGE },
	{ STR_INIT("tel"), URL_MESSAGE },
};

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Bytes before the first of "/?#:"; a colon there ends a scheme. */
static size_t
first_mark(struct str url)
{
	size_t at = 0;

	while (at < url.n && url.p[at] != '/' && url.p[at] != '?' &&
	    url.p[at] != '#' && url.p[at] != ':')
		at++;
	return at;
}

struct str
url_scheme(struct str url)
{
	size_t at = first_mark(url);

	return at < url.n && url.p[at] == ':' ? str_slice(url, 0, at)
					      : (struct str){ NULL, 0 };
}

static bool
is_disguised(struct str url)
{
	for (size_t i = 0; i < url.n; i++) {
		if ((unsigned char)url.p[i] < 0x20 || url.p[i] == 0x7F)
			return true;
	}
	/* "\\host" and "/\host" are "//host" to a browser. */
	return url.n > 1 && (url.p[0] == '/' || url.p[0] == '\\') &&
	    (url.p[1] == '/' || url.p[1] == '\\');
}

enum url_kind
url_kind(struct str url)
{
	struct str scheme;

	url = str_trim(url);
	if (url.n == 0)
		return URL_EMPTY;
	if (is_disguised(url))
		return URL_REFUSED;
	if (url.p[0] == '#')
		return URL_PART;
	if (first_mark(url) == url.n || url.p[first_mark(url)] != ':')
		return URL_PATH;
	scheme = url_scheme(url);
	for (size_t i = 0; i < sizeof(schemes) / sizeof(*schemes); i++) {
		if (str_eq_nocase(scheme, schemes[i].name))
			return schemes[i].kind;
	}
	return URL_REFUSED;
}

struct str
url_host(struct str url)
{
	size_t at = str_find(url, STR("://"));
	struct str host;

	if (at == STR_NONE)
		return (struct str){ NULL, 0 };
	host = str_skip(url, at + 3);
	for (at = 0; at < host.n; at++) {
		if (host.p[at] == '/' || host.p[at] == '?' ||
		    host.p[at] == '#' || host.p[at] == ':')
			break;
		if (host.p[at] == '@') {
			host = str_skip(host, at + 1);
			at = STR_NONE; /* starts again at 0 */
		}
	}
	host = str_slice(host, 0, at);
	return str_starts(host, STR("www.")) ? str_skip(host, 4) : host;
}

static bool
may_stand(char c)
{
	return is_letter(c) || is_digit(c) ||
	    (c != '\0' &&
		str_find_char(STR("-_.+!*(),%#@?=;:/$~"), c) != STR_NONE);
}

void
url_write(struct buf *out, struct str url)
{
	char escaped[PERCENT_WIDTH];
	size_t from = 0;

	for (size_t i = 0; i < url.n; i++) {
		unsigned char c = (unsigned char)url.p[i];

		if (may_stand(url.p[i]))
			continue;
		buf_add(out, str_slice(url, from, i - from));
		from = i + 1;
		if (c == '&')
			buf_add(out, STR("&amp;"));
		else if (c == '\'')
			buf_add(out, STR("&#39;"));
		else
			buf_add(out,
			    (struct str){
				escaped, percent_put(escaped, (char)c) });
	}
	buf_add(out, str_skip(url, from));
}
