/*
 * yaml: read an author's YAML into values that know their places.
 *
 * Every scalar becomes text, or nil where nothing was written; what it means
 * is for a table of fields to say (data/field.h), never for its look: "no",
 * "010" and "12:30" are words. Block and flow style, quotes and block text
 * are read; anchors, aliases, merge keys, tags, keys given twice and second
 * documents are refused, for they surprise whoever did not mean them.
 *
 * Units     columns count code points from 1.
 * Owner     the values are made in arena; their words look at text where they
 *           stand in it as they are read, and are VALUE_WRITTEN then.
 * Errors    every one is reported with its place; then the result is false,
 *           and out is what was read, or nil if the end was not reached.
 *           Words that YAML would drop silently ("title: C # sharp") are a
 *           warning.
 * Source    YAML 1.1, through libyaml's events. Its document API takes
 *           quadratic time over anchors, and has no limits.
 */
#ifndef DATA_YAML_H
#define DATA_YAML_H

#include "data/value.h"

/*
 * A whole file. A file without content is nil. The file's bytes are checked
 * first (data/bytes.h).
 */
bool value_from_yaml(struct str text, struct str path, struct arena *arena,
    struct diag *diag, struct value *out) must_check;

/*
 * The front matter of a document whose bytes are checked already; start is
 * where its first line stands. Its limits are tighter than a file's.
 */
bool value_from_front_matter(struct str text, struct place start,
    struct arena *arena, struct diag *diag, struct value *out) must_check;

/* The version of libyaml that runs. */
const char *yaml_library_version(void);

#endif
