#include "liquid/filters.h"

#include "base/buf.h"
#include "data/json.h"
#include "liquid/markup.h"
#include "liquid/render.h"

static bool
filter_raw(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	(void)args;
	if (in->kind != VALUE_NIL)
		*out = value_safe(liquid_text(call, in));
	return true;
}

static bool
filter_escape(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	(void)args;
	if (in->kind != VALUE_NIL)
		*out = value_safe(
		    markup_escape(liquid_text(call, in), call->arena));
	return true;
}

static bool
filter_escape_once(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	(void)args;
	*out =
	    value_safe(markup_escape_once(liquid_text(call, in), call->arena));
	return true;
}

/* Jekyll's: the apostrophe by the name that XML has for it. */
static bool
filter_xml_escape(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	struct str s = markup_escape(liquid_text(call, in), call->arena);
	struct buf *text;
	size_t at;

	(void)args;
	text = liquid_begin(call);
	while ((at = str_find(s, STR("&#39;"))) != STR_NONE) {
		buf_add(text, str_slice(s, 0, at));
		buf_add(text, STR("&apos;"));
		s = str_skip(s, at + 5);
	}
	buf_add(text, s);
	*out = value_safe(liquid_end(call));
	return true;
}

static bool
filter_newline_to_br(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	struct str s = call->renderer->escapes ? liquid_html(call, in)
					       : liquid_text(call, in);
	struct buf *text;

	(void)args;
	text = liquid_begin(call);
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '\r' && i + 1 < s.n && s.p[i + 1] == '\n')
			continue;
		if (s.p[i] == '\n')
			buf_add(text, STR("<br />"));
		buf_add_char(text, s.p[i]);
	}
	*out = value_safe(liquid_end(call));
	return true;
}

static bool
filter_strip_html(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	struct str s = markup_strip(liquid_text(call, in), call->arena);

	(void)args;
	if (liquid_is_safe(call, in))
		s = markup_decode(s, call->arena);
	*out = value_text(s);
	return true;
}

static bool
filter_jsonify(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	struct buf *text;

	(void)args;
	text = liquid_begin(call);
	value_to_json(text, in, JSON_HTML, &call->renderer->env);
	*out = value_safe(liquid_end(call));
	return true;
}

static bool
filter_markdownify(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	const struct liquid_page *page = call->renderer->page;
	struct str s = liquid_text(call, in);

	(void)args;
	if (in->kind == VALUE_NIL)
		return true;
	/* It may give out ids, which no other page has given out. */
	call->renderer->env.own = true;
	*out = value_safe(page->markdown != NULL
		? page->markdown(page->markdown_arg, s, call->arena)
		: markup_escape(s, call->arena));
	return true;
}

static const struct liquid_filter rows[] = {
	{ "escape", 0, 0, filter_escape, NULL,
	    "With & < > \" ' as character references. What {{ }} writes is "
	    "escaped anyway; this is for what goes on to another filter.",
	    "{{ '<b>' | escape }}", "&lt;b&gt;", 0 },
	{ "escape_once", 0, 0, filter_escape_once, NULL,
	    "The same, but references that are there already stay.",
	    "{{ '1 &lt; 2 & 3' | escape_once }}", "1 &lt; 2 &amp; 3", 0 },
	{ "h", 0, 0, filter_escape, NULL, "The same as escape.",
	    "{{ 'R&D' | h }}", "R&amp;D", 0 },
	{ "jsonify", 0, 0, filter_jsonify, NULL,
	    "A value as JSON, fit for <script> and for attributes in single "
	    "quotes. For double quotes: jsonify | escape.",
	    "{{ 'a,b' | split: ',' | jsonify }}", "[\"a\",\"b\"]", 0 },
	{ "markdownify", 0, 0, filter_markdownify, NULL,
	    "Markdown as HTML; HTML in it is not passed on.",
	    "{{ '*so*' | markdownify }}", "<p><em>so</em></p>\n", 0 },
	{ "newline_to_br", 0, 0, filter_newline_to_br, NULL,
	    "Line ends as <br />.",
	    "{% capture x %}a\nb{% endcapture %}{{ x | newline_to_br }}",
	    "a<br />\nb", 0 },
	{ "raw", 0, 0, filter_raw, NULL,
	    "Mark text as HTML that is not escaped again. Only for text that "
	    "nobody outside of the theme has written.",
	    "{{ '<hr>' | raw }}", "<hr>", 0 },
	{ "safe", 0, 0, filter_raw, NULL, "The same as raw.",
	    "{{ '<hr>' | safe }}", "<hr>", 0 },
	{ "strip_html", 0, 0, filter_strip_html, NULL,
	    "Without tags, comments, scripts and styles. Of HTML that the "
	    "program made, plain text with its references read.",
	    "{{ '<p>R&amp;D</p>' | raw | strip_html }}", "R&amp;D", 0 },
	{ "xml_escape", 0, 0, filter_xml_escape, NULL,
	    "Escaped for XML: as escape, with &apos;.",
	    "{{ \"it's\" | xml_escape }}", "it&apos;s", 0 },
};

const struct filter_group filters_html = FILTER_GROUP(rows);
