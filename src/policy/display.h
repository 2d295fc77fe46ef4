/*
 * display: a person's name as the record allows it to be shown.
 *
 * Source    privacy.md R2: made from the record alone, never from Git, a
 *           path, front matter or a picture.
 */
#ifndef POLICY_DISPLAY_H
#define POLICY_DISPLAY_H

#include "data/value.h"
#include "policy/level.h"

/*
 * The name in parts, as a record's field "name" has it, shown at a level.
 * Empty where the level is none, or the parts it needs are not there: less
 * is shown then, never more.
 */
struct str display_name(
    const struct value *name, enum display_level level, struct arena *arena);

#endif
