/*
 * writer: the HTML of a body while it is made, and what is known so far.
 *
 * The walk over the tree (render.c) calls the parts: text.c for words, link.c
 * for links and pictures, raw.c for authors' own HTML. All write here.
 *
 * Owner     out is the writer's; everything else belongs to the caller, or to
 *           nodes_arena().
 */
#ifndef TEXT_WRITER_H
#define TEXT_WRITER_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/map.h"
#include "text/letters.h"
#include "text/markdown.h"
#include "text/nodes.h"

struct anchors;
struct raw_element;

/* Where something stands in the body: line and byte column from 1, column 0
 * if it is not known. */
struct spot {
	size_t line, column;
};

/* A block that takes its direction from its first letter. */
struct block {
	size_t at; /* in out: behind the tag's name, where dir= would go */
	enum direction direction;
};

/* A heading of the body, found before the walk; headings[i] in order. */
struct title {
	const cmark_node *node;
	unsigned level;
	bool quoted; /* within another block: no part of the contents */
	struct str slug; /* what a link in the body calls it */
	struct str id;
	struct str text;
};

struct writer {
	const struct markdown_options *options;
	struct arena *arena; /* of the results */
	struct diag *diag;
	struct buf out;

	unsigned told[CODE_COUNT]; /* findings of each code */
	bool silent; /* the last one was not told, so its hint is not */
	bool untold; /* some were not told */

	struct str body;
	const uint32_t *lines; /* offset of each line's start, made on demand */
	size_t n_lines;

	struct anchors *anchors;
	unsigned number; /* of this body on its page, from 1 */
	struct {
		struct title *items;
		size_t n, cap;
		size_t next; /* the one that the walk comes to next */
	} titles;

	struct { /* the headings that stand around the next one */
		unsigned levels[6]; /* as written, each more than the last */
		unsigned n;
		unsigned least; /* of all headings of the body */
	} around;

	struct map html_ids; /* that authors wrote; found on demand */

	struct {
		struct block *items;
		size_t n, cap;
		size_t open; /* items[open..n) are of no direction yet */
	} blocks;

	struct {
		struct raw_element *items;
		size_t n, cap;
		struct map dropped; /* names whose end tags are to come */
	} raw;

	bool in_word; /* what out ends with goes on, if a letter follows */
	bool joined; /* a tag stood within a word */
	unsigned in_link; /* links cannot stand in links */
	unsigned pictures;
	unsigned footnotes; /* definitions written */
	bool flattened; /* something stood too deep, and that was told */
};

/* Text of the writer itself, as it is: most often of a length that is known. */
static inline void
writer_add(struct writer *w, struct str html)
{
	buf_add(&w->out, html);
}

/* A line end, unless out ends with one. */
void writer_line(struct writer *w);
/* An author's text: escaped, its direction and its last word noticed. */
void writer_text(struct writer *w, struct str text);
/* A text inside of double quotes, escaped. */
void writer_attribute(struct writer *w, struct str text);
/* What stands before and behind this is not one word. */
void writer_gap(struct writer *w);

/* A block begins, out ends with its tag's name; and it ends. */
void writer_block(struct writer *w);
void writer_block_end(struct writer *w);

struct str writer_label(const struct writer *w, enum markdown_label label);

struct spot writer_spot(const cmark_node *node);
/* Report; of one code in one body, so many alike and then their number. */
void writer_report(struct writer *w, enum code code, struct spot spot,
    const char *format, ...) printf_like(4, 5);
/* What to do about it. */
void writer_hint(struct writer *w, const char *format, ...) printf_like(2, 3);
/* How many there were of those that were not told. */
void writer_report_rest(struct writer *w);

/* The source line of the body, without its end. */
struct str writer_source(struct writer *w, size_t line);

#endif
