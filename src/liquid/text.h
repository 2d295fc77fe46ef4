/*
 * text: what a value looks like when it is written.
 *
 * Owner     made in the arena, unless the value is text already.
 * Source    Liquid::Utils.to_s: a filter sees a list as ["a", 1] and an object
 *           as {"a"=>1}. Written, a list is its items with nothing between
 *           and an object compact JSON (templates.md 3).
 */
#ifndef LIQUID_TEXT_H
#define LIQUID_TEXT_H

#include "base/buf.h"
#include "data/drop.h"

/* As {{ }} writes it, not escaped. */
struct str value_write(const struct value *v, struct arena *arena);
/* As a filter takes it; scratch is used and left empty. */
struct str value_as_text(const struct value *v, struct arena *arena,
    struct drop_env *env, struct buf *scratch);

#endif
