/*
 * view: one page while it is being rendered.
 *
 * It is what the filters of templates and the properties of pages are given
 * beside the model: where links start from, which words to use, and what has
 * been seen on the way.
 *
 * Owner     lives for one page, in its scratch arena.
 */
#ifndef PAGES_VIEW_H
#define PAGES_VIEW_H

#include "data/drop.h"
#include "pages/plan.h"
#include "pages/render.h"
#include "text/anchors.h"
#include "text/markdown.h"

struct catalogue;
struct locale;
struct noun;

struct view {
	const struct plan *plan;
	const struct page *page;
	struct page_renderer *renderer;
	struct locale *locale; /* of the page's frame */
	const struct catalogue *words; /* in its language, or NULL */
	struct arena *arena;
	struct diag *diag;
	struct rendered *out;
	struct str prefix; /* from the page to the site's root: "../../" */
	struct anchors anchors; /* ids given out on this page */
	struct markdown content; /* the page's own body */
	bool has_content; /* content has been made */
	bool held; /* something in it may not be shown, and was told */
	const struct noun *rendering; /* whose Markdown is rendered, or NULL */
};

void view_init(struct view *v, struct page_renderer *r, const struct page *page,
    struct arena *arena, struct diag *diag, struct rendered *out);

/*
 * The address that a link from this page needs to lead to url, which may end
 * in "#part". What does not start with "/" stays as it is.
 */
struct str view_href(struct view *v, struct str url);
/* True where that address begins with the way to the root. */
bool view_leads_home(struct str url);
/* The url of the page that readers of this page's language have for url. */
struct str view_local_url(const struct view *v, struct str url);
/* Base address and url, for programs elsewhere; empty without base_url. */
struct str view_whole_address(const struct view *v, struct str url);
/* A sentence about the page: its summary, or the start of its text. */
struct str view_description(const struct view *v, const struct page *page);
/* A media file is used by this page: it has to be published. */
void view_use_media(
    struct view *v, const struct plan_media *media, enum plan_use use);
/*
 * The words of key in *lang, the page's language if that is empty, or else in
 * another one, which is then *lang. NULL when no language has them.
 */
const struct value *view_words(
    struct view *v, struct str key, struct str *lang);

/*
 * False, and reported, if a text of the page has a withheld name where a tag
 * stands within a word; where none does, the last look at the page finds it.
 */
bool view_names_nobody(const struct view *v, const struct markdown *text,
    struct str path) must_check;
/* A noun's summary, or the start of its text, for a card. */
struct str view_excerpt(struct view *v, const struct noun *noun);
/* The page's own body, made when first asked for. */
const struct markdown *view_content(struct view *v);
/* The body of another noun, its first headings of that level. */
struct str view_body(
    struct view *v, const struct noun *noun, unsigned heading_level);
/*
 * A text of Markdown that stands on that line of the noun's document; of
 * site.yaml without a noun.
 */
struct str view_text(
    struct view *v, const struct noun *noun, struct str text, uint32_t line);

/* The words that the Markdown renderer adds: LABEL_COUNT of them. */
const struct str *view_labels(struct view *v);
/*
 * A text that a noun once had, with the title it had then, rendered as if it
 * stood alone. Nothing wrong in it is reported: nobody can correct it any more.
 */
struct str view_old_text(struct view *v, const struct noun *noun,
    struct str title, struct str text, const struct markdown_links *links,
    unsigned heading_level);

#endif
