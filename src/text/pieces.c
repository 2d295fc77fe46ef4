#include "text/pieces.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "base/utf8.h"
#include "text/letters.h"
#include "text/tag.h"

/* Elements that are blocks themselves, or stand around blocks. */
static const struct element {
	struct str name;
	enum piece_kind kind;
} elements[] = {
	{ STR_INIT("p"), PIECE_TEXT },
	{ STR_INIT("h1"), PIECE_HEADING },
	{ STR_INIT("h2"), PIECE_HEADING },
	{ STR_INIT("h3"), PIECE_HEADING },
	{ STR_INIT("h4"), PIECE_HEADING },
	{ STR_INIT("h5"), PIECE_HEADING },
	{ STR_INIT("h6"), PIECE_HEADING },
	{ STR_INIT("li"), PIECE_ENTRY },
	{ STR_INIT("tr"), PIECE_ROW },
	{ STR_INIT("pre"), PIECE_LISTING },
	{ STR_INIT("dt"), PIECE_OTHER },
	{ STR_INIT("dd"), PIECE_OTHER },
	{ STR_INIT("summary"), PIECE_OTHER },
	{ STR_INIT("figcaption"), PIECE_OTHER },
	{ STR_INIT("ul"), PIECE_FRAME },
	{ STR_INIT("ol"), PIECE_FRAME },
	{ STR_INIT("dl"), PIECE_FRAME },
	{ STR_INIT("table"), PIECE_FRAME },
	{ STR_INIT("thead"), PIECE_FRAME },
	{ STR_INIT("tbody"), PIECE_FRAME },
	{ STR_INIT("tfoot"), PIECE_FRAME },
	{ STR_INIT("caption"), PIECE_FRAME },
	{ STR_INIT("blockquote"), PIECE_FRAME },
	{ STR_INIT("section"), PIECE_FRAME },
	{ STR_INIT("div"), PIECE_FRAME },
	{ STR_INIT("aside"), PIECE_FRAME },
	{ STR_INIT("figure"), PIECE_FRAME },
	{ STR_INIT("details"), PIECE_FRAME },
	{ STR_INIT("video"), PIECE_FRAME },
	{ STR_INIT("audio"), PIECE_FRAME },
	{ STR_INIT("hr"), PIECE_FRAME },
};

struct cuts {
	struct arena *arena; /* that it lives in itself */
	struct map words; /* their numbers */
	struct map texts; /* the numbers of blocks, by their words and signs */
	struct map blocks; /* by their content, to struct known */
};

/* How the content of a block begins. */
enum start {
	START_PLAIN,
	START_SPACED, /* white space stood between the tags before it */
	START_BARE /* there are no tags before it: leading space is none */
};

/* What a content was cut into; from draft to draft most are the same. */
struct known {
	struct cuts *cuts;
	bool numbered; /* its tokens are */
	enum piece_kind kind;
	enum start start;
	struct token *tokens;
	size_t n;
	size_t words;
	uint32_t id;
};

struct cutter {
	struct pieces *out;
	struct cuts *cuts;
	struct arena *arena;
	const char *at; /* where the tag or text being read begins */
	struct piece *block; /* being filled, or NULL */
	struct str inside; /* the name of its element; empty if bare */
	enum start start;
	bool empty; /* nothing but white space is in it yet */
	struct {
		struct tag *items; /* texts and tags in it */
		size_t n;
		size_t cap;
	} parts;
	struct {
		struct token *items; /* of the block being cut up */
		size_t n;
		size_t cap;
	} tokens;
	unsigned depth;
	bool spaced;
};

static const struct element *
find_element(struct str name)
{
	char first = name.n != 0 ? (char)(*name.p | 0x20) : '\0';

	for (size_t i = 0; i < sizeof(elements) / sizeof(*elements); i++) {
		if (*elements[i].name.p == first &&
		    str_eq_nocase(elements[i].name, name))
			return &elements[i];
	}
	return NULL;
}

/* The number of a text, from 1 in order of first meeting. */
static uint32_t
number_of(struct map *numbers, struct str text)
{
	void **at = map_at(numbers, text);

	if (*at == NULL)
		*at = (void *)(uintptr_t)numbers->n;
	return (uint32_t)(uintptr_t)*at;
}

static struct piece *
add_piece(struct cutter *c, enum piece_kind kind, struct str open)
{
	struct piece *piece = vec_push(c->arena, c->out);

	piece->kind = kind;
	piece->open = open;
	piece->depth = c->depth;
	return piece;
}

/*
 * A block is known by its kind and its words and signs, with a NUL behind each
 * of them, which no HTML has.
 */
