#include "import/markup.h"

#include <string.h>

#include "import/markup_inner.h"
#include "text/element.h"
#include "text/list.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))
/* Longer lines of words are cut at a blank, far below LIMIT_LINE_BYTES. */
#define LINE_BYTES 4000

static const struct {
	const char *names; /* between blanks */
	enum role role;
} roles[] = {
	{ " em i ", ROLE_EMPHASIS },
	{ " strong b ", ROLE_STRONG },
	{ " s strike del ", ROLE_STRIKE },
	{ " code tt samp ", ROLE_CODE },
	{ " a ", ROLE_LINK },
	{ " img ", ROLE_PICTURE },
	{ " br ", ROLE_BREAK },
	{ " span font big center nobr acronym bdi data label wbr body html ",
	    ROLE_WORDS },
	{ " iframe embed object video audio ", ROLE_EMBED },
	{ " script style head title noscript template svg math canvas form "
	  "button input select textarea option noembed noframes frameset xmp "
	  "link meta base param map area ",
	    ROLE_HIDDEN },
	{ " h1 h2 h3 h4 h5 h6 ", ROLE_HEADING },
	{ " blockquote ", ROLE_QUOTE },
	{ " ul ol menu ", ROLE_LIST },
	{ " dt ", ROLE_TERM },
	{ " pre listing ", ROLE_PRE },
	{ " hr ", ROLE_RULE },
	{ " table ", ROLE_TABLE },
	{ " details ", ROLE_DETAILS },
};

/* Attributes that are read, or say how something looks in one theme. */
static const char *const quiet[] = { "href", "src", "alt", "title", "rel",
	"target", "class", "id", "width", "height", "border", "name", "start",
	"colspan", "type", "data", "datetime", "cite", "value", "loading",
	"decoding", "xmlns", "allowfullscreen", "frameborder", "scope",
	"cellpadding", "cellspacing", "valign", "align", "reversed" };

enum role
markup_role(struct str name)
{
	const struct element *element;

	for (size_t i = 0; i < COUNT(roles); i++) {
		if (list_has(roles[i].names, name))
			return roles[i].role;
	}
	element = element_find(name);
	if (element != NULL && element->way == WAY_PLAIN &&
	    element->place == PLACE_LINE && element->content == CONTENT_LINE)
		return ROLE_KEEP;
	return soup_is_inline(name) ? ROLE_WORDS : ROLE_BLOCK;
}

/* A span that says in which language its words are says more than a span. */
bool
markup_is_kept(const struct xnode *node)
{
	return markup_role(node->name) == ROLE_KEEP ||
	    (str_eq(node->name, STR("span")) &&
		(xnode_attribute(node, STR("lang")).n != 0 ||
		    xnode_attribute(node, STR("dir")).n != 0));
}

void
markup_drop(
    struct markup *m, const struct xnode *at, const char *kind, struct str name)
{
	struct place *place = tally_add(m->options->dropped,
	    arena_printf(m->arena, "%s%.*s", kind, STR_ARG(name)));

	if (place == NULL)
		return;
	*place = m->options->place;
	if (m->options->lines) {
		place->line = at->line;
		place->column = at->column;
	}
}

void
markup_drop_attributes(struct markup *m, const struct xnode *node)
{
	for (const struct xnode_attribute *a = node->attributes; a != NULL;
	     a = a->next) {
		bool is_quiet = str_starts(a->name, STR("data-")) ||
		    str_starts(a->name, STR("aria-"));

		if (str_eq(a->name, STR("lang")) || str_eq(a->name, STR("dir")))
			is_quiet |= markup_is_kept(node);
		for (size_t i = 0; !is_quiet && i < COUNT(quiet); i++)
			is_quiet = str_is(a->name, quiet[i]);
		if (!is_quiet)
			markup_drop(m, node, "the attribute ", a->name);
	}
}

void
markup_begin_line(struct markup *m)
{
	if (m->pending.n != 0) {
		buf_add(&m->out, buf_str(&m->pending));
		buf_reset(&m->pending);
	} else {
		buf_add(&m->out, buf_str(&m->prefix));
	}
}

