/*
 * utf16: ICU's form of text, for the files of locale/ alone.
 *
 * Units     n counts 16-bit units.
 * Errors    text that is not UTF-8, or over a gigabyte, has no such form.
 */
#ifndef LOCALE_UTF16_H
#define LOCALE_UTF16_H

#include <unicode/utypes.h>

#include "base/str.h"

struct arena;

struct utf16 {
	UChar *p; /* NUL-terminated */
	int32_t n;
};

bool utf16_from(
    struct str s, struct arena *arena, struct utf16 *out) must_check;
struct str utf16_to(struct utf16 s, struct arena *arena);

#endif
