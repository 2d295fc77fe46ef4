#include "pages/filter_list.h"

#include <string.h>

#include "base/buf.h"
#include "config/config.h"
#include "locale/locale.h"
#include "model/model.h"
#include "pages/view.h"

const struct noun *
filter_noun(const struct value *v)
{
	return value_is(v, VALUE_DROP) && noun_is(v->as.drop)
	    ? noun_of(v->as.drop)
	    : NULL;
}

/* The attributes lang and dir; nothing where lang is the page's. */
static void
add_language(struct view *v, struct buf *b, struct str lang)
{
	const struct locale *locale;

	if (lang.n == 0 || str_eq_nocase(lang, v->page->lang))
		return;
	locale = locale_get(v->plan->in.locales, lang);
	buf_add(b, STR(" lang=\""));
	buf_add_html(b, lang);
	buf_add_char(b, '"');
	if (locale_is_rtl(locale) != locale_is_rtl(v->locale))
		buf_printf(
		    b, " dir=\"%s\"", locale_is_rtl(locale) ? "rtl" : "ltr");
}

/* What a noun is written in; a student's words, not the name. */
static struct str
own_language(const struct view *v, const struct noun *noun)
{
	if (noun->document != NULL)
		return noun->document->lang;
	return noun->lang.n == 0 ? v->plan->in.config->lang : noun->lang;
}

bool
filter_lang_attrs(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	struct view *v = liquid_setting(call);
	const struct noun *noun = filter_noun(in);
	struct buf *b = liquid_begin(call);

	(void)args;
	add_language(
	    v, b, noun == NULL ? liquid_text(call, in) : own_language(v, noun));
	*out = value_safe(liquid_end(call));
	return true;
}

bool
filter_lang_name(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	struct view *v = liquid_setting(call);

	(void)args;
	*out = value_text(locale_own_name(
	    locale_get(v->plan->in.locales, liquid_text(call, in)),
	    call->arena));
	return true;
}

/* Whose name v is, or NULL: a person, a student, or who owns a document. */
static const struct shown *
person_in(const struct value *v)
{
	const struct noun *noun = filter_noun(v);

	if (noun != NULL)
		return noun->kind == KIND_STUDENT
		    ? ((const struct student *)noun)->shown
		    : NULL;
	if (!value_is(v, VALUE_DROP) ||
	    strcmp(v->as.drop->class->name, "person") != 0)
		return NULL;
	return ((const struct person *)v->as.drop)->shown;
}

static void
add_name(struct view *v, struct buf *b, const struct shown *shown,
    struct str stand_in)
{
	struct str name = shown == NULL ? STR("") : shown->display;

	buf_add(b, STR("<bdi"));
	if (name.n != 0)
		add_language(v, b, shown->lang);
	buf_add_char(b, '>');
	buf_add_html(b, name.n == 0 ? stand_in : name);
	buf_add(b, STR("</bdi>"));
}

bool
filter_name(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	struct view *v = liquid_setting(call);
	const struct shown *shown = person_in(in);
	struct str lang = STR(""), stand_in = STR("");
	const struct value *words;
	struct buf *b = liquid_begin(call);

	if (call->n_args > 0)
		stand_in = liquid_text(call, &args[0]);
	if (stand_in.n == 0) {
		words = view_words(v, STR("person.unnamed"), &lang);
		stand_in = words == NULL ? STR("") : value_str(words);
	}
	add_name(v, b, shown, stand_in);
	*out = value_safe(liquid_end(call));
	return true;
}

bool
filter_link(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	struct view *v = liquid_setting(call);
	const struct noun *noun = filter_noun(in);
	struct buf *b = liquid_begin(call);

	if (noun == NULL)
		return true;
	if (noun->url.n != 0) {
		buf_add(b, STR("<a href=\""));
		buf_add_html(b, filter_address(call, noun->url, b->n));
		buf_add_char(b, '"');
		if (noun->kind != KIND_STUDENT)
			add_language(v, b, own_language(v, noun));
		buf_add_char(b, '>');
	}
	if (call->n_args > 0)
		buf_add(b, liquid_html(call, &args[0]));
	else if (noun->kind == KIND_STUDENT)
		add_name(
		    v, b, ((const struct student *)noun)->shown, noun->title);
	else
		buf_add_html(b, noun->title);
	if (noun->url.n != 0)
		buf_add(b, STR("</a>"));
	*out = value_safe(liquid_end(call));
	return true;
}
