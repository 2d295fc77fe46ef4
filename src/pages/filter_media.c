#include "pages/filter_list.h"

#include "base/buf.h"
#include "git/snapshot.h"
#include "locale/locale.h"
#include "model/model.h"
#include "pages/srcset.h"
#include "pages/target.h"
#include "pages/view.h"
#include "text/player.h"

/* What a template may link to: a file beside a document. */
bool
filter_file(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	struct view *v = liquid_host(call);
	const struct noun *noun = filter_noun_or_fail(call, &args[0]);
	const struct plan_media *media =
	    target_media(v, noun, liquid_text(call, in));
	struct object *o;
	size_t dot;

	*out = value_nil();
	if (media == NULL)
		return true;
	view_use_media(v, media, USE_FILE);
	o = arena_alloc(call->arena, sizeof(*o));
	dot = str_find_last(media->url, '.');
	object_set(o, call->arena, STR("url"), value_text(media->url));
	object_set(o, call->arena, STR("kind"),
	    value_text(
		dot == STR_NONE ? STR("") : str_skip(media->url, dot + 1)));
	/* How large a picture will be is not known before it is made. */
	if (media->variants == NULL)
		object_set(o, call->arena, STR("bytes"),
		    value_int((int64_t)media->released->document.entry->size));
	*out = value_object(o);
	return true;
}

static void
add_attribute(struct buf *b, const char *name, struct str value)
{
	if (value.n == 0)
		return;
	buf_printf(b, " %s=\"", name);
	buf_add_html(b, value);
	buf_add_char(b, '"');
}

/* A file that the noun's document names under that key, or NULL. */
static const struct plan_media *
named_media(struct liquid_call *call, const struct noun *noun,
    const struct value *named, struct str key)
{
	const struct value *path = value_get(named, key);
	struct str text = path == NULL ? STR("") : liquid_text(call, path);

	return text.n == 0 ? NULL : target_media(liquid_host(call), noun, text);
}

/* Captions are in the language of the work. */
static void
add_captions(struct buf *b, struct view *v, const struct plan_media *captions,
    const struct noun *noun)
{
	struct str lang = noun->document == NULL || noun->document->lang.n == 0
	    ? v->page->lang
	    : noun->document->lang;

	view_use_media(v, captions, USE_FILE);
	buf_add(b, STR("<track kind=\"captions\" default"));
	add_attribute(b, "src", view_href(v, captions->url));
	add_attribute(b, "srclang", lang);
	add_attribute(b, "label",
	    locale_own_name(locale_get(v->plan->in.locales, lang), v->arena));
	buf_add(b, STR(">"));
}

/* Nothing of it is loaded before somebody asks, but for a first picture. */
static void
add_player(struct buf *b, struct liquid_call *call, const struct noun *noun,
    const struct plan_media *media, const struct value *named)
{
	struct view *v = liquid_host(call);
	const struct plan_media *poster =
	    named_media(call, noun, named, STR("poster"));
	const struct plan_media *captions =
	    named_media(call, noun, named, STR("captions"));
	const struct value *label = value_get(named, STR("label"));
	enum player player = player_of(media->released->document.rel);
	struct srcset set = { .width = 0 };

	view_use_media(v, media, USE_FILE);
	buf_printf(b, "<%s controls", player_name(player).p);
	if (player == PLAYER_VIDEO && poster != NULL &&
	    poster->variants != NULL) {
		srcset_make(v, poster, STR(""), &set);
		add_attribute(b, "poster", set.src);
		buf_printf(
		    b, " width=\"%u\" height=\"%u\"", set.width, set.height);
	}
	buf_add(b,
	    player == PLAYER_VIDEO && set.width == 0
		? STR(" preload=\"metadata\"")
		: STR(" preload=\"none\""));
	add_attribute(b, "src", view_href(v, media->url));
	if (label != NULL)
		add_attribute(b, "aria-label", liquid_text(call, label));
	buf_add_char(b, '>');
	if (captions != NULL)
		add_captions(b, v, captions, noun);
	buf_printf(b, "</%s>", player_name(player).p);
}

bool
filter_recording(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	const struct noun *noun = filter_noun_or_fail(call, &args[0]);
	const struct plan_media *media =
	    target_media(liquid_host(call), noun, liquid_text(call, in));
	struct buf *b;

	*out = value_nil();
	if (noun == NULL || media == NULL ||
	    player_of(media->released->document.rel) == PLAYER_NONE)
		return true;
	b = liquid_begin(call);
	add_player(b, call, noun, media, &args[1]);
	*out = value_safe(liquid_end(call));
	return true;
}

/* What of an image's arguments is not the noun. */
struct wish {
	struct str alt;
	struct str sizes;
	bool eager;
};

static struct wish
wish_of(struct liquid_call *call, const struct value *named)
{
	const struct value *alt = value_get(named, STR("alt"));
	const struct value *sizes = value_get(named, STR("sizes"));
	const struct value *eager = value_get(named, STR("eager"));
	struct wish wish = { .eager = false };

	/* Both are empty when they are not given. */
	if (alt != NULL)
		wish.alt = liquid_text(call, alt);
	if (sizes != NULL)
		wish.sizes = liquid_text(call, sizes);
	wish.eager = value_true(eager);
	return wish;
}

static void
add_image(struct buf *b, const struct srcset *set, const struct wish *wish)
{
	if (set->webp.n != 0) {
		buf_add(b, STR("<picture><source type=\"image/webp\""));
		add_attribute(b, "srcset", set->webp);
		add_attribute(b, "sizes", set->sizes);
		buf_add(b, STR(">"));
	}
	buf_add(b, STR("<img"));
	add_attribute(b, "src", set->src);
	add_attribute(b, "srcset", set->list);
	add_attribute(b, "sizes", set->sizes);
	buf_add(b, STR(" alt=\""));
	buf_add_html(b, wish->alt);
	buf_add(b, STR("\""));
	if (set->width != 0)
		buf_printf(
		    b, " width=\"%u\" height=\"%u\"", set->width, set->height);
	buf_add(b,
	    wish->eager ? STR(" fetchpriority=\"high\">")
			: STR(" loading=\"lazy\">"));
	if (set->webp.n != 0)
		buf_add(b, STR("</picture>"));
}

bool
filter_image(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	struct view *v = liquid_host(call);
	const struct noun *noun = filter_noun_or_fail(call, &args[0]);
	const struct plan_media *media =
	    target_media(v, noun, liquid_text(call, in));
	struct wish wish = wish_of(call, &args[1]);
	struct srcset set = { .width = 0 };
	struct buf *b;

	*out = value_nil();
	if (media == NULL || !target_is_picture(media))
		return true;
	if (media->variants != NULL) {
		srcset_make(v, media, wish.sizes, &set);
	} else {
		view_use_media(v, media, USE_FILE);
		set.src = view_href(v, media->url);
		target_drawing_size(v, media, &set.width, &set.height);
	}
	b = liquid_begin(call);
	add_image(b, &set, &wish);
	*out = value_safe(liquid_end(call));
	return true;
}
