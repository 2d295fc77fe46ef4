#include "pages/filters.h"

#include "model/model.h"
#include "pages/filter_list.h"
#include "pages/view.h"
#include "pages/written.h"
#include "text/qr.h"
#include "theme/theme.h"

const struct noun *
filter_noun_or_fail(struct liquid_call *call, const struct value *v)
{
	const struct noun *noun = filter_noun(v);

	if (noun == NULL && !value_is(v, VALUE_NIL))
		liquid_fail(call,
		    "this needs something of the site, such as "
		    "an artifact");
	return noun;
}

struct str
filter_address(struct liquid_call *call, struct str url, size_t at)
{
	if (view_leads_home(url))
		liquid_rooted(call, at);
	return view_href(liquid_setting(call), url);
}

static bool
filter_asset(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	struct view *v = liquid_setting(call);
	struct str name = liquid_text(call, in);
	const struct theme_asset *asset =
	    theme_asset_find(v->plan->in.theme, name);

	(void)args;
	if (asset == NULL)
		return liquid_fail(call,
		    "the theme has no asset called \"%.*s\"", STR_ARG(name));
	*out = value_text(filter_address(call, asset->url, 0));
	return true;
}

static bool
filter_body(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	const struct noun *noun = filter_noun_or_fail(call, in);
	int64_t level = 3;

	if (noun == NULL)
		return value_is(in, VALUE_NIL);
	if (call->n_args > 0 && !liquid_integer(call, &args[0], &level))
		return false;
	if (level < 2 || level > 6)
		return liquid_fail(call, "a heading's level is 2 to 6");
	*out = value_safe(view_body(liquid_host(call), noun, (unsigned)level));
	return true;
}

static bool
filter_excerpt(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	const struct noun *noun = filter_noun_or_fail(call, in);

	(void)args;
	if (noun == NULL)
		return value_is(in, VALUE_NIL);
	*out = value_text(view_excerpt(liquid_setting(call), noun));
	return true;
}

static bool
filter_href(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	const struct noun *noun = filter_noun(in);

	(void)args;
	if (noun != NULL)
		*out = value_text(filter_address(call, noun->url, 0));
	else if (value_is(in, VALUE_DROP) && in->as.drop->class == &page_class)
		*out = value_text(filter_address(
		    call, ((const struct page *)in->as.drop)->url, 0));
	else if (written_leads_nowhere(liquid_setting(call), in) &&
	    written_report(liquid_host(call), in))
		*out = value_nil();
	else
		*out = value_text(filter_address(call,
		    view_local_url(liquid_setting(call), liquid_text(call, in)),
		    0));
	return true;
}

/*
 * A text of the front matter as HTML: of the noun given, or else of what the
 * page is about. A page that is about nothing has the site's own texts.
 */
static struct str
markdown_of(
    struct liquid_call *call, const struct value *in, const struct value *args)
{
	struct view *v = liquid_host(call);
	const struct noun *noun =
	    call->n_args == 0 ? v->page->noun : filter_noun(&args[0]);

	return view_text(v, noun, liquid_text(call, in), in->line);
}

static bool
filter_md(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	*out = value_safe(markdown_of(call, in, args));
	return true;
}

/* A text of one paragraph, without its <p>, to stand within another. */
static bool
filter_md_inline(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	struct str html = str_trim(markdown_of(call, in, args));
	struct str inner = str_skip(html, 3);

	if (str_starts(html, STR("<p>")) && str_ends(html, STR("</p>")) &&
	    str_find(inner, STR("<p>")) == STR_NONE) {
		inner.n -= 4;
		html = inner;
	}
	*out = value_safe(html);
	return true;
}

/* An address as a code for phones; nothing for a nil one. */
static bool
filter_qr(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	struct str address = liquid_text(call, in);

	*out = address.n == 0 ? value_nil()
			      : value_safe(qr_svg(address,
				    liquid_text(call, &args[0]), call->arena));
	return true;
}