void
markup_gap(struct markup *m)
{
	struct str prefix = buf_str(&m->prefix);

	if (!m->gap || m->pending.n != 0)
		return;
	while (prefix.n != 0 && prefix.p[prefix.n - 1] == ' ')
		prefix.n--;
	buf_add(&m->out, prefix);
	buf_add_char(&m->out, '\n');
	m->gap = false;
}

void
markup_begin_block(struct markup *m)
{
	markup_gap(m);
	m->gap = true;
	markup_begin_line(m);
}

/* How many bytes at the front of a line would begin a block (CommonMark 4, 5);
 * STR_NONE for none. A sign is put behind as many. */
static size_t
block_sign(struct str line)
{
	size_t n = 0;

	if (line.n == 0)
		return STR_NONE;
	if (str_find_char(STR("#+-=>|:"), line.p[0]) != STR_NONE)
		return 0;
	while (n < line.n && n < 10 && line.p[n] >= '0' && line.p[n] <= '9')
		n++;
	if (n != 0 && n < line.n && (line.p[n] == '.' || line.p[n] == ')') &&
	    (n + 1 == line.n || line.p[n + 1] == ' '))
		return n;
	return STR_NONE;
}

/* "-5 degrees" and ":)" begin nothing. */
static bool
is_harmless(struct str line)
{
	char c = line.p[0], next = line.n > 1 ? line.p[1] : ' ';

	if (c == '#' || c == '+' || c == '-')
		return next != ' ' && next != c;
	if (c == '=')
		return next != ' ' && next != '=';
	return c == ':' && next != '-';
}

static void
add_line(struct markup *m, struct str line)
{
	size_t sign = block_sign(line);

	if (sign == STR_NONE || (sign == 0 && is_harmless(line))) {
		buf_add(&m->out, line);
	} else {
		buf_add(&m->out, str_slice(line, 0, sign));
		buf_add_char(&m->out, '\\');
		buf_add(&m->out, str_skip(line, sign));
	}
	buf_add_char(&m->out, '\n');
}

/* The part of a long line up to a blank before a letter. */
static struct str
cut_line(struct str *rest)
{
	struct str line = *rest;
	size_t at = LINE_BYTES;

	while (at < line.n &&
	    !(line.p[at] == ' ' &&
		(((line.p[at + 1 < line.n ? at + 1 : at]) | 0x20) >= 'a') &&
		(((line.p[at + 1 < line.n ? at + 1 : at]) | 0x20) <= 'z')))
		at++;
	if (at >= line.n) {
		*rest = str_skip(*rest, rest->n);
		return line;
	}
	*rest = str_skip(*rest, at + 1);
	return str_slice(line, 0, at);
}

void
markup_paragraph(struct markup *m, struct buf *line)
{
	struct str text = str_trim(buf_str(line)), part;
	bool first = true;

	/* A break at the end is none. */
	while (str_ends(text, STR("\\")) &&
	    line->p + line->n > text.p + text.n && text.p[text.n] == '\n') {
		text.n--;
		text = str_trim(text);
	}
	while (str_cut(&text, '\n', &part)) {
		while (part.n != 0) {
			if (first)
				markup_begin_block(m);
			else
				markup_begin_line(m);
			first = false;
			add_line(m, str_trim(cut_line(&part)));
		}
	}
	buf_reset(line);
}

static struct str
write_out(struct markup *m, const struct xnode *root)
{
	struct str text;

	buf_init(&m->out);
	buf_init(&m->prefix);
	buf_init(&m->pending);
	markup_blocks(m, root);
	text = str_copy(m->arena, buf_str(&m->out));
	buf_free(&m->pending);
	buf_free(&m->prefix);
	buf_free(&m->out);
	return text;
}

struct str
markup_write(const struct xnode *root, const struct markup_options *options,
    struct arena *arena)
{
	struct markup m = { .options = options, .arena = arena };

	return write_out(&m, root);
}

struct str
markup_from_html(
    struct str html, const struct markup_options *options, struct arena *arena)
{
	struct soup soup;
	struct place *place;

	soup_read(html, arena, &soup);
	for (size_t i = 0; i < soup.comments; i++) {
		place = tally_add(options->dropped, STR("a comment in HTML"));
		if (place != NULL)
			*place = options->place;
	}
	return markup_write(soup.root, options, arena);
}
