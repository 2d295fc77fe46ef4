/*
 * unicode: the same text in different bytes, and which way it runs.
 *
 * Source    Unicode Standard Annex 15 (normal forms) and 9 (direction);
 *           Unicode Standard 3.13 (case folding), through ICU.
 */
#ifndef LOCALE_UNICODE_H
#define LOCALE_UNICODE_H

#include "base/str.h"

struct arena;

/* True if s is in normal form C. Text that is not UTF-8 is not. */
bool unicode_is_nfc(struct str s);
/* s in normal form C; bytes that are not UTF-8 stay as they are. */
struct str unicode_nfc(struct str s, struct arena *arena);
/*
 * A key that is equal for texts that differ only in case or normal form:
 * "École" written in any way. ASCII never wakes ICU.
 */
struct str unicode_fold(struct str s, struct arena *arena);
/* A control, bidirectional or other format character, or a line separator. */
bool unicode_is_format(uint32_t c);

enum direction { DIRECTION_NONE, DIRECTION_LTR, DIRECTION_RTL };

/* The direction of the first letter in s; none when there is no letter. */
enum direction unicode_direction(struct str s);

#endif