static uint32_t
number_block(struct cutter *c, enum piece_kind kind)
{
	size_t n = 1, at = 1;
	char *key;

	for (size_t i = 0; i < c->tokens.n; i++)
		n += c->tokens.items[i].html.n + 1;
	key = arena_bytes(c->arena, n);
	key[0] = (char)kind;
	for (size_t i = 0; i < c->tokens.n; i++) {
		const struct token *t = &c->tokens.items[i];

		if (t->kind == TOKEN_TAG)
			continue;
		memcpy(key + at, t->html.p, t->html.n);
		at += t->html.n;
		key[at++] = '\0';
	}
	return number_of(&c->cuts->texts, (struct str){ key, at });
}

static void
add_token(struct cutter *c, enum token_kind kind, struct str html)
{
	*vec_push(c->arena, &c->tokens) =
	    (struct token){ .kind = kind, .spaced = c->spaced, .html = html };
	c->spaced = false;
}

/* Behind letters that take no knowledge of Unicode, as most do. */
static size_t
skip_plain(struct str text, size_t at)
{
	while (at < text.n && (unsigned)(text.p[at] | 0x20) - 'a' < 26)
		at++;
	return at;
}

/*
 * One token off the front of a text: a word, a mark, or "&amp;" whole. Its
 * first letter, which is no space, ends at `next`.
 */
static size_t
token_length(struct str text, enum letter letter, size_t next)
{
	size_t at = next, semicolon;

	if (text.p[0] == '&') {
		semicolon = str_find_char(str_slice(text, 0, 12), ';');
		return semicolon != STR_NONE ? semicolon + 1 : 1;
	}
	while (letter == LETTER_WORD) {
		at = next = skip_plain(text, next);
		if (next == text.n)
			break;
		letter = letter_of(utf8_next(text, &next));
	}
	return at;
}

static void
add_text(struct cutter *c, struct str text)
{
	enum letter letter;
	size_t n, next;

	while (text.n != 0) {
		next = 0;
		letter = letter_of(utf8_next(text, &next));
		if (letter == LETTER_SPACE) {
			c->spaced = true;
			text = str_skip(text, next);
			continue;
		}
		n = token_length(text, letter, next);
		add_token(c, letter == LETTER_NONE ? TOKEN_SIGN : TOKEN_WORD,
		    str_slice(text, 0, n));
		text = str_skip(text, n);
	}
}

static void
add_part_tokens(struct cutter *c, const struct tag *part)
{
	if (part->kind == TAG_TEXT)
		add_text(c, part->source);
	else if (str_eq_nocase(part->name, STR("img")))
		add_token(c, TOKEN_PICTURE, part->source);
	else
		add_token(c, TOKEN_TAG, part->source);
}

/* Cut up the parts that the block has. */
static struct known *
cut_parts(struct cutter *c)
{
	struct known *known = arena_alloc(c->arena, sizeof(*known));

	c->tokens.n = 0;
	c->spaced = c->start == START_SPACED;
	for (size_t i = 0; i < c->parts.n; i++)
		add_part_tokens(c, &c->parts.items[i]);
	if (c->start == START_BARE && c->tokens.n != 0)
		c->tokens.items[0].spaced = false;
	known->cuts = c->cuts;
	known->kind = c->block->kind;
	known->start = c->start;
	known->id = number_block(c, known->kind);
	known->n = c->tokens.n;
	known->tokens =
	    arena_aligned(c->arena, known->n * sizeof(*known->tokens));
	for (size_t i = 0; i < known->n; i++) {
		known->tokens[i] = c->tokens.items[i];
		known->words += known->tokens[i].kind == TOKEN_WORD;
	}
	return known;
}

static void
end_block(struct cutter *c, struct str close)
{
	struct piece *block = c->block;
	struct known *known;
	void **at;

	if (block == NULL)
		return;
	block->content.n = (size_t)(c->at - block->content.p);
	block->close = close;
	at = map_at(&c->cuts->blocks, block->content);
	known = *at;
	if (known == NULL || known->kind != block->kind ||
	    known->start != c->start)
		known = *at = cut_parts(c);
	block->tokens = known->tokens;
	block->n = known->n;
	block->words = known->words;
	block->id = known->id;
	block->known = known;
	c->block = NULL;
	c->inside = STR("");
}

static void
begin_block(
    struct cutter *c, enum piece_kind kind, struct str open, struct str inside)
{
	end_block(c, STR(""));
	c->block = add_piece(c, kind, open);
	c->block->content.p = c->at + open.n;
	c->inside = inside;
	c->start = open.n == 0 ? START_BARE : START_PLAIN;
	c->empty = true;
	c->parts.n = 0;
}

static void
add_part(struct cutter *c, const struct tag *part)
{
	if (c->block == NULL)
		begin_block(c, PIECE_OTHER, STR(""), STR(""));
	*vec_push(c->arena, &c->parts) = *part;
}

