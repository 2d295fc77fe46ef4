/*
 * guard: refuse what would take cmark-gfm too long, with the line.
 *
 * The three measures are counted without parsing, so they are upper bounds:
 * a body that passes may still be slow, and a worker's clock stops it then.
 *
 * Source    measured on hostile documents; no page of a survey comes near.
 */
#ifndef TEXT_GUARD_H
#define TEXT_GUARD_H

#include "base/str.h"

struct diag;

/* False: reported, unless diag is NULL. Line is the file's line that the body
 * starts on. */
bool guard_check(struct str body, struct str path, uint32_t line,
    struct diag *diag) must_check;

#endif
