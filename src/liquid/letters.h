/*
 * letters: which characters are letters, and their other case.
 *
 * Simple case mapping, one character to one, whatever the user's locale.
 *
 * Source    The Unicode Standard, as the C library's C.UTF-8 has it.
 */
#ifndef LIQUID_LETTERS_H
#define LIQUID_LETTERS_H

#include "liquid/filter.h"

struct str letters_upcase(struct liquid_call *call, struct str s);
struct str letters_downcase(struct liquid_call *call, struct str s);
/* A letter, a mark on one, or a digit, of any script. */
bool letters_is_word(struct liquid_call *call, uint32_t c);
/* Chinese, Japanese or Korean writing, which has no spaces. */
bool letters_is_cjk(uint32_t c);
/* A letter of Europe as ASCII letters, or NULL: "ss". */
const char *letters_ascii(uint32_t c);

#endif
