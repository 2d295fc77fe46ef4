#include "import/leap.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "data/bytes.h"
#include "import/plain.h"
#include "text/attribute.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))
#define LONGEST_REFERENCE 34 /* of HTML: &CounterClockwiseContourIntegral; */

static const struct {
	const char *name;
	enum leap_type type;
} types[] = {
	{ "entry", LEAP_ENTRY },
	{ "resource", LEAP_RESOURCE },
	{ "selection", LEAP_SELECTION },
	{ "plan", LEAP_PLAN },
	{ "person", LEAP_PERSON },
	{ "organization", LEAP_ORGANIZATION },
	{ "organisation", LEAP_ORGANIZATION },
	{ "activity", LEAP_OTHER },
	{ "achievement", LEAP_OTHER },
	{ "ability", LEAP_OTHER },
	{ "affiliation", LEAP_OTHER },
	{ "meeting", LEAP_OTHER },
	{ "publication", LEAP_OTHER },
};

struct place
leap_place(const struct leap *leap, const struct xnode *node)
{
	return (struct place){ leap->path, node->line, node->column };
}

/* What stands behind the last ":", "#" or "/" of a word. */
static struct str
last_part(struct str word)
{
	word = str_trim(word);
	while (word.n != 0 &&
	    (word.p[word.n - 1] == '#' || word.p[word.n - 1] == '/'))
		word.n--;
	for (size_t i = word.n; i > 0; i--) {
		if (str_find_char(STR(":#/"), word.p[i - 1]) != STR_NONE)
			return str_skip(word, i);
	}
	return word;
}

static struct str
small_letters(const struct leap *leap, struct str s)
{
	char *to = arena_bytes(leap->im->arena, s.n);

	for (size_t i = 0; i < s.n; i++)
		to[i] = (char)(s.p[i] >= 'A' && s.p[i] <= 'Z' ? s.p[i] | 0x20
							      : s.p[i]);
	return (struct str){ to, s.n };
}

/* The day of a time such as 2011-03-04T10:00:00+13:00: its writer's day. */
static struct date
read_day(struct str text)
{
	struct date day = { 0 };

	if (!date_from_iso(str_slice(str_trim(text), 0, 10), &day))
		return (struct date){ 0 };
	return day;
}

static void
drop(struct leap *leap, const struct xnode *node, const char *kind)
{
	struct place *place = tally_add(&leap->dropped,
	    arena_printf(leap->im->arena, "%s%.*s", kind, STR_ARG(node->name)));

	if (place != NULL)
		*place = leap_place(leap, node);
}

static void
set_type(struct leap *leap, struct leap_entry *e, struct str word)
{
	struct str name = small_letters(leap, last_part(word));

	for (size_t i = 0; i < COUNT(types); i++) {
		if (!str_is(name, types[i].name) || e->type != LEAP_ENTRY)
			continue;
		e->type = types[i].type;
		e->type_name = name;
	}
}

static void
read_type(struct leap *leap, struct leap_entry *e, const struct xnode *node)
{
	struct str word = xnode_attribute(node, STR("resource"));

	set_type(
	    leap, e, word.n != 0 ? word : xnode_text(node, leap->im->arena));
}

/* Content is text, HTML in text, HTML as XML, or an address of a file. */
static void
read_content(struct leap *leap, struct leap_entry *e, const struct xnode *node)
{
	struct arena *arena = leap->im->arena;
	struct str type = xnode_attribute(node, STR("type"));
	struct str src = xnode_attribute(node, STR("src"));

	if (src.n != 0) {
		e->file = src;
	} else if (str_eq(type, STR("xhtml")) || node->first == NULL ||
	    xnode_child(node, STR("div")) != NULL) {
		e->html = xnode_html(node, arena);
	} else if (str_eq(type, STR("html")) ||
	    str_eq(type, STR("text/html"))) {
		e->html = xnode_text(node, arena);
	} else if (type.n == 0 || str_starts(type, STR("text"))) {
		e->html = plain_to_html(xnode_text(node, arena), arena);
	} else if (str_trim(xnode_text(node, arena)).n != 0) {
		drop(leap, node, "a file within the element ");
	}
}

static void
read_link(struct leap *leap, struct leap_entry *e, const struct xnode *node)
{
	struct str rel = last_part(xnode_attribute(node, STR("rel")));
	struct str href = str_trim(xnode_attribute(node, STR("href")));

	if (href.n == 0 || str_eq(rel, STR("self")) || str_eq(rel, STR("edit")))
		return;
	if (str_eq(rel, STR("enclosure"))) {
		e->file = href;
		return;
	}
	*vec_push(leap->im->arena, &e->links) = (struct leap_link){
		.rel = rel.n != 0 ? rel : STR("related"),
		.href = href,
		.node = node,
	};
}

