/*
 * yaml_source: the text that libyaml reads, and what it could not read.
 *
 * libyaml's marks count lines, columns and characters from 0; authors count
 * lines and columns from 1, and want to be told in their own words.
 *
 * Owner     text and path are the caller's.
 */
#ifndef DATA_YAML_SOURCE_H
#define DATA_YAML_SOURCE_H

#include <yaml.h>

#include "base/diag.h"

struct source {
	struct str text;
	struct place start; /* of text, in its file */
	/* The character asked for last, and the byte it is at. */
	size_t index;
	size_t at;
};

struct place source_place(const struct source *s, yaml_mark_t mark);
/* What stands behind a mark, to the end of its line. */
struct str source_behind(struct source *s, yaml_mark_t mark);
/* Report why parser has stopped. */
void source_report(
    struct source *s, const yaml_parser_t *parser, struct diag *diag);

#endif
