/*
 * field_schema: a table of fields as a JSON Schema, for editors that complete
 * and check YAML while somebody writes.
 *
 * The schema is wider than the check: an editor sees a number where the author
 * wrote "010", and waymark reads text; a field may be empty, or have the name
 * of another tool. It is stricter in one thing only: it wants the words of a
 * choice in the letters that the manual has, "public" and not "Public".
 *
 * Source    JSON Schema, draft 2020-12.
 */
#ifndef DATA_FIELD_SCHEMA_H
#define DATA_FIELD_SCHEMA_H

#include "data/field.h"

/* title and help name and describe the whole. */
void field_print_schema(const struct field_table *table, const char *title,
    const char *help, struct buf *out);

#endif
