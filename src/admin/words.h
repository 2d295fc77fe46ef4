/*
 * words: what a form says, in the site's language.
 *
 * Words come from the theme's catalogues. Where these have none, the name of
 * a field is its label, and its help in the table is its hint, in English.
 */
#ifndef ADMIN_WORDS_H
#define ADMIN_WORDS_H

#include "base/str.h"

struct field;
struct form;

/* The theme's words under a key; else the name, as a word. */
struct str form_words(const struct form *f, struct str key, const char *name);
struct str form_label(const struct form *f, const struct field *field);
struct str form_hint(const struct form *f, const struct field *field);
struct str form_choice(
    const struct form *f, const struct field *field, struct str word);

#endif
