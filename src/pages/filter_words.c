#include "pages/filter_list.h"

#include "base/buf.h"
#include "locale/locale.h"
#include "pages/view.h"
#include "theme/theme.h"

static const struct style {
	struct str name;
	enum date_style style;
} styles[] = {
	{ STR_INIT("long"), DATE_LONG },
	{ STR_INIT("short"), DATE_SHORT },
	{ STR_INIT("weekday"), DATE_WEEKDAY },
	{ STR_INIT("month"), DATE_MONTH },
	{ STR_INIT("day"), DATE_DAY },
};

static bool
style_of(
    struct liquid_call *call, const struct value *args, enum date_style *out)
{
	struct str name;

	*out = DATE_LONG;
	if (call->n_args == 0)
		return true;
	name = liquid_text(call, &args[0]);
	for (size_t i = 0; i < sizeof(styles) / sizeof(*styles); i++) {
		*out = styles[i].style;
		if (str_eq(name, styles[i].name))
			return true;
	}
	return liquid_fail(call,
	    "\"%.*s\" is none of long, short, weekday, month and day",
	    STR_ARG(name));
}

/* The words for the date in; false if in is no date, or the style unknown. */
static bool
date_of(struct liquid_call *call, const struct value *in,
    const struct value *args, struct str *iso, struct str *words)
{
	const struct view *v = liquid_setting(call);
	enum date_style style;
	struct date date;

	*iso = liquid_text(call, in);
	*words = *iso;
	if (!date_from_iso(str_slice(*iso, 0, 10), &date))
		return true;
	if (!style_of(call, args, &style))
		return false;
	*words = locale_date(v->locale, date, style);
	return true;
}

bool
filter_date_words(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	struct str iso, words;

	if (!date_of(call, in, args, &iso, &words))
		return false;
	*out = value_text(words);
	return true;
}

bool
filter_time(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	struct str iso, words;
	struct buf *b = liquid_begin(call);

	if (!date_of(call, in, args, &iso, &words))
		return false;
	if (iso.n == 0)
		return true;
	buf_add(b, STR("<time datetime=\""));
	buf_add_html(b, iso);
	buf_add(b, STR("\">"));
	buf_add_html(b, words);
	buf_add(b, STR("</time>"));
	*out = value_safe(liquid_end(call));
	return true;
}

static bool
number_in(const struct value *v, double *out)
{
	if (value_is(v, VALUE_INT))
		*out = (double)v->as.integer;
	else if (value_is(v, VALUE_DOUBLE))
		*out = v->as.number;
	else
		return false;
	return true;
}

bool
filter_number(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	struct view *v = liquid_setting(call);
	double number;

	(void)args;
	if (!number_in(in, &number))
		return liquid_fail(call, "this needs a number");
	*out = value_text(locale_number(v->locale, number, call->arena));
	return true;
}

bool
filter_size_words(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	struct view *v = liquid_setting(call);
	int64_t bytes, tenths;
	bool mega;

	(void)args;
	*out = value_text(STR(""));
	if (in->kind == VALUE_NIL)
		return true;
	if (!liquid_integer(call, in, &bytes))
		return false;
	mega = bytes >= 1000000;
	tenths = mega ? bytes / 100000 : (bytes + 999) / 1000 * 10;
	*out = value_text(arena_printf(call->arena, "%.*s\xc2\xa0%s",
	    STR_ARG(locale_number(v->locale, (double)tenths / 10, call->arena)),
	    mega ? "MB" : "KB"));
	return true;
}

/* The argument that {name} stands for, as HTML if any of them is. */
static struct str
argument_text(struct liquid_call *call, const struct value *named,
    struct str name, bool html)
{
	struct view *v = liquid_setting(call);
	const struct value *arg = value_get(named, name);
	double number;

	if (arg == NULL)
		return STR("");
	if (number_in(arg, &number))
		return locale_number(v->locale, number, call->arena);
	return html ? liquid_html(call, arg) : liquid_text(call, arg);
}

static void
fill_in(struct liquid_call *call, struct str text, const struct value *named,
    bool html, struct buf *out)
{
	size_t open, close;

	while ((open = str_find_char(text, '{')) != STR_NONE &&
	    (close = str_find_char(text, '}')) != STR_NONE && open < close) {
		struct str before = str_slice(text, 0, open);
		struct str name = str_slice(text, open + 1, close - open - 1);

		if (html)
			buf_add_html(out, before);
		else
			buf_add(out, before);
		buf_add(out, argument_text(call, named, name, html));
		text = str_skip(text, close + 1);
	}
	if (html)
		buf_add_html(out, text);
	else
		buf_add(out, text);
}

static bool
any_is_html(const struct liquid_call *call, const struct value *named)
{
	for (size_t i = 0;
	     value_is(named, VALUE_OBJECT) && i < named->as.object->n; i++) {
		if (liquid_is_safe(call, &named->as.object->items[i].value))
			return true;
	}
	return false;
}

/* The form of words that a count of things takes in their language. */
static struct str
plural_form(struct liquid_call *call, const struct value *words,
    struct str lang, const struct value *named)
{
	struct view *v = liquid_setting(call);
	const struct value *count = value_get(named, STR("count"));
	const struct value *form;
	double n = 0;

	if (value_is(words, VALUE_TEXT))
		return value_str(words);
	if (count != NULL)
		(void)!number_in(count, &n);
	form = n == 0 ? value_get(words, STR("none")) : NULL;
	if (form == NULL)
		form = value_get(words,
		    locale_plural(
			locale_get(v->plan->in.locales, lang), n, call->arena));
	if (form == NULL)
		form = value_get(words, STR("other"));
	return form == NULL ? STR("") : value_str(form);
}

/*
 * The language that the words are wanted in. Where it lacks them another one's
 * stand in, which was told once when the theme was loaded.
 */
static struct str
wanted_language(const struct view *v, const struct value *named)
{
	const struct value *lang = value_get(named, STR("lang"));

	return lang == NULL ? v->page->lang : value_str(lang);
}

bool
filter_words(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	struct str key = liquid_text(call, in), lang = STR("");
	const struct value *words =
	    view_words(liquid_setting(call), key, &lang);

	(void)args;
	if (words == NULL)
		return liquid_fail(
		    call, "no catalogue has \"%.*s\"", STR_ARG(key));
	*out = *words;
	return true;
}

bool
filter_t(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	struct view *v = liquid_setting(call);
	struct value none = value_nil();
	const struct value *named = call->n_args > 0 ? &args[0] : &none;
	struct str key = liquid_text(call, in), text;
	struct str lang = wanted_language(v, named);
	const struct value *words = view_words(v, key, &lang);
	struct buf *b = liquid_begin(call);

	if (words == NULL)
		return liquid_fail(
		    call, "no catalogue has \"%.*s\"", STR_ARG(key));
	text = plural_form(call, words, lang, named);
	if (call->n_args == 0) {
		*out = value_text(text);
		return true;
	}
	fill_in(call, text, named, any_is_html(call, named), b);
	text = liquid_end(call);
	*out = any_is_html(call, named) ? value_safe(text) : value_text(text);
	return true;
}
