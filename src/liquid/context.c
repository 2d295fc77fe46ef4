#include "liquid/context.h"

#include <string.h>

#include "liquid/chars.h"

/* True if s goes on with this word, and the word ends there. */
static bool
starts_word(struct str s, struct str word)
{
	return s.n >= word.n && str_eq_nocase(str_slice(s, 0, word.n), word) &&
	    (s.n == word.n || !is_word(s.p[word.n]));
}

/* At "<": the bytes to go on by. */
static size_t
open_tag(struct context *c, struct str s)
{
	if (str_starts(s, STR("<!--"))) {
		c->state = CONTEXT_COMMENT;
		return 4;
	}
	if (s.n < 2 || !(is_alpha(s.p[1]) || s.p[1] == '/'))
		return 1;
	c->state = CONTEXT_TAG;
	c->inside = CONTEXT_TEXT;
	if (starts_word(str_skip(s, 1), STR("script")))
		c->inside = CONTEXT_SCRIPT;
	else if (starts_word(str_skip(s, 1), STR("style")))
		c->inside = CONTEXT_STYLE;
	for (size_t i = 1; i < s.n; i++) {
		if (is_space(s.p[i]) || s.p[i] == '>')
			return i;
	}
	return s.n;
}

/* Inside a tag, at the start of an attribute, a "=" or ">". */
static size_t
read_attribute(struct context *c, struct str s)
{
	size_t i = 0;

	if (*s.p == '>') {
		c->state = c->inside;
		return 1;
	}
	if (*s.p == '=') {
		c->state = CONTEXT_VALUE;
		return 1;
	}
	if (is_space(*s.p) || *s.p == '/')
		return 1;
	while (i < s.n && !is_space(s.p[i]) && strchr("=>/", s.p[i]) == NULL)
		i++;
	c->handler = i > 2 && str_eq_nocase(str_slice(s, 0, 2), STR("on"));
	return i != 0 ? i : 1;
}

/* The first character of a value: a quote, or the value itself. */
static size_t
open_value(struct context *c, char first)
{
	if (is_space(first))
		return 1;
	c->state = CONTEXT_BARE;
	if (first == '"' || first == '\'') {
		c->state = CONTEXT_QUOTED;
		c->quote = first;
		return 1;
	}
	return 0;
}

/* Up to what ends a text that is read as a whole; s.n if it does not end. */
static size_t
skip_to(struct context *c, struct str s, struct str end, uint8_t then)
{
	size_t at = str_find(s, end);

	if (at == STR_NONE)
		return s.n;
	c->state = then;
	return at + end.n;
}

static size_t
step(struct context *c, struct str s)
{
	size_t at;

	switch ((enum context_state)c->state) {
	case CONTEXT_TEXT:
		at = str_find_char(s, '<');
		if (at == STR_NONE)
			return s.n;
		return at + open_tag(c, str_skip(s, at));
	case CONTEXT_TAG:
		return read_attribute(c, s);
	case CONTEXT_VALUE:
		return open_value(c, *s.p);
	case CONTEXT_BARE:
		if (!is_space(*s.p) && *s.p != '>')
			return 1;
		c->state = CONTEXT_TAG;
		return 0;
	case CONTEXT_QUOTED:
		return skip_to(c, s, (struct str){ &c->quote, 1 }, CONTEXT_TAG);
	case CONTEXT_COMMENT:
		return skip_to(c, s, STR("-->"), CONTEXT_TEXT);
	case CONTEXT_SCRIPT:
		return skip_to(c, s, STR("</script"), CONTEXT_TAG);
	case CONTEXT_STYLE:
		return skip_to(c, s, STR("</style"), CONTEXT_TAG);
	}
	return s.n;
}

void
context_read(struct context *c, struct str text)
{
	uint8_t state;

	while (text.n != 0) {
		state = c->state;
		text = str_skip(text, step(c, text));
		if (state == CONTEXT_SCRIPT || state == CONTEXT_STYLE)
			c->inside = CONTEXT_TEXT;
	}
}

void
context_output(struct context *c)
{
	if (c->state == CONTEXT_VALUE)
		c->state = CONTEXT_BARE;
}

const char *
context_danger(const struct context *c)
{
	switch ((enum context_state)c->state) {
	case CONTEXT_VALUE:
	case CONTEXT_BARE:
		return "in an attribute without quotes";
	case CONTEXT_QUOTED:
		return c->handler ? "in an event handler" : NULL;
	case CONTEXT_SCRIPT:
		return "in a script";
	case CONTEXT_STYLE:
		return "in a style";
	case CONTEXT_TEXT:
	case CONTEXT_TAG:
	case CONTEXT_COMMENT:
		break;
	}
	return NULL;
}
