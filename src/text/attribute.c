#include "text/attribute.h"

#include <cmark-gfm/houdini.h>

#include "base/arena.h"
#include "text/anchors.h"
#include "text/footnote.h"
#include "text/link.h"
#include "text/list.h"
#include "text/url.h"

#define NUMBER_MAX 9999u
#define SEEN_MAX 32u

struct str
attribute_decode(struct str text)
{
	cmark_strbuf decoded;

	if (str_find_char(text, '&') == STR_NONE)
		return text;
	cmark_strbuf_init(nodes_memory(), &decoded, 0);
	houdini_unescape_html_f(
	    &decoded, (const uint8_t *)text.p, (bufsize_t)text.n);
	return (struct str){ (const char *)decoded.ptr, (size_t)decoded.size };
}

struct str
attribute_value(const struct tag *tag, struct str name)
{
	return str_trim(attribute_decode(tag_find(tag, name)));
}

static bool
is_language(struct str s)
{
	size_t part = 0;

	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (c == '-' ? part == 0 : part == 8)
			return false;
		part = c == '-' ? 0 : part + 1;
		if (c != '-' && !(c >= '0' && c <= '9') &&
		    !((c | 0x20) >= 'a' && (c | 0x20) <= 'z'))
			return false;
	}
	return part != 0 && str_slice(s, 0, str_find_char(s, '-')).n > 1;
}

static bool
is_id(struct writer *w, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if ((unsigned char)s.p[i] <= ' ')
			return false;
	}
	return s.n != 0 && !footnote_owns(s) && anchors_reserve(w->anchors, s);
}

static bool
is_number(struct str s, uint64_t least)
{
	uint64_t v;

	return str_uint(s, NUMBER_MAX, &v) && v >= least;
}

/* The name that an attribute gets on the page. */
static struct str
written(const struct attribute *a)
{
	return a->as != NULL ? str_from(a->as) : a->name;
}

static void
add(struct writer *w, struct str name, struct str value)
{
	buf_add_char(&w->out, ' ');
	writer_add(w, name);
	writer_add(w, STR("=\""));
	writer_attribute(w, value);
	buf_add_char(&w->out, '"');
}

/* Addresses that a browser loads are of this site alone. */
static bool
add_media(struct writer *w, const struct attribute *a, struct str value,
    struct spot spot)
{
	enum markdown_target kind =
	    a->kind == ATTRIBUTE_IMAGE ? TARGET_PICTURE : TARGET_MEDIA;
	struct markdown_link link;

	if (url_kind(value) != URL_PATH)
		return false;
	if (link_resolve(w, kind, value, spot, &link)) {
		buf_add_char(&w->out, ' ');
		writer_add(w, a->name);
		writer_add(w, STR("=\""));
		url_write(&w->out, link.href);
		buf_add_char(&w->out, '"');
	}
	return true;
}

/* Obsolete in HTML, and common: the theme's classes say the same. */
static bool
add_align(struct writer *w, struct str value)
{
	static const struct {
		struct str value, class_name;
	} ways[] = {
		{ STR_INIT("left"), STR_INIT("align-start") },
		{ STR_INIT("center"), STR_INIT("align-center") },
		{ STR_INIT("right"), STR_INIT("align-end") },
	};

	for (size_t i = 0; i < sizeof(ways) / sizeof(*ways); i++) {
		if (str_eq_nocase(value, ways[i].value)) {
			add(w, STR("class"), ways[i].class_name);
			return true;
		}
	}
	return false;
}

/* False: the value is not one that the attribute may have. */
static bool
write_one(struct writer *w, const struct attribute *a, struct str value,
    struct spot spot)
{
	bool good = false;

	switch (a->kind) {
	case ATTRIBUTE_OURS:
		return true;
	case ATTRIBUTE_FLAG:
		buf_add_char(&w->out, ' ');
		writer_add(w, a->name);
		return true;
	case ATTRIBUTE_MEDIA:
	case ATTRIBUTE_IMAGE:
		return add_media(w, a, value, spot);
	case ATTRIBUTE_ALIGN:
		return add_align(w, value);
	case ATTRIBUTE_TEXT:
		good = true;
		break;
	case ATTRIBUTE_COUNT:
		good = is_number(value, 1);
		break;
	case ATTRIBUTE_NUMBER:
		good = is_number(value, 0);
		break;
	case ATTRIBUTE_WORD:
		good = list_has(a->words, value);
		break;
	case ATTRIBUTE_LANGUAGE:
		good = is_language(value);
		break;
	case ATTRIBUTE_ID:
		good = is_id(w, value);
		break;
	case ATTRIBUTE_ADDRESS:
		good = url_kind(value) == URL_OUTSIDE;
		break;
	}
	if (good)
		add(w, written(a), value);
	return good;
}

static void
report(struct writer *w, const struct element *element, struct str name,
    struct str value, bool known, struct spot spot)
{
	struct str from = str_slice(name, 0, 40);

	if (known)
		writer_report(w, CODE_HTML_DROPPED, spot,
		    "%.*s=\"%.*s\" of <%.*s> is left out", STR_ARG(from),
		    STR_ARG(str_slice(value, 0, 40)), STR_ARG(element->name));
	else
		writer_report(w, CODE_HTML_DROPPED, spot,
		    "the attribute %.*s of <%.*s> is left out", STR_ARG(from),
		    STR_ARG(element->name));
}

bool
attribute_write(struct writer *w, const struct element *element,
    const struct tag *tag, struct spot spot)
{
	const struct attribute *seen[SEEN_MAX], *a;
	struct str rest = tag->attributes, name, value;
	bool directed = false, again;
	size_t n = 0;

	while (tag_attribute(&rest, &name, &value)) {
		value = str_trim(attribute_decode(value));
		a = attribute_find(element, name);
		again = false;
		/* The first of two namesakes counts: HTML 13.2.5.33. */
		for (size_t i = 0; i < n; i++)
			again |=
			    a != NULL && str_eq(written(seen[i]), written(a));
		if (a == NULL || again || n == SEEN_MAX ||
		    !write_one(w, a, value, spot)) {
			report(w, element, name, value, a != NULL, spot);
			continue;
		}
		seen[n++] = a;
		directed |= str_eq(a->name, STR("dir"));
	}
	return directed;
}
