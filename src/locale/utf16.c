#include "locale/utf16.h"

#include <limits.h>
#include <unicode/ustring.h>

#include "base/arena.h"

bool
utf16_from(struct str s, struct arena *arena, struct utf16 *out)
{
	UErrorCode error = U_ZERO_ERROR;

	if (s.n >= INT_MAX / 2)
		return false;
	/* A byte of UTF-8 never becomes more than one unit. */
	out->p = arena_array(arena, s.n + 1, sizeof(*out->p));
	out->n = 0;
	if (s.n != 0)
		u_strFromUTF8(out->p, (int32_t)s.n + 1, &out->n, s.p,
		    (int32_t)s.n, &error);
	return U_SUCCESS(error);
}

struct str
utf16_to(struct utf16 s, struct arena *arena)
{
	UErrorCode error = U_ZERO_ERROR;
	int32_t cap, n = 0;
	char *p;

	if (s.n <= 0 || s.n > INT_MAX / 3 - 1)
		return (struct str){ NULL, 0 };
	/* A unit becomes at most three bytes; a lone surrogate U+FFFD. */
	cap = s.n * 3 + 1;
	p = arena_bytes(arena, (size_t)cap);
	u_strToUTF8WithSub(p, cap, &n, s.p, s.n, 0xFFFD, NULL, &error);
	return U_SUCCESS(error) ? (struct str){ p, (size_t)n }
				: (struct str){ NULL, 0 };
}
