#include "text/link.h"

#include "base/arena.h"
#include "base/percent.h"
#include "text/anchors.h"
#include "text/url.h"

#define NEAR_EDITS 2
#define HTML_ID_BYTES 200
#define ENDING_BYTES 10 /* of a file's name; "excalidraw" is long */

static void
report_refused(struct writer *w, struct str url, struct spot spot)
{
	struct str scheme = url_scheme(url);

	if (scheme.n != 0)
		writer_report(w, CODE_LINK_SCHEME, spot,
		    "an address may not begin with \"%.*s:\"", STR_ARG(scheme));
	else
		writer_report(w, CODE_LINK_SCHEME, spot,
		    "the address \"%.*s\" is not one that a page may have",
		    STR_ARG(str_slice(url, 0, 80)));
	if (str_starts(url, STR("//")))
		writer_hint(
		    w, "write \"https:%.*s\"", STR_ARG(str_slice(url, 0, 80)));
	else
		writer_hint(w,
		    "use http:, https:, mailto:, tel:, the path of a file, "
		    "or #heading");
}

static struct str
nearest_part(const struct writer *w, struct str slug)
{
	struct str nearest = { NULL, 0 };
	size_t best = NEAR_EDITS + 1;

	for (size_t i = 0; i < w->titles.n && best > 0; i++) {
		size_t d =
		    str_distance(slug, w->titles.items[i].slug, NEAR_EDITS);

		if (d < best) {
			best = d;
			nearest = w->titles.items[i].slug;
		}
	}
	return nearest;
}

/* Keep what stands in quotes behind each name= of the body. */
static void
find_html_ids(struct writer *w, struct str name)
{
	struct str rest = w->body, id;
	size_t at;

	while ((at = str_find(rest, name)) != STR_NONE) {
		rest = str_skip(rest, at + name.n);
		if (rest.n == 0 || (*rest.p != '"' && *rest.p != '\''))
			continue;
		id = str_skip(rest, 1);
		at = str_find_char(str_slice(id, 0, HTML_ID_BYTES), *rest.p);
		if (at != STR_NONE)
			map_put(&w->html_ids, str_slice(id, 0, at), w);
	}
}

/* An anchor in HTML, <a name="part"> or <p id="part">, may stand behind the
 * link, so the source is asked; should it be dropped, the page check tells. */
static bool
is_in_html(struct writer *w, struct str part)
{
	if (w->html_ids.arena == NULL) {
		map_init(&w->html_ids, nodes_arena());
		find_html_ids(w, STR("id="));
		find_html_ids(w, STR("name="));
	}
	return map_get(&w->html_ids, part) != NULL;
}

/* "#part": a heading of this body by its slug or its text. */
static bool
resolve_part(struct writer *w, struct str url, struct spot spot,
    struct markdown_link *out)
{
	struct str part = percent_decode(str_skip(url, 1), nodes_arena()), slug;

	/* HTML, 7.4.6.4: "#" and "#top" are the top of every page. */
	if (part.n == 0 || str_eq_nocase(part, STR("top"))) {
		out->href = url;
		return true;
	}
	slug = anchors_slug(part, nodes_arena());
	for (size_t i = 0; i < w->titles.n; i++) {
		if (!str_eq(w->titles.items[i].slug, slug))
			continue;
		out->href = arena_printf(
		    nodes_arena(), "#%.*s", STR_ARG(w->titles.items[i].id));
		out->text = w->titles.items[i].text;
		return true;
	}
	out->href = url;
	if (is_in_html(w, part))
		return true;
	writer_report(w, CODE_LINK_PART, spot,
	    "no heading here is called \"%.*s\"", STR_ARG(part));
	slug = nearest_part(w, slug);
	if (slug.n != 0)
		writer_hint(w, "did you mean #%.*s?", STR_ARG(slug));
	return false;
}

/* "heron.png", but not "1. The heron": a file that is no document. */
static bool
has_ending(struct str path)
{
	size_t dot = str_find_last(path, '.');
	struct str ending = str_skip(path, dot == STR_NONE ? path.n : dot + 1);

	return ending.n != 0 && ending.n <= ENDING_BYTES &&
	    str_find_char(ending, ' ') == STR_NONE &&
	    !str_eq_nocase(ending, STR("md"));
}

static void
report_missing(struct writer *w, enum markdown_target kind, struct str path,
    struct spot spot, const struct markdown_link *link)
{
	bool media = kind == TARGET_PICTURE || kind == TARGET_MEDIA ||
	    (kind == TARGET_EMBED && has_ending(path));
	enum code code = media ? CODE_MEDIA_MISSING : CODE_LINK_MISSING;

	if (link->why.n != 0)
		writer_report(w, code, spot, "\"%.*s\" is not shown: %.*s",
		    STR_ARG(path), STR_ARG(link->why));
	else
		writer_report(
		    w, code, spot, "there is no \"%.*s\"", STR_ARG(path));
	if (link->near.n != 0)
		writer_hint(w, "did you mean \"%.*s\"?", STR_ARG(link->near));
}

