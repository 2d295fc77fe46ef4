/*
 * lex: the tokens between the delimiters of a tag or an output.
 *
 * Owner     a token's text is a slice of the source.
 * Errors    a character that starts nothing and text that is never closed
 *           are tokens too: TOKEN_BAD and TOKEN_OPEN_TEXT.
 * Source    the lexer of Ruby Liquid 5.13.
 */
#ifndef LIQUID_LEX_H
#define LIQUID_LEX_H

#include "base/str.h"

enum token_kind {
	TOKEN_END,
	TOKEN_NAME,
	TOKEN_TEXT, /* without its quotes */
	TOKEN_NUMBER,
	TOKEN_DOT,
	TOKEN_DOTS,
	TOKEN_COLON,
	TOKEN_COMMA,
	TOKEN_PIPE,
	TOKEN_OPEN,
	TOKEN_CLOSE,
	TOKEN_OPEN_SQUARE,
	TOKEN_CLOSE_SQUARE,
	TOKEN_COMPARISON,
	TOKEN_ASSIGN, /* a single = */
	TOKEN_OTHER, /* - and ?, which Liquid knows but never takes */
	TOKEN_OPEN_TEXT, /* a quote without its partner */
	TOKEN_BAD
};

struct token {
	uint8_t kind; /* enum token_kind */
	uint8_t comparison; /* enum comparison */
	struct str text;
	const char *at; /* first character, quote included */
};

struct lexer {
	const char *p;
	const char *end;
	uint8_t before; /* the kind of the last token */
};

struct token lex_next(struct lexer *lex);

#endif
