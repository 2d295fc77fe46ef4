#include "pages/filter_list.h"

#include "base/buf.h"
#include "git/snapshot.h"
#include "model/model.h"
#include "pages/srcset.h"
#include "pages/target.h"
#include "pages/view.h"

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
	wish.eager =
	    eager != NULL && value_is(eager, VALUE_BOOL) && eager->as.boolean;
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