/* Let an address lead to a part of its page. A page's title has no id, since
 * it stands at the top, where every address leads by itself. */
static void
add_part(struct markdown_link *link, struct str part)
{
	struct str slug;

	if (part.n <= 1 || str_find_char(link->href, '#') != STR_NONE)
		return;
	slug = anchors_slug(
	    percent_decode(str_skip(part, 1), nodes_arena()), nodes_arena());
	if (!str_eq(slug, anchors_slug(link->text, nodes_arena())))
		link->href = arena_printf(nodes_arena(), "%.*s#%.*s",
		    STR_ARG(link->href), STR_ARG(slug));
}

static bool
is_wiki(enum markdown_target kind)
{
	return kind == TARGET_WIKI || kind == TARGET_EMBED;
}

/*
 * The part that a link names. A wikilink names headings from the outermost
 * in, and the last is meant; "^id" is a block, which has no place of its own
 * here: its page is near enough.
 */
static struct str
part_of(enum markdown_target kind, struct str part)
{
	size_t last = str_find_last(part, '#');

	if (last == STR_NONE || !is_wiki(kind))
		return part;
	part = str_skip(part, last);
	return str_starts(part, STR("#^")) ? STR("") : part;
}

/* What is called by name may have a twin elsewhere. */
static void
report_ambiguous(struct writer *w, struct str name, struct spot spot,
    const struct markdown_link *link)
{
	writer_report(w, CODE_NAME_AMBIGUOUS, spot,
	    "\"%.*s\" may mean %.*s or %.*s", STR_ARG(name),
	    STR_ARG(link->path), STR_ARG(link->other));
	writer_hint(w, "the first is taken; write [[%.*s]] to say so",
	    STR_ARG(link->path));
}

static bool
resolve_path(struct writer *w, enum markdown_target kind, struct str url,
    struct spot spot, struct markdown_link *out)
{
	const struct markdown_links *links = w->options->links;
	size_t hash = str_find_char(url, '#');
	struct str path = str_slice(url, 0, hash), part;

	if (links == NULL) {
		out->href = url;
		return true;
	}
	part = str_skip(url, path.n);
	path = percent_decode(path, nodes_arena());
	if (!links->resolve(kind, path, out, links->arg)) {
		if (!out->told)
			report_missing(w, kind, path, spot, out);
		return false;
	}
	if (out->other.n != 0)
		report_ambiguous(w, path, spot, out);
	add_part(out, part_of(kind, part));
	return true;
}

bool
link_resolve(struct writer *w, enum markdown_target kind, struct str url,
    struct spot spot, struct markdown_link *out)
{
	*out = (struct markdown_link){ 0 };
	url = str_trim(url);
	switch (is_wiki(kind) && url.n != 0 && *url.p != '#' ? URL_PATH
							     : url_kind(url)) {
	case URL_PART:
		url = part_of(kind, url);
		return url.n != 0 && resolve_part(w, url, spot, out);
	case URL_PATH:
		return resolve_path(w, kind, url, spot, out);
	case URL_OUTSIDE:
	case URL_MESSAGE:
		out->href = url;
		return true;
	case URL_EMPTY:
		writer_report(
		    w, CODE_LINK_EMPTY, spot, "this link has no address");
		return false;
	case URL_REFUSED:
		break;
	}
	report_refused(w, url, spot);
	return false;
}

void
link_open(struct writer *w, struct str href, struct str title)
{
	writer_add(w, STR("<a href=\""));
	url_write(&w->out, href);
	if (title.n != 0) {
		writer_add(w, STR("\" title=\""));
		writer_attribute(w, title);
	}
	writer_add(w, STR("\">"));
	w->in_link++;
}

void
link_close(struct writer *w)
{
	writer_add(w, STR("</a>"));
	w->in_link--;
}

/* A link that says nothing: no words, and no picture that would. */
static bool
is_silent(const cmark_node *link)
{
	for (const cmark_node *at = link; at != NULL;
	     at = nodes_next(at, link)) {
		if (at->type == CMARK_NODE_IMAGE ||
		    ((at->type == CMARK_NODE_TEXT ||
			 at->type == CMARK_NODE_CODE) &&
			str_trim(nodes_str(at->as.literal)).n != 0))
			return false;
	}
	return true;
}

void
link_enter(struct writer *w, cmark_node *node)
{
	struct str url = nodes_str(node->as.link.url);
	struct spot spot = writer_spot(node);
	struct markdown_link link;
	bool silent = is_silent(node);

	node->user_data = NULL;
	if (w->in_link != 0 || !link_resolve(w, TARGET_PAGE, url, spot, &link))
		return;
	if (silent)
		writer_report(w, CODE_LINK_EMPTY, spot,
		    "this link has no words to click on");
	link_open(w, link.href, nodes_str(node->as.link.title));
	if (silent)
		writer_text(w, link.text.n != 0 ? link.text : url);
	node->user_data = w; /* link_leave closes what was opened */
}

void
link_leave(struct writer *w, const cmark_node *node)
{
	if (node->user_data != NULL)
		link_close(w);
}
