/*
 * xml: read XML token by token, and nothing that is not well-formed.
 *
 * Entities are the five of XML itself; a document type is skipped, so those
 * that it declares are unknown, and using one is an error.
 *
 * Owner     tokens are slices of the text; xml_decode gives a copy only where
 *           there is a reference in it.
 * Errors    xml_next returns false at the end and on an error, which `error`
 *           then says in words; line is where.
 * Source    XML 1.0, fifth edition; namespaces are left to the caller.
 */
#ifndef TEXT_XML_H
#define TEXT_XML_H

#include "base/str.h"

struct arena;

enum xml_kind {
	XML_START, /* <name ...> */
	XML_EMPTY, /* <name ... /> */
	XML_END, /* </name> */
	XML_TEXT,
	XML_CDATA, /* text in which nothing is decoded */
	XML_OTHER /* comment, processing instruction, document type */
};

struct xml_token {
	enum xml_kind kind;
	struct str name; /* prefix included */
	struct str attributes;
	struct str text;
};

struct xml {
	struct str rest;
	uint32_t line; /* of what comes next, from 1 */
	const char *error;
};

void xml_init(struct xml *x, struct str text);
bool xml_next(struct xml *x, struct xml_token *out);
/* Take one attribute off *rest; the value is not decoded. False at the end,
 * and where x->error is set. */
bool xml_attribute(
    struct xml *x, struct str *rest, struct str *name, struct str *value);
/* Text with its references read; false: x->error is set. */
bool xml_decode(struct xml *x, struct str text, struct arena *arena,
    struct str *out) must_check;

/* The name behind the prefix, and the prefix without its colon. */
struct str xml_local(struct str name);
struct str xml_prefix(struct str name);

#endif
