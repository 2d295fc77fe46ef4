/*
 * compile: from a source to a tree, tag by tag.
 *
 * A tag is a row with a function that reads its markup, then its bodies, and
 * adds a node. A tag that is not understood is told and left out; the tags
 * after it are read as if it had been right, so that all errors of a file are
 * told at once.
 */
#ifndef LIQUID_COMPILE_H
#define LIQUID_COMPILE_H

#include "liquid/context.h"
#include "liquid/items.h"
#include "liquid/template.h"

struct compiler;

typedef void tag_fn(
    struct compiler *c, struct body *body, const struct item *item);

struct tag {
	struct liquid_tag_info info;
	tag_fn *compile;
	bool block; /* ends with "end" and its name */
	const char *inner[2]; /* the tags that part its bodies */
};

/* A block that is not closed yet. */
struct open {
	const struct tag *tag;
	const struct item *item;
	struct open *outer;
};

struct compiler {
	const struct compile_env *env;
	struct liquid_template *t;
	struct items items;
	struct item
	    pushed; /* read again by the block around, when kind is set */
	struct open *open;
	unsigned depth;
	bool trim; /* the next text loses its white space at the left */
	bool stopped; /* nothing sensible can follow */
	struct context context; /* of HTML */
	const struct body *tail; /* the body that ends in trimmable text */
	struct map blocks; /* the names of {% block %} */
	struct map assigned; /* names that something assigns: for hints */
};

const struct tag *tag_named(struct str name);

/* Tell an error at a place of the source. */
void compile_report(struct compiler *c, enum code code, const char *at,
    const char *format, ...) printf_like(4, 5);
void compile_hint(struct compiler *c, const char *format, ...)
    printf_like(2, 3);

/* Where p stands in the source. */
uint32_t compile_at(const struct compiler *c, const char *p);
uint32_t compile_site(struct compiler *c);
/* A node that writes; assign and capture alone leave a body blank. */
struct node *compile_node(struct compiler *c, struct body *body,
    enum node_kind kind, const struct item *item);

/*
 * Read nodes into body until a tag that belongs to the open block; it is put
 * into *stop. Its kind is ITEM_END when the block was never closed.
 */
void compile_body(struct compiler *c, struct body *body, struct item *stop);
/* The only body of a block. */
void compile_block(struct compiler *c, struct body *body, const struct item *i);
/* The body after `item`, inside of the block that item opened. */
void compile_open(struct compiler *c, struct open *o, const struct item *item);
void compile_close(struct compiler *c, struct open *o, const struct item *stop);
/* Take the white space out of a body that writes nothing else. */
void compile_drop_text(struct body *body);
/* Put neighbouring texts together; a body is not added to afterwards. */
void compile_finish(struct compiler *c, struct body *body);

tag_fn tag_assign, tag_block, tag_break, tag_capture, tag_case, tag_comment,
    tag_continue, tag_cycle, tag_decrement, tag_doc, tag_echo, tag_for, tag_if,
    tag_ifchanged, tag_include, tag_increment, tag_layout, tag_liquid, tag_note,
    tag_raw, tag_render, tag_tablerow, tag_unless;

#endif
