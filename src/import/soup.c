#include "import/soup.h"

#include "base/arena.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "text/attribute.h"
#include "text/list.h"
#include "text/tag.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

/* Elements without content. */
static const char *const voids[] = { "area", "base", "br", "col", "embed", "hr",
	"img", "input", "link", "meta", "param", "source", "track", "wbr" };

/* Elements whose content is text up to their own end. */
static const char *const raws[] = { "iframe", "noembed", "noframes", "script",
	"style", "textarea", "title", "xmp" };

static const char *const inlines[] = { "a", "abbr", "acronym", "audio", "b",
	"bdi", "bdo", "big", "br", "button", "cite", "code", "data", "del",
	"dfn", "em", "embed", "font", "i", "iframe", "img", "input", "ins",
	"kbd", "label", "map", "mark", "math", "nobr", "object", "output", "q",
	"rp", "rt", "ruby", "s", "samp", "script", "select", "small", "source",
	"span", "strike", "strong", "sub", "sup", "svg", "template", "textarea",
	"time", "track", "tt", "u", "var", "video", "wbr" };

/* An element ends those named in ends, up to the nearest of within. */
static const struct closing {
	const char *name;
	const char *ends; /* between blanks */
	const char *within;
} closings[] = {
	{ "li", " li ", " ul ol menu " },
	{ "dt", " dt dd ", " dl " },
	{ "dd", " dt dd ", " dl " },
	{ "tr", " tr td th ", " table " },
	{ "td", " td th ", " tr table " },
	{ "th", " td th ", " tr table " },
	{ "thead", " thead tbody tfoot tr td th caption ", " table " },
	{ "tbody", " thead tbody tfoot tr td th caption ", " table " },
	{ "tfoot", " thead tbody tfoot tr td th caption ", " table " },
	{ "option", " option ", " select " },
	{ "rt", " rt rp ", " ruby " },
	{ "rp", " rt rp ", " ruby " },
};

struct reader {
	struct arena *arena;
	struct str html;
	struct xnode *at; /* the element that is open */
	size_t depth;
	size_t place; /* up to where lines are counted */
	uint32_t line;
	uint32_t column;
};

static bool
is_one(struct str name, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (str_is(name, list[i]))
			return true;
	}
	return false;
}

bool
soup_is_inline(struct str name)
{
	return is_one(name, inlines, COUNT(inlines));
}

static void
count_lines(struct reader *r, const char *to)
{
	size_t end = (size_t)(to - r->html.p);

	while (r->place < end) {
		if (utf8_next(r->html, &r->place) == '\n') {
			r->line++;
			r->column = 1;
		} else {
			r->column++;
		}
	}
}

static struct xnode *
add(struct reader *r, struct str source)
{
	struct xnode *node = xnode_add(r->arena, r->at);

	count_lines(r, source.p);
	node->line = r->line;
	node->column = r->column;
	return node;
}

static void
add_text(struct reader *r, struct str text, bool decode)
{
	if (text.n == 0)
		return;
	add(r, text)->text =
	    decode ? str_copy(r->arena, attribute_decode(text)) : text;
}

static void
close_one(struct reader *r)
{
	r->at = r->at->parent;
	r->depth--;
}

/* Close the nearest open element of the list, unless one of within is nearer.
 */
static void
close_within(struct reader *r, const char *ends, const char *within)
{
	struct xnode *found = NULL;

	for (struct xnode *n = r->at; n->parent != NULL; n = n->parent) {
		if (list_has(within, n->name))
			break;
		if (list_has(ends, n->name))
			found = n;
	}
	while (found != NULL && r->at != found->parent)
		close_one(r);
}

static void
close_before(struct reader *r, struct str name)
{
	if (!soup_is_inline(name))
		close_within(r, " p ", " td th li dd button object ");
	for (size_t i = 0; i < COUNT(closings); i++) {
		if (str_is(name, closings[i].name))
			close_within(r, closings[i].ends, closings[i].within);
	}
}

static void
read_attributes(struct reader *r, struct xnode *node, struct str rest)
{
	struct xnode_attribute **end = &node->attributes;
	struct str name, value;

	while (tag_attribute(&rest, &name, &value)) {
		*end = arena_alloc(r->arena, sizeof(**end));
		(*end)->name = str_lower(r->arena, name);
		(*end)->value =
		    str_trim(str_copy(r->arena, attribute_decode(value)));
		end = &(*end)->next;
	}
}

/* Text up to the end tag of name, which *rest then begins with. */
static struct str
raw_text(struct str *rest, struct str name)
{
	struct str at = *rest, text;

	for (;;) {
		size_t end = str_find(at, STR("</"));

		if (end == STR_NONE) {
			text = *rest;
			*rest = str_skip(*rest, rest->n);
			return text;
		}
		at = str_skip(at, end);
		if (str_eq_nocase(str_slice(at, 2, name.n), name))
			break;
		at = str_skip(at, 2);
	}
	text = str_slice(*rest, 0, (size_t)(at.p - rest->p));
	*rest = at;
	return text;
}

static void
open_tag(struct reader *r, const struct tag *tag, struct str *rest)
{
	struct str name = str_lower(r->arena, tag->name);
	struct xnode *node;

	close_before(r, name);
	node = add(r, tag->source);
	node->name = name;
	read_attributes(r, node, tag->attributes);
	if (is_one(name, voids, COUNT(voids)) || r->depth == LIMIT_MARKUP_DEPTH)
		return;
	r->at = node;
	r->depth++;
	if (is_one(name, raws, COUNT(raws)))
		add_text(r, raw_text(rest, name), str_eq(name, STR("title")));
}

static void
close_tag(struct reader *r, const struct tag *tag)
{
	struct str name = str_lower(r->arena, tag->name);
	struct xnode *n = r->at;

	while (n->parent != NULL && !str_eq(n->name, name)) {
		/* A cell holds what was opened within it. */
		if (soup_is_inline(name) && list_has(" td th li ", n->name))
			return;
		n = n->parent;
	}
	while (n->parent != NULL && r->at != n->parent)
		close_one(r);
}

void
soup_read(struct str html, struct arena *arena, struct soup *out)
{
	struct reader r = {
		.arena = arena, .html = html, .line = 1, .column = 1
	};
	struct tag tag;
	struct str rest = html;

	*out = (struct soup){ .root = xnode_add(arena, NULL) };
	r.at = out->root;
	while (tag_next(&rest, &tag)) {
		switch (tag.kind) {
		case TAG_TEXT:
			add_text(&r, tag.source, true);
			break;
		case TAG_OPEN:
			open_tag(&r, &tag, &rest);
			break;
		case TAG_CLOSE:
			close_tag(&r, &tag);
			break;
		case TAG_COMMENT:
			out->comments++;
			break;
		case TAG_ENDLESS:
			add_text(&r, tag.source, false);
			break;
		case TAG_OTHER:
			break;
		}
	}
}
