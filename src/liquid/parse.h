/*
 * parse: expressions, filters and conditions between two delimiters.
 *
 * Errors    what is not understood is told once, at its token; the functions
 *           then return false, which callers pass on.
 * Source    Parser, Variable#strict2_parse and If#strict_parse of Ruby
 *           Liquid 5.13.
 */
#ifndef LIQUID_PARSE_H
#define LIQUID_PARSE_H

#include "liquid/compile.h"
#include "liquid/lex.h"

struct parser {
	struct compiler *c;
	struct lexer lex;
	struct token token; /* the one to be looked at next */
	struct token ahead; /* the one behind it, when looked is set */
	bool looked;
	unsigned depth; /* of brackets */
};

void parse_begin(struct parser *p, struct compiler *c, struct str markup);
/* Go past the token. */
void parse_advance(struct parser *p);
/* Take a token of that kind if it is next. */
bool parse_skip(struct parser *p, enum token_kind kind);
/* Take this word if it is next. */
bool parse_word(struct parser *p, const char *word);
/* The same, or say that `what` was expected. */
bool parse_expect(struct parser *p, enum token_kind kind, const char *what,
    struct token *out) must_check;
/* The kind of the token behind the next one. */
enum token_kind parse_peek(struct parser *p);
/* Nothing may be left. */
bool parse_end(struct parser *p) must_check;
/* Say that the next token does not belong there. */
bool parse_unexpected(struct parser *p, const char *expected);

bool parse_name(struct parser *p, const char *what, uint32_t *out) must_check;
bool parse_expr(struct parser *p, struct expr *out) must_check;
const struct expr *parse_new_expr(struct parser *p);
bool parse_chain(struct parser *p, struct chain *out) must_check;
bool parse_condition(struct parser *p, struct condition *out) must_check;

#endif
