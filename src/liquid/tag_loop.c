#include "liquid/compile.h"

#include "liquid/chars.h"
#include "liquid/parse.h"

/* "variable-collection" without the white space outside of quotes. */
static uint32_t
loop_name(struct compiler *c, uint32_t variable, struct str collection)
{
	struct str name = names_text(c->env->names, variable);
	struct buf text;
	char quote = '\0';
	uint32_t out;

	buf_init(&text);
	buf_add(&text, name);
	buf_add_char(&text, '-');
	for (size_t i = 0; i < collection.n; i++) {
		char ch = collection.p[i];

		if (quote == '\0' && is_space(ch))
			continue;
		if (ch == quote)
			quote = '\0';
		else if (quote == '\0' && (ch == '\'' || ch == '"'))
			quote = ch;
		buf_add_char(&text, ch);
	}
	out = names_intern(c->env->names, buf_str(&text));
	buf_free(&text);
	return out;
}

static bool
parse_in(struct parser *p, struct loop *loop)
{
	const char *from;

	if (!parse_name(p, "a name for each item", &loop->variable))
		return false;
	if (!parse_word(p, "in"))
		return parse_unexpected(p, "'in'");
	from = p->token.at;
	if (!parse_expr(p, &loop->in))
		return false;
	loop->name = loop_name(p->c, loop->variable,
	    (struct str){ from, (size_t)(p->token.at - from) });
	return true;
}

static bool
parse_offset(struct parser *p, struct loop *loop)
{
	enum token_kind behind = parse_peek(p);

	if (behind != TOKEN_DOT && behind != TOKEN_OPEN_SQUARE &&
	    parse_word(p, "continue")) {
		loop->resumes = true;
		return true;
	}
	loop->offset = parse_new_expr(p);
	return loop->offset != NULL;
}

static bool
parse_for(struct parser *p, struct loop *loop)
{
	bool limit;

	if (!parse_in(p, loop))
		return false;
	loop->reversed = parse_word(p, "reversed");
	while (p->token.kind == TOKEN_COMMA || p->token.kind == TOKEN_NAME) {
		parse_skip(p, TOKEN_COMMA);
		limit = parse_word(p, "limit");
		if (!limit && !parse_word(p, "offset")) {
			parse_unexpected(p, "'limit' or 'offset'");
			compile_hint(p->c,
			    "'reversed' stands right behind "
			    "the list, before limit and offset");
			return false;
		}
		if (!parse_expect(p, TOKEN_COLON, "':'", NULL))
			return false;
		if (!limit && !parse_offset(p, loop))
			return false;
		if (limit && (loop->limit = parse_new_expr(p)) == NULL)
			return false;
	}
	return parse_end(p);
}

void
tag_for(struct compiler *c, struct body *body, const struct item *item)
{
	struct loop *loop = arena_alloc(c->env->arena, sizeof(*loop));
	struct parser p;
	struct open open;
	struct item stop;
	bool blank, before = body->blank, seen = false;

	parse_begin(&p, c, item->markup);
	(void)parse_for(&p, loop);
	compile_open(c, &open, item);
	compile_body(c, &loop->body, &stop);
	blank = loop->body.blank;
	while (stop.kind == ITEM_TAG && str_eq(stop.name, STR("else"))) {
		if (seen)
			compile_report(c, CODE_LIQUID_BLOCK, stop.name.p,
			    "a loop has only one 'else'");
		seen = true;
		compile_body(c, &loop->otherwise, &stop);
		blank = blank && loop->otherwise.blank;
	}
	compile_close(c, &open, &stop);
	if (blank) {
		compile_drop_text(&loop->body);
		compile_drop_text(&loop->otherwise);
	}
	compile_finish(c, &loop->body);
	compile_finish(c, &loop->otherwise);
	compile_node(c, body, NODE_FOR, item)->as.loop = loop;
	body->blank = before && blank;
}

static bool
parse_tablerow(struct parser *p, struct loop *loop)
{
	static const char *const names[] = { "limit", "offset", "cols",
		"range" };
	const struct expr **to[] = { &loop->limit, &loop->offset, &loop->cols,
		NULL };
	const struct expr *unused;
	size_t i;

	if (!parse_in(p, loop))
		return false;
	parse_skip(p, TOKEN_COMMA);
	to[3] = &unused;
	while (p->token.kind == TOKEN_NAME) {
		for (i = 0; i < 4 && !parse_word(p, names[i]); i++)
			continue;
		if (i == 4)
			return parse_unexpected(
			    p, "'cols', 'limit' or 'offset'");
		if (!parse_expect(p, TOKEN_COLON, "':'", NULL) ||
		    (*to[i] = parse_new_expr(p)) == NULL)
			return false;
		parse_skip(p, TOKEN_COMMA);
	}
	return parse_end(p);
}

void
tag_tablerow(struct compiler *c, struct body *body, const struct item *item)
{
	struct loop *loop = arena_alloc(c->env->arena, sizeof(*loop));
	struct parser p;
	bool before = body->blank;

	parse_begin(&p, c, item->markup);
	(void)parse_tablerow(&p, loop);
	compile_block(c, &loop->body, item);
	compile_node(c, body, NODE_TABLEROW, item)->as.loop = loop;
	body->blank = before && loop->body.blank;
}
