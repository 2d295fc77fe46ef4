#include "liquid/parse.h"

#include "base/limits.h"
#include "liquid/number.h"

const struct expr *
parse_new_expr(struct parser *p)
{
	struct expr *e = arena_alloc(p->c->env->arena, sizeof(*e));

	return parse_expr(p, e) ? e : NULL;
}

static bool
parse_number(struct parser *p, struct expr *out)
{
	struct str text = p->token.text;

	if (str_find_char(text, '.') != STR_NONE) {
		out->as.literal = value_double(number_read(text));
	} else {
		int64_t i;

		if (!number_read_integer(text, &i)) {
			compile_report(p->c, CODE_LIQUID_SYNTAX, p->token.at,
			    "the number %.*s is too large", STR_ARG(text));
			return false;
		}
		out->as.literal = value_int(i);
	}
	parse_advance(p);
	return true;
}

/* A word that is a value, unless something of it is looked up. */
static bool
find_literal(struct str word, struct expr *out)
{
	static const struct {
		const char *word;
		uint8_t kind;
		uint8_t test;
		bool boolean;
	} literals[] = {
		{ "true", VALUE_BOOL, TEST_NONE, true },
		{ "false", VALUE_BOOL, TEST_NONE, false },
		{ "nil", VALUE_NIL, TEST_NONE, false },
		{ "null", VALUE_NIL, TEST_NONE, false },
		{ "empty", VALUE_TEXT, TEST_EMPTY, false },
		{ "blank", VALUE_TEXT, TEST_BLANK, false },
	};

	for (size_t i = 0; i < sizeof(literals) / sizeof(*literals); i++) {
		if (!str_eq(word, str_from(literals[i].word)))
			continue;
		out->kind = EXPR_LITERAL;
		out->test = literals[i].test;
		out->as.literal = (struct value){ .kind = literals[i].kind };
		if (literals[i].kind == VALUE_TEXT)
			out->as.literal = value_text(STR(""));
		if (literals[i].kind == VALUE_BOOL)
			out->as.literal = value_bool(literals[i].boolean);
		return true;
	}
	return false;
}

/* [ e ], with the opening bracket next. */
static bool
parse_brackets(struct parser *p, struct expr *out)
{
	parse_advance(p);
	if (p->depth >= LIMIT_LIQUID_BRACKETS) {
		compile_report(p->c, CODE_LIQUID_LIMIT, p->token.at,
		    "brackets are nested deeper than the limit of %u",
		    LIMIT_LIQUID_BRACKETS);
		return false;
	}
	p->depth++;
	if (!parse_expr(p, out) ||
	    !parse_expect(p, TOKEN_CLOSE_SQUARE, "']'", NULL))
		return false;
	p->depth--;
	return true;
}

static bool
parse_step(struct parser *p, struct step *s)
{
	static const char *const commands[] = { "size", "first", "last" };
	struct expr *e;
	struct token t;

	s->site = compile_site(p->c);
	if (parse_skip(p, TOKEN_DOT)) {
		if (!parse_expect(p, TOKEN_NAME, "a name", &t))
			return false;
		s->kind = STEP_NAME;
		s->key = t.text;
		for (size_t i = 0; i < 3; i++) {
			if (str_eq(t.text, str_from(commands[i])))
				s->kind = (uint8_t)(STEP_SIZE + i);
		}
		return true;
	}
	s->expr = e = arena_alloc(p->c->env->arena, sizeof(*e));
	if (!parse_brackets(p, e))
		return false;
	s->kind = STEP_EXPR;
	if (e->kind == EXPR_LITERAL && e->as.literal.kind == VALUE_TEXT) {
		s->kind = STEP_KEY;
		s->key = value_str(&e->as.literal);
	}
	return true;
}

/* What follows the first part of a path: .name and [e]. */
static bool
parse_steps(struct parser *p, struct path *path, struct expr *out)
{
	while (
	    p->token.kind == TOKEN_DOT || p->token.kind == TOKEN_OPEN_SQUARE) {
		if (!parse_step(p, vec_push(p->c->env->arena, path)))
			return false;
	}
	if (path->n != 0 || path->root != NULL) {
		out->kind = path->root == NULL ? EXPR_PATH : EXPR_COMPUTED;
		out->as.path = path;
	}
	return true;
}

