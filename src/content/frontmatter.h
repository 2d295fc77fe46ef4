/*
 * frontmatter: split a document into its YAML front matter and its body.
 *
 * The fields stand between a first line "---" and the next line "---" or
 * "..."; blank lines may come before. A document without them is body alone,
 * and so is one that starts with a rule, a "---" with no field behind it.
 *
 * Units     lines count from 1 and end at LF or CRLF.
 * Owner     meta and body are slices of text and live as long as it does.
 * Errors    an opening fence without a closing one, and TOML, are reported.
 * Source    the front matter of Jekyll, Hugo and Pandoc.
 */
#ifndef CONTENT_FRONTMATTER_H
#define CONTENT_FRONTMATTER_H

#include "base/diag.h"

struct frontmatter {
	struct str meta; /* YAML; empty if there is none */
	uint32_t meta_line;
	struct str body;
	uint32_t body_line;
};

/* text has no byte order mark (bytes_text). */
bool frontmatter_split(struct str text, struct str path, struct diag *diag,
    struct frontmatter *out) must_check;

#endif
