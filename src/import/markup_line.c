#include <string.h>

#include "base/utf8.h"
#include "import/markup_inner.h"
#include "import/plain.h"
#include "text/letters.h"
#include "text/url.h"

/* U+00A0, the space at which no line ends. */
#define HARD_SPACE "\xC2\xA0"
#define HARD_SPACE_BYTES (sizeof(HARD_SPACE) - 1)

/* Signs that mean something anywhere in a line. */
static bool
is_sign(char c)
{
	return str_find_char(STR("\\`*[]<~"), c) != STR_NONE;
}

static bool
is_word_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* "_" within a word is a letter; "&" is a sign only before a name. */
static bool
needs_escape(const struct markup *m, struct str text, size_t i)
{
	char c = text.p[i];
	bool before = i > 0 && is_word_char(text.p[i - 1]);
	bool after = i + 1 < text.n && is_word_char(text.p[i + 1]);

	if (c == '_')
		return !before || !after;
	if (c == '&')
		return i + 1 < text.n &&
		    (text.p[i + 1] == '#' || is_word_char(text.p[i + 1]));
	return is_sign(c) || (c == '|' && m->cell);
}

static bool
ends_in_space(const struct buf *line)
{
	return line->n == 0 || line->p[line->n - 1] == ' ' ||
	    line->p[line->n - 1] == '\n';
}

/* What editors of rich text write for one of several spaces. */
static bool
is_hard_space(struct str text, size_t at)
{
	return str_starts(str_skip(text, at), STR(HARD_SPACE));
}

struct str
markup_trim(struct str s)
{
	while (s.n != 0 && (is_space(s.p[0]) || is_hard_space(s, 0)))
		s = str_skip(s, is_space(s.p[0]) ? 1 : HARD_SPACE_BYTES);
	while (s.n != 0) {
		if (is_space(s.p[s.n - 1]))
			s.n--;
		else if (str_ends(s, STR(HARD_SPACE)))
			s.n -= HARD_SPACE_BYTES;
		else
			break;
	}
	return s;
}

/* Whether more than one space stands there, the first of them a hard one. */
static bool
is_space_run(struct str text, size_t at)
{
	size_t next = at + HARD_SPACE_BYTES;

	return is_hard_space(text, at) && next < text.n &&
	    (is_space(text.p[next]) || is_hard_space(text, next));
}

static void
add_text(struct markup *m, struct str text, struct buf *line)
{
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		if (is_space_run(text, i) ||
		    (is_hard_space(text, i) && ends_in_space(line))) {
			if (!ends_in_space(line))
				buf_add_char(line, ' ');
			i += HARD_SPACE_BYTES - 1;
			continue;
		}
		if (is_space(c)) {
			if (!ends_in_space(line))
				buf_add_char(line, ' ');
			continue;
		}
		if (needs_escape(m, text, i))
			buf_add_char(line, '\\');
		/* A control character has no place in a document. */
		buf_add_char(line, (char)((unsigned char)c < 0x20 ? ' ' : c));
	}
}

/* The first character behind node in its block; '\n' at the block's end, and
 * a letter where it cannot be told. */
static uint32_t
char_behind(const struct xnode *node)
{
	size_t at = 0;

	while (node->next == NULL) {
		node = node->parent;
		if (node == NULL || node->parent == NULL ||
		    !soup_is_inline(node->name))
			return '\n';
	}
	node = node->next;
	if (node->name.n != 0)
		return str_eq(node->name, STR("br")) ||
			!soup_is_inline(node->name)
		    ? '\n'
		    : 'a';
	return node->text.n != 0 ? utf8_next(node->text, &at) : 'a';
}

static bool
is_word(uint32_t c)
{
	return letter_of(c) >= LETTER_WORD;
}

static uint32_t
last_char(struct str s)
{
	size_t at = s.n;

	while (at > 0 && ((unsigned char)s.p[at - 1] & 0xC0) == 0x80)
		at--;
	if (at == 0)
		return '\n';
	at--;
	return utf8_next(s, &at);
}

/*
 * Whether a sign round words reads as one (CommonMark 6.4): it stands between
 * a space and a word, or a word is inside of it.
 */
static bool
sign_holds(struct str before, struct str inside, uint32_t behind)
{
	size_t at = 0;
	uint32_t first = utf8_next(inside, &at), last = last_char(inside);
	uint32_t ahead = last_char(before);

	if (ahead == '*' || ahead == '~' || first == '*' || last == '*')
		return false;
	return (is_word(first) || !is_word(ahead)) &&
	    (is_word(last) || !is_word(behind));
}

static void
add_children(struct markup *m, const struct xnode *node, struct buf *line)
{
	for (const struct xnode *c = node->first; c != NULL; c = c->next)
		markup_inline(m, c, line);
}

/* Whether the words of node begin with a space, or with a break that would
 * stand within signs: of a line's first words, neither is taken into it. */
