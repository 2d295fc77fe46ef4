/*
 * percent: bytes of addresses, written as "%C3" where they cannot stand.
 *
 * Source    RFC 3986 2.1.
 */
#ifndef BASE_PERCENT_H
#define BASE_PERCENT_H

#include "base/str.h"

struct arena;

#define PERCENT_WIDTH 3

/*
 * text with each "%XX" as the byte it stands for; "%00" and a "%" without
 * two digits stay. The slice itself if there is nothing to read.
 */
struct str percent_decode(struct str text, struct arena *arena);
/* Write "%XX" for byte to PERCENT_WIDTH bytes; the number written. */
size_t percent_put(char *to, char byte);

#endif
