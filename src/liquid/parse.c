#include "liquid/parse.h"

#include <string.h>

#include "base/limits.h"

static const struct {
	const char *wrong;
	const char *hint;
} operators[] = {
	{ "!", "there is no \"!\": write {% unless ... %}, or \"!=\"" },
	{ "&", "write \"and\"" },
	{ "not",
	    "there is no \"not\": write {% unless ... %}, or \"== false\"" },
	{ "+", "write x | plus: y" },
	{ "-", "write x | minus: y" },
	{ "*", "write x | times: y" },
	{ "/", "write x | divided_by: y" },
	{ "=", "write \"==\" to compare" },
};

void
parse_begin(struct parser *p, struct compiler *c, struct str markup)
{
	*p = (struct parser){ .c = c };
	p->lex = (struct lexer){ markup.p, markup.p + markup.n, TOKEN_END };
	p->token = lex_next(&p->lex);
}

void
parse_advance(struct parser *p)
{
	p->token = p->looked ? p->ahead : lex_next(&p->lex);
	p->looked = false;
}

enum token_kind
parse_peek(struct parser *p)
{
	if (!p->looked)
		p->ahead = lex_next(&p->lex);
	p->looked = true;
	return p->ahead.kind;
}

bool
parse_skip(struct parser *p, enum token_kind kind)
{
	if (p->token.kind != kind)
		return false;
	parse_advance(p);
	return true;
}

bool
parse_word(struct parser *p, const char *word)
{
	if (p->token.kind != TOKEN_NAME ||
	    !str_eq(p->token.text, str_from(word)))
		return false;
	parse_advance(p);
	return true;
}

static void
hint_operator(struct parser *p)
{
	for (size_t i = 0; i < sizeof(operators) / sizeof(*operators); i++) {
		if (str_eq(p->token.text, str_from(operators[i].wrong)))
			compile_hint(p->c, "%s", operators[i].hint);
	}
}

bool
parse_unexpected(struct parser *p, const char *expected)
{
	const struct token *t = &p->token;

	if (t->kind == TOKEN_OPEN_TEXT)
		compile_report(p->c, CODE_LIQUID_SYNTAX, t->at,
		    "text that starts with %c is never closed", *t->at);
	else if (t->kind == TOKEN_END)
		compile_report(p->c, CODE_LIQUID_SYNTAX, t->at,
		    "%s is missing here", expected);
	else
		compile_report(p->c, CODE_LIQUID_SYNTAX, t->at,
		    "expected %s, but found '%.*s'", expected,
		    STR_ARG(t->text));
	if (t->kind != TOKEN_END)
		hint_operator(p);
	return false;
}

bool
parse_expect(
    struct parser *p, enum token_kind kind, const char *what, struct token *out)
{
	if (p->token.kind != kind)
		return parse_unexpected(p, what);
	if (out != NULL)
		*out = p->token;
	parse_advance(p);
	return true;
}

bool
parse_end(struct parser *p)
{
	return p->token.kind == TOKEN_END ||
	    parse_unexpected(p, "nothing more");
}

bool
parse_name(struct parser *p, const char *what, uint32_t *out)
{
	struct token t;

	if (!parse_expect(p, TOKEN_NAME, what, &t))
		return false;
	*out = names_intern(p->c->env->names, t.text);
	return true;
}

static const struct liquid_filter *
find_filter(struct parser *p, const struct token *name)
{
	const struct map *filters = &p->c->env->set->filters;
	const struct liquid_filter *f = map_get(filters, name->text);
	struct str near;

	if (f != NULL)
		return f;
	compile_report(p->c, CODE_LIQUID_FILTER, name->at,
	    "unknown filter '%.*s'", STR_ARG(name->text));
	near = map_nearest(filters, name->text);
	if (near.n != 0)
		compile_hint(p->c, "did you mean '%.*s'?", STR_ARG(near));
	return NULL;
}

struct arguments {
	struct expr *items;
	size_t n;
	size_t cap;
};

struct keys {
	struct str *items;
	size_t n;
	size_t cap;
};

static bool
parse_argument(struct parser *p, struct arguments *args,
    struct arguments *named, struct keys *keys)
{
	struct arena *arena = p->c->env->arena;

	if (p->token.kind != TOKEN_NAME || parse_peek(p) != TOKEN_COLON)
		return parse_expr(p, vec_push(arena, args));
	*(struct str *)vec_push(arena, keys) = p->token.text;
	parse_advance(p);
	parse_advance(p);
	return parse_expr(p, vec_push(arena, named));
}

static bool
at_arguments_end(const struct parser *p)
{
	return p->token.kind == TOKEN_PIPE || p->token.kind == TOKEN_END;
}

