#include "text/element.h"

#include <stddef.h>

#include "text/list.h"

/* clang-format off */
#define ROW(name, way, place, content, parents, end_optional) \
	{ STR_INIT(name), WAY_##way, PLACE_##place, CONTENT_##content, \
	    parents, end_optional }

/* By name. */
static const struct element elements[] = {
	ROW("a", LINK, LINE, LINE, NULL, false),
	ROW("abbr", PLAIN, LINE, LINE, NULL, false),
	ROW("audio", PLAYER, LINE, LINE, NULL, false),
	ROW("b", PLAIN, LINE, LINE, NULL, false),
	ROW("bdi", PLAIN, LINE, LINE, NULL, false),
	ROW("bdo", PLAIN, LINE, LINE, NULL, false),
	ROW("blockquote", PLAIN, BLOCK, BLOCKS, NULL, false),
	ROW("br", PLAIN, LINE, NONE, NULL, false),
	ROW("button", HIDDEN, LINE, LINE, NULL, false),
	ROW("canvas", HIDDEN, LINE, LINE, NULL, false),
	ROW("caption", PLAIN, PART, LINE, " table ", true),
	ROW("cite", PLAIN, LINE, LINE, NULL, false),
	ROW("code", PLAIN, LINE, LINE, NULL, false),
	ROW("col", PLAIN, PART, NONE, " colgroup ", false),
	ROW("colgroup", PLAIN, PART, PARTS, " table ", true),
	ROW("data", PLAIN, LINE, LINE, NULL, false),
	ROW("dd", PLAIN, PART, BLOCKS, " dl ", true),
	ROW("del", PLAIN, LINE, LINE, NULL, false),
	ROW("details", PLAIN, BLOCK, BLOCKS, NULL, false),
	ROW("dfn", PLAIN, LINE, LINE, NULL, false),
	ROW("div", PLAIN, BLOCK, BLOCKS, NULL, false),
	ROW("dl", PLAIN, BLOCK, PARTS, NULL, false),
	ROW("dt", PLAIN, PART, LINE, " dl ", true),
	ROW("em", PLAIN, LINE, LINE, NULL, false),
	ROW("embed", EMBED, LINE, NONE, NULL, false),
	ROW("figcaption", PLAIN, PART, BLOCKS, " figure ", false),
	ROW("figure", PLAIN, BLOCK, BLOCKS, NULL, false),
	ROW("frameset", HIDDEN, LINE, LINE, NULL, false),
	ROW("h1", HEADING, BLOCK, LINE, NULL, false),
	ROW("h2", HEADING, BLOCK, LINE, NULL, false),
	ROW("h3", HEADING, BLOCK, LINE, NULL, false),
	ROW("h4", HEADING, BLOCK, LINE, NULL, false),
	ROW("h5", HEADING, BLOCK, LINE, NULL, false),
	ROW("h6", HEADING, BLOCK, LINE, NULL, false),
	ROW("head", HIDDEN, LINE, LINE, NULL, false),
	ROW("hr", PLAIN, BLOCK, NONE, NULL, false),
	ROW("i", PLAIN, LINE, LINE, NULL, false),
	ROW("iframe", EMBED, LINE, LINE, NULL, false),
	ROW("img", PICTURE, LINE, NONE, NULL, false),
	ROW("ins", PLAIN, LINE, LINE, NULL, false),
	ROW("kbd", PLAIN, LINE, LINE, NULL, false),
	ROW("li", PLAIN, PART, BLOCKS, " ol ul ", true),
	ROW("mark", PLAIN, LINE, LINE, NULL, false),
	ROW("math", HIDDEN, LINE, LINE, NULL, false),
	ROW("noembed", HIDDEN, LINE, LINE, NULL, false),
	ROW("noframes", HIDDEN, LINE, LINE, NULL, false),
	ROW("noscript", HIDDEN, LINE, LINE, NULL, false),
	ROW("object", EMBED, LINE, LINE, NULL, false),
	ROW("ol", PLAIN, BLOCK, PARTS, NULL, false),
	ROW("p", PLAIN, BLOCK, LINE, NULL, true),
	ROW("plaintext", HIDDEN, LINE, LINE, NULL, false),
	ROW("pre", PLAIN, BLOCK, LINE, NULL, false),
	ROW("q", PLAIN, LINE, LINE, NULL, false),
	ROW("rp", PLAIN, PART, LINE, " ruby ", true),
	ROW("rt", PLAIN, PART, LINE, " ruby ", true),
	ROW("ruby", PLAIN, LINE, LINE, NULL, false),
	ROW("s", PLAIN, LINE, LINE, NULL, false),
	ROW("samp", PLAIN, LINE, LINE, NULL, false),
	ROW("script", HIDDEN, LINE, LINE, NULL, false),
	ROW("section", PLAIN, BLOCK, BLOCKS, NULL, false),
	ROW("select", HIDDEN, LINE, LINE, NULL, false),
	ROW("small", PLAIN, LINE, LINE, NULL, false),
	ROW("source", PLAIN, PART, NONE, " audio video ", false),
	ROW("span", PLAIN, LINE, LINE, NULL, false),
	ROW("strong", PLAIN, LINE, LINE, NULL, false),
	ROW("style", HIDDEN, LINE, LINE, NULL, false),
	ROW("sub", PLAIN, LINE, LINE, NULL, false),
	ROW("summary", PLAIN, PART, LINE, " details ", false),
	ROW("sup", PLAIN, LINE, LINE, NULL, false),
	ROW("svg", HIDDEN, LINE, LINE, NULL, false),
	ROW("table", TABLE, BLOCK, PARTS, NULL, false),
	ROW("tbody", PLAIN, PART, PARTS, " table ", true),
	ROW("td", PLAIN, PART, BLOCKS, " tr ", true),
	ROW("template", HIDDEN, LINE, LINE, NULL, false),
	ROW("textarea", HIDDEN, LINE, LINE, NULL, false),
	ROW("tfoot", PLAIN, PART, PARTS, " table ", true),
	ROW("th", COLUMN, PART, LINE, " tr ", true),
	ROW("thead", PLAIN, PART, PARTS, " table ", true),
	ROW("time", PLAIN, LINE, LINE, NULL, false),
	ROW("title", HIDDEN, LINE, LINE, NULL, false),
	ROW("tr", ROW, PART, PARTS, " table tbody tfoot thead ", true),
	ROW("track", PLAIN, PART, NONE, " audio video ", false),
	ROW("u", PLAIN, LINE, LINE, NULL, false),
	ROW("ul", PLAIN, BLOCK, PARTS, NULL, false),
	ROW("var", PLAIN, LINE, LINE, NULL, false),
	ROW("video", PLAYER, LINE, LINE, NULL, false),
	ROW("wbr", PLAIN, LINE, NONE, NULL, false),
	ROW("xmp", HIDDEN, LINE, LINE, NULL, false),
};
#undef ROW

