#include "text/writer.h"

#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"

static const struct str dir_auto = STR_INIT(" dir=\"auto\"");

void
writer_line(struct writer *w)
{
	if (w->out.n != 0 && w->out.p[w->out.n - 1] != '\n')
		buf_add_char(&w->out, '\n');
}

/* The outermost block without a direction takes this one, and with it all
 * that stand in it; it says so where its surroundings run the other way. */
static void
set_direction(struct writer *w, enum direction direction)
{
	struct block *block = &w->blocks.items[w->blocks.open];
	enum direction around = w->blocks.open != 0 ? block[-1].direction
	    : w->options->rtl			    ? DIRECTION_RTL
						    : DIRECTION_LTR;

	if (direction != around) {
		size_t at = block->at, tail = w->out.n - at;

		buf_reserve(&w->out, dir_auto.n);
		memmove(w->out.p + at + dir_auto.n, w->out.p + at, tail);
		memcpy(w->out.p + at, dir_auto.p, dir_auto.n);
		w->out.n += dir_auto.n;
	}
	for (; w->blocks.open < w->blocks.n; w->blocks.open++)
		w->blocks.items[w->blocks.open].direction = direction;
}

static void
look_for_direction(struct writer *w, struct str text)
{
	enum direction direction;
	size_t at = 0;

	while (at < text.n) {
		direction = letter_direction(utf8_next(text, &at));
		if (direction != DIRECTION_OPEN) {
			set_direction(w, direction);
			return;
		}
	}
}

void
writer_attribute(struct writer *w, struct str text)
{
	buf_add_quoted(&w->out, text);
}

static bool
begins_in_letter(struct str text)
{
	size_t at = 0;

	return text.n != 0 && letter_of(utf8_next(text, &at)) >= LETTER_WORD;
}

/* Whether a word goes on behind a text: signs end none, spaces do. */
static bool
ends_in_word(struct str text, bool in_word)
{
	for (size_t at = text.n, next; at != 0;) {
		next = --at;
		while (at != 0 && ((unsigned char)text.p[at] & 0xC0) == 0x80)
			next = --at;
		switch (letter_of(utf8_next(text, &next))) {
		case LETTER_WORD:
			return true;
		case LETTER_SPACE:
		case LETTER_IDEOGRAPH:
			return false;
		case LETTER_NONE:
			break;
		}
	}
	return in_word;
}

void
writer_text(struct writer *w, struct str text)
{
	if (w->in_word && w->out.n != 0 && w->out.p[w->out.n - 1] == '>')
		w->joined |= begins_in_letter(text);
	if (w->blocks.open < w->blocks.n)
		look_for_direction(w, text);
	writer_attribute(w, text);
	w->in_word = ends_in_word(text, w->in_word);
}

void
writer_gap(struct writer *w)
{
	w->in_word = false;
}

void
writer_block(struct writer *w)
{
	struct block *block = vec_push(nodes_arena(), &w->blocks);

	block->at = w->out.n;
	w->in_word = false;
}

void
writer_block_end(struct writer *w)
{
	w->blocks.n--;
	if (w->blocks.open > w->blocks.n)
		w->blocks.open = w->blocks.n;
	w->in_word = false;
}

struct str
writer_label(const struct writer *w, enum markdown_label label)
{
	return w->options->labels != NULL ? w->options->labels[label]
					  : markdown_labels[label].english;
}

static void
find_lines(struct writer *w)
{
	struct {
		uint32_t *items;
		size_t n, cap;
	} lines = { NULL, 0, 0 };

	*vec_push(nodes_arena(), &lines) = 0;
	for (size_t i = 0; i < w->body.n; i++) {
		if (w->body.p[i] == '\n')
			*vec_push(nodes_arena(), &lines) = (uint32_t)i + 1;
	}
	w->lines = lines.items;
	w->n_lines = lines.n;
}

struct str
writer_source(struct writer *w, size_t line)
{
	size_t from, end;

	if (w->lines == NULL)
		find_lines(w);
	if (line == 0 || line > w->n_lines)
		return (struct str){ NULL, 0 };
	from = w->lines[line - 1];
	end = line < w->n_lines ? w->lines[line] - 1 : w->body.n;
	return str_slice(w->body, from, end - from);
}

struct spot
writer_spot(const cmark_node *node)
{
	struct spot spot;

	spot.column = (size_t)node->start_column;
	/* Nodes that the library makes late have no place of their own. */
	for (; node->start_line <= 0 && node->parent != NULL;
	     node = node->parent)
		spot.column = 0;
	spot.line = (size_t)node->start_line;
	return spot;
}

/* Where only the line is known, the place is that of its first sign. */
static struct place
place_of(struct writer *w, struct spot spot)
{
	struct place place = { .path = w->options->path };
	struct str line = writer_source(w, spot.line);
	size_t before = 0;

	place.line = w->options->line != 0 ? w->options->line : 1;
	if (spot.line != 0)
		place.line += (uint32_t)spot.line - 1;
	if (spot.column != 0)
		before = spot.column - 1;
	else if (line.n != 0)
		before = (size_t)(str_trim(line).p - line.p);
	place.column = 1 + (uint32_t)utf8_count(str_slice(line, 0, before));
	return place;
}

void
writer_report(
    struct writer *w, enum code code, struct spot spot, const char *format, ...)
{
	struct str text;
	va_list args;

	w->silent = w->told[code]++ >= LIMIT_FINDINGS_ALIKE;
	w->untold = w->untold || w->silent;
	if (w->silent)
		return;
	va_start(args, format);
	text = arena_vprintf(nodes_arena(), format, args);
	va_end(args);
	diag_report(w->diag, code, place_of(w, spot), "%.*s", STR_ARG(text));
}

void
writer_hint(struct writer *w, const char *format, ...)
{
	struct str text;
	va_list args;

	if (w->silent)
		return;
	va_start(args, format);
	text = arena_vprintf(nodes_arena(), format, args);
	va_end(args);
	diag_hint(w->diag, "%.*s", STR_ARG(text));
}

void
writer_report_rest(struct writer *w)
{
	for (unsigned i = 0; w->untold && i < CODE_COUNT; i++) {
		if (w->told[i] > LIMIT_FINDINGS_ALIKE)
			diag_report(w->diag, (enum code)i,
			    (struct place){ .path = w->options->path },
			    "there are %u more findings like these",
			    w->told[i] - LIMIT_FINDINGS_ALIKE);
	}
}
