#include "text/picture.h"

#include <inttypes.h>

#include "base/arena.h"
#include "text/alt.h"
#include "text/link.h"
#include "text/player.h"
#include "text/url.h"

#define SIDE_MAX 9999u /* pixels that an author may ask for */

/* About a screen of text; and a picture that is most of what is seen. */
#define FIRST_SCREEN_BYTES 2000u
#define LARGE_PIXELS 480u

static void
check_alt(struct writer *w, const struct picture *picture, struct spot spot)
{
	const char *fault = alt_fault(picture->alt);

	if (picture->decorative)
		return;
	if (picture->alt.n == 0)
		writer_report(w, CODE_PICTURE_ALT, spot,
		    "this picture has no alternative text");
	else if (fault != NULL)
		writer_report(w, CODE_PICTURE_ALT, spot, "\"%.*s\"%s",
		    STR_ARG(str_slice(picture->alt, 0, 60)), fault);
	else
		return;
	writer_hint(w,
	    picture->embedded ? "say what it shows for somebody who cannot "
				"see it: ![[%.*s|a heron in the creek]]"
			      : "say what it shows for somebody who cannot "
				"see it: ![a heron in the creek](%.*s)",
	    STR_ARG(str_slice(picture->url, 0, 80)));
}

static void
open_card(struct writer *w, enum markdown_label label, struct str url)
{
	writer_add(w, STR("<a class=\"card-link\" href=\""));
	url_write(&w->out, url);
	writer_add(w, STR("\"><span class=\"card-kind\">"));
	writer_text(w, writer_label(w, label));
	writer_add(w, STR(":</span> "));
}

void
picture_card(struct writer *w, enum markdown_label label, struct str title,
    struct str url)
{
	struct str host = url_host(url);

	if (w->in_link != 0) { /* the link around it goes somewhere else */
		writer_text(w, title);
		return;
	}
	open_card(w, label, url);
	if (title.n != 0) {
		writer_text(w, title);
		writer_add(w, STR(" "));
	}
	writer_add(w, STR("<span class=\"card-host\">("));
	writer_text(w, host.n != 0 ? host : url);
	writer_add(w, STR(")</span></a>"));
}

static void
add_quoted(struct writer *w, struct str name, struct str value)
{
	if (value.n == 0)
		return;
	writer_add(w, name);
	writer_attribute(w, value);
	writer_add(w, STR("\""));
}

static uint64_t
number(struct str s)
{
	uint64_t v;

	return str_uint(s, SIDE_MAX, &v) ? v : 0;
}

static uint64_t
at_least_one(uint64_t v)
{
	return v != 0 ? v : 1;
}

/* Both or none: one alone would show another shape while the page loads. The
 * picture's own shape completes what an author wrote. */
static void
add_size(struct writer *w, const struct picture *picture,
    const struct markdown_link *link)
{
	uint64_t width = number(picture->width);
	uint64_t height = number(picture->height);

	if (link->width == 0 || link->height == 0) {
		if (width == 0 || height == 0)
			return;
	} else if (width == 0 && height == 0) {
		width = link->width;
		height = link->height;
	} else if (height == 0) {
		height = at_least_one(width * link->height / link->width);
	} else if (width == 0) {
		width = at_least_one(height * link->width / link->height);
	}
	buf_printf(&w->out, " width=\"%" PRIu64 "\" height=\"%" PRIu64 "\"",
	    width, height);
}

/* There is no place here for what is said. */
static void
tell_words(struct writer *w, enum player player, struct spot spot)
{
	writer_report(w, CODE_RECORDING_WORDS, spot,
	    player == PLAYER_VIDEO
		? "this film has no words for whoever cannot hear it"
		: "this recording has no words for whoever cannot hear it");
	writer_hint(w,
	    "name the file under \"media:\" at the top instead, with its "
	    "\"transcript:\"");
}

static void
write_player(
    struct writer *w, enum player player, struct str href, struct str title)
{
	struct str element = player_name(player);

	writer_add(w, STR("<"));
	writer_add(w, element);
	writer_add(w, STR(" controls preload=\"metadata\" src=\""));
	url_write(&w->out, href);
	writer_add(w, STR("\""));
	add_quoted(w, STR(" aria-label=\""), title);
	writer_add(w, STR("></"));
	writer_add(w, element);
	writer_add(w, STR(">"));
}

/*
 * The first picture of what a page is about is likely to be seen at once, if
 * not too much stands before it; the others wait until a reader comes near.
 */
static void
add_urgency(struct writer *w, const struct markdown_link *link)
{
	if (w->pictures++ != 0 || w->options->below ||
	    w->out.n > FIRST_SCREEN_BYTES)
		writer_add(w, STR(" loading=\"lazy\""));
	else if (link->width >= LARGE_PIXELS)
		writer_add(w, STR(" fetchpriority=\"high\""));
}

