/*
 * xnode: an XML document as elements and texts.
 *
 * Names have their namespace resolved; one that is declared nowhere has its
 * prefix in the place of it, since programs forget to declare them. Entities
 * that a document declares are an error, and nothing outside of it is ever
 * asked for. text/xml.h reads what must be well-formed and written again;
 * this is for documents of other programs, whatever their encoding.
 *
 * Units     lines and columns count from 1.
 * Owner     everything lives in the arena.
 * Errors    reported to diag at their place, and xnode_from_xml is false.
 * Source    XML 1.0 and Namespaces in XML 1.0, through expat; the limits are
 *           LIMIT_XML_DEPTH and LIMIT_XML_NODES.
 */
#ifndef DATA_XNODE_H
#define DATA_XNODE_H

#include "base/diag.h"

struct xnode_attribute {
	struct str space;
	struct str name;
	struct str value;
	struct xnode_attribute *next;
};

struct xnode {
	struct str space; /* namespace, or empty */
	struct str name; /* empty: this is text */
	struct str text;
	struct xnode_attribute *attributes;
	struct xnode *parent;
	struct xnode *first; /* child */
	struct xnode *last;
	struct xnode *next; /* sibling */
	uint32_t line;
	uint32_t column;
};

bool xnode_from_xml(struct str text, struct str path, struct arena *arena,
    struct diag *diag, struct xnode **out) must_check;

/* A new last child of parent; parent may be NULL. */
struct xnode *xnode_add(struct arena *arena, struct xnode *parent);

/* The first child of that name, in any namespace; or NULL. */
const struct xnode *xnode_child(const struct xnode *t, struct str name);
/* The value of the first attribute of that name, in any namespace. */
struct str xnode_attribute(const struct xnode *t, struct str name);
/* All the text below t. */
struct str xnode_text(const struct xnode *t, struct arena *arena);
/* What t holds, written as HTML. */
struct str xnode_html(const struct xnode *t, struct arena *arena);

/* The node behind t in reading order below root, or NULL. */
const struct xnode *xnode_next(const struct xnode *t, const struct xnode *root);

#endif
