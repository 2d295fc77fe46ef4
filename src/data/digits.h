/*
 * digits: numbers as text, the same on every machine.
 *
 * Units     a number takes at most DIGITS_CHARS characters, without a NUL.
 * Source    Float#to_s of Ruby: the fewest digits that read back, at least
 *           one behind the point, an exponent for the very large and small.
 */
#ifndef DATA_DIGITS_H
#define DATA_DIGITS_H

#include <stddef.h>
#include <stdint.h>

enum { DIGITS_CHARS = 32 };

/* The number of characters written. */
size_t digits_write(char to[DIGITS_CHARS], double d);
size_t digits_write_integer(char to[DIGITS_CHARS], int64_t i);

#endif
