#include "data/when.h"
#include "import/markup.h"
#include "import/page_inner.h"
#include "import/plain.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

/* Elements that frame a page. */
static const char *const frames[] = { "nav", "aside", "form", "dialog",
	"search" };
/* These frame a page as well, but within an article they are its own. */
static const char *const outer_frames[] = { "header", "footer" };
static const char *const roles[] = { "navigation", "banner", "contentinfo",
	"complementary", "search", "dialog" };

/* Words in an id or a class that say the same. */
static const char *const words[] = { "comment", "comments", "respond",
	"sidebar", "share", "sharing", "social", "related", "nav", "navbar",
	"menu", "breadcrumb", "breadcrumbs", "cookie", "newsletter", "widget",
	"skip-link", "pagination", "search-form" };

bool
page_is_html(struct str text)
{
	static const char *const signs[] = { "<!doctype html", "<html", "<body",
		"<article", "</p>", "</div>", "</h1>" };

	for (struct str rest = text; rest.n != 0; rest = str_skip(rest, 1)) {
		size_t at = str_find_char(rest, '<');

		if (at == STR_NONE)
			return false;
		rest = str_skip(rest, at);
		for (size_t i = 0; i < COUNT(signs); i++) {
			struct str sign = str_from(signs[i]);

			if (str_eq_nocase(str_slice(rest, 0, sign.n), sign))
				return true;
		}
	}
	return false;
}

static bool
is_one(struct str word, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (str_eq_nocase(word, str_from(list[i])))
			return true;
	}
	return false;
}

static bool
has_frame_word(struct str value)
{
	struct str word;

	while (str_cut(&value, ' ', &word)) {
		if (is_one(word, words, COUNT(words)))
			return true;
	}
	return false;
}

/* Elements that hold the words, whatever their class says. */
static bool
holds_words(const struct xnode *node)
{
	return str_eq(node->name, STR("html")) ||
	    str_eq(node->name, STR("body")) ||
	    str_eq(node->name, STR("main")) ||
	    str_eq(node->name, STR("article"));
}

static bool
is_frame(const struct xnode *node, bool inside)
{
	if (node->name.n == 0 || holds_words(node))
		return false;
	return is_one(node->name, frames, COUNT(frames)) ||
	    (!inside &&
		is_one(node->name, outer_frames, COUNT(outer_frames))) ||
	    is_one(xnode_attribute(node, STR("role")), roles, COUNT(roles)) ||
	    has_frame_word(xnode_attribute(node, STR("id"))) ||
	    has_frame_word(xnode_attribute(node, STR("class")));
}

/* The article, or what is marked as the main part, or the whole. */
static struct xnode *
main_part(struct xnode *root)
{
	struct xnode *best = root;

	for (const struct xnode *n = root; n != NULL; n = xnode_next(n, root)) {
		/* The tree was made a moment ago and is still ours. */
		struct xnode *found = (struct xnode *)(uintptr_t)n;

		if (str_eq(n->name, STR("article")))
			return found;
		if (best == root &&
		    (str_eq(n->name, STR("main")) ||
			str_eq(xnode_attribute(n, STR("role")), STR("main"))))
			best = found;
	}
	return best;
}

/* Take frames out of the tree; each kind is told with its first place. */
static void
drop_frames(struct page_text *p, struct xnode *parent, bool inside,
    struct tally *dropped)
{
	struct xnode **at = &parent->first;

	parent->last = NULL;
	while (*at != NULL) {
		struct xnode *node = *at;
		struct place *place;

		if (is_frame(node, inside)) {
			place = tally_add(dropped,
			    arena_printf(
				p->im->arena, "<%.*s>", STR_ARG(node->name)));
			if (place != NULL)
				*place = import_place(
				    p->im, node->line, node->column);
			*at = node->next;
			continue;
		}
		drop_frames(p, node,
		    inside || str_eq(node->name, STR("article")) ||
			str_eq(node->name, STR("main")),
		    dropped);
		parent->last = node;
		at = &node->next;
	}
}