static void
read_category(struct leap *leap, struct leap_entry *e, const struct xnode *node)
{
	struct str scheme = last_part(xnode_attribute(node, STR("scheme")));
	struct str term = str_trim(xnode_attribute(node, STR("term")));
	struct str label = str_trim(xnode_attribute(node, STR("label")));

	if (str_eq(scheme, STR("readiness")))
		e->unready |= str_eq_nocase(term, STR("Unready"));
	else if (str_eq(scheme, STR("audience")))
		e->is_private |= str_eq_nocase(term, STR("Private"));
	else if (str_eq(scheme, STR("selection_type")))
		e->container = !str_eq_nocase(term, STR("Webpage"));
	else if (str_eq(scheme, STR("type")) || str_eq(scheme, STR("types")))
		set_type(leap, e, term);
	else if (str_eq(scheme, STR("competency")))
		*vec_push(leap->im->arena, &e->competencies) = term;
	else if (scheme.n == 0 && term.n != 0)
		*vec_push(leap->im->arena, &e->tags) =
		    plain_line(label.n != 0 ? label : term, leap->im->arena);
	else if (!str_eq(scheme, STR("resource_type")) &&
	    !str_eq(scheme, STR("person_type")))
		drop(leap, node, "a scheme of the element ");
}

static void
read_date(struct leap *leap, struct leap_entry *e, const struct xnode *node)
{
	struct str point = last_part(xnode_attribute(node, STR("point")));
	struct date day = read_day(xnode_text(node, leap->im->arena));

	if (str_eq(point, STR("target")))
		e->target = day;
	else if (str_eq(point, STR("end")))
		e->end = day;
	else if (str_eq(point, STR("start")) && !date_is_set(e->published))
		e->published = day;
	else
		drop(leap, node, "another use of the element ");
}

static void
read_own(struct leap *leap, struct leap_entry *e, const struct xnode *node)
{
	e->own_path = xnode_attribute(node, STR("path"));
	if (str_eq(node->name, STR("document")))
		e->own_source = xnode_text(node, leap->im->arena);
}

/* Of the pages of Mahara, two are the program's: what it tells its user, such
 * as news of others, and what it knows about the user. */
static void
read_view(struct leap *leap, struct leap_entry *e, const struct xnode *node)
{
	struct str type = xnode_attribute(node, STR("type"));

	e->furniture =
	    str_eq(type, STR("dashboard")) || str_eq(type, STR("profile"));
	if (!e->furniture)
		drop(leap, node, "the element ");
}

static struct str
author_name(const struct leap *leap, const struct xnode *author)
{
	return plain_line(
	    xnode_text(xnode_child(author, STR("name")), leap->im->arena),
	    leap->im->arena);
}

/* One element of an entry. */
static void
read_element(struct leap *leap, struct leap_entry *e, const struct xnode *node)
{
	struct arena *arena = leap->im->arena;
	struct str name = node->name;

	if (str_eq(node->space, STR(LEAP_OWN)))
		read_own(leap, e, node);
	else if (str_eq(name, STR("id")))
		e->id = str_trim(xnode_text(node, arena));
	else if (str_eq(name, STR("title")))
		e->title = plain_line(xnode_text(node, arena), arena);
	else if (str_eq(name, STR("summary")))
		e->summary = plain_line(xnode_text(node, arena), arena);
	else if (str_eq(name, STR("published")))
		e->published = read_day(xnode_text(node, arena));
	else if (str_eq(name, STR("updated")))
		e->updated = read_day(xnode_text(node, arena));
	else if (str_eq(name, STR("content")))
		read_content(leap, e, node);
	else if (str_eq(name, STR("type")))
		read_type(leap, e, node);
	else if (str_eq(name, STR("link")))
		read_link(leap, e, node);
	else if (str_eq(name, STR("category")))
		read_category(leap, e, node);
	else if (str_eq(name, STR("date")))
		read_date(leap, e, node);
	else if (str_eq(name, STR("status")))
		e->stage = small_letters(
		    leap, last_part(xnode_attribute(node, STR("stage"))));
	else if (str_eq(name, STR("artefactplugin")))
		e->kind = xnode_attribute(node, STR("type"));
	else if (str_eq(name, STR("view")))
		read_view(leap, e, node);
	else if (str_eq(name, STR("author")))
		e->author = author_name(leap, node);
	else if (!str_eq(name, STR("persondata")) &&
	    !str_eq(name, STR("spatial")) && !str_eq(name, STR("orgdata")))
		drop(leap, node, "the element ");
}

static void
read_entry(struct leap *leap, const struct xnode *node)
{
	struct leap_entry *e = vec_push(leap->im->arena, &leap->entries);

	e->node = node;
	for (const struct xnode *c = node->first; c != NULL; c = c->next) {
		if (c->name.n != 0)
			read_element(leap, e, c);
	}
	if (e->type == LEAP_SELECTION && str_trim(e->html).n == 0)
		e->container = true;
}

static void
read_author(struct leap *leap, const struct xnode *node)
{
	leap->author = author_name(leap, node);
	leap->author_id = str_trim(
	    xnode_text(xnode_child(node, STR("uri")), leap->im->arena));
}