static bool
parse_variable(struct parser *p, struct expr *out)
{
	struct path *path = arena_alloc(p->c->env->arena, sizeof(*path));
	struct expr *root;

	out->kind = EXPR_NAME;
	out->site = compile_site(p->c);
	out->name = NAME_NONE;
	if (p->token.kind == TOKEN_NAME) {
		out->name = names_intern(p->c->env->names, p->token.text);
		parse_advance(p);
		return parse_steps(p, path, out);
	}
	root = arena_alloc(p->c->env->arena, sizeof(*root));
	if (!parse_brackets(p, root))
		return false;
	if (root->kind == EXPR_LITERAL && root->as.literal.kind == VALUE_TEXT)
		out->name = names_intern(
		    p->c->env->names, value_str(&root->as.literal));
	else
		path->root = root;
	return parse_steps(p, path, out);
}

/* (1..3) is a value; so is ('1'..nil), as Ruby's to_i has it. */
static bool
fold_range(struct parser *p, struct expr *out, const char *at)
{
	const struct expr *b = out->as.bounds;
	struct range *range;

	if (b[0].kind != EXPR_LITERAL || b[1].kind != EXPR_LITERAL)
		return true;
	for (size_t i = 0; i < 2; i++) {
		if (b[i].as.literal.kind != VALUE_BOOL &&
		    b[i].as.literal.kind != VALUE_RANGE)
			continue;
		compile_report(p->c, CODE_LIQUID_SYNTAX, at,
		    "a range goes from one whole number to another");
		return false;
	}
	range = arena_alloc(p->c->env->arena, sizeof(*range));
	range->first = number_to_i(&b[0].as.literal);
	range->last = number_to_i(&b[1].as.literal);
	out->kind = EXPR_LITERAL;
	out->as.literal =
	    (struct value){ .kind = VALUE_RANGE, .as.range = range };
	return true;
}

static bool
parse_range(struct parser *p, struct expr *out)
{
	struct expr *bounds = arena_array(p->c->env->arena, 2, sizeof(*bounds));
	const char *at = p->token.at;

	if (p->depth >= LIMIT_LIQUID_BRACKETS) {
		compile_report(p->c, CODE_LIQUID_LIMIT, at,
		    "brackets are nested deeper than the limit of %u",
		    LIMIT_LIQUID_BRACKETS);
		return false;
	}
	p->depth++;
	parse_advance(p);
	if (!parse_expr(p, &bounds[0]))
		return false;
	if (p->token.kind != TOKEN_DOTS) {
		parse_unexpected(p, "'..' of a range");
		compile_hint(
		    p->c, "parentheses are only for ranges such as (1..5)");
		return false;
	}
	parse_advance(p);
	if (!parse_expr(p, &bounds[1]) ||
	    !parse_expect(p, TOKEN_CLOSE, "')'", NULL))
		return false;
	p->depth--;
	out->kind = EXPR_RANGE;
	out->as.bounds = bounds;
	return fold_range(p, out, at);
}

bool
parse_expr(struct parser *p, struct expr *out)
{
	enum token_kind behind;

	*out = (struct expr){ .at = compile_at(p->c, p->token.at) };
	switch (p->token.kind) {
	case TOKEN_TEXT:
		out->as.literal = value_text(p->token.text);
		parse_advance(p);
		return true;
	case TOKEN_NUMBER:
		return parse_number(p, out);
	case TOKEN_OPEN:
		return parse_range(p, out);
	case TOKEN_OPEN_SQUARE:
		return parse_variable(p, out);
	case TOKEN_NAME:
		behind = parse_peek(p);
		if (behind != TOKEN_DOT && behind != TOKEN_OPEN_SQUARE &&
		    find_literal(p->token.text, out)) {
			parse_advance(p);
			return true;
		}
		return parse_variable(p, out);
	default:
		return parse_unexpected(p, "a value");
	}
}
