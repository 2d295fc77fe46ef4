#include "import/markup_inner.h"
#include "import/plain.h"

static bool is_block(const struct xnode *node);

/* Whether a block stands anywhere below an inline element. */
static bool
holds_block(const struct xnode *node)
{
	for (const struct xnode *c = node->first; c != NULL; c = c->next) {
		if (is_block(c))
			return true;
	}
	return false;
}

static bool
is_block(const struct xnode *node)
{
	if (node->name.n == 0)
		return false;
	return markup_role(node->name) >= ROLE_BLOCK || holds_block(node);
}

static void
write_heading(struct markup *m, const struct xnode *node)
{
	struct buf line;
	struct str text;
	int level = node->name.p[1] - '0';

	buf_init(&line);
	m->strong = true; /* a heading is as strong as can be */
	for (const struct xnode *c = node->first; c != NULL; c = c->next)
		markup_inline(m, c, &line);
	m->strong = false;
	text = str_trim(buf_str(&line));
	if (text.n != 0) {
		markup_begin_block(m);
		for (int i = 0; i < level; i++)
			buf_add_char(&m->out, '#');
		buf_add_char(&m->out, ' ');
		for (size_t i = 0; i < text.n; i++) {
			/* A break has no place here. */
			if (text.p[i] == '\\' && i + 1 < text.n &&
			    text.p[i + 1] == '\n')
				continue;
			buf_add_char(&m->out,
			    (char)(text.p[i] == '\n' ? ' ' : text.p[i]));
		}
		buf_add_char(&m->out, '\n');
	}
	buf_free(&line);
}

static void
write_quote(struct markup *m, const struct xnode *node)
{
	size_t n = m->prefix.n;

	markup_gap(m);
	if (m->pending.n != 0)
		buf_add(&m->pending, STR("> "));
	buf_add(&m->prefix, STR("> "));
	m->gap = false;
	markup_blocks(m, node);
	m->prefix.n = n;
	m->gap = true;
}

/* A list without paragraphs in its items stands without empty lines. */
static bool
is_tight(const struct xnode *list)
{
	for (const struct xnode *item = list->first; item != NULL;
	     item = item->next) {
		for (const struct xnode *c = item->first; c != NULL;
		     c = c->next) {
			if (is_block(c) && markup_role(c->name) != ROLE_LIST)
				return false;
		}
	}
	return true;
}

static void
write_item(
    struct markup *m, const struct xnode *item, struct str marker, bool tight)
{
	size_t n = m->prefix.n;

	markup_gap(m);
	if (m->pending.n == 0)
		buf_add(&m->pending, buf_str(&m->prefix));
	buf_add(&m->pending, marker);
	for (size_t i = 0; i < marker.n; i++)
		buf_add_char(&m->prefix, ' ');
	m->gap = !tight;
	markup_blocks(m, item);
	if (m->pending.n != 0) {
		/* An empty item is its marker. */
		m->pending.n = str_trim(buf_str(&m->pending)).n == 0
		    ? m->pending.n
		    : m->pending.n - 1;
		markup_begin_line(m);
		buf_add_char(&m->out, '\n');
	}
	m->prefix.n = n;
	m->gap = !tight;
}

/* The number that an ordered list begins with. */
static uint64_t
list_start(const struct xnode *list)
{
	uint64_t start;

	return str_uint(xnode_attribute(list, STR("start")), 99999999, &start)
	    ? start
	    : 1;
}

/* Whether the block before is a list of the same kind, which would go on. */
static bool
follows_list(const struct xnode *list)
{
	const struct xnode *before = NULL;

	for (const struct xnode *c = list->parent->first; c != list;
	     c = c->next) {
		if (c->name.n != 0 || str_trim(c->text).n != 0)
			before = c;
	}
	return before != NULL && str_eq(before->name, list->name);
}

static void
write_list(struct markup *m, const struct xnode *list)
{
	bool ordered = str_eq(list->name, STR("ol")), tight = is_tight(list);
	bool other = follows_list(list);
	uint64_t number = list_start(list);
	struct str marker;

	markup_gap(m);
	for (const struct xnode *c = list->first; c != NULL; c = c->next) {
		if (c->name.n == 0 && str_trim(c->text).n == 0)
			continue;
		marker = !ordered
		    ? other ? STR("* ") : STR("- ")
		    : arena_printf(m->arena, "%llu%s ",
			  (unsigned long long)number++, other ? ")" : ".");
		markup_drop_attributes(m, c);
		write_item(m, c, marker, tight);
	}
	m->gap = true;
}

