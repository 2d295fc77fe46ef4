/*
 * text: what a value looks like when it is written.
 *
 * Owner     made in the arena, unless the value is text already.
 * Source    Liquid::Utils.to_s: a filter sees a list as ["a", 1]; written, it
 *           is its items with nothing between. An object is compact JSON.
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