static bool
begins_in_space(const struct xnode *node)
{
	const struct xnode *c = node->first;

	while (c != NULL && c->text.n == 0 && !str_eq(c->name, STR("br")))
		c = xnode_next(c, node);
	return c != NULL &&
	    (c->text.n == 0 || is_space(c->text.p[0]) ||
		is_hard_space(c->text, 0));
}

/* Words between two signs, or two tags where signs would not be read. */
static void
add_marked(struct markup *m, const struct xnode *node, const char *sign,
    const char *tag, struct buf *line)
{
	struct buf inside;
	struct str words;
	bool space_behind;

	buf_init(&inside);
	add_children(m, node, &inside);
	words = markup_trim(buf_str(&inside));
	if (begins_in_space(node) && !ends_in_space(line))
		buf_add_char(line, ' ');
	if (words.n == 0) {
		buf_free(&inside);
		return;
	}
	space_behind = words.p + words.n < inside.p + inside.n;
	if (sign_holds(
		buf_str(line), words, space_behind ? ' ' : char_behind(node)))
		buf_printf(line, "%s%.*s%s", sign, STR_ARG(words), sign);
	else
		buf_printf(line, "<%s>%.*s</%s>", tag, STR_ARG(words), tag);
	if (space_behind)
		buf_add_char(line, ' ');
	buf_free(&inside);
}

static void
add_strong(struct markup *m, const struct xnode *node, struct buf *line)
{
	bool before = m->strong;

	m->strong = true;
	if (before)
		add_children(m, node, line);
	else
		add_marked(m, node, "**", "strong", line);
	m->strong = before;
}

static void
add_emphasis(struct markup *m, const struct xnode *node, struct buf *line)
{
	bool before = m->emphasis;

	m->emphasis = true;
	if (before)
		add_children(m, node, line);
	else
		add_marked(m, node, "*", "em", line);
	m->emphasis = before;
}

/* Code between more grave accents than it has in a row. */
static void
add_code(struct markup *m, const struct xnode *node, struct buf *line)
{
	struct str text = xnode_text(node, m->arena);
	size_t run = 0, longest = 0;
	bool pad;

	for (size_t i = 0; i < text.n; i++) {
		run = text.p[i] == '`' ? run + 1 : 0;
		longest = run > longest ? run : longest;
	}
	if (str_trim(text).n == 0)
		return;
	pad = text.p[0] == '`' || text.p[text.n - 1] == '`';
	for (size_t i = 0; i <= longest; i++)
		buf_add_char(line, '`');
	if (pad)
		buf_add_char(line, ' ');
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '|' && m->cell)
			buf_add_char(line, '\\');
		buf_add_char(
		    line, (char)(is_space(text.p[i]) ? ' ' : text.p[i]));
	}
	if (pad)
		buf_add_char(line, ' ');
	for (size_t i = 0; i <= longest; i++)
		buf_add_char(line, '`');
}

bool
markup_address(struct markup *m, const struct xnode *node, struct str address,
    struct str *out)
{
	address = str_trim(address);
	if (m->options->link != NULL)
		return m->options->link(m->options->arg, node, address, out);
	*out = address;
	return url_kind(address) != URL_REFUSED &&
	    url_kind(address) != URL_EMPTY;
}

/* An address between the round brackets of a link. */
static void
add_address(struct str address, struct buf *line)
{
	for (size_t i = 0; i < address.n; i++) {
		unsigned char c = (unsigned char)address.p[i];

		if (c <= ' ' || c == 0x7F || c == '<' || c == '>' || c == '(' ||
		    c == ')' || c == '\\')
			buf_printf(line, "%%%02X", c);
		else
			buf_add_char(line, (char)c);
	}
}

static void
add_title(const struct xnode *node, struct buf *line)
{
	struct str title = str_trim(xnode_attribute(node, STR("title")));

	if (title.n == 0 || str_find_char(title, '\n') != STR_NONE)
		return;
	buf_add(line, STR(" \""));
	for (size_t i = 0; i < title.n; i++) {
		if (title.p[i] == '"' || title.p[i] == '\\')
			buf_add_char(line, '\\');
		buf_add_char(line, title.p[i]);
	}
	buf_add_char(line, '"');
}

/*
 * A link to nowhere is a button of the program that made the page, and so are
 * its words; a picture that it would have made larger is the author's.
 */
static void
add_control(struct markup *m, const struct xnode *node, struct buf *line)
{
	struct str words = plain_line(xnode_text(node, m->arena), m->arena);

	for (const struct xnode *c = node->first; c != NULL;
	     c = xnode_next(c, node)) {
		if (c->name.n != 0 && markup_role(c->name) == ROLE_PICTURE)
			markup_inline(m, c, line);
	}
	if (words.n != 0)
		markup_drop(m, node, "the button ", words);
}

