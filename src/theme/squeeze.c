#include "theme/squeeze.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"

/* The end of the comment that begins at i, or of css if it never ends. */
static size_t
skip_comment(struct str css, size_t i)
{
	size_t end = str_find(str_skip(css, i + 2), STR("*/"));

	return end == STR_NONE ? css.n : i + 2 + end + 2;
}

/* The end of the string that begins at i; a line's end ends a bad one. */
static size_t
skip_string(struct str css, size_t i)
{
	char quote = css.p[i++];

	while (i < css.n && css.p[i] != quote && css.p[i] != '\n')
		i += css.p[i] == '\\' && i + 1 < css.n ? 2 : 1;
	return i < css.n ? i + 1 : css.n;
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static bool
is_one_of(char c, const char *all)
{
	return c != '\0' && strchr(all, c) != NULL;
}

/*
 * White space beside punctuation means nothing, but for a blank before ":",
 * which parts "a :hover" from "a:hover". A rule ends its line.
 */
static size_t
squeeze_space(struct str css, size_t i, struct buf *out)
{
	char before = out->n == 0 ? '}' : out->p[out->n - 1], after;
	bool line = false;

	for (; i < css.n && is_space(css.p[i]); i++)
		line = line || css.p[i] == '\n';
	after = i < css.n ? css.p[i] : '}';
	if (line && before == '}' && after != '}' && out->n != 0)
		buf_add_char(out, '\n');
	else if (!is_one_of(before, "{};:,>\n") && !is_one_of(after, "{};,>"))
		buf_add_char(out, ' ');
	return i;
}

struct str
squeeze_css(struct str css, struct arena *arena)
{
	struct buf out;
	size_t i = 0, end;

	buf_init(&out);
	while (i < css.n) {
		char c = css.p[i];

		if (str_starts(str_skip(css, i), STR("/*"))) {
			i = skip_comment(css, i);
		} else if (is_space(c)) {
			i = squeeze_space(css, i, &out);
		} else {
			end =
			    c == '"' || c == '\'' ? skip_string(css, i) : i + 1;
			buf_add(&out, str_slice(css, i, end - i));
			i = end;
		}
	}
	css = str_copy(arena, buf_str(&out));
	buf_free(&out);
	return css;
}
