#include "pages/href.h"

#include <string.h>

#include "base/arena.h"
#include "base/lanes.h"
#include "base/percent.h"

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool
href_has_scheme(struct str href)
{
	size_t i = 0;

	if (str_starts(href, STR("//")))
		return true;
	if (href.n == 0 || !is_letter(href.p[0]))
		return false;
	while (i < href.n &&
	    (is_letter(href.p[i]) || (href.p[i] >= '0' && href.p[i] <= '9') ||
		href.p[i] == '+' || href.p[i] == '-' || href.p[i] == '.'))
		i++;
	return i < href.n && href.p[i] == ':';
}

/* What an address cannot hold as it is; letters of any script it can. */
static bool
needs_percent(char c)
{
	static const bool others[256] = { ['"'] = true,
		['%'] = true,
		['<'] = true,
		['>'] = true,
		['\\'] = true,
		['^'] = true,
		['`'] = true,
		['{'] = true,
		['|'] = true,
		['}'] = true,
		[0x7f] = true };

	return (unsigned char)c <= ' ' || others[(unsigned char)c];
}

static size_t
put_encoded(char *to, struct str s)
{
	size_t n = 0, i = 0, from;

	while (i < s.n) {
		from = i;
		while (i < s.n && !needs_percent(s.p[i]))
			i++;
		memcpy(to + n, s.p + from, i - from);
		n += i - from;
		if (i < s.n)
			n += percent_put(to + n, s.p[i++]);
	}
	return n;
}

/* Where the path of a url ends. */
static size_t
path_length(struct str url)
{
	url = str_slice(url, 0, str_find_char(url, '#'));
	return str_slice(url, 0, str_find_char(url, '?')).n;
}

static size_t
put(char *to, struct str s)
{
	if (s.n != 0)
		memcpy(to, s.p, s.n);
	return s.n;
}

/* A relative address whose first part has a colon would be a scheme. */
static bool
needs_dot(struct str prefix, struct str path)
{
	size_t colon;

	if (prefix.n != 0 || path.n == 0)
		return prefix.n == 0;
	colon = str_find_char(path, ':');
	return colon != STR_NONE && colon < str_find_char(path, '/');
}

/* The address of rest, which is what stands behind the root's "/". */
static struct str
make_encoded(
    struct str prefix, struct str rest, bool index, struct arena *arena)
{
	struct str path = str_slice(rest, 0, path_length(rest));
	struct str tail = str_skip(rest, path.n);
	char *to =
	    arena_bytes(arena, prefix.n + 3 * rest.n + sizeof("./index.html"));
	size_t n = put(to, prefix);

	index = index && (path.n == 0 || str_ends(path, STR("/")));
	if (needs_dot(prefix, path) && !index)
		n += put(to + n, STR("./"));
	n += put_encoded(to + n, path);
	if (index)
		n += put(to + n, STR("index.html"));
	n += put_encoded(to + n, tail);
	return (struct str){ to, n };
}

/* Of sixteen bytes, those that mean nothing of their own in an address. */
static uint32_t
usual_in(struct lanes v)
{
	struct lanes marks =
	    lanes_or(lanes_between(v, '-', '/'), lanes_equal(v, '_'));

	return lanes_mask(lanes_or(lanes_alnum(v), marks));
}

/* Most addresses are of such bytes alone. */
static bool
is_usual(struct str s)
{
	size_t i = 0;

	for (; s.n - i >= LANES; i += LANES) {
		if (usual_in(lanes_load(s.p + i)) != (1u << LANES) - 1)
			return false;
	}
	return usual_in(lanes_few(s.p + i, s.n - i)) == (1u << (s.n - i)) - 1;
}

struct str
href_make(struct str prefix, struct str url, bool index, struct arena *arena)
{
	struct str parts[] = { prefix, str_skip(url, 1) };

	return !index && parts[1].n != 0 && is_usual(parts[1])
	    ? arena_concat(arena, parts, sizeof(parts) / sizeof(*parts))
	    : make_encoded(prefix, parts[1], index, arena);
}

struct str
href_prefix(struct str url, struct arena *arena)
{
	size_t depth = 0;
	char *to;

	for (size_t i = 1; i < url.n; i++)
		depth += url.p[i] == '/';
	to = arena_bytes(arena, depth * 3 + 1);
	for (size_t i = 0; i < depth; i++)
		memcpy(to + i * 3, "../", 3);
	return (struct str){ to, depth * 3 };
}

/* Remove the last part, "a/b/" to "a/"; false when there is none. */
static bool
drop_part(const char *to, size_t *n)
{
	if (*n == 0)
		return false;
	--*n;
	while (*n != 0 && to[*n - 1] != '/')
		--*n;
	return true;
}

/*
 * Add the parts of path to the *n bytes of to, "." and ".." resolved. False
 * when ".." leads out of the site.
 */
static bool
add_parts(char *to, size_t *n, struct str path)
{
	size_t slash;
	struct str part;

	while (path.n != 0) {
		slash = str_find_char(path, '/');
		part = str_slice(path, 0, slash == STR_NONE ? path.n : slash);
		path = str_skip(path, part.n + 1);
		if (str_eq(part, STR(".."))) {
			if (!drop_part(to, n))
				return false;
			continue;
		}
		if (str_eq(part, STR(".")) ||
		    (part.n == 0 && slash != STR_NONE))
			continue;
		*n += put(to + *n, part);
		if (slash != STR_NONE)
			to[(*n)++] = '/';
	}
	return true;
}

struct str
href_normal(struct str path, struct arena *arena)
{
	char *to = arena_bytes(arena, path.n + 1);
	size_t n = 0;

	return add_parts(to, &n, path) ? (struct str){ to, n }
				       : (struct str){ NULL, 0 };
}

bool
href_is_plain(struct str path)
{
	static const bool matters[256] = { ['#'] = true,
		['?'] = true,
		['%'] = true,
		['/'] = true,
		['.'] = true };

	for (size_t i = 0; i < path.n; i++) {
		char c = path.p[i];

		if (!matters[(unsigned char)c])
			continue;
		/* "/" and "." are plain but at the start of a part. */
		if ((c != '/' && c != '.') || i == 0 || path.p[i - 1] == '/')
			return false;
	}
	return !str_ends(path, STR("index.html"));
}

struct str
href_resolve(
    struct str base, struct str href, struct arena *arena, struct str *fragment)
{
	struct str path = str_slice(href, 0, path_length(href)), rest;
	size_t n = 0;
	char *to;

	rest = str_skip(href, path.n);
	if (str_find_char(rest, '#') == STR_NONE)
		*fragment = STR("");
	else
		*fragment = percent_decode(
		    str_skip(rest, str_find_char(rest, '#') + 1), arena);
	if (path.n == 0)
		return base;
	path = percent_decode(path, arena);
	to = arena_bytes(arena, base.n + path.n + 2);
	*to = '/';
	/* A relative address starts in the folder of its base. */
	if (path.p[0] != '/' &&
	    !add_parts(
		to + 1, &n, str_slice(base, 0, str_find_last(base, '/') + 1)))
		return STR("");
	if (!add_parts(to + 1, &n, path))
		return STR("");
	rest = (struct str){ to, n + 1 };
	if (str_ends(rest, STR("/index.html")))
		rest.n -= sizeof("index.html") - 1;
	return rest;
}