static bool
is_blank(struct str text)
{
	size_t at = 0;

	while (at < text.n) {
		if (letter_of(utf8_next(text, &at)) != LETTER_SPACE)
			return false;
	}
	return true;
}

static void
take_text(struct cutter *c, const struct tag *text)
{
	bool blank = is_blank(text->source);

	if (blank && c->block == NULL)
		return;
	add_part(c, text);
	c->empty = c->empty && blank;
}

static void
take_inline(struct cutter *c, const struct tag *tag)
{
	add_part(c, tag);
	c->empty = false;
}

static void
open_element(struct cutter *c, const struct tag *tag, const struct element *e)
{
	bool in_row = c->block != NULL && c->block->kind == PIECE_ROW;
	bool in_entry =
	    c->block != NULL && c->block->kind == PIECE_ENTRY && c->empty;

	if (in_row) {
		take_inline(c, tag);
	} else if (e->kind == PIECE_FRAME) {
		end_block(c, STR(""));
		add_piece(c, PIECE_FRAME, tag->source);
		c->depth += !str_eq(e->name, STR("hr"));
	} else if (in_entry && e->kind == PIECE_TEXT) {
		/* <li><p>: one entry; the tags of both stand before it. */
		c->block->open.n =
		    (size_t)(tag->source.p + tag->source.n - c->block->open.p);
		c->block->content.p = tag->source.p + tag->source.n;
		if (c->parts.n != 0)
			c->start = START_SPACED;
		c->parts.n = 0;
		c->inside = e->name;
	} else {
		begin_block(c, e->kind, tag->source, e->name);
	}
}

static void
close_element(struct cutter *c, const struct tag *tag, const struct element *e)
{
	struct piece *last;

	if (c->block != NULL && str_eq(e->name, c->inside)) {
		end_block(c, tag->source);
		return;
	}
	if (c->block != NULL && c->block->kind == PIECE_ROW) {
		take_inline(c, tag);
		return;
	}
	end_block(c, STR(""));
	last = c->out->n != 0 ? &c->out->items[c->out->n - 1] : NULL;
	if (e->kind == PIECE_ENTRY && last != NULL &&
	    last->kind == PIECE_ENTRY) {
		/* </p></li>, with nothing but white space between. */
		last->close = last->close.n != 0 ? (struct str){ last->close.p,
			(size_t)(tag->source.p + tag->source.n -
			    last->close.p) }
						 : tag->source;
		return;
	}
	c->depth -= e->kind == PIECE_FRAME && c->depth != 0;
	add_piece(c, PIECE_FRAME, tag->source);
}

static void
take_tag(struct cutter *c, const struct tag *tag)
{
	const struct element *e = find_element(tag->name);

	if (e == NULL)
		take_inline(c, tag);
	else if (tag->kind == TAG_OPEN)
		open_element(c, tag, e);
	else
		close_element(c, tag, e);
}

struct cuts *
cuts_new(struct arena *arena)
{
	struct cuts *cuts = arena_alloc(arena, sizeof(*cuts));

	cuts->arena = arena;
	map_init(&cuts->words, arena);
	map_init(&cuts->texts, arena);
	map_init(&cuts->blocks, arena);
	return cuts;
}

void
pieces_cut(struct pieces *out, struct str html, struct cuts *cuts)
{
	struct cutter c = {
		.out = out, .cuts = cuts, .arena = cuts->arena, .at = html.p
	};
	struct tag tag;

	*out = (struct pieces){ NULL, 0, 0 };
	while (tag_next(&html, &tag)) {
		c.at = tag.source.p;
		if (tag.kind == TAG_TEXT)
			take_text(&c, &tag);
		else if (tag.kind == TAG_OPEN || tag.kind == TAG_CLOSE)
			take_tag(&c, &tag);
	}
	c.at = html.p;
	end_block(&c, STR(""));
}

void
piece_number(const struct piece *piece)
{
	struct known *known = piece->known;

	if (known == NULL || known->numbered)
		return;
	known->numbered = true;
	for (size_t i = 0; i < known->n; i++) {
		struct token *t = &known->tokens[i];

		if (t->kind != TOKEN_TAG)
			t->id = number_of(&known->cuts->words, t->html);
	}
}

struct str
piece_words(const struct piece *piece, struct arena *arena)
{
	struct buf words;
	struct str line;
	bool spaced = false;

	buf_init(&words);
	for (size_t i = 0; i < piece->n; i++) {
		const struct token *t = &piece->tokens[i];

		spaced = spaced || t->spaced;
		if (t->kind != TOKEN_WORD && t->kind != TOKEN_SIGN)
			continue;
		if (spaced && words.n != 0)
			buf_add_char(&words, ' ');
		spaced = false;
		buf_add(&words, t->html);
	}
	line = str_copy(arena, buf_str(&words));
	buf_free(&words);
	return line;
}