#define ROW(name, kind, elements, words, as) \
	{ STR_INIT(name), ATTRIBUTE_##kind, elements, words, as }

/* By name. An attribute stands once for each kind that it has. */
static const struct attribute attributes[] = {
	ROW("align", ALIGN, " div h1 h2 h3 h4 h5 h6 p td th ", NULL, "class"),
	ROW("alt", OURS, " img ", NULL, NULL),
	ROW("cite", ADDRESS, " blockquote del ins q ", NULL, NULL),
	ROW("colspan", COUNT, " td th ", NULL, NULL),
	ROW("controls", OURS, " audio video ", NULL, NULL),
	ROW("datetime", TEXT, " del ins time ", NULL, NULL),
	ROW("default", FLAG, " track ", NULL, NULL),
	ROW("dir", WORD, NULL, " auto ltr rtl ", NULL),
	ROW("height", COUNT, " video ", NULL, NULL),
	ROW("height", OURS, " img ", NULL, NULL),
	ROW("href", OURS, " a ", NULL, NULL),
	ROW("id", ID, NULL, NULL, NULL),
	ROW("kind", WORD, " track ",
	    " captions chapters descriptions subtitles ", NULL),
	ROW("label", TEXT, " track ", NULL, NULL),
	ROW("lang", LANGUAGE, NULL, NULL, NULL),
	ROW("loading", OURS, " img ", NULL, NULL),
	ROW("muted", FLAG, " audio video ", NULL, NULL),
	ROW("name", ID, " a ", NULL, "id"),
	ROW("open", FLAG, " details ", NULL, NULL),
	ROW("playsinline", FLAG, " video ", NULL, NULL),
	ROW("poster", IMAGE, " video ", NULL, NULL),
	ROW("preload", OURS, " audio video ", NULL, NULL),
	ROW("reversed", FLAG, " ol ", NULL, NULL),
	ROW("rowspan", COUNT, " td th ", NULL, NULL),
	ROW("scope", WORD, " th ", " col colgroup row rowgroup ", NULL),
	ROW("span", COUNT, " col colgroup ", NULL, NULL),
	ROW("src", MEDIA, " source track ", NULL, NULL),
	ROW("src", OURS, " audio img video ", NULL, NULL),
	ROW("srclang", LANGUAGE, " track ", NULL, NULL),
	ROW("start", NUMBER, " ol ", NULL, NULL),
	ROW("title", OURS, " a img ", NULL, NULL),
	ROW("title", TEXT, NULL, NULL, NULL),
	ROW("type", TEXT, " source ", NULL, NULL),
	ROW("type", WORD, " ol ", " 1 A I a i ", NULL),
	ROW("value", NUMBER, " li ", NULL, NULL),
	ROW("value", TEXT, " data ", NULL, NULL),
	ROW("width", COUNT, " video ", NULL, NULL),
	ROW("width", OURS, " img ", NULL, NULL),
};
#undef ROW
/* clang-format on */

#define ELEMENTS (sizeof(elements) / sizeof(*elements))
#define ATTRIBUTES (sizeof(attributes) / sizeof(*attributes))

const struct element *
element_row(size_t n)
{
	return n < ELEMENTS ? &elements[n] : NULL;
}

const struct attribute *
attribute_row(size_t n)
{
	return n < ATTRIBUTES ? &attributes[n] : NULL;
}

const struct element *
element_find(struct str name)
{
	for (size_t i = 0; i < ELEMENTS; i++) {
		if (str_eq_nocase(elements[i].name, name))
			return &elements[i];
	}
	return NULL;
}

const struct attribute *
attribute_find(const struct element *element, struct str name)
{
	for (size_t i = 0; i < ATTRIBUTES; i++) {
		const struct attribute *a = &attributes[i];

		if (str_eq_nocase(a->name, name) &&
		    (a->elements == NULL ||
			list_has(a->elements, element->name)))
			return a;
	}
	return NULL;
}
