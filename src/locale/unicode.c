#include "locale/unicode.h"

#include <limits.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "locale/utf16.h"

bool
unicode_is_nfc(struct str s)
{
	UErrorCode error = U_ZERO_ERROR;
	const UNormalizer2 *nfc;
	struct arena scratch;
	struct utf16 wide;
	bool ok;

	if (utf8_is_ascii(s))
		return true;
	arena_init(&scratch);
	nfc = unorm2_getNFCInstance(&error);
	ok = U_SUCCESS(error) && utf16_from(s, &scratch, &wide) &&
	    unorm2_isNormalized(nfc, wide.p, wide.n, &error) &&
	    U_SUCCESS(error);
	arena_free(&scratch);
	return ok;
}

/* Into NFC; wide itself where that fails. */
static struct utf16
compose(struct utf16 wide, struct arena *arena)
{
	UErrorCode error = U_ZERO_ERROR;
	const UNormalizer2 *nfc = unorm2_getNFCInstance(&error);
	struct utf16 out = { NULL, 0 };
	int32_t cap;

	if (U_FAILURE(error) || wide.n > INT_MAX / 8)
		return wide;
	/* Unicode Standard Annex 15, 9.1: NFC grows by at most three. */
	cap = wide.n * 3 + 1;
	out.p = arena_array(arena, (size_t)cap, sizeof(*out.p));
	out.n = unorm2_normalize(nfc, wide.p, wide.n, out.p, cap, &error);
	return U_SUCCESS(error) ? out : wide;
}

struct str
unicode_nfc(struct str s, struct arena *arena)
{
	struct utf16 wide;

	if (utf8_is_ascii(s) || !utf16_from(s, arena, &wide))
		return s;
	return utf16_to(compose(wide, arena), arena);
}

struct str
unicode_fold(struct str s, struct arena *arena)
{
	UErrorCode error = U_ZERO_ERROR;
	struct utf16 wide, folded;
	int32_t cap;

	if (utf8_is_ascii(s) || !utf16_from(s, arena, &wide))
		return str_lower(arena, s);
	wide = compose(wide, arena);
	/* Full case folding grows by at most three. */
	cap = wide.n * 3 + 1;
	folded.p = arena_array(arena, (size_t)cap, sizeof(*folded.p));
	folded.n = u_strFoldCase(
	    folded.p, cap, wide.p, wide.n, U_FOLD_CASE_DEFAULT, &error);
	if (U_FAILURE(error))
		return str_lower(arena, s);
	return utf16_to(compose(folded, arena), arena);
}

bool
unicode_is_format(uint32_t c)
{
	if (c < 0x80)
		return c < 0x20 || c == 0x7F;
	return (U_GET_GC_MASK((UChar32)c) &
		   (U_GC_CC_MASK | U_GC_CF_MASK | U_GC_CS_MASK | U_GC_ZL_MASK |
		       U_GC_ZP_MASK)) != 0;
}

enum direction
unicode_direction(struct str s)
{
	size_t at = 0;

	while (at < s.n) {
		UCharDirection d = u_charDirection((UChar32)utf8_next(s, &at));

		if (d == U_LEFT_TO_RIGHT)
			return DIRECTION_LTR;
		if (d == U_RIGHT_TO_LEFT || d == U_RIGHT_TO_LEFT_ARABIC)
			return DIRECTION_RTL;
	}
	return DIRECTION_NONE;
}
