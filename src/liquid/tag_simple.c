#include "liquid/compile.h"

#include <string.h>

#include "liquid/chars.h"
#include "liquid/parse.h"

static void
remember_assigned(struct compiler *c, uint32_t name)
{
	map_put(&c->assigned, names_text(c->env->names, name), c);
}

void
tag_assign(struct compiler *c, struct body *body, const struct item *item)
{
	struct chain *chain = arena_alloc(c->env->arena, sizeof(*chain));
	struct parser p;
	struct node *node;
	struct token target;
	uint32_t name;

	parse_begin(&p, c, item->markup);
	target = p.token;
	if (!parse_name(&p, "a name", &name))
		return;
	if (target.text.p[target.text.n - 1] == '?') {
		compile_report(c, CODE_LIQUID_SYNTAX, target.at,
		    "a name that is assigned does not end in '?'");
		return;
	}
	if (!parse_expect(&p, TOKEN_ASSIGN, "'='", NULL) ||
	    !parse_chain(&p, chain) || !parse_end(&p))
		return;
	remember_assigned(c, name);
	node = compile_node(c, body, NODE_ASSIGN, item);
	node->name = name;
	node->as.chain = chain;
}

void
tag_capture(struct compiler *c, struct body *body, const struct item *item)
{
	struct body *inner = arena_alloc(c->env->arena, sizeof(*inner));
	struct parser p;
	struct node *node;
	uint32_t name;
	bool ok;

	parse_begin(&p, c, item->markup);
	ok = parse_name(&p, "a name", &name) && parse_end(&p);
	compile_block(c, inner, item);
	if (!ok)
		return;
	remember_assigned(c, name);
	node = compile_node(c, body, NODE_CAPTURE, item);
	node->name = name;
	node->as.body = inner;
}

void
tag_echo(struct compiler *c, struct body *body, const struct item *item)
{
	struct chain *chain = arena_alloc(c->env->arena, sizeof(*chain));
	struct parser p;

	body->blank = false;
	parse_begin(&p, c, item->markup);
	if (parse_chain(&p, chain) && parse_end(&p) && !chain->empty)
		compile_node(c, body, NODE_OUTPUT, item)->as.chain = chain;
}

static void
compile_counter(struct compiler *c, struct body *body, const struct item *item,
    enum node_kind kind)
{
	struct parser p;
	uint32_t name;

	parse_begin(&p, c, item->markup);
	if (parse_name(&p, "the name of a counter", &name) && parse_end(&p))
		compile_node(c, body, kind, item)->name = name;
}

void
tag_increment(struct compiler *c, struct body *body, const struct item *item)
{
	compile_counter(c, body, item, NODE_INCREMENT);
}

void
tag_decrement(struct compiler *c, struct body *body, const struct item *item)
{
	compile_counter(c, body, item, NODE_DECREMENT);
}

static bool
parse_nothing(struct compiler *c, const struct item *item)
{
	struct parser p;

	parse_begin(&p, c, item->markup);
	return parse_end(&p);
}

void
tag_break(struct compiler *c, struct body *body, const struct item *item)
{
	compile_node(c, body, NODE_BREAK, item);
}

void
tag_continue(struct compiler *c, struct body *body, const struct item *item)
{
	compile_node(c, body, NODE_CONTINUE, item);
}

void
tag_ifchanged(struct compiler *c, struct body *body, const struct item *item)
{
	struct body *inner = arena_alloc(c->env->arena, sizeof(*inner));
	bool blank = body->blank;

	compile_block(c, inner, item);
	compile_node(c, body, NODE_IFCHANGED, item)->as.body = inner;
	body->blank = blank && inner->blank;
}

/* Cycles over the same literals share their turn; others have their own. */
static struct str
cycle_key(struct compiler *c, const struct cycle *cycle)
{
	struct buf key;
	struct str out;

	buf_init(&key);
	for (size_t i = 0; i < cycle->n; i++) {
		const struct expr *e = &cycle->items[i];

		if (e->kind != EXPR_LITERAL || e->as.literal.kind > VALUE_TEXT)
			buf_printf(&key, "@%u,", compile_site(c));
		else if (e->as.literal.kind == VALUE_TEXT)
			buf_add_json(&key, value_str(&e->as.literal));
		else if (e->as.literal.kind == VALUE_DOUBLE)
			buf_printf(&key, "%a", e->as.literal.as.number);
		else
			buf_printf(&key, "%u:%lld", e->as.literal.kind,
			    (long long)e->as.literal.as.integer);
		buf_add_char(&key, ',');
	}
	out = str_copy(c->env->arena, buf_str(&key));
	buf_free(&key);
	return out;
}

