/*
 * json: values from JSON and to JSON.
 *
 * Owner     what is read lives in the arena.
 * Errors    told to diag with line and column; then false.
 * Source    RFC 8259; objects keep the order of their members, and a key that
 *           comes twice is an error.
 */
#ifndef DATA_JSON_H
#define DATA_JSON_H

#include "data/drop.h"

struct buf;

bool value_from_json(struct str text, struct str path, struct arena *arena,
    struct diag *diag, struct value *out) must_check;

enum json_style {
	JSON_PLAIN,
	JSON_HTML /* < > & ' and U+2028, U+2029 as \uXXXX: fit for <script> */
};

/*
 * Compact JSON at the end of out. Of a drop, the properties that are plain
 * values are written, since drops may lead back to each other; env is for
 * making them, and with NULL a drop is null. So is what is nested too deep.
 */
void value_to_json(struct buf *out, const struct value *v,
    enum json_style style, struct drop_env *env);

#endif