/* Ids are known whole, and by their last part where only one has it. */
static void
index_entries(struct leap *leap)
{
	map_init(&leap->by_id, leap->im->arena);
	for (size_t i = 0; i < leap->entries.n; i++) {
		struct leap_entry *e = &leap->entries.items[i];
		void **at;

		if (e->id.n == 0)
			continue;
		map_put(&leap->by_id, e->id, e);
		at = map_at(&leap->by_id,
		    arena_printf(
			leap->im->arena, " %.*s", STR_ARG(last_part(e->id))));
		*at = *at == NULL ? e : &leap->many;
	}
}

struct leap_entry *
leap_find(const struct leap *leap, struct str href)
{
	struct leap_entry *e = map_get(&leap->by_id, href);

	if (e == NULL) {
		e = map_get(&leap->by_id,
		    arena_printf(
			leap->im->arena, " %.*s", STR_ARG(last_part(href))));
		/* The mark of several has no node. */
		if (e != NULL && e->node == NULL)
			e = NULL;
	}
	return e;
}

static void
resolve_links(struct leap *leap)
{
	for (size_t i = 0; i < leap->entries.n; i++) {
		struct leap_entry *e = &leap->entries.items[i];

		for (size_t k = 0; !e->furniture && k < e->links.n; k++) {
			struct leap_link *l = &e->links.items[k];

			l->to = leap_find(leap, l->href);
			if (l->to != NULL ||
			    str_starts(l->href, STR("http://")) ||
			    str_starts(l->href, STR("https://")))
				continue;
			diag_report(leap->im->diag, CODE_IMPORT_DANGLING,
			    leap_place(leap, l->node),
			    "\"%.*s\" links to \"%.*s\" (%.*s), which is not "
			    "in the file",
			    STR_ARG(e->title), STR_ARG(l->href),
			    STR_ARG(l->rel));
		}
	}
}

/* A name of HTML's, such as "&nbsp;", that XML does not have; or nothing. */
static struct str
html_reference(struct str at)
{
	static const char *const known[] = { "&amp;", "&lt;", "&gt;", "&quot;",
		"&apos;" };
	size_t end = str_find_char(str_slice(at, 0, LONGEST_REFERENCE), ';');
	struct str name = str_slice(at, 0, end == STR_NONE ? 0 : end + 1);

	if (name.n < 3 || name.p[1] == '#' ||
	    str_eq(attribute_decode(name), name))
		return (struct str){ NULL, 0 };
	for (size_t i = 0; i < COUNT(known); i++) {
		if (str_is(name, known[i]))
			return (struct str){ NULL, 0 };
	}
	return name;
}

static void
drop_control(struct leap *leap, struct str feed, size_t at)
{
	struct place *place =
	    tally_add(&leap->dropped, STR("a control character"));

	if (place != NULL)
		*place = bytes_place(feed, leap->path, at);
}

/*
 * What feeds have and XML has not: control characters, out of word
 * processors, and names of HTML's characters.
 */
static struct str
mend_feed(struct leap *leap, struct str feed)
{
	struct str name, mended;
	struct buf out;
	size_t bad;

	/* Only where bytes are characters. */
	if (!utf8_check(feed, &bad))
		return feed;
	buf_init(&out);
	for (size_t i = 0; i < feed.n; i++) {
		unsigned char c = (unsigned char)feed.p[i];

		name = c == '&' ? html_reference(str_skip(feed, i))
				: (struct str){ NULL, 0 };
		if (name.n != 0) {
			buf_add(&out, attribute_decode(name));
			i += name.n - 1;
		} else if (c < 0x20 && c != '\t' && c != '\n' && c != '\r') {
			buf_add_char(&out, ' ');
			drop_control(leap, feed, i);
		} else {
			buf_add_char(&out, (char)c);
		}
	}
	mended = str_copy(leap->im->arena, buf_str(&out));
	buf_free(&out);
	return mended;
}

bool
leap_read(
    struct leap *leap, struct import *im, struct str feed, struct str path)
{
	struct xnode *root;

	*leap = (struct leap){ .im = im, .path = path };
	tally_init(&leap->dropped, im->arena);
	if (!xnode_from_xml(
		mend_feed(leap, feed), path, im->arena, im->diag, &root))
		return false;
	if (!str_eq(root->name, STR("feed"))) {
		diag_report(im->diag, CODE_IMPORT_UNREADABLE,
		    leap_place(leap, root),
		    "this is no Leap2A: the file begins with <%.*s>, not with "
		    "<feed>",
		    STR_ARG(root->name));
		return false;
	}
	for (const struct xnode *c = root->first; c != NULL; c = c->next) {
		if (str_eq(c->name, STR("author")))
			read_author(leap, c);
		else if (str_eq(c->name, STR("entry")))
			read_entry(leap, c);
	}
	index_entries(leap);
	resolve_links(leap);
	return true;
}