static bool
parse_cycle(struct parser *p, struct cycle *cycle)
{
	struct arena *arena = p->c->env->arena;
	struct expr *first = arena_alloc(arena, sizeof(*first));

	if (!parse_expr(p, first))
		return false;
	if (parse_skip(p, TOKEN_COLON)) {
		cycle->group = first;
		if (!parse_expr(p, vec_push(arena, cycle)))
			return false;
	} else {
		*(struct expr *)vec_push(arena, cycle) = *first;
	}
	while (parse_skip(p, TOKEN_COMMA) && p->token.kind != TOKEN_END) {
		if (!parse_expr(p, vec_push(arena, cycle)))
			return false;
	}
	return parse_end(p);
}

void
tag_cycle(struct compiler *c, struct body *body, const struct item *item)
{
	struct cycle *cycle = arena_alloc(c->env->arena, sizeof(*cycle));
	struct parser p;

	parse_begin(&p, c, item->markup);
	if (!parse_cycle(&p, cycle))
		return;
	if (cycle->group == NULL)
		cycle->key = cycle_key(c, cycle);
	compile_node(c, body, NODE_CYCLE, item)->as.cycle = cycle;
}

static void
report_unclosed(struct compiler *c, const struct item *item, const char *name)
{
	compile_report(
	    c, CODE_LIQUID_BLOCK, item->all.p, "'%s' is never closed", name);
	compile_hint(c, "close it with 'end%s'", name);
	c->stopped = true;
}

/* Copied or dropped as it stands: raw and doc. */
static bool
take_verbatim(struct compiler *c, const struct item *item, const char *name,
    const char *end_name, struct str *text)
{
	struct item end;

	if (!parse_nothing(c, item))
		text->n = 0;
	if (!items_skip_to(&c->items, str_from(end_name), text, &end)) {
		report_unclosed(c, item, name);
		return false;
	}
	c->trim = end.trims_right;
	return true;
}

void
tag_raw(struct compiler *c, struct body *body, const struct item *item)
{
	struct str text;

	if (!take_verbatim(c, item, "raw", "endraw", &text) || text.n == 0)
		return;
	body->blank = false;
	compile_node(c, body, NODE_TEXT, item)->as.text = text;
}

void
tag_doc(struct compiler *c, struct body *body, const struct item *item)
{
	struct items inner = c->items;
	struct item nested;
	struct str text, before;

	if (!take_verbatim(c, item, "doc", "enddoc", &text))
		return;
	inner.end = text.p + text.n;
	if (items_skip_to(&inner, STR("doc"), &before, &nested))
		compile_report(c, CODE_LIQUID_SYNTAX, nested.name.p,
		    "'doc' does not nest");
	body->blank = body->blank && text.n == 0;
}

/* The end of a comment: comments nest, and raw text in them is no tag. */
static bool
skip_comment(struct compiler *c, struct item *stop)
{
	unsigned depth = 1;
	struct str text;

	while (depth != 0) {
		items_next(&c->items, stop);
		if (stop->kind == ITEM_END)
			return false;
		if (stop->kind != ITEM_TAG)
			continue;
		if (str_eq(stop->name, STR("comment")))
			depth++;
		else if (str_eq(stop->name, STR("endcomment")))
			depth--;
		else if (str_eq(stop->name, STR("raw")) &&
		    !items_skip_to(&c->items, STR("endraw"), &text, stop))
			return false;
	}
	return true;
}

void
tag_comment(struct compiler *c, struct body *body, const struct item *item)
{
	struct item stop;

	(void)body;
	if (!skip_comment(c, &stop))
		report_unclosed(c, item, "comment");
	else if (!c->items.lines)
		c->trim = stop.trims_right;
}

void
tag_note(struct compiler *c, struct body *body, const struct item *item)
{
	struct str rest = item->markup, line;
	bool first = true;

	(void)body;
	for (; str_line(&rest, &line); first = false) {
		line = trim_left(line);
		if (first || line.n == 0 || *line.p == '#')
			continue;
		compile_report(c, CODE_LIQUID_SYNTAX, line.p,
		    "every line of a '#' note starts with '#'");
		return;
	}
}

void
tag_liquid(struct compiler *c, struct body *body, const struct item *item)
{
	struct items outer = c->items;
	struct open *open = c->open;
	struct body lines = { 0 };
	struct item stop;
	bool trim = c->trim, blank = body->blank;

	c->items = (struct items){ item->markup.p,
		item->markup.p + item->markup.n, true };
	c->open = NULL;
	compile_body(c, &lines, &stop);
	for (size_t i = 0; i < lines.n; i++)
		*(struct node *)vec_push(c->env->arena, body) = lines.items[i];
	body->blank = blank && lines.blank;
	c->items = outer;
	c->open = open;
	c->trim = trim;
	c->tail = NULL;
}