static bool
parse_arguments(struct parser *p, struct filter_use *use)
{
	struct arguments args = { 0 }, named = { 0 };
	struct keys keys = { 0 };

	if (!at_arguments_end(p) && !parse_argument(p, &args, &named, &keys))
		return false;
	while (parse_skip(p, TOKEN_COMMA) && !at_arguments_end(p)) {
		if (!parse_argument(p, &args, &named, &keys))
			return false;
	}
	use->n_args = (uint16_t)args.n;
	use->n_named = (uint16_t)named.n;
	use->keys = keys.items;
	for (size_t i = 0; i < named.n; i++)
		*(struct expr *)vec_push(p->c->env->arena, &args) =
		    named.items[i];
	use->args = args.items;
	return true;
}

static bool
check_count(struct parser *p, const struct filter_use *use, const char *at)
{
	size_t n = (size_t)use->n_args + (use->n_named != 0);
	const struct liquid_filter *f = use->filter;

	if (n >= f->min && n <= f->max)
		return true;
	if (f->max == 0)
		compile_report(p->c, CODE_LIQUID_ARGUMENTS, at,
		    "filter '%s' takes no arguments", f->name);
	else
		compile_report(p->c, CODE_LIQUID_ARGUMENTS, at,
		    "filter '%s' takes %s%u argument%s, not %zu", f->name,
		    n < f->min ? (f->min == f->max ? "" : "at least ")
			       : (f->min == f->max ? "" : "at most "),
		    n < f->min ? f->min : f->max,
		    (n < f->min ? f->min : f->max) == 1 ? "" : "s", n);
	if (f->syntax != NULL)
		compile_hint(p->c, "write %s", f->syntax);
	return false;
}

/* Compile the text of where_exp and its like where it is a literal. */
static bool
parse_inner(struct parser *p, struct filter_use *use)
{
	const struct expr *e = &use->args[1];
	struct parser inner;
	struct condition *condition;
	struct chain *chain;

	if (use->filter->takes < LIQUID_TAKES_CONDITION || use->n_args < 2 ||
	    e->kind != EXPR_LITERAL || e->as.literal.kind != VALUE_TEXT)
		return true;
	parse_begin(&inner, p->c, value_str(&e->as.literal));
	inner.depth = p->depth + 1;
	if (inner.depth > LIMIT_LIQUID_BRACKETS) {
		compile_report(p->c, CODE_LIQUID_LIMIT, inner.token.at,
		    "texts of filters are nested deeper than the limit of %u",
		    LIMIT_LIQUID_BRACKETS);
		return false;
	}
	if (use->filter->takes == LIQUID_TAKES_CONDITION) {
		condition = arena_alloc(p->c->env->arena, sizeof(*condition));
		use->condition = condition;
		return parse_condition(&inner, condition) && parse_end(&inner);
	}
	chain = arena_alloc(p->c->env->arena, sizeof(*chain));
	use->chain = chain;
	return parse_chain(&inner, chain) && parse_end(&inner);
}

static bool
parse_filter(struct parser *p, struct filter_use *use)
{
	struct token name;

	if (!parse_expect(p, TOKEN_NAME, "the name of a filter", &name))
		return false;
	use->at = compile_at(p->c, name.at);
	use->site = compile_site(p->c);
	use->filter = find_filter(p, &name);
	if (use->filter == NULL)
		return false;
	if (parse_skip(p, TOKEN_COLON) && !parse_arguments(p, use))
		return false;
	return check_count(p, use, name.at) && parse_inner(p, use);
}

bool
parse_chain(struct parser *p, struct chain *out)
{
	*out = (struct chain){ 0 };
	if (p->token.kind == TOKEN_END) {
		out->empty = true;
		out->value.at = compile_at(p->c, p->token.at);
		return true;
	}
	if (!parse_expr(p, &out->value))
		return false;
	while (parse_skip(p, TOKEN_PIPE)) {
		if (!parse_filter(p, vec_push(p->c->env->arena, out)))
			return false;
	}
	/* What a page compiles is not there any more on the next one. */
	if (!p->c->env->lazy && chain_is_literal(out))
		out->constant = ++p->c->env->set->n_constants;
	return true;
}

bool
parse_condition(struct parser *p, struct condition *out)
{
	struct test *t;

	*out = (struct condition){ 0 };
	do {
		t = vec_push(p->c->env->arena, out);
		if (!parse_expr(p, &t->left))
			return false;
		t->at = compile_at(p->c, p->token.at);
		if (p->token.kind == TOKEN_COMPARISON) {
			t->comparison = p->token.comparison;
			parse_advance(p);
			if (!parse_expr(p, &t->right))
				return false;
		}
		t->link = parse_word(p, "and") ? LINK_AND
		    : parse_word(p, "or")      ? LINK_OR
					       : LINK_END;
	} while (t->link != LINK_END);
	return true;
}
