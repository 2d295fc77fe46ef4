#include "import/plain.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "text/attribute.h"
#include "text/tag.h"

bool
plain_is_html(struct str text)
{
	struct str rest = text;
	struct tag tag;

	if (str_find_char(text, '&') != STR_NONE &&
	    !str_eq(attribute_decode(text), text))
		return true;
	while (tag_next(&rest, &tag)) {
		if (tag.kind == TAG_OPEN || tag.kind == TAG_CLOSE)
			return true;
	}
	return false;
}

/* Words on both sides of <br> are two; those round <em> may be one. */
static bool
parts_words(struct str name)
{
	static const char *const inside[] = { "a", "abbr", "b", "code", "em",
		"font", "i", "mark", "s", "small", "span", "strong", "sub",
		"sup", "u" };

	for (size_t i = 0; i < sizeof(inside) / sizeof(*inside); i++) {
		if (str_eq_nocase(name, str_from(inside[i])))
			return false;
	}
	return true;
}

struct str
plain_text(struct str text, struct arena *arena)
{
	char *to;
	size_t n = 0;
	struct str rest = text;
	struct tag tag;

	if (!plain_is_html(text))
		return text;
	to = arena_bytes(arena, text.n);
	while (tag_next(&rest, &tag)) {
		if (tag.kind == TAG_TEXT || tag.kind == TAG_ENDLESS) {
			memcpy(to + n, tag.source.p, tag.source.n);
			n += tag.source.n;
		} else if (tag.kind != TAG_COMMENT && parts_words(tag.name)) {
			to[n++] = ' ';
		}
	}
	return str_copy(arena, attribute_decode((struct str){ to, n }));
}

struct str
plain_line(struct str text, struct arena *arena)
{
	struct str from = str_trim(plain_text(text, arena));
	char *to = arena_bytes(arena, from.n);
	size_t n = 0, at = 0, start;

	while (at < from.n) {
		uint32_t c;

		start = at;
		c = utf8_next(from, &at);
		if (c == 0xA0 || c <= ' ' || c == 0x2028 || c == 0x2029) {
			if (n != 0 && to[n - 1] != ' ')
				to[n++] = ' ';
			continue;
		}
		memcpy(to + n, from.p + start, at - start);
		n += at - start;
	}
	while (n != 0 && to[n - 1] == ' ')
		n--;
	return (struct str){ to, n };
}

struct str
plain_to_html(struct str text, struct arena *arena)
{
	struct buf out;
	struct str line, html;
	bool open = false;

	buf_init(&out);
	while (str_line(&text, &line)) {
		bool blank = str_trim(line).n == 0;

		if (blank && open)
			buf_add(&out, STR("</p>"));
		else if (!blank)
			buf_add(&out, open ? STR("<br>") : STR("<p>"));
		open = !blank;
		buf_add_html(&out, line);
	}
	html = str_copy(arena, buf_str(&out));
	buf_free(&out);
	return html;
}