const struct liquid_filter page_filters[] = {
	{ "asset", 0, 0, filter_asset, NULL,
	    "The address of a file of the theme, from the page.",
	    "{{ 'style.css' | asset }}", NULL, 0 },
	{ "body", 0, 1, filter_body, "body: heading_level",
	    "What an author wrote in a document, as HTML. Its first headings "
	    "are of level 3, or the one given.",
	    "{{ artifact | body: 2 }}", NULL, 0 },
	{ "date_words", 0, 1, filter_date_words, "date_words: style",
	    "A date in the page's language; the style is long, short, "
	    "weekday, month or day.",
	    "{{ '2026-05-09' | date_words }}", "May 9, 2026", 0 },
	{ "excerpt", 0, 0, filter_excerpt, NULL,
	    "The summary of a document, or the start of its text.",
	    "{{ artifact | excerpt }}", NULL, 0 },
	{ "file", 1, 1, filter_file, "file: noun",
	    "The file that a document names, with url, kind and bytes; nil if "
	    "it is not published.",
	    "{{ download.file | file: tool }}", NULL, 0 },
	{ "growth", 0, 0, filter_growth, NULL,
	    "How a document came to be, version by version; nil where "
	    "nothing may be told of it.",
	    "{% assign growth = artifact | growth %}", NULL, 0 },
	{ "href", 0, 0, filter_href, NULL,
	    "The address of a page of the site, from the page that is being "
	    "made. For a text such as '/students/' it is that page in the "
	    "language of this one, if there is one; a page or a document is "
	    "linked as it is. It is nil for an address that an author wrote "
	    "in a field and that the site does not have, which is told.",
	    "{{ '/vision/' | href }}", "../../vision/", 0 },
	{ "image", 1, 2, filter_image,
	    "image: noun, alt: text, eager: true, sizes: text",
	    "A picture that a document names, in all its widths; nothing if it "
	    "is not published. sizes says how wide it will stand.",
	    "{{ artifact.cover.src | image: artifact, alt: '' }}", NULL, 0 },
	{ "lang_attrs", 0, 0, filter_lang_attrs, NULL,
	    "The attributes lang and dir, where the language of a document is "
	    "not that of the page.",
	    "<p{{ artifact | lang_attrs }}>", NULL, 0 },
	{ "lang_name", 0, 0, filter_lang_name, NULL,
	    "A language in its own words.", "{{ 'es' | lang_name }}",
	    "espa\xc3\xb1ol", 0 },
	{ "link", 0, 1, filter_link, "link: text",
	    "A link to a page of the site, with its title or the text given.",
	    "{{ artifact.goal | link }}", NULL, 0 },
	{ "md", 0, 1, filter_md, "md: noun",
	    "A text of the front matter that is Markdown, as HTML; the noun is "
	    "whose it is.",
	    "{{ vision.statement | md: vision }}", NULL, 0 },
	{ "md_inline", 0, 1, filter_md_inline, "md_inline: noun",
	    "The same for a text of one paragraph that stands in another.",
	    "<li>{{ belief.text | md_inline }}</li>", NULL, 0 },
	{ "name", 0, 1, filter_name, "name: text",
	    "A person's name, kept together in text that runs either way; the "
	    "text stands in where there is none.",
	    "{{ student | name }}", NULL, LIQUID_TAKES_UNDEFINED },
	{ "number", 0, 0, filter_number, NULL,
	    "A number as the page's language writes it.",
	    "{{ 10000 | number }}", "10,000", 0 },
	{ "qr", 1, 1, filter_qr, "qr: label",
	    "An address as a code that a phone opens, an SVG drawing; the "
	    "label says what it is.",
	    "{{ page.canonical | qr: page.title }}", NULL, 0 },
	{ "recording", 1, 2, filter_recording,
	    "recording: noun, poster: file, captions: file, label: text",
	    "A player for sound or film that a document names; nothing if it "
	    "is neither, or is not published.",
	    "{{ one.file | recording: artifact, label: one.caption }}", NULL,
	    0 },
	{ "size_words", 0, 0, filter_size_words, NULL,
	    "A number of bytes in KB or MB; nothing for nil.",
	    "{{ 1500000 | size_words }}", "1.5 MB", 0 },
	{ "t", 0, 1, filter_t, "t: name: value, count: number",
	    "The words of a key in the page's language, or that of the "
	    "argument lang. {name} in them is replaced; count chooses the "
	    "plural form.",
	    "{{ 'pieces' | t: count: 2 }}", "2 pieces", 0 },
	{ "time", 0, 1, filter_time, "time: style",
	    "A time element with a date in words, as date_words.",
	    "{{ artifact.date | time }}", NULL, 0 },
	{ "words", 0, 0, filter_words, NULL,
	    "The words of a key as the catalogue has them, with {names} in "
	    "them: a text, or the texts by plural category. For scripts.",
	    "{{ 'pieces' | words | jsonify }}", NULL, 0 },
};
const size_t n_page_filters = sizeof(page_filters) / sizeof(*page_filters);
