#include "liquid/compile.h"

#include "liquid/parse.h"

/* [with e | for e] [as x] [,] k: v, ... */
static bool
parse_bindings(struct parser *p, struct partial *partial)
{
	struct argument *a;

	partial->as = NAME_NONE;
	partial->each = parse_word(p, "for");
	if ((partial->each || parse_word(p, "with")) &&
	    (partial->with = parse_new_expr(p)) == NULL)
		return false;
	if (parse_word(p, "as") && !parse_name(p, "a name", &partial->as))
		return false;
	parse_skip(p, TOKEN_COMMA);
	while (p->token.kind == TOKEN_NAME) {
		a = vec_push(p->c->env->arena, partial);
		if (!parse_name(p, "a name", &a->name) ||
		    !parse_expect(p, TOKEN_COLON, "':'", NULL) ||
		    !parse_expr(p, &a->value))
			return false;
		parse_skip(p, TOKEN_COMMA);
	}
	return parse_end(p);
}

/* A literal name is checked and, if there is such a template, bound now. */
static bool
bind_template(struct parser *p, struct partial *partial, const char *at)
{
	const struct compile_env *env = p->c->env;
	struct str name;

	if (partial->name.kind != EXPR_LITERAL)
		return true;
	if (partial->name.as.literal.kind != VALUE_TEXT) {
		compile_report(p->c, CODE_LIQUID_SYNTAX, at,
		    "the name of a template is text in quotes");
		return false;
	}
	name = value_str(&partial->name.as.literal);
	if (!liquid_name_ok(name)) {
		compile_report(p->c, CODE_LIQUID_NAME, at,
		    "'%.*s' is not the name of a template", STR_ARG(name));
		compile_hint(p->c,
		    "a name is a path below the theme's "
		    "templates, such as 'cards/artifact'");
		return false;
	}
	partial->name.site = compile_site(p->c);
	if (!env->lazy)
		partial->template = set_find(env->set, name);
	return true;
}

/* Jekyll's {% include card.html title="x" %} is a common mistake. */
static void
hint_jekyll(struct parser *p, const char *tag)
{
	if (p->token.kind == TOKEN_DOT || p->token.kind == TOKEN_ASSIGN)
		compile_hint(p->c, "write {%% %s 'file', name: value %%}", tag);
}

static void
compile_partial(struct compiler *c, struct body *body, const struct item *item,
    enum node_kind kind)
{
	struct partial *partial = arena_alloc(c->env->arena, sizeof(*partial));
	struct parser p;
	const char *at;

	parse_begin(&p, c, item->markup);
	at = p.token.at;
	body->blank = false;
	if (kind == NODE_RENDER && p.token.kind != TOKEN_TEXT) {
		parse_unexpected(&p, "the name of a template in quotes");
		return;
	}
	if (!parse_expr(&p, &partial->name) || !parse_bindings(&p, partial)) {
		hint_jekyll(&p, kind == NODE_RENDER ? "render" : "include");
		return;
	}
	if (bind_template(&p, partial, at))
		compile_node(c, body, kind, item)->as.partial = partial;
}

void
tag_include(struct compiler *c, struct body *body, const struct item *item)
{
	compile_partial(c, body, item, NODE_INCLUDE);
}

void
tag_render(struct compiler *c, struct body *body, const struct item *item)
{
	compile_partial(c, body, item, NODE_RENDER);
}

void
tag_layout(struct compiler *c, struct body *body, const struct item *item)
{
	struct parser p;
	const char *at;

	if (c->open != NULL || !body->blank || c->t->has_layout) {
		compile_report(c, CODE_LIQUID_BLOCK, item->name.p,
		    "'layout' stands before everything that writes");
		return;
	}
	parse_begin(&p, c, item->markup);
	at = p.token.at;
	if (!parse_expr(&p, &c->t->layout.name) || !parse_end(&p) ||
	    !bind_template(&p, &c->t->layout, at))
		return;
	c->t->has_layout = true;
}

/* A block is named by a word, or by text in quotes. */
static bool
parse_block_name(struct parser *p, struct token *out)
{
	if (p->token.kind != TOKEN_NAME && p->token.kind != TOKEN_TEXT)
		return parse_unexpected(p, "the name of a block");
	*out = p->token;
	parse_advance(p);
	return parse_end(p);
}

void
tag_block(struct compiler *c, struct body *body, const struct item *item)
{
	struct body *inner = arena_alloc(c->env->arena, sizeof(*inner));
	struct parser p;
	struct token name;
	struct node *node;
	bool ok;

	parse_begin(&p, c, item->markup);
	ok = parse_block_name(&p, &name);
	if (ok && map_get(&c->blocks, name.text) != NULL)
		compile_report(c, CODE_LIQUID_BLOCK, name.at,
		    "there is a block '%.*s' already", STR_ARG(name.text));
	if (ok)
		map_put(&c->blocks, name.text, c);
	compile_block(c, inner, item);
	if (!ok)
		return;
	node = compile_node(c, body, NODE_BLOCK, item);
	node->name = names_intern(c->env->names, name.text);
	node->as.body = inner;
}
