/*
 * assets: a theme's files as visitors get them.
 *
 * A file's name carries eight digits of its content's hash, so that a host may
 * let browsers keep it for ever. A style sheet's url(name) of another asset
 * is rewritten to the name that the asset is published by, and the sheet goes
 * out without comments.
 */
#ifndef THEME_ASSETS_H
#define THEME_ASSETS_H

#include "theme/theme.h"

struct theme_files;

/* Every file below assets/ of the chain; "style.css" begins with tokens. */
void assets_make(struct theme *theme, const struct theme_files *files,
    struct str tokens, struct arena *arena);

#endif