static void
write_image(struct writer *w, const struct picture *picture,
    const struct markdown_link *link)
{
	struct str sizes = number(picture->width) != 0
	    ? arena_printf(nodes_arena(), "%.*spx", STR_ARG(picture->width))
	    : link->sizes;

	if (link->webp.n != 0) {
		writer_add(w, STR("<picture><source type=\"image/webp\""));
		add_quoted(w, STR(" srcset=\""), link->webp);
		if (link->srcset.n != 0)
			add_quoted(w, STR(" sizes=\""), sizes);
		writer_add(w, STR(">"));
	}
	writer_add(w, STR("<img src=\""));
	url_write(&w->out, link->href);
	writer_add(w, STR("\""));
	add_quoted(w, STR(" srcset=\""), link->srcset);
	if (link->srcset.n != 0)
		add_quoted(w, STR(" sizes=\""), sizes);
	writer_add(w, STR(" alt=\""));
	writer_attribute(w, picture->alt);
	writer_add(w, STR("\""));
	add_quoted(w, STR(" title=\""), picture->title);
	add_size(w, picture, link);
	add_urgency(w, link);
	writer_add(w, STR(">"));
	if (link->webp.n != 0)
		writer_add(w, STR("</picture>"));
}

static void
write_outside(struct writer *w, const struct picture *picture, struct str url,
    struct spot spot)
{
	writer_report(w, CODE_PICTURE_OUTSIDE, spot,
	    "a picture from %.*s is shown as a link, since loading it would "
	    "tell that host who reads the page",
	    STR_ARG(url_host(url)));
	writer_hint(
	    w, "if you may use it, save it beside this file and name that");
	picture_card(w, LABEL_PICTURE, picture->alt, url);
}

/* "//host/a.png" is of another host, whatever the scheme. */
static struct str
with_scheme(struct str url)
{
	struct str parts[] = { STR("https:"), url };

	return str_starts(url, STR("//"))
	    ? arena_concat(nodes_arena(), parts, 2)
	    : url;
}

void
picture_write(struct writer *w, const struct picture *picture, struct spot spot)
{
	enum player player = player_of(picture->url);
	struct str url = with_scheme(str_trim(picture->url));
	struct markdown_link link;
	enum markdown_target kind =
	    player != PLAYER_NONE ? TARGET_MEDIA : TARGET_PICTURE;

	if (url_kind(url) == URL_OUTSIDE) {
		write_outside(w, picture, url, spot);
		return;
	}
	if (url_kind(url) == URL_PART || url_kind(url) == URL_MESSAGE) {
		writer_report(w, CODE_LINK_SCHEME, spot,
		    "\"%.*s\" is no picture", STR_ARG(str_slice(url, 0, 80)));
		writer_text(w, picture->alt);
		return;
	}
	if (!link_resolve(w, kind, url, spot, &link)) {
		writer_text(w, picture->alt);
		return;
	}
	if (player != PLAYER_NONE) {
		tell_words(w, player, spot);
		write_player(w, player, link.href, picture->alt);
		return;
	}
	check_alt(w, picture, spot);
	write_image(w, picture, &link);
}

/* A page in a page would say everything twice: it is a link, as a file is. */
void
picture_embed(struct writer *w, const struct picture *picture, struct spot spot)
{
	struct str words =
	    picture->alt.n != 0 ? picture->alt : str_trim(picture->url);
	struct markdown_link link;

	if (player_of(picture->url) != PLAYER_NONE ||
	    url_kind(picture->url) == URL_OUTSIDE) {
		picture_write(w, picture, spot);
		return;
	}
	if (!link_resolve(w, TARGET_EMBED, picture->url, spot, &link)) {
		writer_text(w, words);
		return;
	}
	if (link.picture) {
		check_alt(w, picture, spot);
		write_image(w, picture, &link);
		return;
	}
	if (picture->alt.n == 0 && link.text.n != 0)
		words = link.text;
	if (w->in_link != 0) {
		writer_text(w, words);
		return;
	}
	open_card(w, LABEL_EMBED, link.href);
	writer_text(w, words);
	writer_add(w, STR("</a>"));
}

static struct picture
picture_from(const cmark_node *node)
{
	return (struct picture){
		.url = nodes_str(node->as.link.url),
		.alt = str_trim(nodes_text(node, nodes_arena())),
		.title = nodes_str(node->as.link.title),
	};
}

void
picture_node(struct writer *w, const cmark_node *node)
{
	struct picture picture = picture_from(node);

	picture_write(w, &picture, writer_spot(node));
}

bool
picture_figure(struct writer *w, const cmark_node *paragraph)
{
	const cmark_node *node = paragraph->first_child;
	struct picture picture;
	struct str caption;

	if (node == NULL || node->next != NULL ||
	    node->type != CMARK_NODE_IMAGE || node->as.link.title.len == 0)
		return false;
	picture = picture_from(node);
	caption = picture.title;
	picture.title = (struct str){ NULL, 0 };
	writer_add(w, STR("<figure>"));
	picture_write(w, &picture, writer_spot(node));
	writer_add(w, STR("<figcaption"));
	writer_block(w);
	writer_add(w, STR(">"));
	writer_text(w, caption);
	writer_block_end(w);
	writer_add(w, STR("</figcaption></figure>\n"));
	return true;
}
