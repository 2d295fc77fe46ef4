/*
 * markup_inner: what the writers of lines and of blocks share.
 */
#ifndef IMPORT_MARKUP_INNER_H
#define IMPORT_MARKUP_INNER_H

#include "base/buf.h"
#include "import/markup.h"

enum role {
	ROLE_WORDS, /* only what it holds counts */
	ROLE_EMPHASIS,
	ROLE_STRONG,
	ROLE_STRIKE,
	ROLE_CODE,
	ROLE_LINK,
	ROLE_PICTURE,
	ROLE_BREAK,
	ROLE_KEEP, /* stays HTML */
	ROLE_EMBED, /* a link to what it would have shown */
	ROLE_HIDDEN, /* left out with all it holds */
	ROLE_BLOCK, /* a part of the page with blocks in it */
	ROLE_HEADING,
	ROLE_QUOTE,
	ROLE_LIST,
	ROLE_TERM, /* <dt> */
	ROLE_PRE,
	ROLE_RULE,
	ROLE_TABLE,
	ROLE_DETAILS
};

struct markup {
	const struct markup_options *options;
	struct arena *arena;
	struct buf out;
	struct buf prefix; /* what each line of the open blocks begins with */
	struct buf pending; /* what the next line begins with instead */
	bool gap; /* an empty line comes before the next block */
	bool cell; /* in a table: one line, and "|" is a sign */
	bool strong; /* already, so that no sign stands in its like */
	bool emphasis;
};

enum role markup_role(struct str name);
/* Whether an element stays HTML. */
bool markup_is_kept(const struct xnode *node);
/* An element or attribute that is left out. */
void markup_drop(struct markup *m, const struct xnode *at, const char *kind,
    struct str name);
/* What an element has that Markdown cannot say. */
void markup_drop_attributes(struct markup *m, const struct xnode *node);
/* node and its inline children, added to line. */
void markup_inline(
    struct markup *m, const struct xnode *node, struct buf *line);
/* Without the spaces round it, hard ones too. */
struct str markup_trim(struct str words);
/* An address that the page may have; false if there is none. */
bool markup_address(struct markup *m, const struct xnode *node,
    struct str address, struct str *out);

/* The empty line that a block needs before it, if it needs one. */
void markup_gap(struct markup *m);
/* The first line of a block, and another one. */
void markup_begin_block(struct markup *m);
void markup_begin_line(struct markup *m);
/* A paragraph of the line's words; nothing if it has none. */
void markup_paragraph(struct markup *m, struct buf *line);
void markup_blocks(struct markup *m, const struct xnode *node);
void markup_table(struct markup *m, const struct xnode *table);

#endif