/* Code, as it is, between fences longer than any in it. */
static void
write_pre(struct markup *m, const struct xnode *node)
{
	struct str text = xnode_text(node, m->arena), line;
	struct str class =
	    xnode_attribute(xnode_child(node, STR("code")), STR("class"));
	size_t run = 0, longest = 2;

	while (str_ends(text, STR("\n")))
		text.n--;
	if (str_starts(text, STR("\n")))
		text = str_skip(text, 1);
	for (size_t i = 0; i < text.n; i++) {
		run = text.p[i] == '`' ? run + 1 : 0;
		longest = run > longest ? run : longest;
	}
	markup_begin_block(m);
	for (size_t i = 0; i <= longest; i++)
		buf_add_char(&m->out, '`');
	if (str_starts(class, STR("language-")) &&
	    str_find_char(class, ' ') == STR_NONE)
		buf_add(&m->out, str_skip(class, sizeof("language-") - 1));
	buf_add_char(&m->out, '\n');
	while (str_line(&text, &line)) {
		markup_begin_line(m);
		buf_add(&m->out, line);
		buf_add_char(&m->out, '\n');
	}
	markup_begin_line(m);
	for (size_t i = 0; i <= longest; i++)
		buf_add_char(&m->out, '`');
	buf_add_char(&m->out, '\n');
}

/* HTML's own element, with Markdown between its tags. */
static void
write_details(struct markup *m, const struct xnode *node)
{
	const struct xnode *summary = xnode_child(node, STR("summary"));

	markup_begin_block(m);
	buf_add(&m->out, STR("<details>\n"));
	if (summary != NULL) {
		markup_begin_line(m);
		buf_add(&m->out, STR("<summary>"));
		buf_add_html(&m->out,
		    plain_line(xnode_text(summary, m->arena), m->arena));
		buf_add(&m->out, STR("</summary>\n"));
	}
	markup_blocks(m, node);
	markup_begin_block(m);
	buf_add(&m->out, STR("</details>\n"));
}

/* The term of a definition is a strong line above it. */
static void
write_term(struct markup *m, const struct xnode *node)
{
	struct buf line, words;

	buf_init(&line);
	buf_init(&words);
	m->strong = true;
	for (const struct xnode *c = node->first; c != NULL; c = c->next)
		markup_inline(m, c, &words);
	m->strong = false;
	if (str_trim(buf_str(&words)).n != 0)
		buf_printf(
		    &line, "**%.*s**", STR_ARG(str_trim(buf_str(&words))));
	markup_paragraph(m, &line);
	buf_free(&words);
	buf_free(&line);
}

static void
write_block(struct markup *m, const struct xnode *node)
{
	enum role role = markup_role(node->name);

	markup_drop_attributes(m, node);
	if (role == ROLE_HEADING)
		write_heading(m, node);
	else if (role == ROLE_QUOTE)
		write_quote(m, node);
	else if (role == ROLE_LIST && node->first != NULL)
		write_list(m, node);
	else if (role == ROLE_PRE)
		write_pre(m, node);
	else if (role == ROLE_TABLE)
		markup_table(m, node);
	else if (role == ROLE_DETAILS)
		write_details(m, node);
	else if (role == ROLE_RULE) {
		markup_begin_block(m);
		buf_add(&m->out, STR("***\n"));
	} else if (role == ROLE_TERM && !holds_block(node)) {
		write_term(m, node);
	} else {
		markup_blocks(m, node);
	}
}

/* Blocks one below the other; lines of words between them are paragraphs. */
void
markup_blocks(struct markup *m, const struct xnode *node)
{
	struct buf line;

	buf_init(&line);
	for (const struct xnode *c = node->first; c != NULL; c = c->next) {
		if (str_eq(c->name, STR("summary")) &&
		    str_eq(node->name, STR("details")))
			continue;
		if (!is_block(c)) {
			markup_inline(m, c, &line);
			continue;
		}
		markup_paragraph(m, &line);
		write_block(m, c);
	}
	markup_paragraph(m, &line);
	buf_free(&line);
}
