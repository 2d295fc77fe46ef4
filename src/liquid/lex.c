#include "liquid/lex.h"

#include <string.h>

#include "base/utf8.h"
#include "liquid/chars.h"
#include "liquid/template.h"

static const uint8_t single[256] = {
	['.'] = TOKEN_DOT,
	[':'] = TOKEN_COLON,
	[','] = TOKEN_COMMA,
	['|'] = TOKEN_PIPE,
	['('] = TOKEN_OPEN,
	[')'] = TOKEN_CLOSE,
	['['] = TOKEN_OPEN_SQUARE,
	[']'] = TOKEN_CLOSE_SQUARE,
	['='] = TOKEN_ASSIGN,
	['<'] = TOKEN_COMPARISON,
	['>'] = TOKEN_COMPARISON,
	['-'] = TOKEN_OTHER,
	['?'] = TOKEN_OTHER,
};

static const struct {
	char text[3];
	uint8_t kind;
	uint8_t comparison;
} doubles[] = {
	{ "..", TOKEN_DOTS, 0 },
	{ "==", TOKEN_COMPARISON, COMPARE_EQ },
	{ "!=", TOKEN_COMPARISON, COMPARE_NE },
	{ "<>", TOKEN_COMPARISON, COMPARE_NE },
	{ "<=", TOKEN_COMPARISON, COMPARE_LE },
	{ ">=", TOKEN_COMPARISON, COMPARE_GE },
};

static struct token
take(struct lexer *lex, uint8_t kind, size_t n)
{
	struct token t = { .kind = kind, .text = { lex->p, n }, .at = lex->p };

	lex->p += n;
	lex->before = kind;
	return t;
}

static struct token
lex_name(struct lexer *lex)
{
	const char *q = lex->p;
	uint8_t before = lex->before;
	struct token t;

	while (q < lex->end && (is_word(*q) || *q == '-'))
		q++;
	if (q < lex->end && *q == '?')
		q++;
	t = take(lex, TOKEN_NAME, (size_t)(q - lex->p));
	if (before != TOKEN_DOT && str_eq(t.text, STR("contains"))) {
		t.kind = TOKEN_COMPARISON;
		t.comparison = COMPARE_CONTAINS;
	}
	return t;
}

static struct token
lex_number(struct lexer *lex)
{
	const char *q = lex->p + (*lex->p == '-');

	while (q < lex->end && is_digit(*q))
		q++;
	if (lex->end - q > 1 && q[0] == '.' && is_digit(q[1])) {
		q++;
		while (q < lex->end && is_digit(*q))
			q++;
	}
	return take(lex, TOKEN_NUMBER, (size_t)(q - lex->p));
}

static struct token
lex_text(struct lexer *lex)
{
	size_t room = (size_t)(lex->end - lex->p) - 1;
	const char *close = memchr(lex->p + 1, *lex->p, room);
	struct token t;

	if (close == NULL)
		return take(lex, TOKEN_OPEN_TEXT, room + 1);
	t = take(lex, TOKEN_TEXT, (size_t)(close - lex->p) + 1);
	t.text = (struct str){ t.at + 1, t.text.n - 2 };
	return t;
}

static struct token
lex_sign(struct lexer *lex)
{
	size_t left = (size_t)(lex->end - lex->p), at = 0;
	struct token t;

	for (size_t i = 0; i < sizeof(doubles) / sizeof(*doubles); i++) {
		if (left < 2 || memcmp(lex->p, doubles[i].text, 2) != 0)
			continue;
		t = take(lex, doubles[i].kind, 2);
		t.comparison = doubles[i].comparison;
		return t;
	}
	if (single[(unsigned char)*lex->p] == 0) {
		utf8_next((struct str){ lex->p, left }, &at);
		return take(lex, TOKEN_BAD, at);
	}
	t = take(lex, single[(unsigned char)*lex->p], 1);
	if (t.kind == TOKEN_COMPARISON)
		t.comparison = *t.at == '<' ? COMPARE_LT : COMPARE_GT;
	return t;
}

struct token
lex_next(struct lexer *lex)
{
	while (lex->p < lex->end && is_space(*lex->p))
		lex->p++;
	if (lex->p == lex->end)
		return take(lex, TOKEN_END, 0);
	if (is_word(*lex->p) && !is_digit(*lex->p))
		return lex_name(lex);
	if (is_digit(*lex->p) ||
	    (*lex->p == '-' && lex->end - lex->p > 1 && is_digit(lex->p[1])))
		return lex_number(lex);
	if (*lex->p == '\'' || *lex->p == '"')
		return lex_text(lex);
	return lex_sign(lex);
}
