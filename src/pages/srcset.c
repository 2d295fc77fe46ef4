#include "pages/srcset.h"

#include "base/buf.h"
#include "pages/view.h"

/* Of the widths, the one that serves where no list is read. */
#define USUAL_WIDTH 1200u

/* A text of 66 letters is never wider than this. */
#define COLUMN_PIXELS 700u

/* In a text: a column of 66 letters, or less on a small screen. */
static struct str
sizes_in_text(struct view *v, uint32_t width)
{
	return width < COLUMN_PIXELS
	    ? arena_printf(v->arena, "(min-width: %upx) %upx, 92vw",
		  width * 12 / 11, width)
	    : STR("(min-width: 44rem) 42rem, 92vw");
}

/* A comma or a blank in an address would end it: view_href sees to blanks. */
static void
add_address(struct buf *out, struct str href)
{
	for (size_t i = 0; i < href.n; i++) {
		if (href.p[i] == ',')
			buf_add(out, STR("%2C"));
		else
			buf_add_char(out, href.p[i]);
	}
}

static size_t
widths_of(const struct plan_media *media, uint32_t format)
{
	size_t n = 0;

	for (size_t i = 0; i < media->n_shown; i++)
		n += media->variants[i].made.format == format;
	return n;
}

/*
 * "a-480.webp 480w, a-960.webp 960w" of one format; with one width there is
 * nothing to choose, and the address stands alone.
 */
static struct str
list_of(struct view *v, const struct plan_media *media, uint32_t format)
{
	bool choice = widths_of(media, format) > 1;
	struct buf list;
	struct str text;

	buf_init(&list);
	for (size_t i = 0; i < media->n_shown; i++) {
		const struct plan_variant *variant = &media->variants[i];

		if (variant->made.format != format)
			continue;
		if (list.n != 0)
			buf_add(&list, STR(", "));
		add_address(&list, view_href(v, variant->url));
		if (choice)
			buf_printf(&list, " %uw", variant->made.width);
	}
	text = str_copy(v->arena, buf_str(&list));
	buf_free(&list);
	return text;
}

/* The largest of its format up to the usual width, or else the smallest. */
const struct plan_variant *
srcset_usual(struct view *v, const struct plan_media *media)
{
	uint32_t format = media->variants[media->n_shown - 1].made.format;
	const struct plan_variant *found = NULL;

	view_use_media(v, media, USE_SHOWN);
	for (size_t i = 0; i < media->n_shown; i++) {
		const struct plan_variant *variant = &media->variants[i];

		if (variant->made.format == format &&
		    (found == NULL || variant->made.width <= USUAL_WIDTH))
			found = variant;
	}
	return found;
}

void
srcset_make(struct view *v, const struct plan_media *media, struct str sizes,
    struct srcset *out)
{
	const struct plan_variant *largest =
	    &media->variants[media->n_shown - 1];
	uint32_t format = largest->made.format;

	*out = (struct srcset){ .width = largest->made.width,
		.height = largest->made.height };
	out->src = view_href(v, srcset_usual(v, media)->url);
	if (format != FORMAT_WEBP)
		out->webp = list_of(v, media, FORMAT_WEBP);
	if (widths_of(media, format) < 2)
		return;
	out->list = list_of(v, media, format);
	out->sizes = sizes.n != 0 ? sizes : sizes_in_text(v, out->width);
}
