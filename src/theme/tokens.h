/*
 * tokens: the colors and fonts of a theme as CSS custom properties.
 *
 * theme.yaml lists every color once with its light and its dark value;
 * site.yaml's theme_options may change the accent and the fonts. From both
 * comes the head of style.css: the light values, the dark ones for readers
 * who prefer dark, and both again for a reader's own choice. Paper is always
 * light.
 *
 * Errors    an accent that cannot be read on paper and on cards, light or
 *           dark, is reported with the nearest one that can.
 */
#ifndef THEME_TOKENS_H
#define THEME_TOKENS_H

#include "theme/settings.h"

struct buf;

/* about is the theme.yaml that has the tokens. False if reported. */
bool tokens_write(const struct value *about, struct str path,
    const struct settings *settings, struct arena *arena, struct diag *diag,
    struct buf *out) must_check;

#endif