static const struct xnode *
find(const struct xnode *root, const char *name)
{
	for (const struct xnode *n = root; n != NULL; n = xnode_next(n, root)) {
		if (str_is(n->name, name))
			return n;
	}
	return NULL;
}

struct str
page_lang(struct str html, struct arena *arena)
{
	struct soup soup;

	soup_read(html, arena, &soup);
	return xnode_attribute(find(soup.root, "html"), STR("lang"));
}

static struct str
meta(const struct xnode *root, const char *name)
{
	for (const struct xnode *n = root; n != NULL; n = xnode_next(n, root)) {
		if (str_eq(n->name, STR("meta")) &&
		    (str_is(xnode_attribute(n, STR("name")), name) ||
			str_is(xnode_attribute(n, STR("property")), name)))
			return xnode_attribute(n, STR("content"));
	}
	return (struct str){ NULL, 0 };
}

static void
read_day(struct page_text *p, struct str text)
{
	struct date other;

	if (!date_is_set(p->date) && text.n != 0 &&
	    when_read(str_slice(text, 0, 10), &p->date, &other) != WHEN_ISO)
		p->date = (struct date){ 0 };
}

/* The first heading, which then stands above the words and not in them, or the
 * title of the page without the site's name. */
static void
read_title(struct page_text *p, struct xnode *root)
{
	struct arena *arena = p->im->arena;
	const struct xnode *h1 = find(main_part(root), "h1");
	struct str title;

	if (h1 == NULL)
		h1 = find(root, "h1");
	if (h1 != NULL) {
		p->title = plain_line(xnode_text(h1, arena), arena);
		((struct xnode *)(uintptr_t)h1)->first = NULL;
	}
	if (p->title.n != 0)
		return;
	title = plain_line(xnode_text(find(root, "title"), arena), arena);
	p->title = str_slice(title, 0, str_find(title, STR(" | ")));
}

/* The day of the page; where it stands alone, it is no part of the words. */
static void
read_time(struct page_text *p, const struct xnode *part)
{
	const struct xnode *time = find(part, "time");
	struct arena *arena = p->im->arena;

	if (time == NULL)
		return;
	read_day(p, xnode_attribute(time, STR("datetime")));
	if (date_is_set(p->date) &&
	    str_eq(plain_line(xnode_text(time, arena), arena),
		plain_line(xnode_text(time->parent, arena), arena)))
		((struct xnode *)(uintptr_t)time->parent)->first = NULL;
}

/* Words that are neither frame nor in the main part. */
static void
tell_outside(
    struct page_text *p, const struct xnode *root, const struct xnode *part)
{
	struct arena *arena = p->im->arena;
	const struct xnode *body = find(root, "body");
	size_t all =
	    plain_line(xnode_text(body != NULL ? body : root, arena), arena).n;
	size_t taken = plain_line(xnode_text(part, arena), arena).n;

	if (part != root && all > taken + 1)
		diag_report(p->im->diag, CODE_IMPORT_DROPPED,
		    import_place(p->im, part->line, part->column),
		    "about %zu letters stand outside of the main part, which "
		    "begins here; they were left out",
		    all - taken);
}

struct str
page_from_html(struct page_text *p, struct str html)
{
	struct import *im = p->im;
	struct tally frame, dropped;
	const struct markup_options options = { .dropped = &dropped,
		.lines = true,
		.place = import_place(im, 0, 0) };
	struct soup soup;
	struct xnode *part;
	struct str text;

	tally_init(&frame, im->arena);
	tally_init(&dropped, im->arena);
	soup_read(html, im->arena, &soup);
	read_title(p, soup.root);
	drop_frames(p, soup.root, false, &frame);
	part = main_part(soup.root);
	tell_outside(p, soup.root, part);
	p->summary = plain_line(meta(soup.root, "description"), im->arena);
	read_time(p, part);
	read_day(p, meta(soup.root, "article:published_time"));
	text = markup_write(part, &options, im->arena);
	tally_report(&frame, im->diag, CODE_FURNITURE,
	    "belongs to the page, not to its words; it was left out");
	tally_report(&dropped, im->diag, CODE_IMPORT_DROPPED, "was left out");
	return text;
}