static void
add_link(struct markup *m, const struct xnode *node, struct buf *line)
{
	struct str href = xnode_attribute(node, STR("href")), address;
	struct buf inside;
	struct str words;

	if (href.n == 0) {
		add_children(m, node, line);
		return;
	}
	if (str_eq(str_trim(href), STR("#"))) {
		add_control(m, node, line);
		return;
	}
	if (!markup_address(m, node, href, &address)) {
		if (url_kind(href) == URL_PART)
			href = STR("a place on the page");
		markup_drop(m, node, "a link to ", href);
		add_children(m, node, line);
		return;
	}
	buf_init(&inside);
	add_children(m, node, &inside);
	words = str_trim(buf_str(&inside));
	if (begins_in_space(node) && !ends_in_space(line))
		buf_add_char(line, ' ');
	buf_add_char(line, '[');
	if (words.n != 0)
		buf_add(line, words);
	else
		add_text(m, address, line);
	buf_add(line, STR("]("));
	add_address(address, line);
	add_title(node, line);
	buf_add_char(line, ')');
	if (inside.n != 0 && is_space(inside.p[inside.n - 1]))
		buf_add_char(line, ' ');
	buf_free(&inside);
}

static void
add_picture(struct markup *m, const struct xnode *node, struct buf *line)
{
	struct str src = xnode_attribute(node, STR("src")), address;
	struct str alt = str_trim(xnode_attribute(node, STR("alt")));

	/* Mahara names an attachment by href, whatever the element. */
	if (src.n == 0)
		src = xnode_attribute(node, STR("href"));
	if (src.n == 0 || !markup_address(m, node, src, &address)) {
		markup_drop(m, node, "a picture from ",
		    src.n != 0 && src.n < 200 ? src : STR("nowhere"));
		add_text(m, alt, line);
		return;
	}
	buf_add(line, STR("!["));
	add_text(m, alt, line);
	buf_add(line, STR("]("));
	add_address(address, line);
	add_title(node, line);
	buf_add_char(line, ')');
}

static void
add_embed(struct markup *m, const struct xnode *node, struct buf *line)
{
	struct str src = xnode_attribute(node, STR("src")), address;

	if (src.n == 0)
		src = xnode_attribute(node, STR("data"));
	if (src.n == 0 && node->first != NULL)
		src = xnode_attribute(
		    xnode_child(node, STR("source")), STR("src"));
	markup_drop(m, node, "the player in ", node->name);
	if (src.n == 0 || !markup_address(m, node, src, &address))
		return;
	buf_add_char(line, '[');
	add_text(m, address, line);
	buf_add(line, STR("]("));
	add_address(address, line);
	buf_add_char(line, ')');
}

static void
add_kept(struct markup *m, const struct xnode *node, struct buf *line)
{
	static const char *const attributes[] = { "lang", "dir", "title",
		"datetime", "cite" };

	buf_printf(line, "<%.*s", STR_ARG(node->name));
	for (size_t i = 0; i < sizeof(attributes) / sizeof(*attributes); i++) {
		struct str value =
		    xnode_attribute(node, str_from(attributes[i]));

		if (value.n == 0 || str_find_char(value, '\n') != STR_NONE)
			continue;
		buf_printf(line, " %s=\"", attributes[i]);
		buf_add_html(line, value);
		buf_add_char(line, '"');
	}
	buf_add_char(line, '>');
	add_children(m, node, line);
	buf_printf(line, "</%.*s>", STR_ARG(node->name));
}

static void
add_break(const struct markup *m, struct buf *line)
{
	if (m->cell) {
		buf_add(line, STR("<br>"));
		return;
	}
	while (line->n != 0 && line->p[line->n - 1] == ' ')
		line->n--;
	if (line->n != 0 && line->p[line->n - 1] != '\n')
		buf_add(line, STR("\\\n"));
}

void
markup_inline(struct markup *m, const struct xnode *node, struct buf *line)
{
	enum role role;

	if (node->name.n == 0) {
		add_text(m, node->text, line);
		return;
	}
	role = markup_role(node->name);
	if (role != ROLE_HIDDEN)
		markup_drop_attributes(m, node);
	if (role == ROLE_STRONG)
		add_strong(m, node, line);
	else if (role == ROLE_EMPHASIS)
		add_emphasis(m, node, line);
	else if (role == ROLE_STRIKE)
		add_marked(m, node, "~~", "del", line);
	else if (role == ROLE_CODE)
		add_code(m, node, line);
	else if (role == ROLE_LINK)
		add_link(m, node, line);
	else if (role == ROLE_PICTURE)
		add_picture(m, node, line);
	else if (role == ROLE_BREAK)
		add_break(m, line);
	else if (markup_is_kept(node))
		add_kept(m, node, line);
	else if (role == ROLE_EMBED)
		add_embed(m, node, line);
	else if (role == ROLE_HIDDEN)
		markup_drop(m, node, "the element ", node->name);
	else {
		if (!soup_is_inline(node->name) && !ends_in_space(line))
			buf_add_char(line, ' ');
		add_children(m, node, line);
		if (!soup_is_inline(node->name) && !ends_in_space(line))
			buf_add_char(line, ' ');
	}
}
